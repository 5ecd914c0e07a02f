/** How often the schedule runs, what Google's daily limits afford, and when it is late. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../values/time";
import { counted } from "../values/words";

/**
 * Minutes between two runs. Source: Apps Script, clock trigger builder: every 1, 5, 10, 15 or 30 minutes, or every n
 * hours. A run takes longer than one minute may.
 */
export const INTERVALS = [5, 10, 15, 30, 60] as const;
export type Interval = (typeof INTERVALS)[number];

/** The most often that a published add-on may run. Source: Apps Script, triggers of editor add-ons. */
export const HOURLY: Interval = 60;

/** What is offered under this text or number; hourly for anything else. */
export const intervalFrom = (kept: unknown): Interval =>
  INTERVALS.find((minutes) => String(minutes) === String(kept)) ?? HOURLY;

/**
 * As the end of “Aisle runs …”.
 * @example
 * everyInterval(60) // => "every hour"
 * everyInterval(15) // => "every 15 minutes"
 */
export const everyInterval = (interval: Interval): string =>
  interval === HOURLY ? "every hour" : `every ${counted(interval, "minute")}`;

/** What scheduled runs took so far in a day, and what Google allows for a day. Unit of time: milliseconds. */
export interface DayUsage {
  readonly runs: number;
  readonly runMs: number;
  readonly requests: number;
  readonly allowed: { readonly runMs: number; readonly requests: number };
}

/** Measured on the emulated Google, with room to spare: a run in which nothing changed, and what a listing adds. */
const RUN_MS = 5_000;
const LISTING_MS = 2.5;
const RUN_REQUESTS = 6;

/**
 * The shortest interval at which a day's runs stay within what Google allows. Today's own runs tell how long one takes;
 * before the first one, the number of listings does.
 * @example
 * const allowed = { runMs: 5_400_000, requests: 20_000 };
 * affordedInterval({ runs: 0, runMs: 0, requests: 0, allowed }, 300) // => 5
 * affordedInterval({ runs: 2, runMs: 120_000, requests: 40, allowed }, 300) // => 30
 */
export function affordedInterval({ runs, runMs, requests, allowed }: DayUsage, listings: number): Interval {
  const oneMs = runs > 0 ? runMs / runs : RUN_MS + LISTING_MS * listings;
  const oneRequests = runs > 0 ? requests / runs : RUN_REQUESTS;
  const most = Math.min(allowed.runMs / Math.max(1, oneMs), allowed.requests / Math.max(1, oneRequests));
  return INTERVALS.find((minutes) => DAY_MS / (minutes * MINUTE_MS) <= most) ?? HOURLY;
}

/**
 * Whether no run has ended well for more than two intervals. Both instants are in milliseconds.
 * @example
 * isOverdue(0, 7_200_000, 60) // => false
 * isOverdue(0, 7_200_001, 60) // => true
 */
export const isOverdue = (lastSuccess: number, now: number, interval: Interval): boolean =>
  now - lastSuccess > 2 * interval * MINUTE_MS;

/** Whether the owner's runs have failed for so long that anybody may take the schedule over. */
export const isAbandoned = (worked: number, now: number): boolean => now - worked > 2 * HOUR_MS;
