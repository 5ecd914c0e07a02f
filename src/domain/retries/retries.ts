/**
 * Things that failed and are tried again: since when, how often, and when next. Each failure is remembered under the
 * thing's own name, so that it stops no other thing and can be reported until it is over.
 */

import { forget, type Ledger, type Memory, remember } from "../ledger/ledger";
import { type Instant, instant } from "../values/brand";
import type { Change } from "../values/change";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../values/time";

/** The name under which the ledger remembers that orders could not be written into `Orders`. */
export const ORDERS_UNWRITTEN = "unwritten";

/** The name under which the ledger remembers the daily look through the open orders, and that it failed. */
export const LOOK_BACK = "lookBack";

/** The kinds of things that can fail separately, as the start of a sentence. The name of an order is its PO. */
const SUBJECTS = {
  order: (po: string) => `The order ${po} could not be read`,
  partOfOrder: (po: string) => `A line of the order ${po} could not be read`,
  orders: (name: string) =>
    name === ORDERS_UNWRITTEN
      ? "Not all orders could be written into Orders"
      : name === LOOK_BACK
        ? "The daily look through Walmart's open orders of the last 30 days could not be made"
        : "Walmart's list of orders could not be read to its end",
  acknowledgment: (po: string) => `Walmart has not been told that the order ${po} was received`,
  askedAcknowledgment: (po: string) =>
    `Walmart has not been told that the order ${po} was received, although you chose Acknowledge Selected`,
  shipment: (name: string) => `The shipment of the order ${poOf(name)} could not be sent`,
  packages: () => "What left by ShipStation could not be read to its end",
  feed: () => "Walmart does not say what became of an update of quantities",
  quantity: (sku: string) => `The quantity of ${sku} was not taken`,
  quantities: () => "Quantities are waiting to be sent, and none could be",
  listing: (sku: string) => `The listing ${sku} could not be looked up`,
  listings: () => "Walmart's list of listings could not be read to its end",
  report: () => "Walmart's report of your listings is missing",
  stock: (sku: string) => `What Walmart holds of ${sku} could not be read`,
  stockList: () => "Walmart's list of quantities could not be read to its end",
  stationOrder: (po: string) => `The order ${po} is not in ShipStation as it should be`,
  stationOrders: () => "ShipStation's list of orders could not be read",
  shipNodes: () => "Walmart's list of your ship nodes could not be read",
} as const satisfies Readonly<Record<string, (name: string) => string>>;

export type Retried = keyof typeof SUBJECTS;

/** Acknowledgments by kind: those that the seller asked for, whatever Settings say, and all others. */
export const ACKNOWLEDGMENTS: readonly Retried[] = ["askedAcknowledgment", "acknowledgment"];

const poOf = (shipment: string): string => String((JSON.parse(shipment) as readonly unknown[])[0]);

export interface Retry extends Memory<"retry"> {
  readonly what: Retried;
  readonly name: string;
}

const keyOf = (what: Retried, name: string): string => `${what}/${name}`;

/** The failure of a thing; `null`: it never failed, or has worked since. */
export const retryOf = (ledger: Ledger, what: Retried, name: string): Memory<"retry"> | null =>
  ledger.recall("retry", keyOf(what, name));

/** All failures, or those of one kind; the longest-lasting first. */
export function retriesOf(ledger: Ledger, only?: Retried): readonly Retry[] {
  return ledger
    .names("retry")
    .flatMap((key): Retry[] => {
      const what = key.slice(0, key.indexOf("/")) as Retried;
      const memory = what in SUBJECTS && (only ?? what) === what ? ledger.recall("retry", key) : null;
      return memory === null ? [] : [{ ...memory, what, name: key.slice(what.length + 1) }];
    })
    .sort((one, other) => one.since - other.since);
}

/** The gap after the first failure. It doubles with every further one. */
const FIRST_GAP_MS = 5 * MINUTE_MS;
/**
 * The longest gap. Walmart wants orders acknowledged within four hours and buyers wait for tracking numbers, so both are
 * tried more often.
 */
const LONGEST_GAP_MS = 4 * HOUR_MS;
const LONGEST_URGENT_GAP_MS = 30 * MINUTE_MS;

/**
 * The earliest time of the next try.
 * @example
 * const minutes = (what) => [1, 2, 3, 9].map((tries) => nextTryAt(what, { at: 0, tries }) / 60_000);
 * minutes("order") // => [5, 10, 20, 240]
 * minutes("acknowledgment") // => [5, 10, 20, 30]
 */
