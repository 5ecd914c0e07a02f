/** What is wrong with the units that a line names, or worth a look. */
import { unitsPerListing } from "../connections/recipe";
import type { Unit } from "../inventory/stock";
import type { SheetLine } from "../orders/order-line";
import { canceledText } from "../orders/order-status";
import { type Issue, issue } from "../values/issue";
import { counted, enumerated } from "../values/words";
import type { LotShare } from "./lot-shares";
import { unitsOrdered } from "./needs";
import { type Fitness, notCommitted, unfit } from "./unfit";
import type { Entry, UnitLookup } from "./unit-lookup";

/** What the line names, and what it gets of that. */
interface Named {
  readonly units: readonly Entry[];
  readonly lots: readonly Entry[];
  readonly unknown: readonly string[];
  readonly committed: readonly Unit[];
  readonly share: LotShare;
}

/** What decides which units a line gets. */
export interface CommitFacts {
  readonly lookup: UnitLookup;
  readonly holders: ReadonlyMap<Unit, SheetLine>;
  readonly fitness: Fitness;
}

/** The issues in the order of what they concern: names of nothing, units, lots, then all of them together. */
export function issuesOf(line: SheetLine, named: Named, { lookup, holders, fitness }: CommitFacts): readonly Issue[] {
  const recipes = fitness.recipesOf(line);
  const wanted = unitsOrdered(line) * Math.max(1, ...recipes.map(unitsPerListing));
  const { committed } = named;
  return [
    ...named.unknown.map((name) => unknownUnit(name, lookup)),
    ...named.units.flatMap(({ unit, name, count }) => {
      const refused = unfit(line, unit, name, fitness) ?? heldElsewhere(line, name, holders.get(unit));
      if (refused !== null) return [refused];
      return count === null || count === 1 ? [] : [oneUnit(name, count)];
    }),
    ...named.lots.flatMap(({ unit, name, count }) => {
      const refused = unfit(line, unit, name, fitness);
      return refused !== null ? [refused] : count === 0 ? [noUnits(name)] : [];
    }),
    ...named.share.short.flatMap(({ name, lot, wanted: units, got }) =>
      unfit(line, lot, name, fitness) === null ? [lotTooSmall(name, units, got)] : [],
    ),
    ...(committed.length > wanted ? [tooMany(line, committed.length, wanted)] : []),
  ];
}

function heldElsewhere(line: SheetLine, name: string, holder: SheetLine = line): Issue | null {
  return holder === line
    ? null
    : notCommitted(name, `${name} is already committed to ${holder.label}. Remove it here or there.`);
}

function unknownUnit(name: string, { nearMisses, withZeros }: UnitLookup): Issue {
  if (/^\W*[x\u00d7*]?\W*\d{1,6}\W*[x\u00d7*]?\W*$/i.test(name)) {
    const said = `${name} is not in Inventory. If it is a number of units of a counted lot, type it like U-000005 x3. If not, correct it.`;
    return notCommitted(name, said);
  }
  const zeros = withZeros(name);
  const near = zeros.length > 0 ? zeros : nearMisses(name);
  const why = zeros.length > 0 ? "so zeros at its beginning were lost" : "which is nearly the same";
  const hint = near.length === 0 ? "" : ` Inventory has ${enumerated(near.slice(0, 3))}, ${why}.`;
  return notCommitted(name, `${name} is not in Inventory.${hint} Correct it, or add the unit to Inventory.`);
}

const oneUnit = (name: string, count: number): Issue =>
  issue("count-of-one", name, `${name} has an IMEI, so it is one unit and not ${count}. Remove the ${count}.`);

const noUnits = (name: string): Issue =>
  notCommitted(name, `0 units of ${name} commit nothing. Type how many go out, such as ${name} x2, or remove it.`);

const lotTooSmall = (name: string, units: number, got: number): Issue =>
  issue(
    "lot-too-small",
    name,
    `${counted(units, "unit")} of ${name} ${units === 1 ? "is" : "are"} named here, and the lot has ${got} for this line. Count the lot and correct its Qty, or name another one.`,
  );

const tooMany = (line: SheetLine, units: number, wanted: number): Issue =>
  line.canceled > 0 ? stillCommitted(line, units, wanted) : overCommitted(units, wanted);

const overCommitted = (units: number, wanted: number): Issue =>
  issue(
    "over-committed",
    "IMEIs / units",
    `${units === 1 ? "1 unit is" : `${units} units are`} committed, ${wanted} ${wanted === 1 ? "was" : "were"} ordered. Remove what does not go out.`,
  );

/** Units are not freed silently: the phone may be packed already. */
function stillCommitted({ row, canceled, quantity }: SheetLine, units: number, wanted: number): Issue {
  const who = canceledText(row.values.walmartStatus);
  const what =
    canceled < quantity ? `${canceled} of ${quantity} ${who}` : `${who.charAt(0).toUpperCase()}${who.slice(1)}`;
  const left = units - wanted;
  return issue(
    "canceled-committed",
    "IMEIs / units",
    `${what}; ${left === 1 ? "1 unit is" : `${left} units are`} still committed. Choose Release units in the sidebar or in Aisle ▸ More, or remove what does not go out from IMEIs / units.`,
  );
}
