/** Available and Outstanding of any pool of stock. */
import type { Pool } from "../connections/connections";
import type { Commits } from "../fulfilment/commits";
import type { StockKey, Unit } from "../inventory/stock";
import type { SheetLine } from "../orders/order-line";
import type { VariationId } from "../values/brand";

export interface StockLevel {
  readonly available: number;
  readonly outstanding: number;
}

/** Units of a line that still hold stock. Unit: units, 0 or more. */
export function outstandingOf(line: SheetLine, committed: number): number {
  if (!line.isOpen || line.isRemoved) return 0;
  return Math.max(0, line.quantity - line.cancelled - Math.max(committed, line.shipped));
}

/**
 * Adds up once what every pool is then asked for. `poolOfListing` gives the pool of the listing with a SKU, whatever
 * the listing's state: a line sold there may be any of its variations.
 */
export function stockLevels(
  units: readonly Unit[],
  lines: readonly SheetLine[],
  commits: Commits,
  poolOfListing: (sku: string) => Pool | null,
): (pool: Pool) => StockLevel {
  const available = availableByKey(units, commits);
  const linesOf = new Map<VariationId, Set<SheetLine>>();
  const held = new Map<SheetLine, number>();
  for (const line of lines) {
    const outstanding = outstandingOf(line, commits.ofLine(line).units.length);
    if (outstanding === 0) continue;
    held.set(line, outstanding);
    for (const id of candidatesOf(line, poolOfListing)) linesOf.set(id, (linesOf.get(id) ?? new Set()).add(line));
  }
  return ({ variations, stockKeys }) => {
    const touching = new Set([...variations].flatMap((id) => [...(linesOf.get(id) ?? [])]));
    return {
      available: sum([...stockKeys].map((key) => available.get(key) ?? 0)),
      outstanding: sum([...touching].map((line) => held.get(line) ?? 0)),
    };
  };
}

function availableByKey(units: readonly Unit[], commits: Commits): ReadonlyMap<StockKey, number> {
  const byKey = new Map<StockKey, number>();
  for (const unit of units) {
    if (unit.stockKey === null || !isAvailable(unit, commits)) continue;
    byKey.set(unit.stockKey, (byKey.get(unit.stockKey) ?? 0) + unit.quantity);
  }
  return byKey;
}

export const isAvailable = (unit: Unit, commits: Commits): boolean =>
  unit.counts && unit.soldOn === null && commits.lineOf(unit) === null;

/** The variations that a line may be taken from. */
export function candidatesOf(line: SheetLine, poolOfListing: (sku: string) => Pool | null): ReadonlySet<VariationId> {
  const pool = line.sold === null ? null : poolOfListing(line.sold);
  return new Set([...line.recognised, ...(pool?.variations ?? [])]);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
