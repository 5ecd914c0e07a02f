/** What is remembered of an order, and what can be told from its rows when it is not. */
import { DATA_LIMIT, type Ledger, type Memory, remember } from "../ledger/ledger";
import type { Settings } from "../settings/settings";
import type { Change } from "../values/change";
import type { OrderRow } from "./order-columns";
import { isWalmart } from "./order-line";
import { stateOfTexts } from "./order-status";

export type OrderMemory = Memory<"order">;

/** Always in one order of keys, so that the same memory is the same text. Units and digests that do not fit are left out. */
export function orderMemory(memory: OrderMemory): OrderMemory {
  const { walmart, local, lines, at, acknowledgedAt, seen, told, freed, gone } = memory;
  const whole = { walmart, local, lines, at, acknowledgedAt, seen, gone };
  const fits = (more: OrderMemory): boolean => JSON.stringify(more).length <= DATA_LIMIT;
  const kept: Record<string, string[]> = {};
  for (const [line, units] of Object.entries(freed ?? {})) {
    if (fits({ ...whole, freed: { ...kept, [line]: units } })) kept[line] = units;
  }
  const withUnits = Object.keys(kept).length === 0 ? whole : { ...whole, freed: kept };
  const withDigests = { ...withUnits, told };
  return fits(withDigests) ? withDigests : withUnits;
}

/**
 * An order whose memory was lost, as its rows tell it. Aisle wrote the status if it is the one that Settings give
 * Walmart's; any other one counts as the seller's.
 */
export function memoryOfRows(rows: readonly OrderRow[], statusMap: Settings["statusMap"]): OrderMemory | null {
  const [first] = rows;
  if (first === undefined) return null;
  const state = stateOfTexts(
    rows.map(({ values }) => ({ text: values.walmartStatus ?? "", quantity: values.quantity ?? 0 })),
  );
  const mapped = state === null ? undefined : statusMap[state];
  const isAisles = mapped !== undefined && rows.every(({ values }) => values.status === mapped);
  return {
    walmart: state ?? "",
    local: isAisles ? mapped : "",
    lines: rows.map(({ values }) => values.line ?? ""),
    acknowledgedAt: first.values.acknowledgedAt ?? undefined,
  };
}

/** The status that an order's rows show, where it is one and not the one that Aisle wrote. */
export function seenStatus(rows: readonly OrderRow[], local: string): string | undefined {
  const status = rows[0]?.values.status ?? null;
  if (status === null || status === local) return undefined;
  return rows.every(({ values }) => values.status === status) ? status : undefined;
}

/** A status that the seller typed is remembered: the row may be deleted, and wanted back. `except` by PO. */
export const planSeenStatuses = (
  rows: readonly OrderRow[],
  ledger: Ledger,
  except: ReadonlySet<string> = new Set(),
): Change[] =>
  [...rowsByOrder(rows.filter(isWalmart))].flatMap(([po, own]) => {
    const memory = except.has(po) ? null : ledger.recall("order", po);
    const seen = memory === null ? undefined : seenStatus(own, memory.local);
    if (memory === null || seen === memory.seen) return [];
    return [remember(ledger, "order", po, orderMemory({ ...memory, seen }))];
  });

export function rowsByOrder(rows: readonly OrderRow[]): ReadonlyMap<string, readonly OrderRow[]> {
  const byPo = new Map<string, OrderRow[]>();
  for (const row of rows) {
    const { po } = row.values;
    const known = po === null ? undefined : byPo.get(po);
    if (known !== undefined) known.push(row);
    else if (po !== null) byPo.set(po, [row]);
  }
  return byPo;
}

/** Orders of which some line that stood in the sheet stands there no longer. */
export function removedOrders(rows: readonly OrderRow[], ledger: Ledger): readonly string[] {
  const byPo = rowsByOrder(rows);
  return ledger.names("order").filter((po) => {
    const shown = new Set((byPo.get(po) ?? []).map(({ values }) => values.line ?? ""));
    return (ledger.recall("order", po)?.lines ?? []).some((line) => !shown.has(line));
  });
}

/** Whether the seller took away all rows of an order that is remembered: it holds nothing, and nobody waits for it. */
export function isTakenAway(rows: readonly OrderRow[], ledger: Ledger): (po: string) => boolean {
  const shown = new Set(rows.map(({ values }) => values.po));
  return (po) => !shown.has(po) && ledger.recall("order", po) !== null;
}
