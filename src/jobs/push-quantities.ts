/** Sends the quantities that differ from what Walmart confirmed last: one by one, or many in a feed. */

import { doingOf } from "../domain/log/progress";
import { sentAfterLook } from "../domain/quantities/drift/listing-stock";
import { planFeed, planFeedForgotten, planFeedStep } from "../domain/quantities/history/feeds";
import { quantityHistory } from "../domain/quantities/history/sent";
import { planListingCells } from "../domain/quantities/number/plan-listing-quantities";
import { openOrders } from "../domain/quantities/number/reserve";
import { planLatency } from "../domain/quantities/push/latency";
import {
  planQuantityPush,
  planSent,
  planSubmitted,
  type QuantityAnswer,
  type QuantityChange,
  sentAfter,
} from "../domain/quantities/push/plan-quantity-push";
import { handedEntries, setEntries } from "../domain/quantities/push/sent-entries";
import { planBefore } from "../domain/quantities/push/undo";
import { chooseWays } from "../domain/quantities/push/ways";
import { orderMoves } from "../domain/quantities/stock/order-moves";
import { lastSales } from "../domain/quantities/stock/recent-sales";
import { dueFirst, planNotWanted, planRetries, retryOf, type Tried } from "../domain/retries/retries";
import type { Change } from "../domain/values/change";
import { type Failure, failure } from "../domain/values/failure";
import type { Outcome } from "../domain/values/outcome";
import { MINUTE_MS } from "../domain/values/time";
import { counted } from "../domain/values/words";
import { placesOf, quantitiesOf } from "../domain/workbook/numbers";
import { planZerosDone, zeroChanges } from "../domain/workbook/plans/lost-leads";
import { isUndoing, planUndone, undoneChanges } from "../domain/workbook/plans/undo";
import { missingIn, type Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import { sendApart } from "./each";
import { type Run, SHOWN_AGAIN } from "./open-run";

/** How many quantities are sent before the answers are written. A run that dies repeats at most these. */
const CHUNK = 200;
/** The most listings that are read before they are sent. */
const LOOKED_AT = 100;

/** Time that a run keeps for writing the last answers. Nothing is sent in it. Unit: milliseconds. */
const KEPT_FREE_MS = 22_000;

/** Failures of these are reported only while the sync is on. */
const OF_THE_SYNC = ["quantity", "stock", "stockList", "shipNodes"] as const;

/**
 * Sends the numbers that changed. During an undo only the numbers to restore are sent. Each number is written down
 * before it is sent, so that after a run that died the next one knows what may have changed.
 */
export function pushQuantities(run: Run): void {
  const shop = run.shop();
  const isUndo = isUndoing(shop);
  if (!shop.settings.quantitySync && !isUndo) {
    run.commit("quantities off", ({ ledger }) => planNotWanted(ledger, OF_THE_SYNC));
    return;
  }
  run.need(QUANTITY_TABS);
  if (isUndo) {
    send(run, undoneNow(shop), NOTHING);
    run.commit("undone", planUndone);
    return;
  }
  if (shop.settings.reservesOwnOrders) lookAtReserved(run);
  const changes = plannedNow(run);
  const now = run.world.clock.now();
  const zeros = zeroChanges(run.shop());
  send(run, [...zeros, ...changes], ({ ledger }) =>
    changes.length === 0 ? [] : planBefore(ledger, quantityHistory(ledger), changes, now),
  );
  if (zeros.length > 0) run.commit("zeros", planZerosDone);
}

/**
 * While orders are missing, a restored number must not rise, because what was ordered since the push has to be
 * subtracted.
 */
function undoneNow(shop: Shop): readonly QuantityChange[] {
  const changes = undoneChanges(shop);
  return missingIn(shop) === null ? changes : changes.filter(isFall(shop));
}

const isFall = ({ ledger }: Shop): ((change: QuantityChange) => boolean) => {
  const historyOf = quantityHistory(ledger);
  return ({ sku, quantity }) => quantity < (historyOf(sku).sent?.quantity ?? 0);
};

/** Sends only the zeros that the seller wants for listings which follow no stock. Fails: as the marketplace says. */
export function pushZeros(run: Run): void {
  send(run, zeroChanges(run.shop()), NOTHING);
  run.commit("zeros", planZerosDone);
}

/** `ahead`: what has to be written before anything is sent. */
function send(run: Run, changes: readonly QuantityChange[], ahead: Ahead): void {
  if (changes.length === 0) {
    run.commit("nothing stuck", ({ ledger }) =>
      planRetries(ledger, "quantities", [], run.world.clock.now(), () => false),
    );
    return;
  }
  const historyOf = quantityHistory(run.shop().ledger);
  const { clock, triggers } = run.world;
  const places = changes.reduce((most, { nodes }) => Math.max(most, Object.keys(nodes ?? {}).length), 0);
  const allowance = run.marketplace.allowance(places);
  const { singles, feeds } = chooseWays(changes, historyOf, allowance, {
    remainingMs: clock.remainingMs() - KEPT_FREE_MS,
    nextRunMs: triggers.owner() === null ? null : triggers.interval() * MINUTE_MS,
    feedMs: changes.length > allowance.singles.left ? run.marketplace.feedDuration() : null,
  });
  const left = [sendSingles(run, singles, ahead), postFeeds(run, feeds, singles.length === 0 ? ahead : NOTHING)];
  const isStuck = left.every(({ answered }) => answered === 0) && run.world.progress.stoppedBy() === null;
  const now = clock.now();
  run.commit("quantities stuck", ({ ledger }) =>
    planRetries(ledger, "quantities", [{ name: ALL, said: isStuck ? STUCK : null }], now),
  );
  for (const { unanswered } of left) if (unanswered !== null) run.failed(unanswered);
}

/** The name under which the ledger remembers that no quantity at all could be sent. */
const ALL = "all";
const STUCK = "Walmart takes none just now, or the time and requests of the runs were not enough.";

/** How many quantities Walmart answered, and why sending ended early: Walmart answers nothing at all. */
interface Sending {
  readonly answered: number;
  readonly unanswered: Failure | null;
}

type Ahead = (shop: Shop) => readonly Change[];
const NOTHING: Ahead = () => [];

const planned = (shop: Shop): readonly QuantityChange[] =>
  planQuantityPush(quantitiesOf(shop), quantityHistory(shop.ledger), lastSales(shop.lines, shop.recipesOf));

/** A falling number never waits for its turn, since meanwhile too much would be on sale. */
function plannedNow(run: Run): readonly QuantityChange[] {
  const { ledger } = run.shop();
  const changes = planned(run.shop());
  const falls = isFall(run.shop());
  const rising = changes.filter((change) => !falls(change)).map(({ sku }) => sku);
  const due = new Set<string>(dueFirst(ledger, "quantity", rising, run.retryTime()));
  const wanted = new Set<string>([...changes, ...zeroChanges(run.shop())].map(({ sku }) => sku));
  const now = run.world.clock.now();
  run.commit("quantities not wanted", (shop) =>
    planRetries(shop.ledger, "quantity", [], now, (sku) => wanted.has(sku)),
  );
  return changes.filter((change) => falls(change) || due.has(change.sku));
}

/** The last reading does not show yet what Walmart keeps aside for an order that has just come in. */
function lookAtReserved(run: Run): void {
  const ordersOf = openOrders(run.shop().lines);
  const sold = planned(run.shop()).filter(({ sku }) => ordersOf(sku).units > 0);
  const skus = sold.slice(0, LOOKED_AT).map(({ sku }) => sku);
  const triesOf = (sku: string): number => retryOf(run.shop().ledger, "stock", sku)?.tries ?? 0;
  const looks = sendApart(run, skus, triesOf, (some) => run.marketplace.getStock(some));
  const stock = [...looks.values()].flatMap((look) => (look.kind === "accepted" ? (look.answer ?? []) : []));
  const now = run.world.clock.now();
  run.commit(
    "reserved",
    (shop) => {
      const { tables, ledger, lines } = shop;
      const facts = {
        rows: tables.listings,
        places: placesOf(shop),
        historyOf: quantityHistory(ledger),
        moves: orderMoves(lines),
        now,
      };
      return planSent(ledger, quantitiesOf(shop), sentAfterLook(stock, facts));
    },
    SHOWN_AGAIN,
  );
}

/** Quantities that failed before come last. */
function sendSingles(run: Run, wanted: readonly QuantityChange[], ahead: Ahead): Sending {
  const { ledger } = run.shop();
  const triesOf = ({ sku }: QuantityChange): number => retryOf(ledger, "quantity", sku)?.tries ?? 0;
  const changes = [...wanted].sort((one, other) => Number(triesOf(one) > 0) - Number(triesOf(other) > 0));
  let tried = 0;
  while (tried < changes.length) {
    run.world.progress.tell(doingOf("quantities"), tried, changes.length);
    const chunk = changes.slice(tried, tried + CHUNK);
    run.commit("quantities ahead", (shop) => [
      ...(tried === 0 ? ahead(shop) : []),
      ...planSubmitted(shop.ledger, quantityHistory(shop.ledger), chunk),
    ]);
    const outcomes = sendApart(run, chunk, triesOf, (some) => run.marketplace.setQuantities(some));
    const answers = [...outcomes].map(([change, outcome]) => ({ ...change, outcome }));
    record(run, answers);
    tried += answers.length;
    const fresh = answers.filter((answer) => triesOf(answer) === 0);
    const isSilent = fresh.length >= SILENT && fresh.every(({ outcome }) => outcome.kind === "unknown");
    if (isSilent || answers.length < chunk.length) {
      run.count("pending", changes.length - tried);
      return { answered: tried, unanswered: isSilent ? noneAnswered(fresh) : null };
    }
  }
  return { answered: tried, unanswered: null };
}

/** If this many quantities are sent and none gets a clear answer, it is no longer about single listings. */
const SILENT = 2;

/** Going on would only wait for Walmart again and again. */
const noneAnswered = (answers: readonly QuantityAnswer[]): Failure =>
  failure(
    "transient",
    "none-answered",
    `Walmart gave no clear answer to any of ${counted(answers.length, "quantity", "quantities")}. Nothing counts as sent; the next run sends them again.`,
  );

function record(run: Run, answers: readonly QuantityAnswer[]): void {
  const now = run.world.clock.now();
  run.commit(
    "record quantities",
    (shop) => {
      const historyOf = quantityHistory(shop.ledger);
      const sent = sentAfter(answers, historyOf, now, orderMoves(shop.lines));
      const retries = planRetries(shop.ledger, "quantity", answers.map(triedOf), now);
      return [
        ...planSent(shop.ledger, quantitiesOf(shop), sent),
        ...retries,
        ...planLatency(shop, sent, historyOf),
        ...setEntries(shop.ledger, answers, run.doer).map(run.log),
      ];
    },
    SHOWN_AGAIN,
  );
  const ended = (kind: QuantityAnswer["outcome"]["kind"]) =>
    answers.filter(({ outcome }) => outcome.kind === kind).length;
  run.count("accepted", ended("accepted"));
  run.count("refused", ended("refused"));
  if (ended("refused") > 0)
    run.tell(`Walmart refused ${counted(ended("refused"), "quantity", "quantities")}. Sync in Listings says why.`);
  run.count("pending", ended("unknown"));
}

const triedOf = ({ sku, outcome }: QuantityAnswer): Tried => ({
  name: sku,
  said: outcome.kind === "accepted" ? null : outcome.issue.message,
});

/**
 * The quantities of all feeds are written down before the feeds are posted, and Walmart's ids right after. If Walmart
 * does not accept a feed, its quantities are sent one by one.
 */
function postFeeds(run: Run, feeds: readonly (readonly QuantityChange[])[], ahead: Ahead): Sending {
  if (feeds.length === 0) return { answered: 0, unanswered: null };
  const at = run.world.clock.now();
  const named = feeds.map((changes, index) => ({ name: `${run.world.runId}-${index + 1}`, changes }));
  run.commit("feeds ahead", (shop) => [
    ...ahead(shop),
    ...named.flatMap((one) => planFeed(shop.ledger, { ...one, at })),
  ]);
  const outcomes = posted(run, named);
  const posts = named.map((one, index) => ({ ...one, outcome: outcomes[index] ?? null }));
  run.commit("feeds posted", ({ ledger }) => [
    ...posts.flatMap(({ name, outcome }) => {
      if (outcome?.kind === "accepted") return planFeedStep(ledger, name, { kind: "name", id: outcome.answer });
      return outcome?.kind === "unknown" ? [] : planFeedForgotten(ledger, name);
    }),
    ...handedEntries(posts, run.doer).map(run.log),
  ]);
  for (const { changes, outcome } of posts) {
    if (outcome === null) run.count("pending", changes.length);
    else if (outcome.kind !== "refused") run.count("waiting", changes.length);
    else
      run.tell(
        `Walmart refused an update of ${counted(changes.length, "quantity", "quantities")}. ${outcome.issue.message}`,
      );
  }
  const singly = sendSingles(
    run,
    posts.flatMap(({ changes, outcome }) => (outcome?.kind === "refused" ? changes : [])),
    NOTHING,
  );
  run.commit(
    "cells of feeds",
    (shop) => planListingCells(quantitiesOf(shop), quantityHistory(shop.ledger)),
    SHOWN_AGAIN,
  );
  const taken = posts.filter(({ outcome }) => outcome !== null && outcome.kind !== "refused").length;
  return { ...singly, answered: singly.answered + taken };
}

type NamedFeed = { readonly name: string; readonly changes: readonly QuantityChange[] };

/** Fails: as the marketplace says; then nothing was posted. */
function posted(run: Run, feeds: readonly NamedFeed[]): readonly (Outcome<string> | null)[] {
  try {
    return run.marketplace.postFeeds(feeds.map(({ changes }) => changes));
  } catch (error) {
    run.commit("feeds not taken", ({ ledger }) => feeds.flatMap(({ name }) => planFeedForgotten(ledger, name)));
    throw error;
  }
}
