/** How many units of each line have left and are dealt with: counted lots have been lowered by them, or never will be. */
import { type Ledger, remember } from "../ledger/ledger";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { orderMemory } from "../orders/order-memory";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";

/** Since when Aisle looks at what leaves. Name of the cursor. */
export const SHELF = "shelf";

/**
 * `unknown`: what is there was never looked at, as after the memory was lost: it is noted, and nothing lowered. `settled`:
 * the order is so old that it is remembered no longer.
 */
export function goneOf(ledger: Ledger, { row }: SheetLine): number | "unknown" | "settled" {
  const { po, line } = row.values;
  if (isWalmart(row)) {
    const memory = ledger.recall("order", po ?? "");
    if (memory === null) return "settled";
    return memory.gone === undefined ? "unknown" : (memory.gone[line ?? ""] ?? 0);
  }
  const memory = ledger.recall("gone", po ?? "");
  if (memory === null && ledger.recall("cursor", SHELF) === null) return "unknown";
  return memory?.lines[line ?? "1"] ?? 0;
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
