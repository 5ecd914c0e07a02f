/** Answers about what a listing's number consists of: units, orders, and the other variants of its group. */
import type { LeftOut, Unit } from "../inventory/stock";
import type { ListingQuantity } from "../quantities/number/plan-listing-quantities";
import { variantGroups } from "../quantities/number/variant-groups";
import { sumOf } from "../values/groups";
import { counted } from "../values/words";
import { settingsFacts } from "../workbook/numbers";
import { settingsProblems } from "../workbook/settings-problems";
import type { Shop } from "../workbook/shop";
import { COUNTING_ADVICE } from "./explain-unit";
import type { Answer } from "./explanation";
import { fine, listed, wrong } from "./words";

const UNIT_QUESTIONS: readonly (readonly [about: LeftOut["about"], question: string])[] = [
  ["warehouse", "Is the warehouse set on its units, and does it count?"],
  ["status", "Do the statuses of its units count?"],
  ["row", "Can the rows of its units be used?"],
];

/** For each reason why units may not count: whether it concerns any unit of the listing. */
export function unitAnswers({ levels }: Shop, { connection, level }: ListingQuantity): readonly Answer[] {
  if (level === null) return [fine("Do its units count?", "Which units are meant is known once it is connected.")];
  const units = levels.unitsIn(connection.pool);
  if (units.length === 0) {
    const todo = "Add its units to Inventory, with the SKU or Variation ID that it is connected to.";
    return [wrong("Do its units count?", "Inventory has no unit of it that is neither committed nor sold.", todo)];
  }
  return UNIT_QUESTIONS.map(([about, question]) => {
    const others = units.filter(({ leftOut }) => leftOut?.about === about);
    if (others.length === 0) return fine(question, "Yes, of all of them.");
    const said = `Left out: ${reasonsOf(others)}.`;
    const isMeant = units.some(({ leftOut }) => leftOut === null) && others.every(({ leftOut }) => leftOut?.isMeant);
    return isMeant ? fine(question, `${said} You left that unticked.`) : wrong(question, said, COUNTING_ADVICE[about]);
  });
}

function reasonsOf(units: readonly Unit[]): string {
  const words = new Set(units.map(({ leftOut }) => leftOut?.words ?? ""));
  return [...words]
    .map((one) => `${sumOf(units.map(({ leftOut, quantity }) => (leftOut?.words === one ? quantity : 0)))} ${one}`)
    .join(", ");
}

/** Remarks about orders that take stock twice, or not at all. */
const SALES: ReadonlySet<string> = new Set(["done-counts-as-open", "sales-not-subtracted"]);

/** Finished orders that still count as open take their stock twice. Orders that are not imported take none. */
export function ordersAnswer(shop: Shop, { connection, level }: ListingQuantity): Answer {
  const question = "Do only open orders hold stock?";
  const facts = settingsFacts(shop);
  const asIfOn = settingsProblems({ ...facts, settings: { ...facts.settings, quantitySync: true } });
  const found = asIfOn.filter(({ code }) => SALES.has(code));
  if (found.length > 0)
    return wrong(question, found.map(({ what }) => what).join(" "), found.map(({ todo }) => todo).join(" "));
  const held = level === null ? [] : shop.levels.demandIn(connection.pool);
  return fine(
    question,
    held.length === 0 ? "No order holds any." : `Yes: ${counted(held.length, "order line")} of open orders.`,
  );
}

/** A group of variants that is only partly connected is an answer that needs the seller. */
export function variantsAnswer({ tables, connectionOf }: Shop, { row }: ListingQuantity): Answer {
  const question = "Are all variants of its group connected?";
  const group = variantGroups(tables.listings, connectionOf)(row);
  if (group === null) return fine(question, "It belongs to no group.");
  const { name, size, unconnected: left } = group;
  if (left.length === 0) return fine(question, `Yes, all ${size} of ${name}.`);
  return wrong(question, `${left.length} of ${size} of ${name} are not: ${listed(left)}.`, "Connect them, too.");
}
