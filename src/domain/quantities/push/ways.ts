/** Chooses how quantities are sent: one by one, or many in a feed, whichever is expected to be done sooner. */

import { HOUR_MS } from "../../values/time";
import type { HistoryOf } from "../history/sent";
import { refusalIn } from "../history/sent-states";
import type { QuantityChange } from "./plan-quantity-push";

/** How many may leave at once, and how many may follow each hour. */
export interface Rate {
  readonly left: number;
  readonly perHour: number;
}

/** `feedSize`: the most quantities in one feed. */
export interface Allowance {
  readonly singles: Rate;
  readonly feeds: Rate;
  readonly feedSize: number;
}

/**
 * `remainingMs`: time left for sending in this run. `nextRunMs`: time until the next run; `null`: unknown, it may
 * follow at once. `feedMs`: how long feeds lately took until Walmart held their quantities; `null`: none was seen.
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
 * How long a feed takes if none was seen. Assumed: small feeds are said to be done within minutes, and the first one
 * shows.
 */
export const FEED_PROCESSING_MS = 120_000;

/**
 * Divides the changes. A listing that is in a feed must not be in a second one, because feeds may be processed in any
 * order. A quantity that a feed left open needs a clear answer of its own. Both are sent one by one, before the others.
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

/**
 * Whether feeds are expected to finish sooner. In a tie single calls win, because their answer comes at once.
 * @example
 * const allowance = { singles: { left: 200, perHour: 12_000 }, feeds: { left: 10, perHour: 10 }, feedSize: 10_000 };
 * const time = { remainingMs: 240_000, nextRunMs: 3_600_000, feedMs: 600_000 };
 * isFeedSooner(300, allowance, time) // => false
 * isFeedSooner(20_000, allowance, time) // => true
 */
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
