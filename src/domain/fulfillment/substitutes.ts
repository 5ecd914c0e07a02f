/** Units of another product that a person let go out on a line. */
import type { Unit } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import { keyOfLabel } from "../orders/line-key";
import { isFinished, type SheetLine } from "../orders/order-line";
import type { Change } from "../values/change";

/** Gives whether somebody confirmed the unit for the line. */
export function confirmedSubstitutes(ledger: Ledger): (label: string, unit: Unit) => boolean {
  const items = recallItems(ledger, "substitutes");
  return (label, { id }) => id !== null && items.get(label)?.includes(id) === true;
}

/** Remembers that these units may go out on the line. */
export function planConfirmed(ledger: Ledger, label: string, units: readonly Unit[]): Change[] {
  const items = recallItems(ledger, "substitutes");
  const own = new Set([...(items.get(label) ?? []), ...units.flatMap(({ id }) => id ?? [])]);
  return rememberItems(ledger, "substitutes", new Map([...items, [label, [...own]]]));
}

/**
 * Forgets what is over: the line is finished, or it names the unit no longer. A line without a row is remembered as long
 * as its order is, because it can be brought back.
 */
export function planSubstitutes(
  ledger: Ledger,
  lines: readonly SheetLine[],
  heldOf: (line: SheetLine) => readonly Unit[],
): Change[] {
  const items = recallItems(ledger, "substitutes");
  if (items.size === 0) return [];
  const byLabel = new Map(lines.map((line) => [line.label, line]));
  const kept = [...items].flatMap(([label, ids]): [string, string[]][] => {
    const line = byLabel.get(label);
    if (line === undefined) return ledger.recall("order", keyOfLabel(label).po) === null ? [] : [[label, ids]];
    if (line.unread.includes("units")) return [[label, ids]];
    const named = new Set(heldOf(line).map(({ id }) => id));
    const left = isFinished(line) ? [] : ids.filter((id) => named.has(id));
    return left.length === 0 ? [] : [[label, left]];
  });
  return rememberItems(ledger, "substitutes", new Map(kept));
}
