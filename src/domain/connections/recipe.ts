/** What one listing takes from stock: one of several alternatives, a pack of them, or all parts of a kit. */
import type { StockKey } from "../inventory/stock";
import type { VariationId } from "../values/brand";
import { sumOf } from "../values/groups";

/** Some stock: variations, and units that were typed by a SKU which several of these variations share. */
export interface Pool {
  readonly variations: ReadonlySet<VariationId>;
  readonly stockKeys: ReadonlySet<StockKey>;
}

/** A number of units out of one pool. */
export interface Part {
  readonly pool: Pool;
  /** Stock units in one listing, 1 or more. */
  readonly per: number;
  /** The names of its targets, for people. */
  readonly names: readonly string[];
}

/** What one listing takes from stock. */
export interface Recipe {
  /** `true`: every part goes into each listing. `false`: any one of the parts does. */
  readonly isKit: boolean;
  readonly parts: readonly Part[];
}

export const EMPTY_POOL: Pool = { variations: new Set(), stockKeys: new Set() };
export const NO_RECIPE: Recipe = { isKit: false, parts: [] };

/** All stock of these pools together. */
export const unionOf = (pools: readonly Pool[]): Pool => ({
  variations: new Set(pools.flatMap(({ variations }) => [...variations])),
  stockKeys: new Set(pools.flatMap(({ stockKeys }) => [...stockKeys])),
});

/** A recipe with several parts: each unit of the listing takes all of them. */
export const kitOf = (parts: readonly Part[]): Recipe => ({ isKit: true, parts });

/**
 * A recipe of alternatives. Alternatives of equal size become one part. Stock that occurs in several sizes belongs to
 * the largest only, so that it counts once.
 * @example
 * const pool = (id) => ({ variations: new Set([id]), stockKeys: new Set([id]) });
 * const part = (id, per) => ({ pool: pool(id), per, names: [id] });
 * alternativesOf([part("V-1", 1), part("V-2", 1)]).parts.length // => 1
 * alternativesOf([part("V-1", 1), part("V-1", 3)]).parts.map(({ per }) => per) // => [3]
 */
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

/** Whether two pools share a variation. */
export const touches = ({ variations }: Pool, other: Pool): boolean => {
  const [few, many] =
    variations.size < other.variations.size ? [variations, other.variations] : [other.variations, variations];
  for (const id of few) if (many.has(id)) return true;
  return false;
};

/**
 * The most stock units that one listing takes.
 * @example
 * unitsPerListing({ isKit: true, parts: [{ per: 1 }, { per: 2 }] }) // => 3
 * unitsPerListing({ isKit: false, parts: [{ per: 1 }, { per: 2 }] }) // => 2
 */
export const unitsPerListing = ({ isKit, parts }: Recipe): number => {
  const sizes = parts.map(({ per }) => per);
  return isKit ? sumOf(sizes) : Math.max(1, ...sizes);
};

/** The most parts of a kit that may share stock with one another: every combination of them has to be examined. */
const TOGETHER_AT_MOST = 10;

/** Groups of parts that share stock, directly or through other parts, in the order of the recipe. */
function families(parts: readonly Part[]): Part[][] {
  const found: Part[][] = [];
  for (const part of parts) {
    const related = found.filter((family) => family.some((member) => touches(member.pool, part.pool)));
    for (const family of related) found.splice(found.indexOf(family), 1);
    found.push([...related.flat(), part]);
  }
  return found;
}

/** Whether more parts of a kit share stock with one another than Aisle can compute. */
export const isTooEntangled = ({ isKit, parts }: Recipe): boolean =>
  isKit && families(parts).some(({ length }) => length > TOGETHER_AT_MOST);

/**
 * Every combination of a kit's parts that compete for the same stock, single parts first. A number of kits can be made
 * exactly if no combination needs more than its pools hold together (Hall's theorem).
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

/** Every subset, starting with the empty one. */
function choicesOf(parts: readonly Part[]): Part[][] {
  const choices: Part[][] = [[]];
  for (const part of parts) choices.push(...choices.map((choice) => [...choice, part]));
  return choices;
}
