/** Which orders can be fulfilled from stock: every line is recognized, and no pool that it takes from falls below zero. */

import { competingParts, type Pool, unionOf } from "../../connections/recipe";
import type { Commits } from "../../fulfillment/commits";
import { needsOf, outstandingOf, unitsNeeded } from "../../fulfillment/needs";
import type { RecipesOf } from "../../fulfillment/recipes";
import { isFinished, isWalmart, type SheetLine } from "../../orders/order-line";
import { groupBy, sumOf } from "../../values/groups";
import type { StockLevels } from "./stock-levels";

export interface CoverageFacts {
  readonly lines: readonly SheetLine[];
  readonly commits: Commits;
  readonly recipesOf: RecipesOf;
  readonly levels: Pick<StockLevels, "of" | "demandIn">;
  /** A line that cannot be read may take from the pool. */
  readonly areUnread: (pool: Pool) => boolean;
}

/**
 * Why each of the orders is not covered yet, as the end of “…, because”; `null`: it is. Orders compete for the last
 * unit by age: what is promised already counts first, then each order together with all older ones. Canceled, shipped and
 * removed lines need nothing, and neither does a line whose units are committed, directly or not.
 */
export function coverageOf(pos: readonly string[], facts: CoverageFacts): ReadonlyMap<string, string | null> {
  const linesOf = groupBy(
    facts.lines.filter(({ row }) => isWalmart(row)),
    ({ row }) => row.values.po,
  );
  const ages = new Map(pos.map((po) => [po, linesOf.get(po)?.[0]?.row.values.orderedAt ?? 0]));
  const byAge = [...pos].sort((one, other) => (ages.get(one) ?? 0) - (ages.get(other) ?? 0) || (one < other ? -1 : 1));
  const ranks = new Map<string | null, number>(byAge.map((po, rank) => [po, rank]));
  const isBelowZero = shortPools(facts, ranks);
  return new Map(
    byAge.map((po, rank) => {
      const own = linesOf.get(po) ?? [];
      const reasons = own.flatMap((line) => lacking(line, facts, (pool) => isBelowZero(pool, rank)) ?? []);
      return [po, reasons[0] ?? null];
    }),
  );
}

/** What the line would need if its status held stock: the order is promised anyway. */
const asOpen = (line: SheetLine): SheetLine => ({ ...line, isOpen: true });

/** Whether a pool is below zero once the order of a rank, and all that come before it, are counted. */
function shortPools(
  { lines, commits, recipesOf, levels }: CoverageFacts,
  ranks: ReadonlyMap<string | null, number>,
): (pool: Pool, rank: number) => boolean {
  const rankOf = ({ row }: SheetLine): number => (isWalmart(row) ? (ranks.get(row.values.po) ?? -1) : -1);
  const closed = lines
    .filter((line) => !line.isOpen && rankOf(line) >= 0)
    .map((line) => ({ line, needs: needsOf(asOpen(line), commits.ofLine(line).units, recipesOf(line)) }));
  const demands = new Map<Pool, readonly (readonly [rank: number, units: number])[]>();
  const demandOn = (pool: Pool) => {
    const known = demands.get(pool) ?? [
      ...levels.demandIn(pool).map(({ line, units }) => [rankOf(line), units] as const),
      ...closed.map(({ line, needs }) => [rankOf(line), unitsNeeded(needs, pool)] as const),
    ];
    demands.set(pool, known);
    return known;
  };
  return (pool, upTo) =>
    levels.of(pool).available < sumOf(demandOn(pool).map(([rank, units]) => (rank <= upTo ? units : 0)));
}

/** Why a line is not covered; `null`: it is. */
function lacking(line: SheetLine, facts: CoverageFacts, isBelowZero: (pool: Pool) => boolean): string | null {
  if (line.isRemoved || isFinished(line)) return null;
  const place = `line ${line.row.values.line ?? "1"}`;
  if (line.unread.length > 0 || line.row.values.quantity === null) return `${place} cannot be read`;
  const recipes = facts.recipesOf(line);
  const { units } = facts.commits.ofLine(line);
  if (outstandingOf(asOpen(line), units, recipes) === 0) return null;
  if (line.reads === null) return `${place} reads Unknown SKU`;
  const pools = needsOf(asOpen(line), units, recipes).flatMap(({ isKit, parts }) => {
    const open = parts.flatMap(({ pool, per, left }) => (left > 0 ? [{ pool, per, names: [] }] : []));
    const together = isKit ? competingParts({ isKit, parts: open }) : open.map((part) => [part]);
    return together.map(([only, ...others]) =>
      only === undefined || others.length > 0
        ? unionOf([only, ...others].flatMap((part) => part?.pool ?? []))
        : only.pool,
    );
  });
  if (pools.some(facts.areUnread)) return `it is not known how much of its stock other orders take`;
  return pools.some(isBelowZero) ? `there is not enough stock of ${line.reads} for ${place}` : null;
}
