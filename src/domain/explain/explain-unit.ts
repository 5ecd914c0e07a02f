/** What a row of `Inventory` is stock of, whether it counts, and which listings sell it. */
import { isShared, type LeftOut, type Unit } from "../inventory/stock";
import { quantityHistory } from "../quantities/history/sent";
import { syncState } from "../quantities/number/plan-listing-quantities";
import type { Instant } from "../values/brand";
import { issueText } from "../values/issue";
import { quantitiesOf } from "../workbook/numbers";
import type { Shop } from "../workbook/shop";
import type { Answer, Explanation, Section } from "./explanation";
import { unitOrders } from "./unit-orders";
import { fine, opening, section, sentence, stepping, unitName, wrong } from "./words";

/** What to do about units that do not count, by reason. */
export const COUNTING_ADVICE: Readonly<Record<LeftOut["about"], string>> = {
  warehouse: "Fill in Warehouse in Inventory, and tick in Warehouses what counts.",
  status: "Fill in Status in Inventory, and tick in Inventory Statuses what counts.",
  row: "Read the row's Problem in Inventory.",
};

/**
 * Explains one unit: is it stock, does it count, which order holds it, what is wrong in its row, which listings sell
 * it.
 */
export function explainUnit(shop: Shop, unit: Unit, now: Instant): Explanation {
  const answers = [stockAnswer(shop, unit), countingAnswer(unit), holderAnswer(shop, unit), rowAnswer(unit)];
  const listings = listingsSelling(shop, unit);
  const sold =
    listings.lines.length > 0
      ? fine("Which listings sell it?", `${listings.lines.length}, told below with their numbers.`)
      : wrong("Which listings sell it?", "None.", "Connect a listing to its SKU or variation.");
  return {
    about: `Unit ${unitName(unit)}`,
    inShort: unitInShort(shop, unit),
    tone: toneOf(shop, unit),
    answers: [...answers, sold],
    sections: [listings, ...unitOrders(shop, unit, now)].filter(({ lines }) => lines.length > 0),
  };
}

function toneOf({ commits }: Shop, unit: Unit): Explanation["tone"] {
  if (unit.soldOn !== null || commits.lineOf(unit) !== null) return "fine";
  if (unit.stockKey === null || (unit.leftOut !== null && !unit.leftOut.isMeant)) return "wrong";
  return unit.leftOut === null ? "fine" : "open";
}

function unitInShort(shop: Shop, unit: Unit): string {
  if (unit.soldOn !== null) return `Sold on ${unit.soldOn}.`;
  const line = shop.commits.lineOf(unit);
  if (line !== null) return `Committed to ${line.label}.`;
  if (unit.stockKey === null) return "Counts for nothing: what it is stock of is not in Products.";
  return unit.leftOut === null ? "It counts." : `Does not count: ${unit.leftOut.words}.`;
}

function stockAnswer({ tables, catalog }: Shop, { position, stockKey }: Unit): Answer {
  const question = "What is it stock of?";
  const typed = tables.inventory.find((one) => one.position === position)?.values.stockOf ?? null;
  if (typed === null) return wrong(question, "The row does not say it.", "Fill in SKU or Variation ID.");
  if (stockKey === null) return wrong(question, `“${typed}” is not in Products.`, "Correct it, or add it to Products.");
  if (isShared(stockKey))
    return fine(
      question,
      `One of the variations that share the SKU ${typed}: it counts for listings connected to that SKU. To count it for one variation as well, type its Variation ID.`,
    );
  const id = Object.is(typed, stockKey) ? "" : `, the variation ${stockKey}`;
  const sku = [...catalog.skuOf].find(([one]) => one === stockKey)?.[1] ?? null;
  return fine(question, `${typed}${id}${sku === null || sku === typed ? "" : `, with the SKU ${sku}`}.`);
}

function countingAnswer({ leftOut, quantity }: Unit): Answer {
  const question = "Does it count?";
  if (leftOut !== null) return wrong(question, `No: it is ${leftOut.words}.`, COUNTING_ADVICE[leftOut.about]);
  return fine(
    question,
    quantity === 1 ? "Its Status and Warehouse do." : `Its Status and Warehouse do, for ${quantity} units.`,
  );
}

function holderAnswer({ commits }: Shop, unit: Unit): Answer {
  const question = "Is it committed or sold?";
  if (unit.soldOn !== null) return fine(question, `Sold on ${unit.soldOn}, so it is not available.`);
  const line = commits.lineOf(unit);
  if (line === null) return fine(question, "Neither.");
  return stepping(fine(question, `Committed to ${line.label}, so it is not available.`), opening("orders", line.label));
}

function rowAnswer({ issues }: Unit): Answer {
  const text = issueText(issues);
  return text === null ? fine("Is its row in order?", "Yes.") : wrong("Is its row in order?", sentence(text));
}

function listingsSelling(shop: Shop, { stockKey }: Unit): Section {
  const historyOf = quantityHistory(shop.ledger);
  const listings = quantitiesOf(shop).filter(
    ({ connection }) => stockKey !== null && connection.pool.stockKeys.has(stockKey),
  );
  return section(
    "Listings that sell it",
    listings.map((listing) => {
      const number = listing.quantity === null ? "no number" : `to send ${listing.quantity.toSend}`;
      return `${listing.sku}: ${number} · ${syncState(listing, historyOf(listing.sku))}`;
    }),
  );
}
