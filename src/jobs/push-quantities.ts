/** Sends the quantities that differ from what Walmart last accepted. */
import { planListingCells, type SentOf } from "../domain/quantities/plan-listing-quantities";
import {
  planQuantityPush,
  planSentMemory,
  planUnsure,
  type QuantityAnswer,
  sentAfter,
} from "../domain/quantities/plan-quantity-push";
import { type Failure, failure } from "../domain/values/failure";
import { quantitiesOf, type Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** Answers are written down after so many: a run that dies repeats no more than these. */
const CHUNK = 200;

export function pushQuantities(run: Run): void {
  const shop = run.shop();
  if (!shop.settings.quantitySync) return;
  run.need(QUANTITY_TABS);
  const wishes = planQuantityPush(quantitiesOf(shop), sentOf(shop));
  let tried = 0;
  while (tried < wishes.length) {
    const chunk = wishes.slice(tried, tried + CHUNK);
    run.commit("quantities ahead", ({ ledger }) =>
      planUnsure(
        ledger,
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
  run.count("pending", wishes.length - tried);
}

/** Going on would only wait for Walmart again and again. */
const noneAnswered = (answers: readonly QuantityAnswer[]): Failure =>
  failure(
    "transient",
    "none-answered",
    `Walmart gave no clear answer to any of ${answers.length} quantities. Nothing counts as sent; the next run sends them again.`,
  );

const sentOf =
  ({ ledger }: Shop): SentOf =>
  (sku) =>
    ledger.recall("sent", sku);

function record(run: Run, answers: readonly QuantityAnswer[]): void {
  const now = run.world.clock.now();
  run.commit("record quantities", (shop) => {
    const before = sentOf(shop);
    const sent = sentAfter(answers, before, now);
    return [
      ...planSentMemory(shop.ledger, sent),
      ...planListingCells(quantitiesOf(shop), (sku) => sent.get(sku) ?? before(sku)),
    ];
  });
  const ended = (kind: QuantityAnswer["outcome"]["kind"]) =>
    answers.filter(({ outcome }) => outcome.kind === kind).length;
  run.count("accepted", ended("accepted"));
  run.count("refused", ended("refused"));
  if (ended("refused") > 0) run.tell(`Walmart refused ${ended("refused")} quantities. Sync in Listings says why.`);
  run.count("pending", ended("unknown"));
}
