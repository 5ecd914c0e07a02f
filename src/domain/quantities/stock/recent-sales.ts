/** What was sold of some stock, and when. */
import type { Pool } from "../../connections/recipe";
import { unitsSold } from "../../fulfillment/needs";
import type { RecipesOf } from "../../fulfillment/recipes";
import type { SheetLine } from "../../orders/order-line";
import { type Instant, instant, type VariationId } from "../../values/brand";
import { grouped } from "../../values/groups";

/** Stock units of a pool that one order line took, shipped or not. Canceled ones are left out. */
export interface Sale {
  readonly at: Instant;
  readonly units: number;
}

/** The sales of a pool after an instant, newest first. A line without a time is left out. */
export type SalesSince = (pool: Pool, since: number) => readonly Sale[];

/** Gives the sales of a pool. `timeOf`: when a line was ordered; 0: unknown. */
export function salesIn(
  lines: readonly SheetLine[],
  recipesOf: RecipesOf,
  timeOf: (line: SheetLine) => number = ({ row }) => row.values.orderedAt ?? 0,
): SalesSince {
  let index: ReadonlyMap<VariationId, readonly SheetLine[]> | null = null;
  return (pool, since) => {
    index ??= linesByVariation(lines, recipesOf);
    const found = index;
    const touching = new Set([...pool.variations].flatMap((id) => found.get(id) ?? []));
    return [...touching]
      .flatMap((line): Sale[] => {
        const at = timeOf(line);
        const units = at > since ? unitsSold(line, recipesOf(line), pool) : 0;
        return units === 0 ? [] : [{ at: instant(at), units }];
      })
      .sort((one, other) => other.at - one.at);
  };
}

const linesByVariation = (
  lines: readonly SheetLine[],
  recipesOf: RecipesOf,
): ReadonlyMap<VariationId, readonly SheetLine[]> =>
  grouped(lines.flatMap((line) => variationsOf(line, recipesOf).map((id) => [id, line] as const)));

const variationsOf = (line: SheetLine, recipesOf: RecipesOf): readonly VariationId[] =>
  recipesOf(line).flatMap(({ parts }) => parts.flatMap(({ pool }) => [...pool.variations]));

/** Gives when the stock of a pool was last sold. Unit: milliseconds since 1970; 0: no order in the sheet was for it. */
export function lastSales(lines: readonly SheetLine[], recipesOf: RecipesOf): (pool: Pool | null) => number {
  const soldAt = new Map<VariationId, number>();
  for (const line of lines) {
    const at = line.row.values.orderedAt ?? 0;
    for (const id of variationsOf(line, recipesOf)) soldAt.set(id, Math.max(at, soldAt.get(id) ?? 0));
  }
  return (pool) => [...(pool?.variations ?? [])].reduce((last, id) => Math.max(last, soldAt.get(id) ?? 0), 0);
}
