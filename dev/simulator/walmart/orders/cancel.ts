/** `POST /v3/orders/{purchaseOrderId}/cancel`. Source: [S:orders; D:cancel-one-or-more-order-lines; D:cancel-orders]. */

import type { Call, Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import { type Answer, ok, ordersError, type Refusal } from "../wire/answer";
import { findLine, OPEN_STATUSES, unitsIn } from "../wire/order-lines";
import { countAsText, list, object, oneOf, parseJson, text } from "../wire/shape";
import { cancel } from "./order-changes";
import { toOrderView } from "./order-view";
import { badRequest, lineInStatus, lineMissing, refuseOrder } from "./refusals";

const CUSTOMER_REQUESTED = "CUSTOMER_REQUESTED_SELLER_TO_CANCEL";

export const CANCELLATION_REASONS: readonly string[] = [
  CUSTOMER_REQUESTED,
  "SELLER_CANCEL_OUT_OF_STOCK",
  "SELLER_CANCEL_PRICING_ERROR",
  "SELLER_CANCEL_FRAUD_STOP_SHIPMENT",
  "SELLER_CANCEL_ADDRESS_NOT_SERVICEABLE",
];

/** Cancels open units of the named lines; one refused line refuses the whole request. */
export function cancelOrder(market: Marketplace, call: Call): Answer {
  const record = market.state.orders.get(call.pathValues[0] ?? "");
  const refusal = refuseOrder(record);
  if (record === undefined || refusal !== undefined) return ordersError(refusal ?? badRequest("Request invalid."));
  const body = parseJson(call.body);
  if (!isCancellation(body)) return ordersError(badRequest(CANCELLATION(body, "") ?? "Request invalid."));
  const wishes = body.orderCancellation.orderLines.orderLine.flatMap(toWishes);
  for (const wish of wishes) {
    const wrong = refuseWish(record, wish, wishes);
    if (wrong !== undefined) return ordersError(wrong);
  }
  for (const wish of wishes) cancel(market, record, wish, call.now);
  return ok("order", { order: toOrderView(record.order) });
}

interface CancelledLine {
  readonly lineNumber: string;
  readonly orderLineStatuses: {
    readonly orderLineStatus: readonly {
      readonly cancellationReason: string;
      readonly statusQuantity: { readonly amount: string };
    }[];
  };
}

interface CancellationBody {
  readonly orderCancellation: { readonly orderLines: { readonly orderLine: readonly CancelledLine[] } };
}

interface Wish {
  readonly lineNumber: string;
  readonly units: number;
  readonly reason: string;
}

const STATUS = object({
  status: oneOf(["Cancelled"]),
  cancellationReason: oneOf(CANCELLATION_REASONS),
  statusQuantity: object({ unitOfMeasurement: oneOf(["EACH", "EA"]), amount: countAsText }),
});
const LINE = object({ lineNumber: text(), orderLineStatuses: object({ orderLineStatus: list(STATUS) }) });
const CANCELLATION = object({ orderCancellation: object({ orderLines: object({ orderLine: list(LINE, 100) }) }) });

function isCancellation(body: unknown): body is CancellationBody {
  return CANCELLATION(body, "") === undefined;
}

function toWishes(line: CancelledLine): readonly Wish[] {
  return line.orderLineStatuses.orderLineStatus.map((status) => ({
    lineNumber: line.lineNumber,
    units: Number(status.statusQuantity.amount),
    reason: status.cancellationReason,
  }));
}

function refuseWish(record: OrderRecord, wish: Wish, all: readonly Wish[]): Refusal | undefined {
  const { purchaseOrderId } = record.order;
  const line = findLine(record.order, wish.lineNumber);
  if (line === undefined) return lineMissing(wish.lineNumber, purchaseOrderId);
  const open = unitsIn(line, OPEN_STATUSES);
  if (open === 0) {
    const status = unitsIn(line, ["Cancelled"]) > 0 ? "CANCELLED" : "SHIPPED";
    return lineInStatus(wish.lineNumber, purchaseOrderId, status);
  }
  const wanted = all
    .filter((other) => other.lineNumber === wish.lineNumber)
    .reduce((sum, other) => sum + other.units, 0);
  if (wanted > open) return badRequest(`Qty to cancel exceeds the open qty of line ${wish.lineNumber}`);
  if (wish.reason !== CUSTOMER_REQUESTED || line.intentToCancel === "true") return undefined;
  // Text of the definition.
  return badRequest(`Cancellation reason should not be "${CUSTOMER_REQUESTED}" for non intent to cancel orders`);
}
