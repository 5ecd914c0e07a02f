/** When the stock of a listing was last sold. */
import type { Pool } from "../connections/connections";
import type { SheetLine } from "../orders/order-line";
import type { VariationId } from "../values/brand";
import { candidatesOf } from "./stock-levels";

/** Unit: epoch milliseconds; 0 when no order in the sheet was for stock of the pool. */
export function lastSales(
  lines: readonly SheetLine[],
  poolOfListing: (sku: string) => Pool | null,
): (pool: Pool | null) => number {
  const soldAt = new Map<VariationId, number>();
  for (const line of lines) {
    const at = line.row.values.orderedAt ?? 0;
    for (const id of candidatesOf(line, poolOfListing)) soldAt.set(id, Math.max(at, soldAt.get(id) ?? 0));
  }
  return (pool) => [...(pool?.variations ?? [])].reduce((last, id) => Math.max(last, soldAt.get(id) ?? 0), 0);
}
