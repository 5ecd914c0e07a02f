/** How many of a listing were ordered since an instant, through any listing or channel that sells its stock. */

import type { Recipe } from "../../connections/recipe";
import type { RecipesOf } from "../../fulfillment/recipes";
import type { SheetLine } from "../../orders/order-line";
import { sumOf } from "../../values/groups";
import { inListings } from "./owed";
import { salesIn } from "./recent-sales";

export type SoldSince = (recipe: Recipe, since: number) => number;

/** In doubt this counts too many. An open line without a time counts, because it may be new. */
export function soldSince(lines: readonly SheetLine[], recipesOf: RecipesOf): SoldSince {
  const sales = salesIn(lines, recipesOf, timeOf);
  return (recipe, since) => inListings(recipe, (pool) => sumOf(sales(pool, since).map(({ units }) => units)));
}

/** When the line was ordered. A line with unreadable cells counts as very old, because nobody knows what it took. */
const timeOf = ({ row, isOpen, unread }: SheetLine): number =>
  unread.length > 0 ? 0 : (row.values.orderedAt ?? (isOpen ? Number.MAX_SAFE_INTEGER : 0));
