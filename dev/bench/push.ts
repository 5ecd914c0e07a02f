/** How long it takes until Walmart holds every changed quantity. All times are virtual. */
import { HTTP_RESPONSE_MS } from "../emulator/core/latencies";
import type { Seller } from "./seller";

const HOUR_MS = 3_600_000;

/** Instants in epoch ms of virtual time. */
export interface Push {
  readonly clickedAt: number;
  /** The first request that carried a quantity. */
  readonly beganAt: number;
  /** When the last quantity that was sent alone took effect; 0: none was. */
  readonly singlesAt: number;
  /** When each feed was posted. */
  readonly feedsAt: readonly number[];
  readonly runs: number;
  /** Requests that Walmart refused because they came too often. */
  readonly throttled: number;
}

/** When Walmart holds everything, if it takes this long for a feed. */
export const heldAt = ({ singlesAt, feedsAt }: Push, processingMs: number): number =>
  Math.max(singlesAt, ...feedsAt.map((at) => at + processingMs));

/**
 * Changes all quantities and starts runs one after the other, `everyMs` apart, or each right after the one before (0),
 * until Walmart holds them all; then until Aisle knows it.
 */
export function pushAll(seller: Seller, units: number, everyMs: number): Push {
  const { walmart, clock } = seller;
  const throttledBefore = throttled(seller);
  const requestsBefore = walmart.ledger().length;
  seller.restock(units);
  const clickedAt = clock.now();
  let runs = 0;
  let isOver = false;
  while (!isOver) {
    const beganAt = clock.now();
    const report = seller.sync();
    runs += 1;
    // A run that ended for lack of time says that it failed; the next one goes on.
    isOver = report?.kind === "done" && report.counts.waiting === 0 && report.counts.pending === 0;
    isOver &&= holds(seller, units);
    if (isOver) break;
    if (everyMs > 0) clock.set(Math.max(clock.now(), beganAt + everyMs));
    else if ((report?.counts.waiting ?? 0) > 0) clock.set(Math.max(clock.now(), landsAt(seller)));
    if (runs > 60) throw new Error(`after ${runs} runs Walmart does not hold ${units} of each`);
  }
  const sends = walmart.ledger().slice(requestsBefore).filter(isSend);
  return {
    clickedAt,
    beganAt: sends[0]?.at ?? clickedAt,
    singlesAt: lastOf(sends.filter(({ family }) => family === "inventory-write")),
    feedsAt: sends.filter(({ family }) => family === "feed-inventory").map(({ at }) => at),
    runs,
    throttled: throttled(seller) - throttledBefore,
  };
}

type Request = ReturnType<Seller["walmart"]["ledger"]>[number];

const isSend = ({ family, status }: Request): boolean =>
  status === 200 && (family === "inventory-write" || family === "feed-inventory");

const lastOf = (requests: readonly Request[]): number =>
  requests.reduce((last, { at }) => Math.max(last, at + HTTP_RESPONSE_MS), 0);

const throttled = ({ walmart }: Seller): number => walmart.counters().violations.throttled ?? 0;

function holds({ walmart, clock }: Seller, units: number): boolean {
  walmart.passTime(clock.now());
  return [...walmart.quantities().values()].every((quantity) => quantity === units);
}

/** Nothing is left to do before the feeds have landed, and runs meanwhile would only look. */
function landsAt({ walmart, clock }: Seller): number {
  for (let at = clock.now(); ; at += 1_000) {
    walmart.passTime(at);
    if (walmart.feeds().every(({ status }) => status === "PROCESSED" || status === "ERROR")) return at;
    if (at > clock.now() + HOUR_MS) throw new Error("the feeds do not land");
  }
}

const PER_MINUTE = 200;
const FEED_SIZE = 10_000;
const FEEDS_AT_ONCE = 10;
const FEEDS_AN_HOUR = 10;
/** The least time that Walmart's limits allow: all buckets full, and no time but the waiting for them. */
export function boundMs(count: number, processingMs: number): number {
  const singles = (Math.max(0, count - PER_MINUTE) / PER_MINUTE) * 60_000 + HTTP_RESPONSE_MS;
  const feeds = Math.max(0, Math.ceil(count / FEED_SIZE) - FEEDS_AT_ONCE);
  return Math.min(singles, (feeds / FEEDS_AN_HOUR) * HOUR_MS + processingMs);
}
