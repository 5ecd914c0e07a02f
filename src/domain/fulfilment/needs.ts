/** How many stock units an order line still takes, and from where. */

import { type Pool, type Recipe, touches, unionOf, unitsPerListing } from "../connections/recipe";
import type { StockKey, Unit } from "../inventory/stock";
import type { SheetLine } from "../orders/order-line";
import { sumOf } from "../values/groups";

/** What is left of one recipe; a kit takes from every part, others from any one of them. */
export interface Need {
  readonly isKit: boolean;
  readonly parts: readonly { readonly pool: Pool; readonly per: number; readonly left: number }[];
}

/** `committed`: the units committed to the line. Nothing is left of a line that holds no stock. */
export function needsOf(line: SheetLine, committed: readonly Unit[], recipes: readonly Recipe[]): readonly Need[] {
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

export const unitsOrdered = ({ quantity, cancelled }: SheetLine): number => quantity - cancelled;

/** Stock units that a line takes from a pool at most, or from anywhere. 0 or more. */
export const unitsNeeded = (needs: readonly Need[], pool: Pool | null = null): number =>
  Math.max(
    0,
    ...needs.map(({ isKit, parts }) => {
      const left = parts.filter((part) => pool === null || touches(part.pool, pool)).map((part) => part.left);
      return isKit ? sumOf(left) : Math.max(0, ...left);
    }),
  );

/** Stock units that a line was ordered for of a pool, whatever became of it; cancelled ones left out. */
export const unitsSold = (line: SheetLine, recipes: readonly Recipe[], pool: Pool): number =>
  unitsNeeded(needsOf({ ...line, isOpen: true, isRemoved: false, shipped: 0 }, [], recipes), pool);

/** Units of a line that still hold stock. Of a SKU that nothing is known of they hold none, and are shown all the same. */
export const outstandingOf = (line: SheetLine, committed: readonly Unit[], recipes: readonly Recipe[]): number => {
  if (recipes.length > 0) return unitsNeeded(needsOf(line, committed, recipes));
  return holds(line) ? Math.max(0, unitsOrdered(line) - Math.max(committed.length, line.shipped)) : 0;
};

/** Whole units, rounded down. */
const usedOfAlternatives = (recipe: Recipe, committed: readonly Unit[]): readonly number[] => {
  const listings = listingsUsed(recipe, committed);
  return recipe.parts.map(({ per }) => Math.floor(listings * per + ROUNDING));
};

/** In binary, six sixths add up to a little less than one; so do the shares of a pack of 7, 10 or 24. Unit: listings. */
export const ROUNDING = 1e-6;

/** A unit fills its share of a listing; one from elsewhere counts as one of the largest size. Unit: listings. */
export function listingsUsed({ parts }: Recipe, committed: readonly Unit[]): number {
  const largest = Math.max(1, ...parts.map(({ per }) => per));
  return committed.reduce((sum, { stockKey }) => {
    const own = parts.find(({ pool }) => stockKey !== null && pool.stockKeys.has(stockKey));
    return sum + 1 / (own?.per ?? largest);
  }, 0);
}

/** Every unit goes to a part that it belongs to, the one that lacks most; those from elsewhere fill what is left. */
export function usedOfKit({ parts }: Recipe, committed: readonly Unit[], kits: number): readonly number[] {
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
  // Those with the fewest possible places first.
  for (const own of owners.filter(({ length }) => length > 0).sort((one, other) => one.length - other.length))
    place(own);
  for (const own of owners) if (own.length === 0) place(all);
  return used;
}

/** Units that went out of stock of which the one that goes out must be named, and were not. */
export function unnamedUnits(
  line: SheetLine,
  committed: readonly Unit[],
  recipes: readonly Recipe[],
  needsImei: (keys: Iterable<StockKey>) => boolean,
): number {
  if (line.isRemoved || line.shipped === 0) return 0;
  const counts = recipes.map((recipe) => {
    const { isKit, parts } = recipe;
    if (isKit) {
      const used = usedOfKit(recipe, committed, unitsOrdered(line));
      return parts.reduce(
        (sum, { pool, per }, at) =>
          sum + (needsImei(pool.stockKeys) ? Math.max(0, line.shipped * per - (used[at] ?? 0)) : 0),
        0,
      );
    }
    const { stockKeys } = unionOf(parts.map(({ pool }) => pool));
    return needsImei(stockKeys) ? line.shipped * unitsPerListing(recipe) - committed.length : 0;
  });
  return Math.max(0, ...counts);
}
