/** Answers about what an order line takes from stock: whether it is recognized, committed, covered, and why it counts. */
import { outstandingOf, unitsOrdered } from "../fulfillment/needs";
import { isFinished, isShipped, isSoldUnread, isWalmart, type SheetLine, UNKNOWN_SKU } from "../orders/order-line";
import type { Instant } from "../values/brand";
import { nearMissesIn } from "../values/near-misses";
import { counted } from "../values/words";
import type { Shop } from "../workbook/shop";
import type { Answer } from "./explanation";
import { ago, fine, listed, opening, stepping, thenDo, unitName, wrong } from "./words";

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(" and ");

/**
 * Whether the SKU is known; and, where it is not, what a seller checks then: are there matching SKUs on both sides, and
 * have all listings been imported?
 */
export function recognizedAnswers(shop: Shop, line: SheetLine, now: Instant): readonly Answer[] {
  const question = "Is its SKU recognized?";
  const { sold, recognized, row } = line;
  if (isSoldUnread(line.unread) || sold === null)
    return [wrong(question, "The row does not say what was sold.", "Read the row's Problem in Orders.")];
  if (recognized.length > 0) return [fine(question, `Yes: ${sold} is in Products.`)];
  if (isFinished(line) && row.values.sku === sold) return [fine(question, `${sold} was in Products when it was sold.`)];
  const { products } = shop.tables;
  const near = nearMissesIn(products.flatMap(({ values }) => values.sku ?? []))(sold);
  const hint = near.length === 0 ? "" : ` ${quoted(near)} differs in case or spaces alone.`;
  const ways = isWalmart(row)
    ? "Add the SKU to Products, type the unit that goes out (direct commit), or tick Line removed and commit anything."
    : "Correct the SKU in Orders, or add it to Products.";
  const unknown = stepping(
    wrong(question, `No: “${sold}” is not in Products, so it reads ${UNKNOWN_SKU}.${hint}`, ways),
    opening("products"),
  );
  return isWalmart(row) ? [unknown, matchingAnswer(shop, sold, near), importedAnswer(shop, sold, now)] : [unknown];
}

function matchingAnswer({ tables }: Shop, sold: string, near: readonly string[]): Answer {
  const question = "Are there matching SKUs in both, Listings and Products?";
  const isListed = tables.listings.some(({ values }) => values.sku === sold);
  const where = isListed ? "Listings has it, Products does not" : "Neither has it";
  const todo =
    near.length === 0
      ? `Type ${sold} as SKU of the product that it is, to the letter.`
      : `Products has ${quoted(near)}: letter case and spaces have to be equal, too.`;
  return stepping(wrong(question, `${where}.`, todo), opening("products"));
}

function importedAnswer({ tables, ledger }: Shop, sold: string, now: Instant): Answer {
  const question = "Have all of your listings been imported?";
  const last = ledger.recall("cursor", "listings")?.at;
  const when = last === undefined ? "Listings were never imported" : `The last import was ${ago(now - last)}`;
  if (tables.listings.some(({ values }) => values.sku === sold)) return fine(question, `This one has. ${when}.`);
  const near = nearMissesIn(tables.listings.flatMap(({ values }) => values.sku ?? []))(sold);
  const hint = near.length === 0 ? "" : ` It has ${quoted(near)}, which differs in case or spaces alone.`;
  return stepping(wrong(question, `Listings has no ${sold}.${hint} ${when}.`, "Import the listings."), {
    label: "Import Listings",
    action: "importListings",
    ask: null,
  });
}

/** Units of stock that the line takes in all, as far as one recipe says it. */
const wantedOf = ({ recipesOf, commits }: Shop, line: SheetLine): number => {
  const all = { ...line, isOpen: true, isRemoved: false, shipped: 0 };
  return Math.max(
    outstandingOf(all, [], recipesOf(line)),
    commits.ofLine(line).units.length > 0 ? unitsOrdered(line) : 0,
  );
};

