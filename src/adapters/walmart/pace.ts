/** Keeps to Walmart's limits: one token bucket per endpoint family. */
import type { Clock } from "../../ports/clock";

export type Family =
  | "token"
  | "items"
  | "orders"
  | "order"
  | "acknowledge"
  | "shipping"
  | "inventory"
  | "node-inventory"
  | "stock"
  | "stock-list"
  | "feed"
  | "node-feed"
  | "feed-status"
  | "ship-nodes"
  | "settings";

/** A bucket holds `calls` and is full again after `windowMs`. */
interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const perMinute = (calls: number): Limit => ({ calls, windowMs: MINUTE_MS });
const perHour = (calls: number): Limit => ({ calls, windowMs: HOUR_MS });

/** Source: Walmart Marketplace, rate limiting, US table. `token` is not published; assumed. */
const LIMITS: Readonly<Record<Family, Limit>> = {
  token: perMinute(60),
  items: perMinute(300),
  orders: perMinute(5000),
  order: perMinute(5000),
  acknowledge: perMinute(60),
  shipping: perMinute(60),
  inventory: perMinute(200),
  "node-inventory": perMinute(200),
  stock: perMinute(200),
  "stock-list": perMinute(200),
  feed: perHour(10),
  "node-feed": perHour(50),
  "feed-status": perMinute(5000),
  "ship-nodes": perMinute(50),
  settings: perMinute(50),
};

export interface Pace {
  /** Waits until `wanted` calls, or as many as the bucket can hold, may go; gives how many. 0: the run's time is up. */
  take(family: Family, wanted: number): number;
  /** How many calls may go at once, and how many more an hour may follow. */
  rate(family: Family): { readonly left: number; readonly perHour: number };
  /** What the answers said is left. */
  heard(family: Family, headers: Readonly<Record<string, string>>): void;
  /** Waits as long as a 429 asks. `false`: the run's time is up. */
  waitAfter(family: Family, headers: Readonly<Record<string, string>>): boolean;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Time that must stay for writing results down. Unit: milliseconds. */
const RESERVE_MS = 20_000;

export function createPace(clock: Clock): Pace {
  const buckets = new Map<Family, Bucket>();

  const refilled = (family: Family): Bucket => {
    const { calls, windowMs } = LIMITS[family];
    const now = clock.now();
    const bucket = buckets.get(family) ?? { tokens: calls, at: now };
    bucket.tokens = Math.min(calls, bucket.tokens + ((now - bucket.at) * calls) / windowMs);
    bucket.at = now;
    buckets.set(family, bucket);
    return bucket;
  };

  const sleep = (ms: number): boolean => {
    if (ms + RESERVE_MS > clock.remainingMs()) return false;
    clock.sleep(ms);
    return true;
  };

  return {
    take(family, wanted) {
      const limit = LIMITS[family];
      const calls = Math.min(wanted, limit.calls);
      const missing = calls - refilled(family).tokens;
      const waitMs = missing > 0 ? Math.ceil((missing * limit.windowMs) / limit.calls) : 0;
      if (!sleep(waitMs)) return 0;
      refilled(family).tokens -= calls;
      return calls;
    },
    rate(family) {
      const { calls, windowMs } = LIMITS[family];
      return { left: Math.floor(refilled(family).tokens), perHour: (calls * HOUR_MS) / windowMs };
    },
    heard(family, headers) {
      const left = Number(headers["x-current-token-count"] ?? Number.NaN);
      const bucket = refilled(family);
      if (Number.isFinite(left)) bucket.tokens = Math.min(bucket.tokens, left);
    },
    waitAfter(family, headers) {
      refilled(family).tokens = 0;
      return sleep(replenishedIn(headers, clock.now()));
    },
  };
}

const DEFAULT_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * How long until calls are allowed again. The header has two spellings and its value three formats: epoch
 * milliseconds, epoch seconds, relative seconds, or a date. Source: seen live; Walmart documents no single form.
 */
export function replenishedIn(headers: Readonly<Record<string, string>>, now: number): number {
  const told = headers["retry-after"] ?? headers["x-next-replenish-time"] ?? headers["x-next-replenishment-time"];
  if (told === undefined || told === "") return DEFAULT_WAIT_MS;
  const number = Number(told);
  const ms = Number.isFinite(number)
    ? number >= 1e12
      ? number - now
      : number >= 1e9
        ? number * 1000 - now
        : number * 1000
    : Date.parse(told) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : DEFAULT_WAIT_MS;
}
