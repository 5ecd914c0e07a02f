/** What a click on an order line changes in its cell *IMEIs / units*, and what is said about it. */
import { nameKey, typedUnits } from "../../inventory/unit-names";
import type { Said } from "../../log/run-report";
import { ORDERS } from "../../orders/order-columns";
import type { SheetLine } from "../../orders/order-line";
import { type Change, update } from "../../values/change";
import { counted, enumerated } from "../../values/words";
import { readShop, type Shop } from "../shop";

/** A click's changes, and the sentence for the person. */
export interface LineDeed extends Said {
  readonly changes: readonly Change[];
}

const refused = (message: string): LineDeed => ({ isDone: false, message, changes: [] });

const gone = (label: string): LineDeed => refused(`Orders has no row for ${label} any more.`);

const lineIn = ({ lines }: Shop, label: string): SheetLine | undefined => lines.find((one) => one.label === label);

/** The shop as it would be with another text in the line's cell. */
function withCell(shop: Shop, { row }: SheetLine, units: string | null): Shop {
  const orders = shop.tables.orders.map((one) =>
    one.position === row.position ? { ...one, values: { ...one.values, units } } : one,
  );
  return readShop({ ...shop.tables, orders }, shop.gate, shop.unnoted);
}

/** Adds names to the line. Those that the line may not have are left out and said. */
export function addedUnits(shop: Shop, label: string, names: string): LineDeed {
  const line = lineIn(shop, label);
  if (line === undefined) return gone(label);
  const present = line.row.values.units ?? "";
  const before = new Set(typedUnits(present).map(nameKey));
  const added = typedUnits(names).filter((name) => !before.has(nameKey(name)));
  if (added.length === 0) return refused("The line has these units already.");
  const cell = (more: readonly string[]): string | null => [present, ...more].filter((text) => text !== "").join(", ");
  const tried = withCell(shop, line, cell(added));
  const issues = tried.commits
    .ofLine(lineIn(tried, label) ?? line)
    .issues.filter(({ subject }) => added.some((name) => name === subject));
  const wrong = new Set(issues.map(({ subject }) => subject));
  const fit = added.filter((name) => !wrong.has(name));
  const said = issues.map(({ message }) => message);
  if (fit.length === 0) return refused(said.join(" "));
  return {
    isDone: issues.length === 0,
    message: [`${counted(fit.length, "unit is", "units are")} committed to ${label}.`, ...said].join(" "),
    changes: [update(ORDERS, line.row, { units: cell(fit) })],
  };
}

/** Removes the names of units that were not shipped. `name: null`: all of them. */
export function releasedUnits(shop: Shop, label: string, name: string | null): LineDeed {
  const line = lineIn(shop, label);
  if (line === undefined) return gone(label);
  const { units } = shop.commits.ofLine(line);
  const sold = new Set(units.flatMap((unit) => (unit.soldOn === null ? [] : unit.names)));
  const typed = typedUnits(line.row.values.units);
  const off = typed.filter((one) => (name === null ? !sold.has(nameKey(one)) : nameKey(one) === nameKey(name)));
  if (off.length === 0) return refused(`${name ?? "No unit that was not shipped"} is named on ${label}.`);
  const kept = typed.filter((one) => !off.includes(one));
  return {
    isDone: true,
    message: `${enumerated(off)} ${off.length === 1 ? "is" : "are"} off ${label}.`,
    changes: [update(ORDERS, line.row, { units: kept.length === 0 ? null : kept.join(", ") })],
  };
}
