/** What a click on an order line or a unit changes, and what is said about it. */
import { planConfirmed } from "../../fulfillment/substitutes";
import { INVENTORY, type InventoryRow } from "../../inventory/inventory-columns";
import { latestOf } from "../../inventory/returns";
import { nameKey, namesOf, type TypedName, typedNames } from "../../inventory/unit-names";
import type { Said } from "../../log/run-report";
import { ORDERS } from "../../orders/order-columns";
import type { SheetLine } from "../../orders/order-line";
import { orderNamed } from "../../orders/order-named";
import { type Change, update } from "../../values/change";
import { counted, enumerated } from "../../values/words";
import { readShop, type Shop } from "../shop";
import { orderTimes } from "./sale-lines";

/** A click's changes, and the sentence for the person. */
export interface LineDeed extends Said {
  readonly changes: readonly Change[];
}

const refused = (message: string): LineDeed => ({ isDone: false, message, changes: [] });

const gone = (label: string): LineDeed => refused(`Orders has no row for ${label} any more.`);

const lineIn = ({ lines }: Shop, label: string): SheetLine | undefined => lines.find((one) => one.label === label);

const unreadCell = ({ label }: SheetLine): LineDeed =>
  refused(`IMEIs / units of ${label} cannot be read. Correct the cell first.`);

/** The shop as it would be with another text in the line's cell. */
function withCell(shop: Shop, { row }: SheetLine, units: string | null): Shop {
  const orders = shop.tables.orders.map((one) =>
    one.position === row.position ? { ...one, values: { ...one.values, units } } : one,
  );
  return readShop({ ...shop.tables, orders }, shop.gate, shop.unnoted);
}

const typedAs = ({ name, count }: TypedName): string => (count === null ? name : `${name} x${count}`);

/** The names in a text, as the shop's units are called. */
const readNames = ({ units }: Shop, text: string | null): readonly TypedName[] => {
  const known = new Set(units.flatMap(({ names }) => names));
  return typedNames(text, (key) => known.has(key));
};

/** Codes of issues about a name that stays in the cell anyway. */
const STAYING: ReadonlySet<string> = new Set(["substitute", "count-of-one", "lot-too-small"]);

/**
 * Adds names to the line. Those that the line may not have are left out and said. A counted lot that is named once more
 * gives one more unit.
 */
export function addedUnits(shop: Shop, label: string, names: string): LineDeed {
  const line = lineIn(shop, label);
  if (line === undefined) return gone(label);
  if (line.unread.includes("units")) return unreadCell(line);
  const present = line.row.values.units ?? "";
  const serial = new Set(shop.units.flatMap((unit) => (unit.imei === null ? [] : unit.names)));
  const before = new Set(readNames(shop, present).map(({ name }) => nameKey(name)));
  const added = readNames(shop, names).filter(({ name }) => !(serial.has(nameKey(name)) && before.has(nameKey(name))));
  if (added.length === 0) return refused(`${label} names these units already.`);
  const cell = (further: readonly TypedName[]): string =>
    [present, ...further.map(typedAs)].filter((text) => text !== "").join(", ");
  const after = (text: string) => {
    const tried = withCell(shop, line, text);
    return tried.commits.ofLine(lineIn(tried, label) ?? line);
  };
  const own = new Set(added.map(({ name }) => name));
  const issues = after(cell(added)).issues.filter(({ subject }) => own.has(subject));
  const wrong = new Set(issues.flatMap(({ code, subject }) => (STAYING.has(code) ? [] : [subject])));
  const fit = added.filter(({ name }) => !wrong.has(name));
  const said = issues.map(({ message }) => message);
  if (fit.length === 0) return refused(said.join(" "));
  const more = after(cell(fit)).units.length - shop.commits.ofLine(line).units.length;
  const done = more > 0 ? [`${counted(more, "unit is", "units are")} committed to ${label}.`] : [];
  return {
    isDone: issues.length === 0,
    message: [...done, ...said].join(" "),
    changes: [update(ORDERS, line.row, { units: cell(fit) })],
  };
}

