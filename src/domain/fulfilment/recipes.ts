/** What a unit of an order line may be taken from, now and since the line was first seen. */
import type { Catalog } from "../catalog/catalog";
import { alternativesOf, type Recipe } from "../connections/recipe";
import { poolOfSku } from "../connections/sku-map";
import type { SheetLine } from "../orders/order-line";
import { catalogSku } from "../values/brand";

/** A line as it is known by: PO and line, and the SKU as sold. */
export type SoldLine = Pick<SheetLine, "label" | "sold">;

/** Empty when nothing is known of what was sold. */
export type RecipesOf = (line: SoldLine) => readonly Recipe[];

/**
 * The variations that carry the SKU as sold, the listing on which it was sold, recognised or not and in whatever state,
 * and what this very line was resolved to before. Other lines of the SKU have no part in it: what was put right since
 * holds for every line that came later. `remembered`: lines that hold the same are given the same array.
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
