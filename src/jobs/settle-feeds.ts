/** Looks what became of the quantities that were handed over in feeds. */
import type { LogEntry } from "../domain/log/log";
import {
  type Feed,
  type FeedReading,
  feedIds,
  feedsOf,
  planFeedState,
  planPartsForgotten,
} from "../domain/quantities/feeds";
import { planLatency } from "../domain/quantities/latency";
import { orderMoves } from "../domain/quantities/order-moves";
import { planSent, type SentMemories, sentAfterFeed, sentAfterRelease } from "../domain/quantities/plan-quantity-push";
import { type KnownOf, knownOf } from "../domain/quantities/sent";
import type { Issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";
import { quantitiesOf, type Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** How long a feed is waited for before its quantities are sent again one by one. Walmart states no figure; assumed. */
const WAITED_FOR_HOURS = 2;
const HOUR_MS = 3_600_000;
/** A new feed is missing from Walmart's list for about half a minute. Source: measured live by integrators. */
const LOOK_AGAIN_MS = 30_000;
/** Time that reading a feed and writing down its results may take, and that must be left for a second look. */
const NEEDED_MS = 60_000;

export function settleFeeds(run: Run): void {
  const feeds = feedsOf(run.shop().ledger);
  if (feeds.length === 0) return;
  run.need(QUANTITY_TABS);
  for (const feed of feeds) {
    if (run.world.clock.remainingMs() > NEEDED_MS) settle(run, feed);
    else run.count("waiting", feed.items.size);
  }
}

function settle(run: Run, feed: Feed): void {
  const id = feed.id ?? find(run, feed);
  if (id === null) return;
  if (id !== feed.id) run.commit("feed found", ({ ledger }) => [planFeedState(ledger, feed, { id })]);
  const found = { ...feed, id };
  const reading = run.marketplace.readFeed(id, feed.items);
  if (reading.kind === "done") finish(run, found, reading.items);
  else if (reading.kind === "refused") refuse(run, found, reading.issue);
  else keepWaiting(run, found, reading);
}

function refuse(run: Run, feed: Feed, issue: Issue): void {
  run.tell(`Walmart refused a feed of ${feed.items.size} quantities as a whole. ${issue.message}`);
  finish(run, feed, new Map([...feed.items.keys()].map((sku) => [sku, { kind: "refused", issue }])));
}

function keepWaiting(run: Run, feed: Feed, reading: FeedReading): void {
  if (reading.kind === "strange") alarm(run, feed, reading.said);
  if (feed.isReleased) return;
  const isLate = run.world.clock.now() - feed.at >= WAITED_FOR_HOURS * HOUR_MS;
  if (isLate) release(run, feed, lateEntry(feed));
  else run.count("waiting", feed.items.size);
}

/** A post that was not answered may have arrived all the same. `null`: it did not, or that is not known yet. */
function find(run: Run, feed: Feed): string | null {
  const { clock } = run.world;
  const look = () => run.marketplace.findFeed({ ...feed, claimed: feedIds(run.shop().ledger) });
  const first = look();
  if (first !== null || feed.isReleased) return first;
  if (clock.remainingMs() < NEEDED_MS + LOOK_AGAIN_MS) {
    run.count("waiting", feed.items.size);
    return null;
  }
  clock.sleep(LOOK_AGAIN_MS);
  const second = look();
  if (second === null) release(run, feed, lostEntry(feed));
  return second;
}

function finish(run: Run, feed: Feed, outcomes: ReadonlyMap<string, Outcome<null>>): void {
  const now = run.world.clock.now();
  record(run, feed, (known, { lines }) => sentAfterFeed(feed, outcomes, known, now, orderMoves(lines)));
  run.commit("feed over", ({ ledger }) => [
    planFeedState(ledger, feed, { state: "settled" }),
    ...planPartsForgotten(ledger, feed.name),
  ]);
  if (feed.isReleased) return;
  const ended = (kind: Outcome<null>["kind"]) =>
    [...feed.items.keys()].filter((sku) => outcomes.get(sku)?.kind === kind).length;
  run.count("accepted", ended("accepted"));
  run.count("refused", ended("refused"));
  if (ended("refused") > 0) run.tell(`Walmart refused ${ended("refused")} quantities. Sync in Listings says why.`);
}

/** In a commit before the one in which the feed is over: a run that dies in between does the same once more. */
function record(run: Run, feed: Feed, after: (known: KnownOf, shop: Shop) => SentMemories, entry?: LogEntry): void {
  run.commit("record feed", (shop) => {
    const { ledger } = shop;
    const known = knownOf(ledger);
    const sent = after(known, shop);
    return [
      ...planSent(ledger, quantitiesOf(shop), sent, knownOf(ledger, feed.name)),
      ...planLatency(shop, sent, known),
      ...(entry === undefined ? [] : [run.log(entry)]),
    ];
  });
}

function release(run: Run, feed: Feed, entry: LogEntry): void {
  record(run, feed, (known) => sentAfterRelease(feed, known), entry);
  run.commit("feed released", ({ ledger }) => [planFeedState(ledger, feed, { state: "released" })]);
  run.tell(entry.what);
}

function alarm(run: Run, feed: Feed, said: string): void {
  if (said === feed.said) return;
  const what = `Walmart says “${said}” of a feed of ${feed.items.size} quantities, which is no state that it documents. Its quantities do not count as sent.`;
  run.commit("strange feed", ({ ledger }) => [
    planFeedState(ledger, feed, { said }),
    run.log({ severity: "Problem", area: "Quantities", key: feed.id, what, todo: null }),
  ]);
  run.tell(what);
}

const lateEntry = ({ id, items }: Feed): LogEntry => ({
  severity: "Problem",
  area: "Quantities",
  key: id,
  what: `Walmart has not worked through a feed of ${items.size} quantities for ${WAITED_FOR_HOURS} hours. They are sent again one by one, and once more should the feed still be carried out.`,
  todo: "Nothing, unless it happens again: then ask Walmart's Seller Help about this feed id.",
});

const lostEntry = ({ items }: Feed): LogEntry => ({
  severity: "Warning",
  area: "Quantities",
  key: null,
  what: `Walmart gave no answer to a feed of ${items.size} quantities and does not list it. They are sent again one by one.`,
  todo: null,
});
