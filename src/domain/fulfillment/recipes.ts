/** Which stock an order line may be taken from, today and since the line was first seen. */
import type { Catalog } from "../catalog/catalog";
import { alternativesOf, type Recipe } from "../connections/recipe";
import { poolOfSku } from "../connections/sku-map";
import type { SheetLine } from "../orders/order-line";
import { catalogSku } from "../values/brand";

/** What identifies a line here: PO and line, and the SKU as sold. */
export type SoldLine = Pick<SheetLine, "label" | "sold">;

/** Gives the recipes of a line. Empty: nobody knows what was sold on it. */
export type RecipesOf = (line: SoldLine) => readonly Recipe[];

/**
 * Collects the recipes of a line: the variations with the sold SKU, the listing on which it was sold (in any state),
 * and the recipes that the ledger remembers of this very line. Other lines of the SKU add nothing, so that a corrected
 * connection holds for all later lines. Lines with equal recipes get the same array.
 */
export function recipesFrom(
  catalog: Catalog,
  recipeOfListing: (sku: string) => Recipe | null,
  remembered: RecipesOf,
): RecipesOf {
  const today = new Map<string, readonly Recipe[]>();
  const merged = new Map<readonly Recipe[], Map<string, readonly Recipe[]>>();
  return (line) => {
    const { sold } = line;
    if (sold === null) return [];
    const before = remembered(line);
    const known = merged.get(before) ?? new Map<string, readonly Recipe[]>();
    merged.set(before, known);
    const recipes = known.get(sold) ?? distinct([...now(sold), ...before]);
    known.set(sold, recipes);
    return recipes;
  };

  function now(sold: string): readonly Recipe[] {
    const recipes = today.get(sold) ?? resolve(sold);
    today.set(sold, recipes);
    return recipes;
  }

  function resolve(sold: string): readonly Recipe[] {
    const pool = poolOfSku(catalogSku(sold), catalog);
    const listing = recipeOfListing(sold);
    const equal = pool === null ? [] : [alternativesOf([{ pool, per: 1, names: [sold] }])];
    return listing === null || listing.parts.length === 0 ? equal : [listing, ...equal];
  }
}

/** The recipes without those that another one covers. */
const distinct = (recipes: readonly Recipe[]): readonly Recipe[] =>
  recipes.filter(
    (recipe, at) =>
      !recipes.some((other, place) => place !== at && covers(other, recipe) && (place < at || !covers(recipe, other))),
  );

/** Whether a line takes by `other` at least as much of every stock as by `recipe`, so that `recipe` adds nothing. */
export function covers(other: Recipe, recipe: Recipe): boolean {
  if (recipe.isKit && (!other.isKit || other.parts.length !== recipe.parts.length)) return false;
  return recipe.parts.every(({ pool, per }, at) => {
    const candidates = recipe.isKit ? other.parts.slice(at, at + 1) : other.parts;
    return [...pool.stockKeys].every((key) =>
      candidates.some((part) => part.pool.stockKeys.has(key) && (recipe.isKit ? part.per === per : part.per >= per)),
    );
  });
}
