/** Keeps to Walmart's limits: one token bucket per endpoint family. */
import type { Clock } from "../../ports/clock";

export type Family = "token" | "items" | "orders" | "order" | "acknowledge" | "shipping" | "inventory" | "settings";

/** Unit: calls per minute. Source: Walmart Marketplace, rate limiting, US table. `token` is not published; assumed. */
const CALLS_PER_MINUTE: Readonly<Record<Family, number>> = {
  token: 60,
  items: 300,
  orders: 5000,
  order: 5000,
  acknowledge: 60,
  shipping: 60,
  inventory: 200,
  settings: 50,
};

const MINUTE_MS = 60_000;

export interface Pace {
  /** Waits until `wanted` calls, or as many as the bucket can hold, may go; gives how many. 0: the run's time is up. */
  take(family: Family, wanted: number): number;
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
    const perMinute = CALLS_PER_MINUTE[family];
    const now = clock.now();
    const bucket = buckets.get(family) ?? { tokens: perMinute, at: now };
    bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.at) * perMinute) / MINUTE_MS);
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
      const perMinute = CALLS_PER_MINUTE[family];
      const calls = Math.min(wanted, perMinute);
      const missing = calls - refilled(family).tokens;
      const waitMs = missing > 0 ? Math.ceil((missing * MINUTE_MS) / perMinute) : 0;
      if (!sleep(waitMs)) return 0;
      refilled(family).tokens -= calls;
      return calls;
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
