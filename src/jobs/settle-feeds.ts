/** Finds out what became of the quantities that were sent in feeds. */

import type { LogEntry } from "../domain/log/log";
import {
  type Feed,
  type FeedAnswer,
  feedIds,
  feedsOf,
  planFeedStep,
  planPartsForgotten,
} from "../domain/quantities/history/feeds";
import { type HistoryOf, quantityHistory, type SentMemories } from "../domain/quantities/history/sent";
import { planLatency } from "../domain/quantities/push/latency";
import { planSent, sentAfterFeed, sentAfterRelease } from "../domain/quantities/push/plan-quantity-push";
import { orderMoves } from "../domain/quantities/stock/order-moves";
import { planRetries } from "../domain/retries/retries";
import { leftOver } from "../domain/values/failure";
import type { Issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";
import { HOUR_MS } from "../domain/values/time";
import { counted } from "../domain/values/words";
import { quantitiesOf } from "../domain/workbook/numbers";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import { tryEach } from "./each";
import { type Run, SHOWN_AGAIN } from "./open-run";

/** How long a feed is waited for before its quantities are sent again one by one. Walmart states no figure; assumed. */
const WAITED_FOR_HOURS = 2;
/** A feed without news for this long after it was posted will not land any more; assumed. Unit: milliseconds. */
const GIVEN_UP_AFTER_MS = 24 * HOUR_MS;
/** A new feed is missing from Walmart's list for about half a minute. Source: measured live by integrators. */
const LOOK_AGAIN_MS = 30_000;
/**
 * Time that reading a feed and writing its results may take, and that must be left for a second look. Unit:
 * milliseconds.
 */
const NEEDED_MS = 60_000;

/** A feed that cannot be looked at holds up no other. */
export function settleFeeds(run: Run): void {
  const feeds = new Map(feedsOf(run.shop().ledger).map((feed) => [feed.name, feed]));
  if (feeds.size === 0) return;
  run.need(QUANTITY_TABS);
  const { results, tried, ended } = tryEach(
    run,
    "feed",
    [...feeds.keys()],
    (name) => lookAt(run, feeds.get(name) as Feed),
    (look) => settle(run, look),
  );
  const open = feedsOf(run.shop().ledger);
  const names = new Set(open.map(({ name }) => name));
  const now = run.world.clock.now();
  run.commit("feeds tried", ({ ledger }) => planRetries(ledger, "feed", tried, now, (name) => names.has(name)));
  for (const feed of open) endWaiting(run, feed, results.has(feed.name) ? lateEntry : unseenEntry);
  if (ended !== null) run.failed(ended);
}

/** What a look at a feed showed. `id: null`: Walmart does not list it; `isLost`: it never arrived. */
type Look =
  | { readonly feed: Feed; readonly id: null; readonly isLost: boolean }
  | { readonly feed: Feed; readonly id: string; readonly reading: FeedAnswer };

function lookAt(run: Run, feed: Feed): Look {
  const { clock } = run.world;
  if (clock.remainingMs() <= NEEDED_MS) throw outOfTime();
  if (feed.id !== null) return { feed, id: feed.id, reading: run.marketplace.readFeed(feed.id, feed.items) };
  const { id, isLost } = find(run, feed);
  return id === null ? { feed, id, isLost } : { feed, id, reading: run.marketplace.readFeed(id, feed.items) };
}

/** A post without an answer may have arrived. */
function find(run: Run, feed: Feed): { readonly id: string | null; readonly isLost: boolean } {
  const { clock } = run.world;
  const look = () => run.marketplace.findFeed({ ...feed, claimed: feedIds(run.shop().ledger) });
  const first = look();
  const isSettled = first !== null || feed.isReleased || clock.remainingMs() < NEEDED_MS + LOOK_AGAIN_MS;
  if (isSettled) return { id: first, isLost: false };
  clock.sleep(LOOK_AGAIN_MS);
  const second = look();
  return { id: second, isLost: second === null };
}

const outOfTime = () =>
  leftOver(
    "The time or the requests of this run were used up before it was known what became of all updates of quantities. The next run looks again.",
  );

function settle(run: Run, look: Look): void {
  const { feed } = look;
  if (look.id === null) {
    if (look.isLost) release(run, feed, lostEntry(feed));
    return;
  }
  const { id, reading } = look;
  const found = { ...feed, id };
  if (feed.id === null) run.commit("feed found", ({ ledger }) => planFeedStep(ledger, feed.name, { kind: "name", id }));
  if (reading.kind === "done") finish(run, found, reading.items);
  else if (reading.kind === "refused") refuse(run, found, reading.issue);
  else if (reading.kind === "strange") alarm(run, found, reading.said);
}

/** No feed is waited for forever, whether a look shows that it waits or shows nothing. */
function endWaiting(run: Run, feed: Feed, entryOf: (feed: Feed) => LogEntry): void {
  const age = run.world.clock.now() - feed.at;
  if (feed.isReleased && age >= GIVEN_UP_AFTER_MS) giveUp(run, feed);
  else if (feed.isReleased) return;
  else if (age >= WAITED_FOR_HOURS * HOUR_MS) release(run, feed, entryOf(feed));
  else run.count("waiting", feed.items.size);
}

function giveUp(run: Run, feed: Feed): void {
  run.commit("feed given up", ({ ledger }) => [
    ...planFeedStep(ledger, feed.name, { kind: "settle" }),
    ...planPartsForgotten(ledger, feed.name),
    ...planRetries(ledger, "feed", [{ name: feed.name, said: null }], run.world.clock.now()),
  ]);
}

function refuse(run: Run, feed: Feed, issue: Issue): void {
  run.tell(
    `Walmart refused an update of ${counted(feed.items.size, "quantity", "quantities")} as a whole. ${issue.message}`,
  );
  finish(run, feed, new Map([...feed.items.keys()].map((sku) => [sku, { kind: "refused", issue }])));
}

function finish(run: Run, feed: Feed, outcomes: ReadonlyMap<string, Outcome<null>>): void {
  const now = run.world.clock.now();
  record(run, feed, (historyOf, { lines }) => sentAfterFeed(feed, outcomes, historyOf, now, orderMoves(lines)));
  run.commit("feed over", ({ ledger }) => [
    ...planFeedStep(ledger, feed.name, { kind: "settle" }),
    ...planPartsForgotten(ledger, feed.name),
  ]);
  if (feed.isReleased) return;
  const ended = (kind: Outcome<null>["kind"]) =>
    [...feed.items.keys()].filter((sku) => outcomes.get(sku)?.kind === kind).length;
  // Refused quantities are sent one by one in this very run, which then reports their results.
  run.count("accepted", ended("accepted"));
}

/** Written in a commit before the one that settles the feed: a run that dies in between does the same once more. */
function record(
  run: Run,
  feed: Feed,
  after: (historyOf: HistoryOf, shop: Shop) => SentMemories,
  entry?: LogEntry,
): void {
  run.commit(
    "record feed",
    (shop) => {
      const { ledger } = shop;
      const historyOf = quantityHistory(ledger);
      const sent = after(historyOf, shop);
      return [
        ...planSent(ledger, quantitiesOf(shop), sent, quantityHistory(ledger, feed.name)),
        ...planLatency(shop, sent, historyOf),
        ...(entry === undefined ? [] : [run.log(entry)]),
      ];
    },
    SHOWN_AGAIN,
  );
}

function release(run: Run, feed: Feed, entry: LogEntry): void {
  record(run, feed, (historyOf) => sentAfterRelease(feed, historyOf), entry);
  run.commit("feed released", ({ ledger }) => planFeedStep(ledger, feed.name, { kind: "release" }));
  run.tell(entry.what);
}

function alarm(run: Run, feed: Feed, said: string): void {
  if (said === feed.said) return;
  const what = `Walmart says “${said}” of an update of ${counted(feed.items.size, "quantity", "quantities")}, which Aisle does not know. Its quantities do not count as sent.`;
  run.commit("strange feed", ({ ledger }) => [
    ...planFeedStep(ledger, feed.name, { kind: "puzzle", said }),
    run.log({ severity: "Problem", area: "Quantities", key: feed.id, what, todo: null }),
  ]);
  run.tell(what);
}

const lateEntry = ({ id, items }: Feed): LogEntry => ({
  severity: "Problem",
  area: "Quantities",
  key: id,
  what: `Walmart has not worked through an update of ${counted(items.size, "quantity", "quantities")} for ${WAITED_FOR_HOURS} hours. They are sent again one by one, and once more should the update still be carried out.`,
  todo: "Nothing, unless it happens again: then ask Walmart's Seller Help about the feed ID in Key.",
});

const unseenEntry = ({ id, items }: Feed): LogEntry => ({
  severity: "Problem",
  area: "Quantities",
  key: id,
  what: `Walmart has not said for ${WAITED_FOR_HOURS} hours what became of an update of ${counted(items.size, "quantity", "quantities")}. They are sent again one by one.`,
  todo: "Nothing, unless it happens again: then ask Walmart's Seller Help about the feed ID in Key.",
});

const lostEntry = ({ items }: Feed): LogEntry => ({
  severity: "Warning",
  area: "Quantities",
  key: null,
  what: `Walmart gave no answer to an update of ${counted(items.size, "quantity", "quantities")} and does not list it. They are sent again one by one.`,
  todo: null,
});
