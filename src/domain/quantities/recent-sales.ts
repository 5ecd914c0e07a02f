/** When the stock of a listing was last sold. */
import type { Pool } from "../connections/recipe";
import type { RecipesOf } from "../fulfilment/recipes";
import type { SheetLine } from "../orders/order-line";
import type { VariationId } from "../values/brand";

/** Unit: epoch milliseconds; 0 when no order in the sheet was for stock of the pool. */
export function lastSales(lines: readonly SheetLine[], recipesOf: RecipesOf): (pool: Pool | null) => number {
  const soldAt = new Map<VariationId, number>();
  for (const { row, sold } of lines) {
    const at = row.values.orderedAt ?? 0;
    for (const { parts } of recipesOf(sold))
      for (const { pool } of parts) for (const id of pool.variations) soldAt.set(id, Math.max(at, soldAt.get(id) ?? 0));
  }
  return (pool) => [...(pool?.variations ?? [])].reduce((last, id) => Math.max(last, soldAt.get(id) ?? 0), 0);
}
