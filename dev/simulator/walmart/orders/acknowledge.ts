/** `POST /v3/orders/{purchaseOrderId}/acknowledge`. Source: [S:orders; D:acknowledge-a-created-order]. */

import type { Call, Marketplace } from "../state/call";
import { type Answer, ok, ordersError, type Refusal } from "../wire/answer";
import { OPEN_STATUSES, unitsIn } from "../wire/order-lines";
import { parseJson } from "../wire/shape";
import type { Order } from "../wire/wire";
import { acknowledge } from "./order-changes";
import { toOrderView } from "./order-view";
import { badRequest, refuseOrder } from "./refusals";

/**
 * Acknowledges the whole order; without a body, or with `{}`, which clients with a JSON library send. Repeating is
 * allowed while nothing has moved on.
 */
export function acknowledgeOrder(market: Marketplace, call: Call): Answer {
  const record = market.state.orders.get(call.pathValues[0] ?? "");
  const refusal = refuseOrder(record) ?? refuseBody(call.body) ?? (record && refuseProgress(record.order));
  if (record === undefined || refusal !== undefined) return ordersError(refusal ?? badRequest("Request invalid."));
  acknowledge(record, call.now);
  return ok("order", { order: toOrderView(record.order) });
}

function refuseBody(body: string): Refusal | undefined {
  const isBlank = body === "" || JSON.stringify(parseJson(body)) === "{}";
  return isBlank ? undefined : badRequest("This request has no body");
}

/** Canceled lines beside open ones are no obstacle (assumed; the documents know only whole orders). */
function refuseProgress(order: Order): Refusal | undefined {
  const lines = order.orderLines.orderLine;
  const isOnItsWay = lines.some((line) => unitsIn(line, ["Shipped", "Delivered", "Refund"]) > 0);
  const isOpen = lines.some((line) => unitsIn(line, OPEN_STATUSES) > 0);
  return isOnItsWay || !isOpen ? badRequest("Some or all qty in higher status") : undefined;
}
