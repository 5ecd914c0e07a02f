/** Reads orders and acknowledges them. */
import type { MarketplaceOrder } from "../../domain/orders/order";
import type { OrderWindow } from "../../domain/orders/order-windows";
import type { PurchaseOrderId } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { OrderList, UnreadableOrder } from "../../ports/marketplace";
import type { Reply, WalmartClient } from "./client/call";
import { encodeValue } from "./client/encode";
import { unreadable } from "./client/errors";
import { takeOrders } from "./order-pages";
import { fromWire, readOrder } from "./read-order";
import { parseSingleOrder } from "./wire/orders";

/** Source: Orders API, all orders. */
export function listOrders(client: WalmartClient, window: OrderWindow, now: number): OrderList {
  const orders = new Map<string, MarketplaceOrder>();
  const unread = new Map<string, UnreadableOrder>();
  const issues = new Map<string, Issue>();
  const { complete, gaps } = takeOrders(client, window, now, (json) => {
    const reading = readOrder(json);
    if (reading.order !== null) orders.set(reading.order.po, reading.order);
    for (const one of reading.unreadable) unread.set(one.message, one);
    for (const one of reading.issues) issues.set(one.message, one);
  });
  return {
    orders: [...orders.values()],
    complete,
    unreadable: [...unread.values()],
    gaps,
    issues: [...issues.values()],
  };
}

const pathOf = (po: PurchaseOrderId): string => `/v3/orders/${encodeValue(po)}`;

/** `null`: Walmart does not know the order. Fails: as the client does, and `refused` when the answer cannot be read. */
export function getOrder(client: WalmartClient, po: PurchaseOrderId): MarketplaceOrder | null {
  try {
    const order = orderIn(client.read({ family: "order", method: "get", path: pathOf(po) }), po);
    if (order === null) throw unreadable(`order ${po}`);
    return order;
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return null;
    throw error;
  }
}

/** `null`: the answer does not show this very order. */
function orderIn(json: unknown, po: PurchaseOrderId): MarketplaceOrder | null {
  const order = parseSingleOrder(json);
  return order?.purchaseOrderId === po ? fromWire(order) : null;
}

/**
 * Acknowledges whole orders, without a body; may be repeated while an order is Acknowledged. Source: Orders API,
 * acknowledge.
 */
export const acknowledgeOrders = (
  client: WalmartClient,
  pos: readonly PurchaseOrderId[],
): readonly Outcome<MarketplaceOrder>[] =>
  client
    .send(pos.map((po) => ({ family: "acknowledge", method: "post", path: `${pathOf(po)}/acknowledge` })))
    .map((reply, index) => orderOutcome(reply, pos[index] as PurchaseOrderId));

/** What the answer to a write says: the order as it is now, a refusal, or nothing clear. */
export function orderOutcome(reply: Reply, po: PurchaseOrderId): Outcome<MarketplaceOrder> {
  const noAnswer: Outcome<MarketplaceOrder> = {
    kind: "unknown",
    issue: issue(
      "no-answer",
      po,
      "Walmart gave no clear answer. The next run looks at the order before it tries again.",
    ),
  };
  if (reply.kind === "unknown") return noAnswer;
  if (reply.kind === "refused") {
    const { kind, code, message } = reply.verdict;
    return kind === "transient" ? noAnswer : { kind: "refused", issue: issue(code, po, message) };
  }
  const order = orderIn(reply.json, po);
  return order === null ? noAnswer : { kind: "accepted", answer: order };
}
