/** How much of a listing's stock orders take, whether the shipped units were named or not. */

import type { Pool, Recipe } from "../../connections/recipe";
import type { Commits } from "../../fulfillment/commits";
import { type Need, needsOf, unitsNeeded } from "../../fulfillment/needs";
import type { RecipesOf } from "../../fulfillment/recipes";
import type { StockKey } from "../../inventory/stock";
import type { SheetLine } from "../../orders/order-line";
import type { VariationId } from "../../values/brand";
import { grouped, sumOf } from "../../values/groups";

/** Unit: listings of a recipe, rounded up. */
export type OwedBy = (recipe: Recipe) => number;

/** The largest number of listings that the reserved stock units may cost. */
export function inListings({ parts, isKit }: Recipe, demandIn: (pool: Pool) => number): number {
  const each = parts.map(({ pool, per }) => Math.ceil(demandIn(pool) / per));
  return isKit ? Math.max(0, ...each) : sumOf(each);
}

/**
 * Counts what orders take. If a listing's number changes by as much as this count, orders changed it: sales,
 * cancellations, removed rows and lines, typed statuses, units committed beyond what was ordered.
 */
export function owedBy(lines: readonly SheetLine[], commits: Commits, recipesOf: RecipesOf): OwedBy {
  let index: ReturnType<typeof indexOf> | null = null;
  return (recipe) => {
    const found = index ?? indexOf(lines, commits, recipesOf);
    index = found;
    return inListings(recipe, (pool) => {
      const touching = new Set([
        ...[...pool.variations].flatMap((id) => found.byVariation.get(id) ?? []),
        ...[...pool.stockKeys].flatMap((key) => found.byKey.get(key) ?? []),
      ]);
      return sumOf([...touching].map((taking) => unitsOf(taking, pool)));
    });
  };
}

interface Taking {
  readonly needs: readonly Need[];
  /** The stock keys of the units that are set aside and not sold yet. */
  readonly committed: readonly (StockKey | null)[];
}

const unitsOf = ({ needs, committed }: Taking, pool: Pool): number =>
  Math.max(unitsNeeded(needs, pool), committed.filter((key) => key !== null && pool.stockKeys.has(key)).length);

function indexOf(lines: readonly SheetLine[], commits: Commits, recipesOf: RecipesOf) {
  const takings = lines.flatMap((line): Taking[] => {
    const { kept, anyLots } = commits.ofLine(line);
    const committed = kept.map(({ stockKey }) => stockKey);
    const needs = needsOf(line, anyLots, recipesOf(line));
    return committed.length === 0 && unitsNeeded(needs) === 0 ? [] : [{ needs, committed }];
  });
  return { byVariation: byEach(takings, variationsOf), byKey: byEach(takings, ({ committed }) => committed) };
}

const variationsOf = ({ needs }: Taking): readonly VariationId[] =>
  needs.flatMap(({ parts }) => parts.flatMap(({ pool }) => [...pool.variations]));

/** The takings by key; each is there once under each of its keys. */
const byEach = <Key>(takings: readonly Taking[], keysOf: (taking: Taking) => readonly Key[]) =>
  grouped(takings.flatMap((taking) => [...new Set(keysOf(taking))].map((key) => [key, taking] as const)));
