/**
 * Keeps to the limits: one token bucket for each endpoint family of Walmart's, and the person's requests of the day.
 */
import { HOUR_MS, MINUTE_MS } from "../../../domain/values/time";
import type { Clock } from "../../../ports/clock";
import type { Quota } from "../../../ports/quota";
import type { Store } from "../../../ports/store";
import { parseJson } from "../../wire/json";
import type { Shortage } from "./errors";

/** A bucket holds `calls` and is full again after `windowMs`. */
export interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

const perMinute = (calls: number): Limit => ({ calls, windowMs: MINUTE_MS });
const perHour = (calls: number): Limit => ({ calls, windowMs: HOUR_MS });

/**
 * The official limits. Source: Walmart Marketplace, rate limiting, US table. `token` is not published; assumed. It is
 * not documented whether paging alone puts the list of items into the class with parameters, so the smaller figure
 * counts.
 */
const LIMITS = {
  token: perMinute(60),
  items: perMinute(60),
  item: perMinute(60),
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
  "feed-times": perMinute(5000),
  "ship-nodes": perMinute(50),
  settings: perMinute(50),
  "report-list": perMinute(200),
  "report-request": perHour(1),
  "report-status": perHour(20),
  "report-download": perHour(20),
} as const satisfies Readonly<Record<string, Limit>>;

export type Family = keyof typeof LIMITS;

/** Families that go on when the day's requests run short: orders and shipments. */
const SERVES_SALES: ReadonlySet<Family> = new Set<Family>(["token", "orders", "order", "acknowledge", "shipping"]);

/**
 * Families whose bucket is not written down. Walmart's own list is asked before another report is requested, while a
 * bucket that was written by an execution that died would block requests for an hour.
 */
const KEPT_BY_WALMART: ReadonlySet<Family> = new Set<Family>(["report-request"]);

/** Families on which no number, order or shipment depends. No run waits for them; a later run gets its turn. */
const NEVER_WAITED_FOR: ReadonlySet<Family> = new Set<Family>([
  "feed-times",
  "report-list",
  "report-request",
  "report-status",
  "report-download",
  "ship-nodes",
  "settings",
]);

/** Requests of a day that are reserved for those families: some 80 an hour. */
const KEPT_FOR_SALES = 2_000;

export interface Pace {
  /**
   * Waits until `wanted` calls may go, or as many as the bucket can hold; gives how many. 0: the run's time or the
   * day's requests are used up, or it is not their turn and nothing waits for them.
   */
  take(family: Family, wanted: number): number;
  /** How many calls may go at once, and how many may follow each hour. */
  rate(family: Family): { readonly left: number; readonly perHour: number };
  /** The seller's own limit replaces the official one. */
  limit(family: Family, limit: Limit): void;
  /** Learns from an answer's headers how many calls are left. */
  heard(family: Family, headers: Readonly<Record<string, string>>): void;
  /** Waits. `false`: there is not enough time, because some must stay for writing down results. */
  wait(ms: number): boolean;
  /**
   * Waits as long as a 429 asks. `false`: the run's time is up, or nothing got through for so long that waiting is of
   * no use.
   */
  waitAfter(family: Family, headers: Readonly<Record<string, string>>): boolean;
  /** Why calls of a family could not go. */
  shortOf(family: Family): Shortage;
}

