/** Order lines that take from stock nobody knows what: a cell of theirs cannot be read, or what left of them is on lots still. */
import { type Pool, touches } from "../connections/recipe";
import type { Ledger } from "../ledger/ledger";
import { isShipped, isSoldUnread, type SheetLine } from "../orders/order-line";
import type { Commits } from "./commits";
import { goneOf, isUndealt } from "./gone";
import type { RecipesOf } from "./recipes";

/** Whether such a line may take from a pool. One of which nobody knows what was sold on it may take from any. */
export function unreadLinesIn(
  lines: readonly SheetLine[],
  commits: Commits,
  recipesOf: RecipesOf,
  ledger: Ledger,
): (pool: Pool) => boolean {
  const unread = lines.filter(
    (line) =>
      !line.isRemoved && (isUndealt(ledger, line) || (line.unread.length > 0 && isTaking(line, commits, ledger))),
  );
  const pools = unread.flatMap((line) => recipesOf(line).flatMap(({ parts }) => parts.map(({ pool }) => pool)));
  const isAny = unread.some((line) => isSoldUnread(line.unread) && recipesOf(line).length === 0);
  return (pool) => isAny || pools.some((one) => touches(one, pool));
}

/** It holds stock, or it has left and nothing of it is dealt with, or the units that went out are named where nobody can read. */
function isTaking(line: SheetLine, commits: Commits, ledger: Ledger): boolean {
  if (line.unread.every((name) => name === "units"))
    return commits.ofLine(line).units.length === 0 && (line.isOpen || isShipped(line));
  return line.isOpen || (line.hasLeft && goneOf(ledger, line) === 0);
}
