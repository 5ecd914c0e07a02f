/** Orders with as few, or as many wrong, members as Walmart's may have. Source: [S:orders], published examples. */

import type { Order, OrderLine } from "../wire/wire";

/** A copy in that form; without one, unchanged. */
export function dressed(order: Order, dress: "bare" | "stale" | undefined): Order {
  if (dress === "bare") return toBareOrder(order);
  return dress === "stale" ? withLines(order, toStaleLine) : order;
}

/**
 * Only the members that every order has. Ship node and shipping information are absent, so the seller ships; charges
 * are an empty object.
 */
export function toBareOrder(order: Order): Order {
  const { purchaseOrderId, customerOrderId, orderDate, orderLines } = order;
  return withLines({ purchaseOrderId, customerOrderId, orderDate, orderLines }, (line) => ({
    lineNumber: line.lineNumber,
    item: { sku: line.item.sku },
    charges: {},
    orderLineQuantity: line.orderLineQuantity,
    orderLineStatuses: line.orderLineStatuses,
  }));
}

/** A line in Created may have members that belong to a later status. */
function toStaleLine(line: OrderLine): OrderLine {
  const statuses = line.orderLineStatuses.orderLineStatus.map((entry) => ({
    ...entry,
    cancellationReason: "CUSTOMER_REQUESTED_SELLER_TO_CANCEL",
    trackingInfo: null,
  }));
  return { ...line, refund: null, orderLineStatuses: { orderLineStatus: statuses } };
}

function withLines(order: Order, change: (line: OrderLine) => OrderLine): Order {
  return { ...order, orderLines: { orderLine: order.orderLines.orderLine.map(change) } };
}
