/** Which units are committed to which order line, from what is typed into *IMEIs / units*. */

import { type Recipe, unitsPerListing } from "../connections/recipe";
import { sharedKey, type Unit } from "../inventory/stock";
import { nameKey, typedUnits } from "../inventory/unit-names";
import { type SheetLine, UNKNOWN_SKU } from "../orders/order-line";
import { canceledText } from "../orders/order-status";
import { catalogSku } from "../values/brand";
import { grouped } from "../values/groups";
import { type Issue, issue } from "../values/issue";
import { slipsIn } from "../values/near-misses";
import { enumerated } from "../values/words";
import type { RecipesOf } from "./recipes";

/** The units committed to a line, and what is wrong with the others that it names. */
export interface LineCommits {
  readonly units: readonly Unit[];
  readonly issues: readonly Issue[];
}

/** Which unit is committed to which line. */
export interface Commits {
  readonly ofLine: (line: SheetLine) => LineCommits;
  /** The line to which the unit of a row of `Inventory` is committed. */
  readonly lineOf: (unit: Unit) => SheetLine | null;
}

const NONE: LineCommits = { units: [], issues: [] };

/**
 * Commits each unit to one line: the line that `Inventory` already names, otherwise the oldest order that may have the
 * unit. Any other line that names the unit gets an issue.
 */
export function matchCommits(lines: readonly SheetLine[], units: readonly Unit[], recipesOf: RecipesOf): Commits {
  const { unitOf, namesIn, nearMisses } = unitsByName(units);
  const holders = new Map<Unit, SheetLine>();
  for (const line of [...lines].sort(byAge)) {
    for (const name of namesIn(line)) {
      const unit = unitOf(name, line);
      if (unit === undefined || unfit(line, unit, name, recipesOf(line)) !== null) continue;
      if (!holders.has(unit) || unit.committedTo === line.label) holders.set(unit, line);
    }
  }
  const byLine = new Map<SheetLine, LineCommits>();
  const taken = new Map<Unit, SheetLine>();
  for (const line of lines) {
    const commits = commitsOf(line, recipesOf(line), { unitOf, namesIn, nearMisses }, holders);
    byLine.set(line, commits);
    for (const unit of commits.units) taken.set(unit, line);
  }
  return { ofLine: (line) => byLine.get(line) ?? NONE, lineOf: (unit) => taken.get(unit) ?? null };
}

/**
 * Finds the unit that a line means by a name. An IMEI may be in several rows, because sold units keep theirs. A line
 * means the unit that was sold on it; any other line means the unsold one.
 */
function unitsByName(units: readonly Unit[]) {
  const byName = grouped(units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)));
  const isKnown = (key: string): boolean => byName.has(key);
  const unitOf = (name: string, { label }: SheetLine): Unit | undefined => {
    const named = byName.get(nameKey(name)) ?? [];
    return (
      named.find(({ soldOn }) => soldOn === label) ??
      named.find(({ soldOn, committedTo }) => soldOn === null && committedTo === label) ??
      named.find(({ soldOn }) => soldOn === null) ??
      named[0]
    );
  };
  /** The names in the line's cell cannot be read, so the line keeps the units that `Inventory` names for it. */
  const unitsOf = (label: string): readonly string[] =>
    units.flatMap(({ names, committedTo, soldOn }) =>
      committedTo === label || soldOn === label ? names.slice(0, 1) : [],
    );
  let near: ((key: string) => readonly string[]) | null = null;
  return {
    unitOf,
    namesIn: ({ row, label, unread }: SheetLine) =>
      unread.includes("units") ? unitsOf(label) : typedUnits(row.values.units, isKnown),
    /** Names in `Inventory` that differ by one character or by two swapped neighbors. */
    nearMisses: (name: string): readonly string[] => {
      near ??= slipsIn(byName.keys());
      return near(nameKey(name));
    },
  };
}

type Names = ReturnType<typeof unitsByName>;

function byAge({ row: one, label }: SheetLine, { row: other, label: otherLabel }: SheetLine): number {
  const age = (one.values.orderedAt ?? 0) - (other.values.orderedAt ?? 0);
  return age !== 0 ? age : label < otherLabel ? -1 : label > otherLabel ? 1 : 0;
}

