/** `POST /v3/orders/{purchaseOrderId}/shipping`: one refused line refuses the whole request. Source: [S:orders]. */

import type { Call, Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import { type Answer, ok, ordersError, type Refusal } from "../wire/answer";
import { findLine, unitsIn } from "../wire/order-lines";
import { parseJson } from "../wire/shape";
import type { OrderLine } from "../wire/wire";
import { ship } from "./order-changes";
import { toOrderView } from "./order-view";
import { badRequest, firstOf, lineInStatus, lineMissing, refuseOrder } from "./refusals";
import { complainAboutShipment, isShipment, type ShippedLine } from "./ship-body";
import { correctTracking, refuseCorrection } from "./ship-correction";
import { refusePackage } from "./ship-refusals";

export function shipOrder(market: Marketplace, call: Call): Answer {
  const record = market.state.orders.get(call.pathValues[0] ?? "");
  const refusal = refuseOrder(record);
  if (record === undefined || refusal !== undefined) return ordersError(refusal ?? badRequest("Request invalid."));
  const body = parseJson(call.body);
  if (body === undefined) {
    return ordersError({ status: 400, name: "MALFORMED_REQUEST_CONTENT", description: "Body is not JSON" });
  }
  const { switches } = market.settings;
  if (!isShipment(body, switches)) {
    return ordersError(badRequest(complainAboutShipment(body, switches) ?? "Request invalid."));
  }
  const lines = body.orderShipment.orderLines.orderLine;
  const isCorrection = body.orderShipment.processMode !== undefined;
  const wrong = firstOf(lines, (line) =>
    isCorrection ? refuseCorrection(market, record, line, call.now) : refuseLine(record, line, lines, call.now),
  );
  if (wrong !== undefined) return ordersError(wrong);
  for (const line of lines) {
    if (isCorrection) correctTracking(market, record, line, call.now);
    else shipLine(market, record, line, call.now);
  }
  return ok("order", { order: toOrderView(record.order) });
}

function shipLine(market: Marketplace, record: OrderRecord, line: ShippedLine, now: number): void {
  for (const status of line.orderLineStatuses.orderLineStatus) {
    const { status: _, statusQuantity, currentTrackingInfo: _none, ...entry } = status;
    ship(market, record, { lineNumber: line.lineNumber, units: Number(statusQuantity.amount), entry }, now);
  }
  const own = findLine(record.order, line.lineNumber);
  if (own !== undefined && line.sellerOrderId !== undefined) own.sellerOrderId = line.sellerOrderId;
}

function refuseLine(
  record: OrderRecord,
  line: ShippedLine,
  all: readonly ShippedLine[],
  now: number,
): Refusal | undefined {
  const own = findLine(record.order, line.lineNumber);
  if (own === undefined) return lineMissing(line.lineNumber, record.order.purchaseOrderId);
  const wanted = all
    .filter((other) => other.lineNumber === line.lineNumber)
    .reduce((sum, other) => sum + unitsOf(other), 0);
  return (
    refuseProgress(record, own) ??
    (wanted > unitsIn(own, ["Acknowledged"]) ? badRequest(`Qty OverShipped for line ${line.lineNumber}`) : undefined) ??
    refuseIntent(own, line) ??
    firstOf(line.orderLineStatuses.orderLineStatus, (units) => refusePackage(units, line.lineNumber, now))
  );
}

/**
 * A line without open units is refused with its status. An order must be acknowledged first. Source: [D:ship-an-order].
 */
function refuseProgress(record: OrderRecord, line: OrderLine): Refusal | undefined {
  const { purchaseOrderId } = record.order;
  if (unitsIn(line, ["Acknowledged"]) > 0) return undefined;
  if (unitsIn(line, ["Created"]) > 0) {
    return badRequest(`The Line: ${line.lineNumber} of PO ${purchaseOrderId} is not acknowledged`, "lineNumber");
  }
  const status = ["Delivered", "Shipped", "Refund"].find((name) => unitsIn(line, [name]) > 0) ?? "Cancelled";
  return lineInStatus(line.lineNumber, purchaseOrderId, status.toUpperCase());
}

/** A line that its buyer wants to cancel ships only with the override. Source: [S:orders; T:54517620776]. */
function refuseIntent(own: OrderLine, line: ShippedLine): Refusal | undefined {
  if (own.intentToCancel !== "true" || line.intentToCancelOverride === true) return undefined;
  return badRequest(`Line ${line.lineNumber} is intent to cancel; intentToCancelOverride must be true`);
}

function unitsOf(line: ShippedLine): number {
  return line.orderLineStatuses.orderLineStatus.reduce((sum, units) => sum + Number(units.statusQuantity.amount), 0);
}
