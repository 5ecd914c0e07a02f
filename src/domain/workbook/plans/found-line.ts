/** The order line that a scanned unit can go out on, where nobody has chosen a line yet. */
import { unfit } from "../../fulfillment/unfit";
import type { Unit } from "../../inventory/stock";
import { nameKey } from "../../inventory/unit-names";
import type { SheetLine } from "../../orders/order-line";
import type { Shop } from "../shop";
import { type Many, many } from "./many";
import { describeLine, leftOf, meantLine, type ShownLine } from "./shown-line";

/** A line that still needs the unit. `shipBy`: in milliseconds since 1970. `left`: units that nobody has named. */
export interface OpenLine {
  readonly label: string;
  readonly title: string | null;
  readonly shipBy: number | null;
  readonly left: number;
}

/** `line: null`: a person has to choose one of `choices`. Those to ship first come first. */
export interface FoundLine {
  readonly line: ShownLine | null;
  readonly choices: Many<OpenLine>;
  readonly message: string;
}

const NO_CHOICE: FoundLine["choices"] = { total: 0, first: [] };

/**
 * What a text stands for: an order, or a unit, or the lines that a free unit can go out on. A text: why there is no such
 * line.
 */
export function foundLine(shop: Shop, text: string): FoundLine | string {
  const named = meantLine(shop, text, null);
  const key = nameKey(text);
  const bearers = shop.units.filter(({ names }) => names.includes(key));
  if (named !== null) {
    const isUnit = bearers.length > 0 && !named.label.startsWith(text.trim());
    const message = isUnit ? `${text} is on ${named.label} already.` : "Scan the units that go out.";
    return { line: describeLine(shop, named), choices: NO_CHOICE, message };
  }
  const unit = bearers.find(({ soldOn }) => soldOn === null);
  if (unit !== undefined) return linesFor(shop, unit, text);
  const [sold] = bearers;
  return sold === undefined
    ? `No order line has the PO, customer order number or unit “${text}”.`
    : `${text} was sold on ${sold.soldOn}, which is not in Orders. Take it back if it returned.`;
}

function linesFor(shop: Shop, unit: Unit, name: string): FoundLine | string {
  const needing = shop.lines.filter((line) => needs(shop, line, unit));
  const { recipesOf } = shop;
  const issueOn = (line: SheetLine) => unfit(line, unit, name, { recipesOf, isConfirmed: () => false });
  const lines = needing.filter((line) => issueOn(line) === null).sort((one, other) => dueAt(one) - dueAt(other));
  const [first] = lines;
  if (first === undefined) {
    const [other] = needing;
    return (
      (other === undefined ? null : issueOn(other)?.message) ??
      `No open order line needs ${name}. To send it out on another line, type the order number of that line.`
    );
  }
  if (lines.length === 1)
    return {
      line: describeLine(shop, first, unit),
      choices: NO_CHOICE,
      message: `${name} can go out on ${first.label}, the only open line that needs it. Click Add, or scan it once more.`,
    };
  return {
    line: null,
    choices: many(lines, (line) => {
      const { title, shipBy } = line.row.values;
      return { label: line.label, title, shipBy, left: leftOf(shop, line) };
    }),
    message: `${name} can go out on ${lines.length} open lines. Choose one.`,
  };
}

/** The line still lacks units of the stock that the unit is of. */
const needs = ({ recipesOf, levels }: Shop, line: SheetLine, { stockKey }: Unit): boolean =>
  stockKey !== null &&
  recipesOf(line).some(({ parts }) =>
    parts.some(
      ({ pool }) =>
        pool.stockKeys.has(stockKey) && levels.demandIn(pool).some((one) => one.line === line && one.units > 0),
    ),
  );

const dueAt = ({ row }: SheetLine): number => row.values.shipBy ?? Number.MAX_SAFE_INTEGER;