/** Which units the line has, and how many are still to be named. */
export function committedAnswer(shop: Shop, line: SheetLine): Answer {
  const question = "Are units committed to it?";
  const { commits, recipesOf, needsImei } = shop;
  const { units, issues } = commits.ofLine(line);
  const wanted = wantedOf(shop, line);
  const has = units.length === 0 ? "None is" : `${listed(units.map(unitName))} ${units.length === 1 ? "is" : "are"}`;
  const [refused] = issues;
  if (refused !== undefined) return wrong(question, `${has}. ${refused.message}`);
  if (wanted === 0) return fine(question, units.length === 0 ? "It needs none." : `${has}, and none is needed.`);
  if (units.length >= wanted)
    return fine(question, `Yes, ${units.length} of ${wanted}: ${listed(units.map(unitName))}.`);
  const recipes = recipesOf(line);
  const keys = recipes.flatMap(({ parts }) => parts.flatMap(({ pool }) => [...pool.stockKeys]));
  if (recipes.length > 0 && units.length === 0 && !needsImei(keys))
    return fine(question, "None has to be: its stock is in counted lots, which need no typing.");
  const said = `${units.length} of ${wanted}${units.length === 0 ? "" : `: ${listed(units.map(unitName))}`}.`;
  if (isShipped(line)) return wrong(question, said, "Type the IMEIs that went out.");
  return stepping(thenDo(fine(question, said), "Scan or type the units that go out."), {
    label: "Fulfill",
    action: "showLine",
    ask: { about: line.label },
  });
}

/** Whether the stock that the line takes from covers all orders that take from it. */
export function stockAnswer(shop: Shop, line: SheetLine): Answer {
  const question = "Is there enough stock for it?";
  const { recipesOf, levels, commits } = shop;
  if (outstandingOf(line, commits.ofLine(line).units, recipesOf(line)) === 0)
    return fine(question, "It takes nothing more from stock.");
  const parts = recipesOf(line).flatMap((recipe) => recipe.parts);
  if (parts.length === 0) return wrong(question, "Nobody knows which stock it takes from.");
  const told = parts.map(({ pool, names }) => {
    const { available, outstanding } = levels.of(pool);
    const left = levels.leftOut(pool);
    const words = `${available} available, ${outstanding} outstanding${left === null ? "" : ` (${left})`}`;
    return { isShort: available < outstanding, text: parts.length === 1 ? words : `${listed(names)}: ${words}` };
  });
  const text = told.map((one) => one.text).join("; ");
  if (told.every(({ isShort }) => !isShort)) return fine(question, `Yes: ${text}.`);
  return wrong(
    question,
    `No, more was sold than there is: ${text}.`,
    "Add the units that are there to Inventory, or cancel in Seller Center what cannot be shipped.",
  );
}

/** Why the line holds stock, or why it does not. */
export function holdsAnswer({ commits, recipesOf }: Shop, line: SheetLine): Answer {
  const question = "Does it hold stock?";
  const { units } = commits.ofLine(line);
  const status = line.row.values.status ?? "";
  const held = outstandingOf(line, units, recipesOf(line));
  if (held > 0 && recipesOf(line).length > 0)
    return fine(
      question,
      `Yes, ${counted(held, "unit")}: its order is open and the line is neither filled nor shipped.`,
    );
  if (held > 0) return wrong(question, `${counted(held, "unit")} should be held, but nobody knows from which stock.`);
  return fine(question, `No: ${reasonWhyNot(line, units.length, status)}.`);
}

function reasonWhyNot(line: SheetLine, committed: number, status: string): string {
  if (line.isRemoved) return "Line removed is ticked";
  if (line.quantity > 0 && line.canceled >= line.quantity) return "it was canceled";
  if (isFinished(line) || line.hasLeft) return "it was shipped";
  if (!line.isOpen) return `the status “${status}” is not ticked Open in Order Statuses`;
  if (line.quantity === 0) return "its Qty is 0, or cannot be read";
  return committed > 0
    ? "its units are committed, so they are not available to anybody else"
    : "nothing is left to ship";
}
