/** Why a listing has its number: the questions of a seller whose quantities do not change, in their order. */
import { isAnotherTool, outsideChanges } from "../quantities/drift/drift";
import { type QuantityHistory, quantityHistory } from "../quantities/history/sent";
import { type ListingQuantity, remarksOf, syncState, whyOf } from "../quantities/number/plan-listing-quantities";
import type { Topic } from "../quantities/number/remarks";
import type { Instant } from "../values/brand";
import { counted } from "../values/words";
import { quantitiesOf } from "../workbook/numbers";
import type { Shop } from "../workbook/shop";
import type { Answer, Explanation } from "./explanation";
import { listingSections } from "./listing-sections";
import { ordersAnswer, unitAnswers, variantsAnswer } from "./stock-answers";
import { ago, fine, sentence, wrong } from "./words";

/** `null`: no listing has this SKU. */
export function explainListing(shop: Shop, sku: string, now: Instant): Explanation | null {
  const listing = quantitiesOf(shop).find((one) => one.sku === sku);
  if (listing === undefined) return null;
  const history = quantityHistory(shop.ledger)(listing.sku);
  const state = syncState(listing, history);
  const { title } = listing.row.values;
  return {
    about: `Listing ${sku}${title === null ? "" : ` · ${title}`}`,
    inShort: [sentence(state), whyOf(listing, history) ?? ""].join(" ").trim(),
    tone: /^(Problem|Paused)/.test(state) ? "wrong" : state === "In sync" ? "fine" : "open",
    answers: [
      importedAnswer(shop, listing, now),
      connectedAnswer(listing, history),
      shownAnswer(listing),
      fulfilledAnswer(listing),
      stoppedOr(listing, "sync", "Is Inventory Quantity Sync on?", "Yes."),
      waitingAnswer(listing, history),
      ...unitAnswers(shop, listing),
      ordersAnswer(shop, listing),
      variantsAnswer(shop, listing),
      outsideAnswer(shop, listing, history, now),
      rulesAnswer(listing, history),
    ],
    sections: listingSections(shop, listing, history, now),
  };
}

/** What keeps the number from leaving, within one topic; otherwise the answer that all is well. */
function stoppedOr({ obstacles }: ListingQuantity, topic: Topic, question: string, well: string): Answer {
  const obstacle = obstacles.find((one) => one.topic === topic);
  return obstacle === undefined ? fine(question, well) : wrong(question, sentence(obstacle.reason), obstacle.todo);
}

const saidOn = (listing: ListingQuantity, history: QuantityHistory, topic: Topic): string =>
  remarksOf(listing, history)
    .filter((remark) => remark.topic === topic)
    .map(({ text }) => sentence(text))
    .join(" ");

function importedAnswer({ ledger }: Shop, listing: ListingQuantity, now: Instant): Answer {
  const last = ledger.recall("cursor", "listings")?.at;
  const when = last === undefined ? "." : `; the last import was ${ago(now - last)}.`;
  return stoppedOr(listing, "copy", "Has the listing been imported?", `Yes${when}`);
}

function connectedAnswer(listing: ListingQuantity, history: QuantityHistory): Answer {
  const well = `Yes, to ${listing.connection.connectedTo}.`;
  const answer = stoppedOr(listing, "connection", "Is the listing connected?", well);
  const remarks = saidOn(listing, history, "connection");
  return remarks === "" ? answer : { ...answer, answer: `${answer.answer} ${remarks}`, isFine: false };
}

function shownAnswer(listing: ListingQuantity): Answer {
  const state = listing.row.values.onWalmartAs;
  const note = state === "Unpublished" ? ": buyers do not see it, but its quantity is kept in step" : "";
  const well = `${state ?? "Walmart has not said it"}${note}.`;
  return stoppedOr(listing, "ended", "Does the listing show active or ended?", well);
}

function fulfilledAnswer(listing: ListingQuantity): Answer {
  const by = listing.row.values.fulfilledBy ?? "not known";
  return stoppedOr(
    listing,
    "fulfillment",
    "Who fulfills it?",
    by === "not known" ? "Walmart has not said it yet." : `${by}.`,
  );
}

function waitingAnswer(listing: ListingQuantity, history: QuantityHistory): Answer {
  const question = "Does anything wait or pause?";
  const { withheld, obstacles } = listing;
  if (obstacles.some(({ topic }) => topic === "pause")) return stoppedOr(listing, "pause", question, "");
  if (withheld !== null) return fine(question, "No number leaves, because of what the other answers say.");
  const state = syncState(listing, history);
  if (state === "In sync") return fine(question, "No: Walmart has this number.");
  if (state === "Pending") return fine(question, "No: the number leaves with the next run.");
  if (state.startsWith("Sent")) return fine(question, sentence(state));
  return wrong(question, sentence(state), listing.waits === null ? null : APPROVE);
}

const APPROVE = "Tick what is right in Preview and choose Aisle ▸ More ▸ Send Approved.";

function outsideAnswer({ ledger }: Shop, listing: ListingQuantity, history: QuantityHistory, now: Instant): Answer {
  const question = "Does other software change it?";
  const todo = "Disconnect the other tool from your Walmart account.";
  const changes = outsideChanges(ledger, now);
  const own = saidOn(listing, history, "outside");
  if (own !== "") return wrong(question, own, todo);
  if (isAnotherTool(changes))
    return wrong(
      question,
      `Somebody else set quantities of this account ${counted(changes, "time")} within a week.`,
      todo,
    );
  return fine(question, "Nothing of the kind was seen.");
}

function rulesAnswer(listing: ListingQuantity, history: QuantityHistory): Answer {
  const question = "Do your own rules for it read right?";
  const issues = saidOn(listing, history, "rules");
  if (issues !== "") return wrong(question, issues);
  const { percent, holdBack, max, fixedNumber } = listing.row.values;
  const set = Object.entries({ Percent: percent, "Hold back": holdBack, Max: max, "Fixed number": fixedNumber });
  const filled = set.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
  return fine(question, filled.length === 0 ? "None is set." : `${filled.join(", ")}.`);
}