export interface PaceParts {
  readonly clock: Clock;
  /** Executions of several people share the account, so the buckets are stored outside the spreadsheet. */
  readonly store: Store;
  readonly quota: Quota;
  readonly environment: string;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Time that must stay for writing down results. Unit: milliseconds. */
const RESERVE_MS = 20_000;

/**
 * Paces all calls. For a large bucket a tenth less is written down than is left, so that few calls need a write of
 * their own and the next execution never believes that more is left. Simultaneous executions and other spreadsheets of
 * the account are not seen; Walmart's answers then correct the buckets.
 */
export function createPace({ clock, store, quota, environment }: PaceParts): Pace {
  const key = `walmart.pace.${environment}`;
  const limits: Record<Family, Limit> = { ...LIMITS };
  const buckets = new Map<Family, Bucket>();
  let kept: Map<string, Bucket> | null = null;

  const refilled = (family: Family, bucket: Bucket): number => {
    const { calls, windowMs } = limits[family];
    return Math.min(calls, bucket.tokens + (Math.max(0, clock.now() - bucket.at) * calls) / windowMs);
  };

  const keptOf = (family: Family): Bucket => {
    kept ??= readKept(store.get(key));
    return kept.get(family) ?? { tokens: limits[family].calls, at: clock.now() };
  };

  const bucketOf = (family: Family): Bucket => {
    const bucket = buckets.get(family) ?? { ...keptOf(family) };
    bucket.tokens = refilled(family, bucket);
    bucket.at = clock.now();
    buckets.set(family, bucket);
    return bucket;
  };

  const write = (family: Family, tokens: number): void => {
    const bucket = bucketOf(family);
    bucket.tokens = tokens;
    if (kept === null || KEPT_BY_WALMART.has(family) || refilled(family, keptOf(family)) <= tokens) return;
    kept.set(family, { tokens: Math.max(0, keptFrom(tokens, limits[family])), at: bucket.at });
    store.set(key, JSON.stringify([...kept].map(([name, one]) => [name, one.tokens, one.at])));
  };

  const wait = (ms: number): boolean => {
    if (ms + RESERVE_MS > clock.remainingMs()) return false;
    clock.sleep(ms);
    return clock.remainingMs() > 0;
  };

  /** Time waited for a family since any of its calls got through. Unit: milliseconds. */
  const inVain = new Map<Family, number>();
  const isGivenUp = (family: Family): boolean => (inVain.get(family) ?? 0) >= PATIENCE_MS;

  const leftToday = (family: Family): number => quota.left() - (SERVES_SALES.has(family) ? 0 : KEPT_FOR_SALES);

  return {
    take(family, wanted) {
      const { calls: most, windowMs } = limits[family];
      const calls = Math.min(wanted, most, leftToday(family));
      if (calls <= 0 || isGivenUp(family)) return 0;
      const missing = calls - bucketOf(family).tokens;
      if (missing > 0 && NEVER_WAITED_FOR.has(family)) return 0;
      if (!wait(missing > 0 ? Math.ceil((missing * windowMs) / most) : 0)) return 0;
      write(family, bucketOf(family).tokens - calls);
      return calls;
    },
    rate(family) {
      const { calls, windowMs } = limits[family];
      return { left: Math.floor(bucketOf(family).tokens), perHour: (calls * HOUR_MS) / windowMs };
    },
    limit(family, limit) {
      limits[family] = limit;
      write(family, bucketOf(family).tokens);
    },
    heard(family, headers) {
      inVain.delete(family);
      const left = Number(headers["x-current-token-count"] || Number.NaN);
      const { tokens } = bucketOf(family);
      if (left < tokens) write(family, Math.max(0, left));
    },
    wait,
    waitAfter(family, headers) {
      write(family, 0);
      if (NEVER_WAITED_FOR.has(family)) return false;
      const ms = replenishedIn(headers, clock.now());
      inVain.set(family, (inVain.get(family) ?? 0) + Math.max(ms, SHORTEST_WAIT_MS));
      if (!isGivenUp(family) && wait(ms)) return true;
      inVain.set(family, PATIENCE_MS);
      return false;
    },
    shortOf(family) {
      if (leftToday(family) <= 0) return "day";
      if (NEVER_WAITED_FOR.has(family)) return "turn";
      return isGivenUp(family) ? "limit" : "time";
    },
  };
}

/**
 * What to write down of a bucket. A bucket that fills within a minute gives up a tenth. A bucket of a few calls an hour
 * would be emptied by that, so it is written down exactly; each of its few calls has a write.
 */
const keptFrom = (tokens: number, { calls, windowMs }: Limit): number =>
  windowMs > MINUTE_MS ? Math.floor(tokens * 100) / 100 : Math.floor(tokens - Math.floor(calls / 10));

/** A text that cannot be read counts as nothing written; Walmart's answers correct the buckets. */
function readKept(text: string | null): Map<string, Bucket> {
  const rows = text === null ? [] : parseJson(text);
  const found = new Map<string, Bucket>();
  for (const row of Array.isArray(rows) ? rows : []) {
    const [name, tokens, at] = Array.isArray(row) ? row : [];
    if (Number.isFinite(tokens) && Number.isFinite(at)) found.set(String(name), { tokens, at });
  }
  return found;
}

const DEFAULT_WAIT_MS = 5_000;
/** The least that a refusal counts as waited, so that one which asks for no wait is not repeated forever. */
const SHORTEST_WAIT_MS = 1_000;
/**
 * A refusal that lasts longer than a minute's bucket takes to fill would take the run's time from everything behind it.
 */
const PATIENCE_MS = 120_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * How long until calls are allowed again. The header has two spellings, and its value several forms: epoch
 * milliseconds, epoch seconds, seconds from now, or a date. Points in time are compared with Walmart's clock, which the
 * answer's `date` shows. At most a minute. Unit: milliseconds. Source: seen live; Walmart documents no single form.
 * @example
 * replenishedIn({ "retry-after": "3" }, 0) // => 3_000
 * replenishedIn({ "x-next-replenish-time": "1700000005" }, 1_700_000_000_000) // => 5_000
 * replenishedIn({}, 0) // => 5_000
 */
export function replenishedIn(headers: Readonly<Record<string, string>>, now: number): number {
  const given = headers["retry-after"] || headers["x-next-replenish-time"] || headers["x-next-replenishment-time"];
  if (given === undefined || given === "") return DEFAULT_WAIT_MS;
  const theirs = Date.parse(headers.date ?? "") || now;
  const number = Number(given);
  const ms = Number.isFinite(number)
    ? number >= 1e12
      ? number - theirs
      : number >= 1e9
        ? number * 1000 - theirs
        : number * 1000
    : Date.parse(given) - theirs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_WAIT_MS) : DEFAULT_WAIT_MS;
}
