/** Sends the quantities that differ from what Walmart was told last: one by one, or many in a feed. */
import { planFeed, planFeedForgotten, planFeedId } from "../domain/quantities/feeds";
import { planListingCells } from "../domain/quantities/plan-listing-quantities";
import {
  planQuantityPush,
  planSent,
  planUnsure,
  type QuantityAnswer,
  type QuantityChange,
  sentAfter,
} from "../domain/quantities/plan-quantity-push";
import { lastSales } from "../domain/quantities/recent-sales";
import { knownOf } from "../domain/quantities/sent";
import { chooseWays } from "../domain/quantities/ways";
import { type Failure, failure } from "../domain/values/failure";
import type { Outcome } from "../domain/values/outcome";
import { quantitiesOf } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** Answers are written down after so many: a run that dies repeats no more than these. */
const CHUNK = 200;

/** Runs of the schedule begin so far apart. Unit: milliseconds. */
const SCHEDULE_MS = 3_600_000;

export function pushQuantities(run: Run): void {
  const shop = run.shop();
  if (!shop.settings.quantitySync) return;
  run.need(QUANTITY_TABS);
  const known = knownOf(shop.ledger);
  const changes = planQuantityPush(quantitiesOf(shop), known, lastSales(shop.lines, shop.poolOfListing));
  if (changes.length === 0) return;
  const { clock, triggers } = run.world;
  const { singles, feeds } = chooseWays(changes, known, run.marketplace.allowance(), {
    remainingMs: clock.remainingMs(),
    nextRunMs: triggers.owner() === null ? null : SCHEDULE_MS,
  });
  sendSingles(run, singles);
  postFeeds(run, feeds);
}

function sendSingles(run: Run, changes: readonly QuantityChange[]): void {
  let tried = 0;
  while (tried < changes.length) {
    const chunk = changes.slice(tried, tried + CHUNK);
    run.commit("quantities ahead", ({ ledger }) =>
      planUnsure(
        ledger,
        knownOf(ledger),
        chunk.map(({ sku }) => sku),
      ),
    );
    const outcomes = run.marketplace.setQuantities(chunk);
    const answers = outcomes.map((outcome, index) => ({ ...(chunk[index] as (typeof chunk)[number]), outcome }));
    record(run, answers);
    tried += outcomes.length;
    if (outcomes.length > 0 && outcomes.every(({ kind }) => kind === "unknown")) throw noneAnswered(answers);
    if (outcomes.length < chunk.length) break;
  }
  run.count("pending", changes.length - tried);
}

/** Going on would only wait for Walmart again and again. */
const noneAnswered = (answers: readonly QuantityAnswer[]): Failure =>
  failure(
    "transient",
    "none-answered",
    `Walmart gave no clear answer to any of ${answers.length} quantities. Nothing counts as sent; the next run sends them again.`,
  );

function record(run: Run, answers: readonly QuantityAnswer[]): void {
  const now = run.world.clock.now();
  run.commit("record quantities", (shop) => {
    const known = knownOf(shop.ledger);
    return planSent(shop.ledger, quantitiesOf(shop), sentAfter(answers, known, now));
  });
  const ended = (kind: QuantityAnswer["outcome"]["kind"]) =>
    answers.filter(({ outcome }) => outcome.kind === kind).length;
  run.count("accepted", ended("accepted"));
  run.count("refused", ended("refused"));
  if (ended("refused") > 0) run.tell(`Walmart refused ${ended("refused")} quantities. Sync in Listings says why.`);
  run.count("pending", ended("unknown"));
}

/** Posts one feed after the other; where Walmart takes none, the quantities go one by one. */
function postFeeds(run: Run, feeds: readonly (readonly QuantityChange[])[]): void {
  for (const [index, changes] of feeds.entries()) {
    const outcome = postFeed(run, `${run.world.runId}-${index + 1}`, changes);
    if (outcome?.kind === "accepted") continue;
    const rest = feeds.slice(index + (outcome?.kind === "unknown" ? 1 : 0)).flat();
    if (outcome?.kind === "refused") sendSingles(run, rest);
    else run.count("pending", rest.length);
    break;
  }
  if (feeds.length > 0)
    run.commit("cells of feeds", (shop) => planListingCells(quantitiesOf(shop), knownOf(shop.ledger)));
}

/** What a feed holds is written down before it is posted, and Walmart's name for it right after. */
function postFeed(run: Run, name: string, changes: readonly QuantityChange[]): Outcome<string> | null {
  const at = run.world.clock.now();
  run.commit("feed ahead", ({ ledger }) => planFeed(ledger, { name, at, changes }));
  const outcome = posted(run, name, changes);
  if (outcome?.kind === "refused")
    run.tell(`Walmart refused a feed of ${changes.length} quantities. ${outcome.issue.message}`);
  if (outcome === null || outcome.kind === "refused") {
    forgetFeed(run, name);
    return outcome;
  }
  run.count("waiting", changes.length);
  if (outcome.kind === "accepted")
    run.commit("feed posted", ({ ledger }) => [planFeedId(ledger, name, at, outcome.answer)]);
  return outcome;
}

/** Fails: as the marketplace says; nothing was posted then. */
function posted(run: Run, name: string, changes: readonly QuantityChange[]): Outcome<string> | null {
  try {
    return run.marketplace.postFeed(changes);
  } catch (error) {
    forgetFeed(run, name);
    throw error;
  }
}

const forgetFeed = (run: Run, name: string): void =>
  run.commit("feed not taken", ({ ledger }) => planFeedForgotten(ledger, name));
