/** What one unit of a listing takes from stock: one of several alternatives, a pack of them, or the parts of a kit. */
import type { StockKey } from "../inventory/stock";
import type { VariationId } from "../values/brand";
import { sumOf } from "../values/groups";

/** Stock: variations, and the units typed by a SKU that several of them share. */
export interface Pool {
  readonly variations: ReadonlySet<VariationId>;
  readonly stockKeys: ReadonlySet<StockKey>;
}

export interface Part {
  readonly pool: Pool;
  /** Stock units in one listing, 1 or more. */
  readonly per: number;
  /** Its targets, for people. */
  readonly names: readonly string[];
}

export interface Recipe {
  /** Every part goes into each listing; otherwise any one of them does. */
  readonly isKit: boolean;
  readonly parts: readonly Part[];
}

export const EMPTY_POOL: Pool = { variations: new Set(), stockKeys: new Set() };
export const NO_RECIPE: Recipe = { isKit: false, parts: [] };

export const unionOf = (pools: readonly Pool[]): Pool => ({
  variations: new Set(pools.flatMap(({ variations }) => [...variations])),
  stockKeys: new Set(pools.flatMap(({ stockKeys }) => [...stockKeys])),
});

export const kitOf = (parts: readonly Part[]): Recipe => ({ isKit: true, parts });

/** Alternatives of one size are one part. What occurs in several sizes belongs to the largest, so it counts once. */
export function alternativesOf(parts: readonly Part[]): Recipe {
  const sizes = [...new Set(parts.map(({ per }) => per))].sort((one, other) => other - one);
  const taken = new Set<string>();
  const grouped = sizes.flatMap((per): Part[] => {
    const ofSize = parts.filter((part) => part.per === per);
    const pool = without(unionOf(ofSize.map((part) => part.pool)), taken);
    for (const key of pool.stockKeys) taken.add(key);
    return pool.variations.size === 0 ? [] : [{ pool, per, names: ofSize.flatMap(({ names }) => names) }];
  });
  return { isKit: false, parts: grouped };
}

const without = ({ variations, stockKeys }: Pool, taken: ReadonlySet<string>): Pool => ({
  variations: new Set([...variations].filter((id) => !taken.has(id))),
  stockKeys: new Set([...stockKeys].filter((key) => !taken.has(key))),
});

export const touches = ({ variations }: Pool, other: Pool): boolean => {
  const [few, many] =
    variations.size < other.variations.size ? [variations, other.variations] : [other.variations, variations];
  for (const id of few) if (many.has(id)) return true;
  return false;
};

/** Stock units that one listing takes at most. */
export const unitsPerListing = ({ isKit, parts }: Recipe): number => {
  const sizes = parts.map(({ per }) => per);
  return isKit ? sumOf(sizes) : Math.max(1, ...sizes);
};

/** Parts of a kit that share stock with one another are looked at together; more of them than this are too many. */
const TOGETHER_AT_MOST = 10;

/** Parts that share stock, directly or by way of others, in the order of the recipe. */
function families(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  for (const part of parts) {
    const related = found.filter((family) => family.some((member) => touches(member.pool, part.pool)));
    for (const family of related) found.splice(found.indexOf(family), 1);
    found.push([...related.flat(), part]);
  }
  return found;
}

export const isTooEntangled = ({ isKit, parts }: Recipe): boolean =>
  isKit && families(parts).some(({ length }) => length > TOGETHER_AT_MOST);

/**
 * Every choice of a kit's parts that compete for the same stock, the single parts first: none of them may take more than
 * its pools hold together. That is also enough (Hall's theorem).
 */
export function competingParts({ parts }: Recipe): readonly (readonly Part[])[] {
  const groups = families(parts).filter(({ length }) => length > 1);
  return [
    ...parts.map((part) => [part]),
    ...groups.flatMap((group) =>
      group.length > TOGETHER_AT_MOST ? [group] : choicesOf(group).filter(({ length }) => length > 1),
    ),
  ];
}

/** Every subset, the empty one first. */
function choicesOf(parts: readonly Part[]): Part[][] {
  const choices: Part[][] = [[]];
  for (const part of parts) choices.push(...choices.map((choice) => [...choice, part]));
  return choices;
}