function commitsOf(
  line: SheetLine,
  recipes: readonly Recipe[],
  { unitOf, namesIn, nearMisses }: Names,
  holders: ReadonlyMap<Unit, SheetLine>,
): LineCommits {
  const units = new Set<Unit>();
  const issues: Issue[] = [];
  for (const name of namesIn(line)) {
    const unit = unitOf(name, line);
    const problem =
      unit === undefined ? unknownUnit(name, nearMisses(name)) : refusal(line, unit, name, recipes, holders.get(unit));
    if (problem !== null) issues.push(problem);
    else if (unit !== undefined) units.add(unit);
  }
  const wanted = (line.quantity - line.canceled) * Math.max(1, ...recipes.map(unitsPerListing));
  if (units.size > wanted)
    issues.push(line.canceled > 0 ? stillCommitted(line, units.size, wanted) : overCommitted(units.size, wanted));
  return { units: [...units], issues };
}

function refusal(
  line: SheetLine,
  unit: Unit,
  name: string,
  recipes: readonly Recipe[],
  holder: SheetLine = line,
): Issue | null {
  const reason = unfit(line, unit, name, recipes);
  if (reason !== null || holder === line) return reason;
  return problem(name, `${name} is already committed to ${holder.label}. Remove it here or there.`);
}

/**
 * Why a line may not have a unit, regardless of other lines. A commitment that `Inventory` already shows is not
 * questioned.
 */
function unfit(line: SheetLine, unit: Unit, name: string, recipes: readonly Recipe[]): Issue | null {
  if (unit.soldOn === line.label) return null;
  if (unit.soldOn !== null)
    return problem(name, `${name} was sold on ${unit.soldOn}. Remove it, or take the unit back first.`);
  if (unit.committedTo === line.label) return null;
  if (unit.imei === null) return problem(name, `${name} is a counted lot, which needs no typing. Remove it.`);
  if (!line.allowsCommitment) {
    return problem(
      name,
      `The status “${line.row.values.status ?? ""}” does not allow commitment, so ${name} is not committed. Change the status, or tick Allow commitment in Order Statuses.`,
    );
  }
  if (!fits(line, unit, recipes)) {
    return problem(
      name,
      `${name} is another product than the one sold. Remove it, or tick Line removed to commit it all the same.`,
    );
  }
  return null;
}

/** A line that the catalog does not know, or that was removed, may have any unit (direct commit). */
function fits(line: SheetLine, { stockKey }: Unit, recipes: readonly Recipe[]): boolean {
  if (line.isRemoved || line.row.values.sku === UNKNOWN_SKU || line.recognized.length === 0) return true;
  if (stockKey === null) return false;
  const isSoldSku = line.sold !== null && stockKey === sharedKey(catalogSku(line.sold));
  return isSoldSku || recipes.some(({ parts }) => parts.some(({ pool }) => pool.stockKeys.has(stockKey)));
}

const problem = (name: string, message: string): Issue => issue("unit-not-committed", name, message);

function unknownUnit(name: string, near: readonly string[]): Issue {
  const hint = near.length === 0 ? "" : ` Inventory has ${enumerated(near.slice(0, 3))}, which is nearly the same.`;
  return problem(name, `${name} is not in Inventory.${hint} Correct it, or add the unit to Inventory.`);
}

/** Units are not freed silently: the phone may be packed already. */
function stillCommitted({ row, canceled, quantity }: SheetLine, units: number, wanted: number): Issue {
  const who = canceledText(row.values.walmartStatus);
  const what =
    canceled < quantity ? `${canceled} of ${quantity} ${who}` : `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  const left = units - wanted;
  return issue(
    "canceled-committed",
    "IMEIs / units",
    `${what}; ${left === 1 ? "1 unit is" : `${left} units are`} still committed. Choose Release units in the sidebar, or remove what does not go out from IMEIs / units.`,
  );
}

const overCommitted = (units: number, wanted: number): Issue =>
  issue(
    "over-committed",
    "IMEIs / units",
    `${units === 1 ? "1 unit is" : `${units} units are`} committed, ${wanted} ${wanted === 1 ? "was" : "were"} ordered. Remove what does not go out.`,
  );
