/** Which way quantities go: one by one, or many in a feed; whichever is expected to be done sooner. */

import { HOUR_MS } from "../../values/time";
import type { HistoryOf } from "../history/sent";
import { refusalIn } from "../history/sent-states";
import type { QuantityChange } from "./plan-quantity-push";

/** What may leave at once, and how fast more may follow. */
export interface Rate {
  readonly left: number;
  readonly perHour: number;
}

/** `feedSize`: quantities that one feed may hold. */
export interface Allowance {
  readonly singles: Rate;
  readonly feeds: Rate;
  readonly feedSize: number;
}

/**
 * `remainingMs`: what is left of this run for sending. `nextRunMs`: until the run after it; `null`: nobody knows, it may follow at once.
 * `feedMs`: from posting a feed until its quantities stand there, as it was lately; `null`: none was seen.
 */
export interface RunTime {
  readonly remainingMs: number;
  readonly nextRunMs: number | null;
  readonly feedMs: number | null;
}

export interface Ways {
  readonly singles: readonly QuantityChange[];
  readonly feeds: readonly (readonly QuantityChange[])[];
}

/**
 * How long a feed takes as long as none was seen. Assumed: of small ones it is told that they are done within minutes, and
 * one that is tried shows how long it is.
 */
export const FEED_PROCESSING_MS = 120_000;

/**
 * What a feed already holds must not be in a second one, since they may be processed in any order; and what a feed did
 * not settle gets a clear answer of its own. Both go one by one, before the others.
 */
export function chooseWays(
  changes: readonly QuantityChange[],
  historyOf: HistoryOf,
  allowance: Allowance,
  time: RunTime,
): Ways {
  const isAlone = ({ sku }: QuantityChange): boolean => {
    const { sent, underWay, isReleased } = historyOf(sku);
    return underWay !== null || isReleased || sent?.again === true || refusalIn(sent) !== undefined;
  };
  const alone = changes.filter(isAlone);
  const free = changes.filter((change) => !isAlone(change));
  const singles = { ...allowance.singles, left: Math.max(0, allowance.singles.left - alone.length) };
  if (!isFeedSooner(free.length, { ...allowance, singles }, time)) return { singles: [...alone, ...free], feeds: [] };
  return { singles: alone, feeds: chunks(free, allowance.feedSize) };
}

/** A tie goes to singles: their answer is known at once. */
export const isFeedSooner = (count: number, allowance: Allowance, time: RunTime): boolean =>
  feedsMs(count, allowance, time) < singlesMs(count, allowance.singles, time);

function singlesMs(count: number, rate: Rate, { remainingMs, nextRunMs }: RunTime): number {
  const inThisRun = rate.left + Math.floor((remainingMs * rate.perHour) / HOUR_MS);
  if (nextRunMs === null || count <= inThisRun) return waitMs(count, rate);
  return Math.floor(count / Math.max(1, inThisRun)) * nextRunMs;
}

const feedsMs = (count: number, { feeds, feedSize }: Allowance, { feedMs }: RunTime): number =>
  waitMs(Math.ceil(count / feedSize), feeds) + (feedMs ?? FEED_PROCESSING_MS);

const waitMs = (count: number, { left, perHour }: Rate): number => (Math.max(0, count - left) * HOUR_MS) / perHour;

const chunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
