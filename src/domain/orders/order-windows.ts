/** Which orders an import asks Walmart for. */

import type { Ledger } from "../ledger/ledger";
import { type Instant, instant } from "../values/brand";
import { DAY_MS } from "../values/time";
import type { OrderRow } from "./order-columns";
import { isWalmart } from "./order-line";

/**
 * Walmart lists orders of the last 180 days. One day less avoids its limit. Source: Walmart Marketplace, Orders API.
 */
const REACH_MS = 179 * DAY_MS;
/**
 * How much of the last import's time is asked for again, because clocks differ and an order may appear late. Unit:
 * milliseconds.
 */
export const OVERLAP_MS = 2 * 3_600_000;
/** The precision of a time in a cell. Unit: milliseconds. */
const CELL_MS = 1_000;

/**
 * The earliest instant at which an order may have been placed whose cell shows `shown`, since cells hold whole seconds.
 */
export const placedAtLeast = (shown: number): number => shown - CELL_MS;

/**
 * Asks for orders placed at or after `createdFrom` and until `createdTo` (absent: until now), changed at or after
 * `changedFrom`, and now in `status`.
 */
export interface OrderWindow {
  readonly createdFrom: Instant;
  readonly createdTo?: Instant;
  readonly changedFrom?: Instant;
  readonly status?: OpenState;
}

/** What Walmart calls an order that waits to be shipped. A line in it is enough. */
export const OPEN_STATES = ["Created", "Acknowledged"] as const;
type OpenState = (typeof OPEN_STATES)[number];

/** The earliest order date that Walmart lists. */
export const reachFrom = (now: Instant): Instant => instant(now - REACH_MS);

export interface WindowFacts {
  readonly rows: readonly OrderRow[];
  readonly ledger: Ledger;
  /** Orders placed before this instant are not wanted. */
  readonly minimum: Instant;
  readonly now: Instant;
}

/**
 * The windows of one import. Walmart does not document that a new order counts as changed, so there is one window for
 * new orders and one for changed ones. Changes are asked for from the oldest order on that is in the sheet or was ever
 * wanted.
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

/** Everything that waits to be shipped, however old. */
const openWindows = (now: Instant): readonly OrderWindow[] =>
  OPEN_STATES.map((status) => ({ createdFrom: reachFrom(now), status }));

/** Name of a cursor that exists only until the orders that were open at the first import have been read. */
export const OPEN_AT_FIRST = "openOrders";

/** Whether the orders that were open at the first import still have to be read. */
export const isOpenWanted = (ledger: Ledger): boolean => ledger.recall("cursor", OPEN_AT_FIRST) !== null;

/** The order dates of Walmart's orders in the sheet. */
export const walmartDates = (rows: readonly OrderRow[]): readonly Instant[] =>
  rows
    .filter((row) => isWalmart(row) && row.values.customerOrder !== null)
    .flatMap(({ values }) => values.orderedAt ?? []);
