/** How many units of each line have left and are dealt with: counted lots have been lowered by them, or never will be. */
import { forget, type Ledger, remember } from "../ledger/ledger";
import { isWalmart, type LocalStatus, type SheetLine } from "../orders/order-line";
import { orderMemory } from "../orders/order-memory";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";

/** Since when Aisle looks at what leaves. Name of the cursor. */
export const SHELF = "shelf";

/**
 * `unknown`: what is there was never looked at, as after the memory was lost: it is noted, and nothing lowered. `settled`:
 * the order is so old that it is remembered no longer.
 */
export function goneOf(ledger: Ledger, own: SheetLine): number | "unknown" | "settled" {
  const { row } = own;
  const { po, line } = row.values;
  if (isWalmart(row)) {
    const memory = ledger.recall("order", po ?? "");
    if (memory === null) return "settled";
    return memory.gone === undefined ? "unknown" : (memory.gone[line ?? ""] ?? 0);
  }
  const memory = ledger.recall("gone", po ?? "");
  if (memory === null && (ledger.recall("cursor", SHELF) === null || isHistory(ledger, own))) return "unknown";
  return memory?.lines[line ?? "1"] ?? 0;
}

/** Units that left and have not been taken off the lots are taken from what the line held. */
export function isUndealt(ledger: Ledger, line: SheetLine): boolean {
  const gone = goneOf(ledger, line);
  return typeof gone === "number" && gone < line.shipped;
}

/**
 * It had left before Aisle looked at its status for the first time, and was never seen open: the seller has counted since.
 * So it is with a column that is new in a workbook, and with a status that is ticked anew.
 */
const isHistory = (ledger: Ledger, { hasLeft, row, label }: SheetLine): boolean =>
  hasLeft && ledger.recall("cursor", statusShelf(row.values.status ?? "")) === null && !heldLines(ledger).has(label);

const statusShelf = (status: string): string => `${SHELF} ${status}`;

const heldIn = new WeakMap<Ledger, ReadonlySet<string>>();

/** The lines that were open when a run last looked and that took something from stock. */
export function heldLines(ledger: Ledger): ReadonlySet<string> {
  const found =
    heldIn.get(ledger) ?? new Set(ledger.names("held").flatMap((name) => ledger.recall("held", name)?.lines ?? []));
  heldIn.set(ledger, found);
  return found;
}

/** Once what left in these statuses is dealt with: what comes into them from now on is none of the seller's counting. */
export function planStatusShelves(ledger: Ledger, statuses: ReadonlyMap<string, LocalStatus>, now: Instant): Change[] {
  const shipped = [...statuses].flatMap(([status, { countsAsShipped }]) =>
    countsAsShipped ? [statusShelf(status)] : [],
  );
  return [
    ...shipped.flatMap((name) =>
      ledger.recall("cursor", name) === null ? [remember(ledger, "cursor", name, { at: now })] : [],
    ),
    ...ledger
      .names("cursor")
      .flatMap((name) =>
        name.startsWith(statusShelf("")) && !shipped.includes(name) ? forget(ledger, "cursor", name) : [],
      ),
  ];
}

/** Walmart's orders are remembered anyway; those of other channels only once something of them left. */
export function planGone(
  ledger: Ledger,
  po: string,
  lines: ReadonlyMap<string, number>,
  now: Instant,
): readonly Change[] {
  const left = Object.fromEntries([...lines].filter(([, units]) => units > 0));
  const memory = ledger.recall("order", po);
  if (memory !== null)
    return [remember(ledger, "order", po, orderMemory({ ...memory, gone: { ...memory.gone, ...left } }))];
  if (Object.keys(left).length === 0) return [];
  const before = ledger.recall("gone", po)?.lines ?? {};
  return [remember(ledger, "gone", po, { lines: { ...before, ...left }, at: now })];
}

/** Noted once: orders of which something left before are the seller's to have counted. */
export const planShelf = (ledger: Ledger, now: Instant): readonly Change[] =>
  ledger.recall("cursor", SHELF) === null ? [remember(ledger, "cursor", SHELF, { at: now })] : [];
