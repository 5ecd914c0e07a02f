/** How many shipped units of each line are deducted: counted lots were lowered by them, or never have to be. */
import { forget, type Ledger, type Memory, remember } from "../ledger/ledger";
import { isWalmart, type LocalStatus, type SheetLine } from "../orders/order-line";
import { fittedMemory } from "../orders/order-memory";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";

/** Name of the cursor that remembers since when Aisle watches what is shipped. */
export const SHELF = "shelf";

type Gone = Memory<"gone">["lines"][string];

/**
 * Units of the line that are deducted. `unknown`: Aisle never looked at the line, for instance after the ledger was
 * lost; its shipped units are noted, and no lot is lowered. `settled`: the order is too old to be remembered.
 */
export function deductedUnits(ledger: Ledger, own: SheetLine): number | "unknown" | "settled" {
  const gone = goneOf(ledger, own);
  return typeof gone === "object" ? (gone[0] ?? 0) : gone;
}

/**
 * Stock units of a line that counted lots answered for. `units`: this many. `listings`: all that no IMEI answered for, of
 * this many units of the line.
 */
export type OffLots = { readonly units: number } | { readonly listings: number };

/** What the ledger knows of the lots that answered for the line. */
export function offLots(ledger: Ledger, own: SheetLine): OffLots {
  const gone = goneOf(ledger, own);
  if (typeof gone === "object") return { units: gone[1] ?? 0 };
  return { listings: typeof gone === "number" ? gone : own.shipped };
}

/**
 * Whose memory counts is decided by the memory: a person may type over *Channel*, and then nothing may be deducted a
 * second time.
 */
function goneOf(ledger: Ledger, own: SheetLine): Gone | "unknown" | "settled" {
  const { row } = own;
  const { po, line } = row.values;
  const order = ledger.recall("order", po ?? "");
  if (order !== null) return order.gone === undefined ? "unknown" : (order.gone[line ?? "1"] ?? 0);
  if (isWalmart(row)) return "settled";
  const memory = ledger.recall("gone", po ?? "");
  if (memory === null && (ledger.recall("cursor", SHELF) === null || isHistory(ledger, own))) return "unknown";
  return memory?.lines[line ?? "1"] ?? 0;
}

/** Shipped units of the line that are no news: they had left before the order came into the sheet. */
export const countedBefore = (ledger: Ledger, { row: { values } }: SheetLine): number =>
  ledger.recall("order", values.po ?? "")?.counted?.[values.line ?? "1"] ?? 0;

/** Whether shipped units of the line still have to be deducted from the lots. Until then the lots are too high. */
export function isUndeducted(ledger: Ledger, line: SheetLine): boolean {
  const deducted = deductedUnits(ledger, line);
  return typeof deducted === "number" && deducted < line.shipped;
}

/**
 * Whether the order had left before Aisle looked at its status for the first time. The seller has counted the stock
 * since, so nothing is deducted. The same holds when the column *Counts as shipped* is new, or a status has just been
 * ticked there.
 */
const isHistory = (ledger: Ledger, { hasLeft, row, label }: SheetLine): boolean =>
  hasLeft && ledger.recall("cursor", statusShelf(row.values.status ?? "")) === null && !takingLines(ledger).has(label);

const statusShelf = (status: string): string => `${SHELF} ${status}`;

const takingIn = new WeakMap<Ledger, ReadonlySet<string>>();

/** The lines that were open at the last run and took something from stock. */
export function takingLines(ledger: Ledger): ReadonlySet<string> {
  const found =
    takingIn.get(ledger) ?? new Set(ledger.names("held").flatMap((name) => ledger.recall("held", name)?.lines ?? []));
  takingIn.set(ledger, found);
  return found;
}

/**
 * Notes the statuses that count as shipped, once everything in them is deducted. From then on an order that reaches
 * such a status lowers the lots. The seller has already counted what was in these statuses before.
 */
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

/**
 * Notes the units that are deducted. Walmart's orders have a memory anyway; orders of other channels get one with the
 * first shipped unit.
 */
export function planDeducted(
  ledger: Ledger,
  po: string,
  lines: ReadonlyMap<string, readonly [shipped: number, offLots: number]>,
  now: Instant,
): readonly Change[] {
  const left = Object.fromEntries(
    [...lines].flatMap(([line, [shipped, off]]) => (shipped > 0 ? [[line, [shipped, off] as [number, number]]] : [])),
  );
  const memory = ledger.recall("order", po);
  if (memory !== null)
    return [remember(ledger, "order", po, fittedMemory({ ...memory, gone: { ...memory.gone, ...left } }))];
  if (Object.keys(left).length === 0) return [];
  const before = ledger.recall("gone", po)?.lines ?? {};
  return [remember(ledger, "gone", po, { lines: { ...before, ...left }, at: now })];
}

/** Notes once that Aisle watches from now on. The seller has already counted everything that was shipped before. */
export const planShelf = (ledger: Ledger, now: Instant): readonly Change[] =>
  ledger.recall("cursor", SHELF) === null ? [remember(ledger, "cursor", SHELF, { at: now })] : [];
