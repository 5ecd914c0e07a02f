/** What the sidebar shows of the runs, of the last push, and of orders that differ or were removed. */
import { latestRuns, type ShownRun } from "../../log/shown-runs";
import { removedOrders } from "../../orders/order-memory";
import { planBroughtBack } from "../../shipstation/pulled";
import type { Instant } from "../../values/brand";
import { groupBy } from "../../values/groups";
import type { Shop } from "../shop";
import { type Many, many } from "./many";
import { type Standing, standingsOf } from "./reconciliation";
import { hasPush, isUndoing, leftToUndo } from "./undo";

/** An order about which Walmart, the sheet and ShipStation say different things. Unit of times: milliseconds since 1970. */
export interface ShownDifference {
  readonly po: string;
  /** PO and line of a row of it; `null`: `Orders` has none. */
  readonly row: string | null;
  readonly found: readonly { readonly what: string; readonly todo: string; readonly since: number }[];
  /** What each of the three says. */
  readonly sides: string;
  /** Deleted rows of it can be brought back. */
  readonly isRemoved: boolean;
}

export interface ShownActivity {
  readonly runs: readonly ShownRun[];
  /** The last push; `null`: there is none that can be undone. `left`: the listings that an undo sets back. */
  readonly push: { readonly at: number | null; readonly left: number; readonly isUndoing: boolean } | null;
  /** By order, the oldest first. */
  readonly differences: Many<ShownDifference>;
  /** Orders that differ since a short time; most are right after the next run. */
  readonly passing: number;
  readonly ignored: Many<{ readonly po: string; readonly what: string; readonly reason: string }>;
  /** What *Restore removed orders* can bring back. */
  readonly removed: { readonly orders: number; readonly packages: number };
}

export function shownActivity(shop: Shop, now: Instant): ShownActivity {
  const { tables, ledger } = shop;
  const removed = removedOrders(tables.orders, ledger);
  const standings = standingsOf(shop, now);
  const open = standings.filter(({ ignored }) => ignored === null);
  const lasting = byOrder(open.filter(({ isLasting }) => isLasting));
  const isRemoved = new Set(removed);
  return {
    runs: latestRuns(tables.log),
    push: hasPush(shop)
      ? {
          at: ledger.recall("cursor", "push")?.at ?? null,
          left: leftToUndo(shop).length,
          isUndoing: isUndoing(shop),
        }
      : null,
    differences: many([...lasting], ([po, own]) => ({
      po,
      row: shop.lines.find(({ row }) => row.values.po === po)?.label ?? null,
      found: own.map(({ difference: { what, todo }, since }) => ({ what, todo, since })),
      sides: own[0]?.difference.sides ?? "",
      isRemoved: isRemoved.has(po),
    })),
    passing: [...byOrder(open).keys()].filter((po) => !lasting.has(po)).length,
    ignored: many(
      standings.filter(({ ignored }) => ignored !== null),
      ({ difference: { po, what }, ignored }) => ({ po, what, reason: ignored ?? "" }),
    ),
    removed: { orders: removed.length, packages: planBroughtBack(tables.shipments, ledger, () => true).count },
  };
}

const byOrder = (standings: readonly Standing[]): ReadonlyMap<string, readonly Standing[]> =>
  groupBy(standings, ({ difference }) => difference.po);
