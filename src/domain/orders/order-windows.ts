/** Which orders one import asks for. */

import type { Ledger } from "../ledger/ledger";
import { type Instant, instant } from "../values/brand";
import { DAY_MS } from "../values/time";
import type { OrderRow } from "./order-columns";
import { isWalmart } from "./order-line";

/** Walmart reaches 180 days back; a day less keeps clear of its edge. Source: Walmart Marketplace, Orders API. */
const REACH_MS = 179 * DAY_MS;
/** What was read last is read again: clocks differ, and an order may appear late. Unit: milliseconds. */
export const OVERLAP_MS = 2 * 3_600_000;
/** How exactly a cell tells a time. Unit: milliseconds. */
const CELL_MS = 1_000;

/** A cell holds whole seconds, and so does what is remembered beside it: the order may be up to one older than they read. */
export const placedAtLeast = (shown: number): number => shown - CELL_MS;

/** Orders placed at or after `createdFrom`, changed at or after `changedFrom`, and in that state on Walmart now. */
export interface OrderWindow {
  readonly createdFrom: Instant;
  readonly changedFrom?: Instant;
  readonly status?: "Created" | "Acknowledged";
}

/** The oldest instant from which on Walmart lists orders. */
export const reachFrom = (now: Instant): Instant => instant(now - REACH_MS);

export interface WindowFacts {
  readonly rows: readonly OrderRow[];
  readonly ledger: Ledger;
  /** Orders placed earlier are not wanted. */
  readonly minimum: Instant;
  readonly now: Instant;
}

/**
 * Two windows, since it is not documented that a new order counts as changed: those placed and those changed lately. Changes
 * are asked for from the oldest order on that stands in the sheet or was ever wanted.
 */
export function orderWindows({ rows, ledger, minimum, now }: WindowFacts): readonly OrderWindow[] {
  const cursor = ledger.recall("cursor", "orders");
  const open = isOpenWanted(ledger) ? openWindows(now) : [];
  const isBackfill = cursor?.from !== undefined && minimum < cursor.from;
  if (cursor === null || isBackfill) return [{ createdFrom: minimum }, ...open];
  const since = instant(cursor.at - OVERLAP_MS);
  const placedFrom = instant(Math.max(Math.min(minimum, now), since));
  const wanted = Math.min(minimum, cursor.from ?? minimum);
  const oldest = walmartDates(rows).reduce((one, other) => Math.min(one, placedAtLeast(other)), wanted);
  return [
    { createdFrom: placedFrom },
    { createdFrom: instant(Math.max(oldest, reachFrom(now))), changedFrom: since },
    ...open,
  ];
}

/** What waits to be shipped, however long ago it was placed. */
const openWindows = (now: Instant): readonly OrderWindow[] =>
  (["Created", "Acknowledged"] as const).map((status) => ({ createdFrom: reachFrom(now), status }));

/** The name of the cursor that stands while the orders that were open at the first import are still to be read. */
export const OPEN_AT_FIRST = "openOrders";

export const isOpenWanted = (ledger: Ledger): boolean => ledger.recall("cursor", OPEN_AT_FIRST) !== null;

/** When the marketplace's orders in the sheet were placed. */
export const walmartDates = (rows: readonly OrderRow[]): readonly Instant[] =>
  rows
    .filter((row) => isWalmart(row) && row.values.customerOrder !== null)
    .flatMap(({ values }) => values.orderedAt ?? []);
