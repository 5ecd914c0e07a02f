/** How many of a listing were ordered since an instant, by whatever listing or channel its stock was sold. */
import type { Recipe } from "../../connections/recipe";
import type { RecipesOf } from "../../fulfilment/recipes";
import type { SheetLine } from "../../orders/order-line";
import { inListings } from "./owed";
import { salesIn } from "./recent-sales";

export type SoldSince = (recipe: Recipe, since: number) => number;

/** Rather too many than too few. An open line without a time counts, since nobody knows that it is older. */
export function soldSince(lines: readonly SheetLine[], recipesOf: RecipesOf): SoldSince {
  const sales = salesIn(lines, recipesOf, timeOf);
  return (recipe, since) => inListings(recipe, (pool) => sales(pool, since).reduce((sum, { units }) => sum + units, 0));
}

/** What a line takes that cannot be read explains nothing. */
const timeOf = ({ row, isOpen, unread }: SheetLine): number =>
  unread.length > 0 ? 0 : (row.values.orderedAt ?? (isOpen ? Number.MAX_SAFE_INTEGER : 0));
