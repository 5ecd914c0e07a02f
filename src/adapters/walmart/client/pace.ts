/** Keeps to the limits: one token bucket per endpoint family of Walmart's, and the person's requests of the day. */
import { HOUR_MS, MINUTE_MS } from "../../../domain/values/time";
import type { Clock } from "../../../ports/clock";
import type { Quota } from "../../../ports/quota";
import type { Store } from "../../../ports/store";
import { parseJson } from "../wire/errors";
import type { Shortage } from "./errors";

/** A bucket holds `calls` and is full again after `windowMs`. */
export interface Limit {
  readonly calls: number;
  readonly windowMs: number;
}

const perMinute = (calls: number): Limit => ({ calls, windowMs: MINUTE_MS });
const perHour = (calls: number): Limit => ({ calls, windowMs: HOUR_MS });

/**
 * Source: Walmart Marketplace, rate limiting, US table. `token` is not published; assumed. Whether paging alone puts
 * the list of items into the class with parameters is not documented, so the smaller figure counts.
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

/** Orders and shipments go on when the day's requests run short. */
const SERVES_SALES: ReadonlySet<Family> = new Set<Family>(["token", "orders", "order", "acknowledge", "shipping"]);

/**
 * Walmart's own list is asked before another one is made, so nothing is written down: an execution that died in between
 * would keep it back for an hour.
 */
const KEPT_BY_WALMART: ReadonlySet<Family> = new Set<Family>(["report-request"]);

/** No number, order or shipment needs them, so no run waits until they may go: a later one has its turn. */
const NEVER_WAITED_FOR: ReadonlySet<Family> = new Set<Family>([
  "feed-times",
  "report-list",
  "report-request",
  "report-status",
  "report-download",
  "ship-nodes",
  "settings",
]);

/** Requests of a day that everything else leaves to them: some 80 an hour. */
const KEPT_FOR_SALES = 2_000;

export interface Pace {
  /**
   * Waits until `wanted` calls, or as many as the bucket can hold, may go; gives how many. 0: the run's time or the
   * day's requests are used up, or it is not their turn and nothing waits for them.
   */
  take(family: Family, wanted: number): number;
  /** How many calls may go at once, and how many more an hour may follow. */
  rate(family: Family): { readonly left: number; readonly perHour: number };
  /** The seller's own limit takes the place of the official one. */
  limit(family: Family, limit: Limit): void;
  /** What an answer that was none of these refusals said is left. */
  heard(family: Family, headers: Readonly<Record<string, string>>): void;
  /** Waits, unless that reaches into the time that must stay for writing down: `false`. */
  wait(ms: number): boolean;
  /** Waits as long as a 429 asks. `false`: the run's time is up, or nothing got through for so long that waiting is no use. */
  waitAfter(family: Family, headers: Readonly<Record<string, string>>): boolean;
  /** What ended the calls of a family. */
  shortOf(family: Family): Shortage;
}

export interface PaceParts {
  readonly clock: Clock;
  /** Executions of several people share the account, so what is left is kept beside the spreadsheet. */
  readonly store: Store;
  readonly quota: Quota;
  readonly environment: string;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Time that must stay for writing results down. Unit: milliseconds. */
const RESERVE_MS = 20_000;

/**
 * What is written down of a large bucket is a tenth less than what is left, so that few calls need a write of their own
 * and the next execution never thinks there is more. Two executions at once, and other spreadsheets of the account,
 * are not seen; Walmart's answers then say what is left.
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
    return true;
  };

  /** Milliseconds waited for a family since anything of it got through. */
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
 * A bucket that fills within a minute gives a tenth away. One of some calls an hour would be emptied by that, so of it only
 * what was used is taken; it has few calls, and each has its write.
 */
const keptFrom = (tokens: number, { calls, windowMs }: Limit): number =>
  windowMs > MINUTE_MS ? Math.floor(tokens * 100) / 100 : Math.floor(tokens - Math.floor(calls / 10));

/** What cannot be read counts as not written: Walmart's answers put it right. */
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
/** A refusal that asks for no wait at all is not answered for ever. */
const SHORTEST_WAIT_MS = 1_000;
/** What Walmart refuses longer than a minute's bucket takes to fill would take the run's time from everything behind it. */
const PATIENCE_MS = 120_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * How long until calls are allowed again. The header has two spellings and its value three formats: epoch
 * milliseconds, epoch seconds, relative seconds, or a date; a moment is told by Walmart's clock, which the answer's
 * `date` shows. Source: seen live; Walmart documents no single form.
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