/** Lets units of another product go out on the line. `name: null`: all that wait for it. */
export function confirmedUnits(shop: Shop, label: string, name: string | null): LineDeed {
  const line = lineIn(shop, label);
  if (line === undefined) return gone(label);
  const waiting = shop.commits.ofLine(line).toConfirm;
  const meant = waiting.filter(({ names }) => name === null || names.includes(nameKey(name)));
  if (meant.length === 0) return refused(`On ${label} ${name ?? "no unit"} waits to be confirmed as a substitute.`);
  const named = enumerated(meant.map(({ imei, id }) => imei ?? id ?? ""));
  if (meant.some(({ id }) => id === null)) return refused(`${named} has no Unit ID yet. Click Sync Now first.`);
  return {
    isDone: true,
    message: `${named} ${meant.length === 1 ? "goes" : "go"} out on ${label} in place of what was sold.`,
    changes: planConfirmed(shop.ledger, label, meant),
  };
}

/** Removes the names of units that were not shipped. `name: null`: all of them. */
export function releasedUnits(shop: Shop, label: string, name: string | null): LineDeed {
  const line = lineIn(shop, label);
  if (line === undefined) return gone(label);
  if (line.unread.includes("units")) return unreadCell(line);
  const { units, kept: still, past } = shop.commits.ofLine(line);
  const free = new Set(still);
  const left = new Set([...units.filter((unit) => !free.has(unit)), ...past].flatMap(({ names = [] }) => names));
  const typed = readNames(shop, line.row.values.units);
  const isOff = (key: string): boolean => !left.has(key);
  const off = typed.filter(({ name: own }) => isOff(nameKey(own)) && (name === null || nameKey(own) === nameKey(name)));
  if (off.length === 0) {
    return refused(
      name === null
        ? `${label} names no unit that has not been shipped.`
        : `${name} is not named on ${label}, or it was shipped: a shipped unit is taken back instead.`,
    );
  }
  const kept = typed.filter((one) => !off.includes(one)).map(typedAs);
  return {
    isDone: true,
    message: `${enumerated(off.map(typedAs))} ${off.length === 1 ? "is" : "are"} off ${label}.`,
    changes: [update(ORDERS, line.row, { units: kept.length === 0 ? null : kept.join(", ") })],
  };
}

/**
 * Ticks *Returned* in the row of the latest sale of a unit, which takes it back. `order`: PO, PO and line, or customer
 * order number of the sale that is meant; `null`: the latest one.
 */
export function takenBack(shop: Shop, name: string, order: string | null): LineDeed {
  const rows = shop.tables.inventory.filter(({ values }) => namesOf(values).includes(nameKey(name)));
  const latest = latestOf(rows, orderTimes(shop.lines));
  if (latest === undefined) return refused(`${name} is not in Inventory.`);
  const { soldOn, imei } = latest.values;
  if (soldOn === null || imei === null) return refused(notSold(name, latest));
  if (order !== null && !isSaleOf(shop, soldOn, order))
    return refused(
      `${name} was sold last on ${soldOn}, so it cannot come back from ${order}. An older sale is history.`,
    );
  return {
    isDone: true,
    message: `${name} is back from ${soldOn}. It counts again if its Status and Warehouse count.`,
    changes: [update(INVENTORY, latest, { returned: true })],
  };
}

function notSold(name: string, { values: { imei, committedTo } }: InventoryRow): string {
  if (imei === null) return `${name} is a counted lot. Raise its Qty by what came back.`;
  return committedTo === null
    ? `${name} is not sold, so nothing can be taken back.`
    : `${name} is committed to ${committedTo} and not sold yet. Choose Release units if it does not go out.`;
}

function isSaleOf({ tables }: Shop, label: string, order: string): boolean {
  const text = order.trim();
  if (text === label || label.startsWith(`${text} / `)) return true;
  const named = orderNamed(tables.orders)(text);
  const pos = named.kind === "po" ? [named.po] : named.kind === "customer order" ? named.pos : [];
  return pos.some((po) => label.startsWith(`${po} / `));
}
