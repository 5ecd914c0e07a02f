/**
 * How orders end without a call of the seller's: Walmart cancels, buyers get refunds. Source: walmart-api section 6.8.
 */

import type { Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import { moveUnits, OPEN_STATUSES, shipNodeTypeOf, unitsIn } from "../wire/order-lines";
import { cancel, requireLine, touch } from "./order-changes";

const DAY_MS = 86_400_000;

/**
 * Cancels what was due before `now`: open lines of the seller's orders, at their estimated ship date plus the account's
 * days, as of that instant [D:purchase-order-po-line-auto-canceled-event]. An order without that date waits forever.
 */
export function cancelOverdue(market: Marketplace, now: number): void {
  const days = market.settings.switches.autoCancelDays;
  if (days === "never") return;
  for (const record of market.state.orders.values()) {
    const dueAt = (record.order.shippingInfo?.estimatedShipDate ?? Number.POSITIVE_INFINITY) + days * DAY_MS;
    if (dueAt <= now && shipNodeTypeOf(record.order) === "SellerFulfilled") cancelOpenLines(market, record, dueAt);
  }
}

/** Walmart stops an order at any time for fraud; the lines name no reason. */
export function cancelForFraud(market: Marketplace, record: OrderRecord, now: number): void {
  cancelOpenLines(market, record, now);
}

/** Refunds shipped or delivered units. More units than there are is an error of the caller. */
export function refund(record: OrderRecord, wish: { lineNumber: string; units: number }, now: number): void {
  const line = requireLine(record, wish.lineNumber);
  if (wish.units > unitsIn(line, SENT)) throw new Error(`Line ${wish.lineNumber} has not so many units to refund.`);
  moveUnits(line, SENT, wish.units, { status: "Refund" });
  line.refund = {
    refundId: `${record.order.purchaseOrderId}-${wish.lineNumber}`,
    refundComments: "",
    refundCharges: {},
  };
  touch(record, line, now);
}

/** Only shipped units can be refunded [S:orders]. */
export const SENT: readonly string[] = ["Shipped", "Delivered"];

/** A change never sets an order back in time. */
function cancelOpenLines(market: Marketplace, record: OrderRecord, at: number): void {
  const instant = Math.max(at, record.modifiedAt);
  for (const line of record.order.orderLines.orderLine) {
    const units = unitsIn(line, OPEN_STATUSES);
    if (units > 0) cancel(market, record, { lineNumber: line.lineNumber, units }, instant);
  }
}
