/**
 * Units that the marketplace itself keeps aside for its open orders. Aisle has already subtracted those orders. If the
 * account works that way, these units have to be added again, or the orders would count twice.
 */

import type { Ledger, Memory } from "../../ledger/ledger";
import { isWalmart, type SheetLine } from "../../orders/order-line";
import { sumOf } from "../../values/groups";
import { counted } from "../../values/words";
import type { HistoryOf } from "../history/sent";
import type { ListingQuantity } from "./plan-listing-quantities";

/** The marketplace's imported lines of one listing that are neither shipped nor canceled. `since`: the latest order. */
export interface OpenOrders {
  readonly units: number;
  readonly since: number;
}

export type OpenOrdersOf = (sku: string) => OpenOrders;

const NONE: OpenOrders = { units: 0, since: 0 };

/**
 * By sold SKU, how many ordered units are neither canceled nor shipped, and when the latest of these lines was ordered.
 * Only Walmart's orders count.
 */
export function openOrders(lines: readonly SheetLine[]): OpenOrdersOf {
  const bySku = new Map<string, OpenOrders>();
  for (const { row, sold, quantity, canceled: cancelled, shipped } of lines) {
    const open = quantity - cancelled - shipped;
    if (sold === null || !isWalmart(row) || open <= 0) continue;
    const { units, since } = bySku.get(sold) ?? NONE;
    bySku.set(sold, { units: units + open, since: Math.max(since, row.values.orderedAt ?? 0) });
  }
  return (sku) => bySku.get(sku) ?? NONE;
}

const reservedIn = (sent: Memory<"sent"> | null): number =>
  sent?.read === undefined ? 0 : Math.max(0, sent.read.quantity - sent.read.sellable);

/** The reserved units at each ship node, if they were read by node. */
export const reservedAt = (sent: Memory<"sent"> | null, nodes: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    nodes.map((node) => {
      const { set, sellable } = sent?.read?.nodes?.[node] ?? { set: 0, sellable: 0 };
      return [node, Math.max(0, set - sellable)];
    }),
  );

/**
 * Adds the units that Walmart keeps aside, but never more than Aisle knows orders for. A fixed number stays as the
 * seller typed it.
 */
export const withReserve = (
  listings: readonly ListingQuantity[],
  historyOf: HistoryOf,
  ordersOf: OpenOrdersOf,
): readonly ListingQuantity[] =>
  listings.map((listing) => {
    const { quantity, sku, row } = listing;
    const units = Math.min(reservedIn(historyOf(sku).sent), ordersOf(sku).units);
    if (quantity === null || units === 0 || row.values.fixedNumber !== null) return listing;
    const toSend = quantity.toSend + units;
    return {
      ...listing,
      quantity: {
        ...quantity,
        toSend,
        reserved: units,
        why: `${quantity.why} · reserved by Walmart ${units} = ${toSend}`,
      },
    };
  });

/** Which choice of *Walmart reserves its own orders* fits the account; `null`: unknown so far. */
export interface ReserveComparison {
  readonly fits: "On" | "Off" | null;
  readonly sentence: string;
}

/** Compares listings that were read after the latest of their open orders came in. Changes nothing. */
export function compareReserve(ledger: Ledger, skus: readonly string[], ordersOf: OpenOrdersOf): ReserveComparison {
  const looked = skus.flatMap((sku) => {
    const { units, since } = ordersOf(sku);
    const sent = units === 0 ? null : ledger.recall("sent", sku);
    return sent?.read === undefined || sent.read.at <= since
      ? []
      : [{ units, reserved: Math.min(units, reservedIn(sent)) }];
  });
  const sum = (of: "units" | "reserved"): number => sumOf(looked.map((one) => one[of]));
  const [units, reserved] = [sum("units"), sum("reserved")];
  if (units === 0)
    return {
      fits: null,
      sentence: "No listing with an open Walmart order has been read since it was ordered, so nothing can be told yet.",
    };
  const found = `Of ${counted(units, "unit")} on open Walmart orders, Walmart keeps ${reserved} aside by itself`;
  return reserved * 2 > units
    ? {
        fits: "On",
        sentence: `${found}. “Walmart reserves its own orders” fits On: Off, buyers could order ${reserved} too few.`,
      }
    : { fits: "Off", sentence: `${found}. “Walmart reserves its own orders” fits Off.` };
}
