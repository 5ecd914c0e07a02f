/** How many units of stock an order line still takes, and from which pools. */

import { type Pool, type Recipe, touches, unionOf, unitsPerListing } from "../connections/recipe";
import type { Stocked, StockKey } from "../inventory/stock";
import type { SheetLine } from "../orders/order-line";
import { sumOf } from "../values/groups";

/**
 * What one recipe of a line still takes. A kit takes from every part, any other recipe from one of its parts. Unit:
 * stock units.
 */
export interface Need {
  readonly isKit: boolean;
  readonly parts: readonly { readonly pool: Pool; readonly per: number; readonly left: number }[];
}

/**
 * What a line still takes, for each of its recipes. A closed or removed line takes nothing. `committed`: the units that
 * are committed to the line; they are no longer needed.
 * @example
 * const pack = { isKit: false, parts: [{ pool: { stockKeys: new Set(["V-000001"]) }, per: 3, names: [] }] };
 * const line = { quantity: 2, canceled: 0, shipped: 0, isOpen: true, isRemoved: false };
 * needsOf(line, [], [pack])[0].parts[0].left // => 6
 * needsOf({ ...line, shipped: 1 }, [], [pack])[0].parts[0].left // => 3
 * needsOf({ ...line, isOpen: false }, [], [pack]) // => []
 */
export function needsOf(line: SheetLine, committed: readonly Stocked[], recipes: readonly Recipe[]): readonly Need[] {
  if (!holds(line)) return [];
  return recipes.map((recipe) => {
    const used = recipe.isKit
      ? usedOfKit(recipe, committed, unitsOrdered(line))
      : usedOfAlternatives(recipe, committed);
    return {
      isKit: recipe.isKit,
      parts: recipe.parts.map(({ pool, per }, at) => ({
        pool,
        per,
        left: Math.max(0, unitsOrdered(line) * per - Math.max(used[at] ?? 0, line.shipped * per)),
      })),
    };
  });
}

const holds = ({ isOpen, isRemoved }: SheetLine): boolean => isOpen && !isRemoved;

/** Units ordered and not canceled, shipped or not. */
export const unitsOrdered = ({ quantity, canceled: cancelled }: SheetLine): number => quantity - cancelled;

/** The most stock units that a line takes from a pool; without a pool, from anywhere. */
export const unitsNeeded = (needs: readonly Need[], pool: Pool | null = null): number =>
  Math.max(
    0,
    ...needs.map(({ isKit, parts }) => {
      const left = parts.filter((part) => pool === null || touches(part.pool, pool)).map((part) => part.left);
      return isKit ? sumOf(left) : Math.max(0, ...left);
    }),
  );

/** Stock units of a pool that were ordered on the line, shipped or not. Canceled ones are left out. */
export const unitsSold = (line: SheetLine, recipes: readonly Recipe[], pool: Pool): number =>
  unitsNeeded(needsOf({ ...line, isOpen: true, isRemoved: false, shipped: 0 }, [], recipes), pool);

/**
 * Units of the line that still hold stock, for the column Outstanding. An unknown SKU reserves no stock, but its
 * outstanding units are still shown.
 */
export const outstandingOf = (line: SheetLine, committed: readonly Stocked[], recipes: readonly Recipe[]): number => {
  if (recipes.length > 0) return unitsNeeded(needsOf(line, committed, recipes));
  return holds(line) ? Math.max(0, unitsOrdered(line) - Math.max(committed.length, line.shipped)) : 0;
};

/** Unit: whole stock units, rounded down. */
const usedOfAlternatives = (recipe: Recipe, committed: readonly Stocked[]): readonly number[] => {
  const listings = listingsUsed(recipe, committed);
  return recipe.parts.map(({ per }) => Math.floor(listings * per + ROUNDING));
};

/**
 * Tolerance for sums of fractions: in binary, six sixths add up to just below 1, and so do the shares of a pack of 7,
 * 10 or 24. Unit: listings.
 */
export const ROUNDING = 1e-6;

/**
 * How many listings the committed units fill: a unit of a pack of three fills a third. A unit that is in no part counts
 * like one of the largest pack. Unit: listings.
 * @example
 * const pool = { stockKeys: new Set(["V-000001"]) };
 * listingsUsed({ parts: [{ pool, per: 4 }] }, [{ stockKey: "V-000001" }, { stockKey: "V-000001" }]) // => 0.5
 */
export function listingsUsed({ parts }: Recipe, committed: readonly Stocked[]): number {
  const largest = Math.max(1, ...parts.map(({ per }) => per));
  const shares = committed.map(({ stockKey }) => {
    const own = parts.find(({ pool }) => stockKey !== null && pool.stockKeys.has(stockKey));
    return 1 / (own?.per ?? largest);
  });
  return sumOf(shares);
}

/**
 * How many committed units go to each part of a kit. A unit goes to the part that it belongs to, and of several to the
 * one that lacks most. Units that belong to no part fill what is left.
 * @example
 * const parts = ["V-000001", "V-000002"].map((key) => ({ pool: { stockKeys: new Set([key]) }, per: 1 }));
 * usedOfKit({ parts }, [{ stockKey: "V-000002" }], 1) // => [0, 1]
 */
export function usedOfKit({ parts }: Recipe, committed: readonly Stocked[], kits: number): readonly number[] {
  const used = parts.map(() => 0);
  const lacking = (at: number): number => kits * (parts[at]?.per ?? 0) - (used[at] ?? 0);
  const place = (candidates: readonly number[]): void => {
    const [at] = [...candidates].sort((one, other) => lacking(other) - lacking(one));
    if (at !== undefined) used[at] = (used[at] ?? 0) + 1;
  };
  const all = parts.map((_, at) => at);
  const owners = committed.map(({ stockKey }) =>
    all.filter((at) => stockKey !== null && parts[at]?.pool.stockKeys.has(stockKey)),
  );
  // Units that fit into the fewest parts choose first.
  for (const own of [...owners].sort((one, other) => one.length - other.length)) place(own);
  for (const own of owners) if (own.length === 0) place(all);
  return used;
}

/**
 * Shipped units that have an IMEI but were not named. They make numbers rise, because Aisle cannot take them from
 * stock.
 */
export function unnamedUnits(
  line: SheetLine,
  committed: readonly Stocked[],
  recipes: readonly Recipe[],
  needsImei: (keys: Iterable<StockKey>) => boolean,
): number {
  if (line.isRemoved || line.shipped === 0) return 0;
  const counts = recipes.map((recipe) => {
    const { isKit, parts } = recipe;
    if (isKit) {
      const used = usedOfKit(recipe, committed, unitsOrdered(line));
      return sumOf(
        parts.map(({ pool, per }, at) =>
          needsImei(pool.stockKeys) ? Math.max(0, line.shipped * per - (used[at] ?? 0)) : 0,
        ),
      );
    }
    const { stockKeys } = unionOf(parts.map(({ pool }) => pool));
    return needsImei(stockKeys) ? line.shipped * unitsPerListing(recipe) - committed.length : 0;
  });
  return Math.max(0, ...counts);
}
