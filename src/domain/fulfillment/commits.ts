/** Which units are committed to which order line, from what is typed into *IMEIs / units*. */

import type { LotHolder } from "../inventory/lot-holders";
import { type PastSales, readPastSales } from "../inventory/past-sales";
import type { Stocked, Unit } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import type { SheetLine } from "../orders/order-line";
import type { Issue } from "../values/issue";
import { type CommitFacts, issuesOf } from "./commit-issues";
import { type LotShare, type NamedLot, shareLots } from "./lot-shares";
import type { RecipesOf } from "./recipes";
import { confirmedSubstitutes } from "./substitutes";
import { type Fitness, unfit } from "./unfit";
import { type Entry, unitsByName } from "./unit-lookup";

/** The units committed to a line, and what is wrong with the others that it names. */
export interface LineCommits {
  /** Each unit that is set aside for the line or sold on it; a counted lot once for each unit of it. */
  readonly units: readonly Unit[];
  /** Those of them that have not left: neither sold nor taken off their lot. */
  readonly kept: readonly Unit[];
  /** The named lots, with the units of each, in the order in which they were typed. */
  readonly lots: readonly NamedLot[];
  /** Stock units that counted lots answered for beyond the named ones. Nobody knows any more which lots. */
  readonly anyLots: readonly Stocked[];
  /** Stock units that counted lots answered for, named or not. */
  readonly offLots: number;
  /** Units that were sold on the line and are not any more. Without names if their row is gone. */
  readonly past: readonly PastUnit[];
  /** Units of another product, which wait until somebody confirms them. */
  readonly toConfirm: readonly Unit[];
  readonly issues: readonly Issue[];
}

type PastUnit = Stocked & Partial<Pick<Unit, "names">>;

/** Which unit is committed to which line. */
export interface Commits {
  readonly ofLine: (line: SheetLine) => LineCommits;
  /** The line to which the unit of a row of `Inventory` is committed. `null` for a counted lot, which may have several. */
  readonly lineOf: (unit: Unit) => SheetLine | null;
  /** The lines that hold units of a counted lot. */
  readonly holdersOf: (lot: Unit) => readonly LotHolder[];
}

const NONE: LineCommits = {
  units: [],
  kept: [],
  lots: [],
  anyLots: [],
  offLots: 0,
  past: [],
  toConfirm: [],
  issues: [],
};

/**
 * Commits each unit to one line: the line that `Inventory` already names, otherwise the oldest order that may have the
 * unit. Any other line that names the unit gets an issue. Counted lots are shared out in the same order.
 */
export function matchCommits(
  lines: readonly SheetLine[],
  units: readonly Unit[],
  recipesOf: RecipesOf,
  ledger: Ledger,
): Commits {
  const lookup = unitsByName(units);
  const past = readPastSales(ledger);
  const fitness: Fitness = { recipesOf, isConfirmed: confirmedSubstitutes(ledger) };
  const aged = [...lines].sort(byAge);
  const named = new Map(lines.map((line) => [line, entriesOf(line, lookup, past)] as const));
  const holders = new Map<Unit, SheetLine>();
  for (const line of aged) {
    for (const { unit, name } of named.get(line)?.units ?? []) {
      if (unit.imei === null || unfit(line, unit, name, fitness) !== null) continue;
      if (!holders.has(unit) || unit.committedTo === line.label) holders.set(unit, line);
    }
  }
  const shares = shareLots(aged, (line) => named.get(line)?.lots ?? [], {
    ledger,
    recipesOf,
    pastOf,
    serialOf,
    mayHave: (line, { unit, name }) => unfit(line, unit, name, fitness) === null,
  });
  const byLine = new Map<SheetLine, LineCommits>();
  const taken = new Map<Unit, SheetLine>();
  for (const line of lines) {
    const commits = commitsOf(line);
    if (commits === NONE) continue;
    byLine.set(line, commits);
    for (const unit of commits.units) if (unit.imei !== null) taken.set(unit, line);
  }
  return {
    ofLine: (line) => byLine.get(line) ?? NONE,
    lineOf: (unit) => taken.get(unit) ?? null,
    holdersOf: shares.holdersOf,
  };

  function pastOf(line: SheetLine): readonly PastUnit[] {
    return named.get(line)?.past ?? [];
  }

  /** The units with an IMEI that the line has. */
  function serialOf(line: SheetLine): readonly Unit[] {
    const own = (named.get(line)?.units ?? []).flatMap(({ unit, name }) =>
      (holders.get(unit) ?? line) === line && unfit(line, unit, name, fitness) === null ? [unit] : [],
    );
    return [...new Set(own)];
  }

  function commitsOf(line: SheetLine): LineCommits {
    const own = named.get(line);
    const share = shares.of(line);
    return own === undefined
      ? NONE
      : lineCommits(line, { ...own, share, serial: serialOf(line) }, { lookup, holders, fitness });
  }
}

/** What the line names, and what it gets of that. `serial`: the units with an IMEI that it has. */
interface Gotten extends ReturnType<typeof entriesOf> {
  readonly share: LotShare;
  readonly serial: readonly Unit[];
}

function lineCommits(line: SheetLine, own: Gotten, facts: CommitFacts): LineCommits {
  const { share, serial } = own;
  const { lots, offLots, keptLots } = share;
  const isBlank = own.units.length + own.lots.length + own.past.length + own.unknown.length === 0;
  if (isBlank && offLots === 0) return NONE;
  const committed = [...serial, ...lots.flatMap(({ lot, units: count }) => Array<Unit>(count).fill(lot))];
  return {
    units: committed,
    kept: [...serial.filter(({ soldOn }) => soldOn === null), ...keptLots],
    lots,
    anyLots: Array<Stocked>(share.anyLots).fill({ stockKey: null }),
    offLots,
    past: own.past,
    toConfirm: [...own.units, ...own.lots].flatMap(({ unit, name }) =>
      unfit(line, unit, name, facts.fitness)?.code === "substitute" ? [unit] : [],
    ),
    issues: isBlank ? [] : issuesOf(line, { ...own, committed }, facts),
  };
}

type Lookup = ReturnType<typeof unitsByName>;

/** What the line names: units and lots that it may have or not, units of earlier sales, and names of nothing. */
function entriesOf(line: SheetLine, lookup: Lookup, past: PastSales) {
  const found = { units: [] as Entry[], lots: [] as Entry[], past: [] as PastUnit[], unknown: [] as string[] };
  const seen = new Set<Unit>();
  for (const { name, count } of lookup.namesIn(line)) {
    const unit = lookup.unitOf(name, line);
    if (unit === undefined) {
      if (past.isPastName(line.label, name)) found.past.push({ stockKey: null });
      else found.unknown.push(name);
    } else if (past.isPast(line.label, unit)) {
      if (!seen.has(unit)) found.past.push(unit);
    } else if (unit.imei === null) found.lots.push({ unit, name, count });
    else found.units.push({ unit, name, count });
    if (unit !== undefined) seen.add(unit);
  }
  return found;
}

function byAge({ row: one, label }: SheetLine, { row: other, label: otherLabel }: SheetLine): number {
  const age = (one.values.orderedAt ?? 0) - (other.values.orderedAt ?? 0);
  return age !== 0 ? age : label < otherLabel ? -1 : label > otherLabel ? 1 : 0;
}
