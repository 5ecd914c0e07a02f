/** What the ledger remembers of an order, and how to rebuild it from the order's rows. */

import { DATA_LIMIT, type Ledger, type Memory, remember } from "../ledger/ledger";
import type { Settings } from "../settings/settings";
import type { Change } from "../values/change";
import { groupBy } from "../values/groups";
import type { OrderRow } from "./order-columns";
import { customerMemory } from "./order-customer";
import { isWalmart } from "./order-line";
import { stateOfTexts } from "./order-status";

export type OrderMemory = Memory<"order">;

/**
 * The memory as far as it fits into one row of the ledger, in a fixed order of keys. Units and digests that exceed it are
 * left out.
 */
export function fittedMemory(memory: OrderMemory): OrderMemory {
  const { walmart, local, lines, at, acknowledgedAt, customer, seen, told, freed, gone, counted, purged } = memory;
  const whole = { walmart, local, lines, at, acknowledgedAt, customer, seen, gone, counted, purged };
  const fits = (more: OrderMemory): boolean => JSON.stringify(more).length <= DATA_LIMIT;
  const kept: Record<string, string[]> = {};
  for (const [line, units] of Object.entries(freed ?? {})) {
    if (fits({ ...whole, freed: { ...kept, [line]: units } })) kept[line] = units;
  }
  const withUnits = Object.keys(kept).length === 0 ? whole : { ...whole, freed: kept };
  const withDigests = { ...withUnits, told };
  return fits(withDigests) ? withDigests : withUnits;
}

/** The memory lacks only the digests, because it was made before Aisle kept any. */
export const addsDigestsOnly = (memory: OrderMemory, { told: _, ...later }: OrderMemory): boolean =>
  memory.told === undefined && JSON.stringify(fittedMemory(memory)) === JSON.stringify(fittedMemory(later));

/** The units of lines that are still deleted. */
export const freedStill = ({ freed }: OrderMemory, present: ReadonlySet<string>): OrderMemory["freed"] =>
  Object.fromEntries(Object.entries(freed ?? {}).filter(([line]) => !present.has(line)));

/**
 * Rebuilds the memory of an order from its rows. The status counts as Aisle's if Settings map Walmart's state to it;
 * any other status counts as typed by the seller. `null` without rows.
 */
export function memoryOfRows(
  rows: readonly OrderRow[],
  statusMap: Settings["statusMap"],
  purged: Pick<OrderMemory, "purged"> = {},
): OrderMemory | null {
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
    ...purged,
    ...customerMemory(first.values.customer),
  };
}

/** The status that the order's rows showed when they last agreed. */
export const statusOf = ({ seen, local }: Pick<OrderMemory, "seen" | "local">): string => seen ?? local;

/** The status that all rows show; `null`: none, or not the same. */
export function agreedStatus(rows: readonly OrderRow[]): string | null {
  const status = rows[0]?.values.status ?? null;
  return rows.every(({ values }) => values.status === status) ? status : null;
}

/**
 * The status that the seller typed: all rows show it, and it is not the one that Aisle wrote. While rows differ it is
 * the one that they showed before, so that the edited one can be told.
 */
export function seenStatus(
  rows: readonly OrderRow[],
  { local, seen }: Pick<OrderMemory, "seen" | "local">,
): string | undefined {
  const status = agreedStatus(rows);
  if (status === null) return rows.every(({ values }) => values.status === null) ? undefined : seen;
  return status === local ? undefined : status;
}

/**
 * Remembers the statuses that sellers typed, so that a deleted row can come back with its status. `except`: orders to
 * leave out, by PO.
 */
export const planSeenStatuses = (
  rows: readonly OrderRow[],
  ledger: Ledger,
  except: ReadonlySet<string> = new Set(),
): Change[] =>
  [...rowsByOrder(rows.filter(isWalmart))].flatMap(([po, own]) => {
    const memory = except.has(po) ? null : ledger.recall("order", po);
    const seen = memory === null ? undefined : seenStatus(own, memory);
    if (memory === null || seen === memory.seen) return [];
    return [remember(ledger, "order", po, fittedMemory({ ...memory, seen }))];
  });

/** The rows by PO, in sheet order. Rows without a PO are left out. */
export const rowsByOrder = (rows: readonly OrderRow[]): ReadonlyMap<string, readonly OrderRow[]> =>
  groupBy(rows, ({ values }) => values.po);

/** The orders that lack a row for at least one of their remembered lines. */
export function removedOrders(rows: readonly OrderRow[], ledger: Ledger): readonly string[] {
  const byPo = rowsByOrder(rows);
  return ledger.names("order").filter((po) => {
    const shown = new Set((byPo.get(po) ?? []).map(({ values }) => values.line ?? ""));
    return (ledger.recall("order", po)?.lines ?? []).some((line) => !shown.has(line));
  });
}

/** Whether the seller deleted all rows of a remembered order. Such an order holds no stock and waits for nothing. */
export function isTakenAway(rows: readonly OrderRow[], ledger: Ledger): (po: string) => boolean {
  const shown = new Set(rows.map(({ values }) => values.po));
  return (po) => !shown.has(po) && (ledger.recall("order", po)?.lines ?? []).length > 0;
}

/** The orders in the sheet that Walmart expects to be acknowledged. */
export function ordersToAcknowledge(rows: readonly OrderRow[], ledger: Ledger): readonly string[] {
  const pos = new Set(rows.flatMap(({ values }) => (values.po === null ? [] : [values.po])));
  return [...pos].filter((po) => ledger.recall("order", po)?.walmart === "Created");
}
