/** How much of a listing's stock orders take, whether the shipped units were named or not. */

import type { Pool, Recipe } from "../../connections/recipe";
import type { Commits } from "../../fulfilment/commits";
import { type Need, needsOf, unitsNeeded } from "../../fulfilment/needs";
import type { RecipesOf } from "../../fulfilment/recipes";
import type { StockKey } from "../../inventory/stock";
import type { SheetLine } from "../../orders/order-line";
import type { VariationId } from "../../values/brand";
import { sumOf } from "../../values/groups";

/** Unit: listings of a recipe, rounded up. */
export type OwedBy = (recipe: Recipe) => number;

/** The largest number of listings that the reserved stock units may cost. */
export function inListings({ parts, isKit }: Recipe, reservationsIn: (pool: Pool) => number): number {
  const each = parts.map(({ pool, per }) => Math.ceil(reservationsIn(pool) / per));
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
      return [...touching].reduce((sum, taking) => sum + unitsOf(taking, pool), 0);
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
  const byVariation = new Map<VariationId, Taking[]>();
  const byKey = new Map<StockKey, Taking[]>();
  for (const line of lines) {
    const committed = commits.ofLine(line).units.flatMap(({ soldOn, stockKey }) => (soldOn === null ? [stockKey] : []));
    const needs = needsOf(line, [], recipesOf(line));
    if (committed.length === 0 && unitsNeeded(needs) === 0) continue;
    const taking = { needs, committed };
    const ids = needs.flatMap(({ parts }) => parts.flatMap(({ pool }) => [...pool.variations]));
    for (const id of new Set(ids)) listed(byVariation, id).push(taking);
    for (const key of new Set(committed)) if (key !== null) listed(byKey, key).push(taking);
  }
  return { byVariation, byKey };
}

function listed<Key>(lists: Map<Key, Taking[]>, key: Key): Taking[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
