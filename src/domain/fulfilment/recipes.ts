/** What a unit of an order line may be taken from, now and since the line was first seen. */
import type { Catalog } from "../catalog/catalog";
import { alternativesOf, type Recipe } from "../connections/recipe";
import { poolOfSku } from "../connections/sku-map";
import { catalogSku } from "../values/brand";

/** By the SKU as sold. Empty when nothing is known of it. */
export type RecipesOf = (sold: string | null) => readonly Recipe[];

/**
 * The variations that carry the SKU as sold, the listing on which it was sold, recognised or not and in whatever state,
 * and what open lines of that SKU were resolved to before.
 */
export function recipesOf(
  catalog: Catalog,
  recipeOfListing: (sku: string) => Recipe | null,
  remembered: (sku: string) => readonly Recipe[],
): RecipesOf {
  const known = new Map<string, readonly Recipe[]>();
  return (sold) => {
    if (sold === null) return [];
    const recipes = known.get(sold) ?? distinct([...now(sold), ...remembered(sold)]);
    known.set(sold, recipes);
    return recipes;
  };

  function now(sold: string): readonly Recipe[] {
    const pool = poolOfSku(catalogSku(sold), catalog);
    const listing = recipeOfListing(sold);
    const equal = pool === null ? [] : [alternativesOf([{ pool, per: 1, names: [sold] }])];
    return listing === null || listing.parts.length === 0 ? equal : [listing, ...equal];
  }
}

/** Without those that another one covers. */
const distinct = (recipes: readonly Recipe[]): readonly Recipe[] =>
  recipes.filter(
    (recipe, at) =>
      !recipes.some((other, place) => place !== at && covers(other, recipe) && (place < at || !covers(recipe, other))),
  );

/** Whatever a line takes by `recipe`, it takes at least as much of the same stock by `other`. */
export function covers(other: Recipe, recipe: Recipe): boolean {
  if (recipe.isKit && (!other.isKit || other.parts.length !== recipe.parts.length)) return false;
  return recipe.parts.every(({ pool, per }, at) => {
    const candidates = recipe.isKit ? other.parts.slice(at, at + 1) : other.parts;
    return [...pool.stockKeys].every((key) =>
      candidates.some((part) => part.pool.stockKeys.has(key) && (recipe.isKit ? part.per === per : part.per >= per)),
    );
  });
}
