/** Counted lots of the whole shop: how to lower them, and what to say about it. */

import { planShelf, planStatusShelves } from "../../fulfillment/deducted";
import { planRisen } from "../../fulfillment/lowered-lots";
import { type LotPlan, type LotState, NO_LOTS, planLots } from "../../fulfillment/plan-lots";
import type { Unit } from "../../inventory/stock";
import type { LogEntry } from "../../log/log";
import { readLocalStatuses } from "../../orders/order-line";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import type { RawCell } from "../../values/column";
import { countedBeyond } from "../../values/words";
import { errorPauses } from "../pauses";
import type { Shop } from "../shop";

/** If nobody can tell what counts, units would be noted as deducted although no lot was lowered. */
const isUncertain = (shop: Shop): boolean => shop.unreadSettings.has("lowerLots") || errorPauses(shop).length > 0;

export const lotPlan = (shop: Shop, now: Instant, stateOf?: (lot: Unit) => LotState): LotPlan =>
  isUncertain(shop) ? NO_LOTS : planLots({ ...shop, isOn: shop.settings.lowerLots, now }, stateOf);

/**
 * Notes that Aisle watches what is shipped; and, once nothing is left to deduct, that it has looked at the statuses in
 * which orders of other channels leave.
 */
export function shelvesLookedAt(shop: Shop, now: Instant): readonly Change[] {
  const { ledger, tables, lines, units } = shop;
  if (isUncertain(shop) || lines.some(({ hasLeft, unread }) => hasLeft && unread.length > 0)) return [];
  const statuses = () => planStatusShelves(ledger, readLocalStatuses(tables.orderStatuses), now);
  return [
    ...planShelf(ledger, now),
    ...planRisen(ledger, units),
    ...(lotPlan(shop, now).changes.length === 0 ? statuses() : []),
  ];
}

/** What may be done with each lot. `typed`: the present cells of *Qty* by row as read, formulas as they were typed. */
export function lotStates({ tables }: Shop, typed: readonly RawCell[]): (lot: Unit) => LotState {
  const read = new Map(tables.inventory.map(({ position, values }) => [position, values.quantity]));
  return ({ position }) => {
    const cell = typed[position] ?? null;
    if (typeof cell === "string" && cell.startsWith("=")) return "formula";
    return cell === (read.get(position) ?? null) ? "free" : "busy";
  };
}

/** The most lots that are named. */
const NAMED = 20;

/** One entry for all lots that were lowered, and a warning for each line that shipped more than its lots held. */
export function lotEntries({ lowered, short }: LotPlan): readonly LogEntry[] {
  const lots = lowered.map(({ lot, left }) => `${lot.id} ${lot.quantity} → ${left}`);
  const what = `What was shipped was taken off counted lots: ${countedBeyond(lots, NAMED).join(", ")}.`;
  return [
    ...(lowered.length === 0
      ? []
      : [{ severity: "Info", area: "Inventory", key: null, what, todo: null } satisfies LogEntry]),
    ...short.map(
      ({ line, units }): LogEntry => ({
        severity: "Warning",
        area: "Inventory",
        key: line.label,
        what: `More was shipped on ${line.label} than its counted lots held: ${units} ${units === 1 ? "unit" : "units"} could be taken off none.`,
        todo: "Count what lies on the shelf and type it into Qty.",
      }),
    ),
  ];
}