export function nextTryAt(what: Retried, { at, tries }: Pick<Memory<"retry">, "at" | "tries">): Instant {
  const longest = [...ACKNOWLEDGMENTS, "packages"].includes(what) ? LONGEST_URGENT_GAP_MS : LONGEST_GAP_MS;
  return instant(at + Math.min(longest, FIRST_GAP_MS * 2 ** (tries - 1)));
}

/**
 * The things to try now. Those that have not failed come first, in the given order. Then come the failed ones whose gap
 * is over, the one tried longest ago first, so that they take turns and hold up nobody.
 */
export function dueFirst(ledger: Ledger, what: Retried, names: readonly string[], now: Instant): readonly string[] {
  const fresh: string[] = [];
  const failed: { readonly name: string; readonly at: number }[] = [];
  for (const name of new Set(names)) {
    const retry = retryOf(ledger, what, name);
    if (retry === null) fresh.push(name);
    else if (now >= nextTryAt(what, retry)) failed.push({ name, at: retry.at });
  }
  failed.sort((one, other) => one.at - other.at);
  return [...fresh, ...failed.map(({ name }) => name)];
}

/** The result of one try. `said`: why it failed; `null`: it worked. */
export interface Tried {
  readonly name: string;
  readonly said: string | null;
}

/**
 * Remembers the failures of one kind after these tries. Things that worked, or that are not `wanted` any more, are
 * forgotten.
 */
export function planRetries(
  ledger: Ledger,
  what: Retried,
  tried: readonly Tried[],
  now: Instant,
  wanted: (name: string) => boolean = () => true,
): Change[] {
  const failed = tried.flatMap(({ name, said }) =>
    said === null ? [] : [planFailed(ledger, what, { name, said }, now)],
  );
  const worked = new Set(tried.flatMap(({ name, said }) => (said === null ? [name] : [])));
  const open = new Set(tried.map(({ name }) => name));
  const over = retriesOf(ledger, what).filter(({ name }) => worked.has(name) || (!open.has(name) && !wanted(name)));
  return [...failed, ...over.flatMap(({ name }) => forget(ledger, "retry", keyOf(what, name)))];
}

/** Forgets the failures of kinds that nobody wants any more, because their switch is off. */
export const planNotWanted = (ledger: Ledger, kinds: readonly Retried[]): Change[] =>
  kinds.flatMap((what) => planRetries(ledger, what, [], instant(0), () => false));

function planFailed(ledger: Ledger, what: Retried, { name, said }: Tried, now: Instant): Change {
  const before = retryOf(ledger, what, name);
  const memory = { since: before?.since ?? now, at: now, tries: (before?.tries ?? 0) + 1, said: said ?? "" };
  return remember(ledger, "retry", keyOf(what, name), memory);
}

/** From this age on a failure is more than a hiccup. */
const LASTING_MS = HOUR_MS;

/** Whether a failure has lasted an hour or more. `now`: the last try, unless given. */
export const isLasting = ({ since, at }: Pick<Memory<"retry">, "since" | "at">, now: number = at): boolean =>
  now - since >= LASTING_MS;

/**
 * How long ago something was, in words that change at most once an hour.
 * @example
 * ageText(0, 59 * 60_000) // => "less than an hour"
 * ageText(0, 47 * 3_600_000) // => "47 hours"
 * ageText(0, 48 * 3_600_000) // => "2 days"
 */
export function ageText(since: number, now: number): string {
  const hours = Math.floor((now - since) / HOUR_MS);
  if (hours < 1) return "less than an hour";
  if (hours < 48) return hours === 1 ? "an hour" : `${hours} hours`;
  return `${Math.floor((now - since) / DAY_MS)} days`;
}

/** What happened; if it lasts, also since when, and that Aisle keeps trying. By default as of the last try. */
export const retryText = (retry: Pick<Memory<"retry">, "said" | "since" | "at">, now: number = retry.at): string =>
  isLasting(retry, now)
    ? `${retry.said} It has failed for ${ageText(retry.since, now)}; Aisle goes on trying by itself.`
    : retry.said;

/** The same with the name of the thing, for places where no row names it. */
export const retrySentence = (retry: Retry, now: Instant): string =>
  `${SUBJECTS[retry.what](retry.name)}. ${retryText(retry, now)}`;

/** The most failures named in a report. */
const NAMED = 5;

/** All failures, for the report of a run. */
export function retrySentences(ledger: Ledger, now: Instant): readonly string[] {
  const retries = retriesOf(ledger);
  const named = retries.slice(0, NAMED).map((retry) => retrySentence(retry, now));
  const rest = retries.length - NAMED;
  return rest > 0 ? [...named, `${rest} more ${rest === 1 ? "thing fails" : "things fail"} like this.`] : named;
}
