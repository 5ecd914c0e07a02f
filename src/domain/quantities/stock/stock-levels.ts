/** Available and Outstanding of any pool of stock. */

import { type Part, type Pool, unionOf } from "../../connections/recipe";
import type { Commits } from "../../fulfillment/commits";
import { type Need, needsOf, unitsNeeded } from "../../fulfillment/needs";
import type { RecipesOf } from "../../fulfillment/recipes";
import type { Unit } from "../../inventory/stock";
import type { SheetLine } from "../../orders/order-line";
import type { VariationId } from "../../values/brand";
import { groupBy, grouped, sumOf, totals } from "../../values/groups";

/** Unit: stock units. */
export interface StockLevel {
  readonly available: number;
  readonly outstanding: number;
}

/** Alternatives of several sizes: the level of each size alone, and how much orders take from more than one of them. */
export interface SplitLevel {
  readonly level: StockLevel;
  readonly parts: readonly StockLevel[];
  /** Listings lost to lines that may take from several parts. */
  readonly either: number;
}

export interface Demand {
  readonly line: SheetLine;
  readonly units: number;
}

export interface StockLevels {
  readonly of: (pool: Pool) => StockLevel;
  readonly split: (parts: readonly Part[]) => SplitLevel;
  /** The units of a pool that are neither committed nor sold, whether they count or not. */
  readonly unitsIn: (pool: Pool) => readonly Unit[];
  /** The order lines that hold stock of a pool, with the most units that each may take. */
  readonly demandIn: (pool: Pool) => readonly Demand[];
  /** Whether the line still takes stock. */
  readonly lacks: (line: SheetLine) => boolean;
  /** Units of a pool that do not count, with the reasons; `null`: none. */
  readonly leftOut: (pool: Pool) => string | null;
}

/** Adds up units and orders once; every pool can then be looked up. */
export function stockLevels(
  units: readonly Unit[],
  lines: readonly SheetLine[],
  commits: Commits,
  recipesOf: RecipesOf,
): StockLevels {
  const free = groupBy(
    units.filter((unit) => unit.soldOn === null && commits.lineOf(unit) === null).map((unit) => rest(unit, commits)),
    ({ stockKey }) => stockKey,
  );
  const { needsOn, touching } = indexNeeds(lines, commits, recipesOf);
  const inPool = ({ stockKeys }: Pool): readonly Unit[] => [...stockKeys].flatMap((key) => free.get(key) ?? []);
  const availableIn = (pool: Pool): number =>
    sumOf(inPool(pool).map((unit) => (unit.leftOut === null ? unit.quantity : 0)));
  const demandIn = (pool: Pool): readonly Demand[] =>
    touching(pool).map((line) => ({ line, units: unitsNeeded(needsOn(line), pool) }));
  return {
    unitsIn: inPool,
    demandIn: demandIn,
    lacks: (line) => needsOn(line).length > 0,
    of: (pool) => ({
      available: availableIn(pool),
      outstanding: sumOf(demandIn(pool).map(({ units: count }) => count)),
    }),
    split: (parts) => {
      const pool = unionOf(parts.map((part) => part.pool));
      const lefts = touching(pool).map((line) => parts.map((part) => unitsNeeded(needsOn(line), part.pool)));
      const { taken, either, least } = allocateToParts(lefts, parts);
      return {
        level: { available: availableIn(pool), outstanding: sumOf(taken) + least },
        parts: parts.map((part, at) => ({ available: availableIn(part.pool), outstanding: taken[at] ?? 0 })),
        either,
      };
    },
    leftOut: (pool) => leftOutWords(inPool(pool)),
  };
}

/** A counted lot without the units that lines hold. */
function rest(unit: Unit, commits: Commits): Unit {
  const held = sumOf(commits.holdersOf(unit).map((holder) => holder.units));
  return held === 0 ? unit : { ...unit, quantity: Math.max(0, unit.quantity - held) };
}

/**
 * How much the lines take. `taken`: by part, from lines that take only from it. For lines that may take from several
 * parts, `either` is the most listings that they may cost, and `least` is the fewest units.
 */
function allocateToParts(lefts: readonly (readonly number[])[], parts: readonly Part[]) {
  const taken = parts.map(() => 0);
  let either = 0;
  let least = 0;
  for (const ofLine of lefts) {
    const touched = parts.flatMap(({ per }, at) => (ofLine[at] ? [{ at, per, left: ofLine[at] }] : []));
    const [only] = touched;
    if (only !== undefined && touched.length === 1) taken[only.at] = (taken[only.at] ?? 0) + only.left;
    else if (only !== undefined) {
      either += Math.max(...touched.map(({ left, per }) => Math.ceil(left / per)));
      least += Math.min(...touched.map(({ left }) => left));
    }
  }
  return { taken, either, least };
}

function indexNeeds(lines: readonly SheetLine[], commits: Commits, recipesOf: RecipesOf) {
  const needs = new Map<SheetLine, readonly Need[]>();
  for (const line of lines) {
    const { units, anyLots } = commits.ofLine(line);
    const own = needsOf(line, [...units, ...anyLots], recipesOf(line));
    if (unitsNeeded(own) === 0) continue;
    needs.set(line, own);
  }
  const byVariation = grouped(
    [...needs].flatMap(([line, own]) => [...variationsOf(own)].map((id) => [id, line] as const)),
  );
  return {
    needsOn: (line: SheetLine): readonly Need[] => needs.get(line) ?? [],
    touching: ({ variations }: Pool): readonly SheetLine[] => [
      ...new Set([...variations].flatMap((id) => byVariation.get(id) ?? [])),
    ],
  };
}

const variationsOf = (needs: readonly Need[]): ReadonlySet<VariationId> =>
  unionOf(needs.flatMap(({ parts }) => parts.map(({ pool }) => pool))).variations;

/** The reasons, the most frequent first. */
function leftOutWords(units: readonly Unit[]): string | null {
  const counts = totals(
    units.flatMap(({ leftOut, quantity }) => (leftOut === null ? [] : [[leftOut.words, quantity] as const])),
  );
  const words = [...counts]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([reason, count]) => `${count} ${reason}`);
  return words.length === 0 ? null : `left out: ${words.join(", ")}`;
}
