/** The seller's status belongs to the order: what he types on one of its rows is copied to the others. */

import { type Ledger, remember } from "../ledger/ledger";
import { type Change, update } from "../values/change";
import { isUnread } from "../values/column";
import { twinsOf } from "../values/twins";
import { ORDERS, type OrderRow } from "./order-columns";
import { isWalmart } from "./order-line";
import { fittedMemory, type OrderMemory, rowsByOrder, statusOf } from "./order-memory";

/**
 * Gives the rows of each of Walmart's orders one status.
 *
 * - The status that one or more rows were given since Aisle looked last is copied to the others.
 * - A blank row gets the status of the others.
 * - Rows that were given different statuses stay as they are, and so do all rows while one cannot be read, while two
 *   have the same key, or while the new status is not in `Order Statuses` (`isKnown`): nobody knows what is meant.
 *
 * Orders of other channels are the seller's, so nothing is copied there.
 */
export const planOneStatus = (
  rows: readonly OrderRow[],
  ledger: Ledger,
  isKnown: (status: string) => boolean,
): Change[] =>
  [...rowsByOrder(rows.filter(isWalmart))].flatMap(([po, own]) => {
    const memory = own.length < 2 ? null : ledger.recall("order", po);
    const status = memory === null || !isClear(own) ? null : meantStatus(own, memory);
    if (memory === null || status === null || !isKnown(status)) return [];
    const behind = own.filter(({ values }) => values.status !== status);
    if (behind.length === 0) return [];
    const { seen: _, ...rest } = memory;
    return [
      ...behind.map((row) => update(ORDERS, row, { status })),
      remember(ledger, "order", po, fittedMemory(status === memory.local ? rest : { ...rest, seen: status })),
    ];
  });

const isClear = (rows: readonly OrderRow[]): boolean =>
  !rows.some((row) => isUnread(row, "status")) && twinsOf(rows.map(({ values }) => values.line)).size === 0;

/** The status that all rows should show; `null`: nobody can tell. */
function meantStatus(rows: readonly OrderRow[], memory: OrderMemory): string | null {
  const before = statusOf(memory);
  const edited = new Set(
    rows.flatMap(({ values: { status } }) => (status === null || status === before ? [] : status)),
  );
  const isCleared = rows.every(({ values }) => values.status === null);
  return edited.size > 1 || isCleared ? null : ([...edited][0] ?? before);
}
