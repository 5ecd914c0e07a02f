/**
 * Once a day Aisle asks for everything that Walmart calls open and compares it with the sheet by PO. That finds orders
 * that appeared late under old dates, and changes that no list of changes named.
 */

import { type Ledger, remember } from "../ledger/ledger";
import { LOOK_BACK, nextTryAt, retryOf } from "../retries/retries";
import { type Instant, instant } from "../values/brand";
import type { Change } from "../values/change";
import { DAY_MS } from "../values/time";
import type { OrderRow } from "./order-columns";
import { rowsByOrder } from "./order-memory";
import { OPEN_STATES } from "./order-windows";

/** How far back a look goes. Unit: milliseconds. */
const REACH_MS = 30 * DAY_MS;
/** A look that has no time for everything goes on after the last whole slice. Unit: milliseconds. */
const SLICE_MS = 10 * DAY_MS;

/** A part of a look: the orders placed between two instants. `at`: when the look began. */
export interface Slice {
  readonly at: Instant;
  readonly createdFrom: Instant;
  readonly createdTo: Instant;
  readonly isLast: boolean;
}

/**
 * What is left of today's look, latest orders first; nothing if it is done. `retryTime`: the time against which the gap
 * after a failed look is measured.
 */
export function slicesDue(ledger: Ledger, now: Instant, retryTime: Instant): readonly Slice[] {
  const last = ledger.recall("cursor", LOOK_BACK);
  const failed = retryOf(ledger, "orders", LOOK_BACK);
  if (failed !== null && retryTime < nextTryAt("orders", failed)) return [];
  const isOfToday = last !== null && now - last.at < DAY_MS;
  if (isOfToday && last.from === undefined) return [];
  const at = instant(isOfToday ? last.at : now);
  const latest = (isOfToday ? last.from : undefined) ?? now;
  const slices: Slice[] = [];
  for (let createdTo = latest; createdTo > at - REACH_MS; createdTo -= SLICE_MS) {
    const createdFrom = instant(Math.max(createdTo - SLICE_MS, at - REACH_MS));
    slices.push({ at, createdFrom, createdTo: instant(createdTo), isLast: createdFrom === at - REACH_MS });
  }
  return slices;
}

/** Remembers how far a look got. `null`: nothing was looked at. */
export function planLookedBack(ledger: Ledger, slice: Slice | null): Change[] {
  if (slice === null) return [];
  const { at, createdFrom, isLast } = slice;
  return [remember(ledger, "cursor", LOOK_BACK, isLast ? { at } : { at, from: createdFrom })];
}

/** The first import reads everything that is open, so the first look is due a day after it. */
export const planNothingToLookBack = (ledger: Ledger, now: Instant): Change[] => [
  remember(ledger, "cursor", LOOK_BACK, { at: now }),
];

/**
 * The orders of a slice that are open as far as Aisle knows, have rows, and are not among those that Walmart calls open.
 * They have changed and nobody told.
 */
export function strays(
  rows: readonly OrderRow[],
  ledger: Ledger,
  { createdFrom, createdTo }: Slice,
  isListed: (po: string) => boolean,
): readonly string[] {
  const open: ReadonlySet<string> = new Set(OPEN_STATES);
  return [...rowsByOrder(rows)].flatMap(([po, own]) => {
    const memory = ledger.recall("order", po);
    if (memory === null || !open.has(memory.walmart) || isListed(po)) return [];
    const at = memory.at ?? own[0]?.values.orderedAt ?? 0;
    return at >= createdFrom && at <= createdTo ? [po] : [];
  });
}
