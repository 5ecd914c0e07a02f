/**
 * Recognizes a tab that shows an earlier state while the others do not: old content was pasted over it, or an old copy
 * took its place. What the ledger remembers of its rows proves it.
 */

import { lotsAsBefore } from "../fulfillment/lowered-lots";
import type { SetBack } from "../ledger/reach";
import { lineLabel } from "../orders/line-key";
import { typedOver } from "../orders/walmart-cells";
import { vanishedLines } from "../quantities/guards/guards";
import { type Instant, instant } from "../values/brand";
import { digest } from "../values/digest";
import { counted } from "../values/words";
import type { Shop } from "./shop";

/**
 * A single cleared *Sold on* is restored, and a single lot may have been restocked to the number that it had before. Two
 * of them at once are no chance.
 */
const FEW = 2;

/** `null`: no tab does. */
export function oldTabs(shop: Shop, now: Instant): SetBack | null {
  const { units, ledger, misnamed } = shop;
  const lots = lotsAsBefore(units, ledger, now).length;
  const unsold = misnamed.filter(({ column, shown }) => column === "soldOn" && shown === null).length;
  const away = ordersAway(shop);
  const isInventory = lots + unsold >= FEW;
  if (!isInventory && away === null) return null;
  const signs = [
    [lots, "counted lot reads a Qty", "counted lots read a Qty", " from before what was shipped was taken off"],
    [unsold, "sold unit reads", "sold units read", " unsold"],
    [away?.lines ?? 0, "open order line has", "open order lines have", " no row while others hold older values"],
  ] as const;
  const said = signs.flatMap(([count, one, many, what]) => (count > 0 ? [`${counted(count, one, many)}${what}`] : []));
  return {
    tabs: {
      what: `The content of ${[...(isInventory ? ["Inventory"] : []), ...(away === null ? [] : ["Orders"])].join(" and ")}`,
      sign: `since ${said.join(", and ")}`,
    },
    away: away?.orders ?? [],
    asOf: null,
    unsentFrom: instant(ledger.recall("cursor", "orders")?.at ?? now),
    isOfOneRun: false,
    isMixed: false,
  };
}

/**
 * The open lines without rows, if they belong to the latest of all orders or to other channels, and other rows hold
 * older values than Walmart gave. A person who deletes rows leaves the other rows as they are. `null`: there are none.
 */
function ordersAway({ ledger, lines, tables }: Shop) {
  const { vanished } = vanishedLines(ledger, lines);
  if (vanished.size === 0 || typedOver(tables.orders, ledger).size === 0) return null;
  const shown = new Set(tables.orders.map(({ values }) => values.po));
  const ageOf = (po: string): number => ledger.recall("order", po)?.at ?? 0;
  const isGone = (po: string): boolean =>
    ledger.recall("order", po)?.lines.some((line) => vanished.has(digest(lineLabel({ po, line })))) === true;
  const orders = ledger.names("order");
  const newest = Math.max(...orders.filter((po) => shown.has(po)).map(ageOf));
  const isDeleted = orders.some((po) => isGone(po) && ageOf(po) <= newest);
  return isDeleted ? null : { lines: vanished.size, orders: orders.filter((po) => ageOf(po) > newest) };
}
