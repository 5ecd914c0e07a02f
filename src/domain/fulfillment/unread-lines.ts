/**
 * Order lines that take from stock while nobody knows how much, because a cell of the line cannot be read, or its
 * shipped units are still on the lots.
 */
import { type Pool, touches } from "../connections/recipe";
import type { Ledger } from "../ledger/ledger";
import { isShipped, isSoldUnread, type SheetLine } from "../orders/order-line";
import type { Commits } from "./commits";
import { deductedUnits, isUndeducted } from "./deducted";
import type { RecipesOf } from "./recipes";

/** Gives for each pool whether such a line may take from it. A line whose SKU is unknown may take from any pool. */
export function unreadLinesIn(
  lines: readonly SheetLine[],
  commits: Commits,
  recipesOf: RecipesOf,
  ledger: Ledger,
): (pool: Pool) => boolean {
  const unread = lines.filter(
    (line) =>
      !line.isRemoved && (isUndeducted(ledger, line) || (line.unread.length > 0 && isTaking(line, commits, ledger))),
  );
  const pools = unread.flatMap((line) => recipesOf(line).flatMap(({ parts }) => parts.map(({ pool }) => pool)));
  const isAny = unread.some((line) => isSoldUnread(line.unread) && recipesOf(line).length === 0);
  return (pool) => isAny || pools.some((one) => touches(one, pool));
}

/**
 * The line holds stock; or it has left and nothing of it is deducted; or its cell of units cannot be read, so nobody
 * knows which units went out.
 */
function isTaking(line: SheetLine, commits: Commits, ledger: Ledger): boolean {
  if (line.unread.every((name) => name === "units"))
    return commits.ofLine(line).units.length === 0 && (line.isOpen || isShipped(line));
  return line.isOpen || (line.hasLeft && deductedUnits(ledger, line) === 0);
}
