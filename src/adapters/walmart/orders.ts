/** Reads orders and acknowledges them. */
import type { FoundOrder, MarketplaceOrder } from "../../domain/orders/order";
import type { OrderWindow } from "../../domain/orders/order-windows";
import type { PurchaseOrderId } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import { DAY_MS } from "../../domain/values/time";
import type { OrderList, UnreadableOrder } from "../../ports/marketplace";
import type { HowFar } from "../../ports/progress";
import { encodeValue } from "../wire/query";
import type { Call, Reply, WalmartClient } from "./client/call";
import { toWalmartDate } from "./client/encode";
import { unreadable } from "./client/errors";
import { takeOrders } from "./order-pages";
import { ELSEWHERE, fromWire, isElsewhere, readOrder, SELLER } from "./read-order";
import { parseOrder, parseOrderPage, parseSingleOrder, type WireOrder } from "./wire/orders";

/** Source: Orders API, all orders. */
export function listOrders(client: WalmartClient, window: OrderWindow, now: number, told?: HowFar): OrderList {
  const orders = new Map<string, MarketplaceOrder>();
  const unread = new Map<string, UnreadableOrder>();
  const issues = new Map<string, Issue>();
  const take = (json: unknown): void => {
    const reading = readOrder(json);
    if (reading.order !== null) orders.set(reading.order.po, reading.order);
    for (const [message, { po }] of unread) if (po !== null && po === reading.order?.po) unread.delete(message);
    for (const one of reading.unreadable) unread.set(one.message, one);
    for (const one of reading.issues) issues.set(one.message, one);
  };
  const { complete, gaps } = takeOrders(client, window, now, take, told);
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

/** Orders of the last 180 days can be searched; one day less avoids the limit. Source: Orders API, all orders. */
const SEARCHED_MS = 179 * DAY_MS;

/**
 * By PO it is found however old it is; by the buyer's number only as far back as Walmart searches. `null`: Walmart knows
 * none. Fails: as `getOrder` does.
 */
export function findOrder(client: WalmartClient, number: string, now: number): FoundOrder | null {
  const single = found(client, { family: "order", path: `/v3/orders/${encodeValue(number)}` });
  const direct = single === null ? null : parseSingleOrder(single);
  if (direct !== null) return foundOrder(direct, number);
  for (const shipNodeType of [SELLER, ...ELSEWHERE]) {
    const query = { createdStartDate: toWalmartDate(now - SEARCHED_MS), customerOrderId: number, shipNodeType };
    const page = found(client, { family: "orders", path: "/v3/orders", query });
    const [order] = page === null ? [] : (parseOrderPage(page)?.list.elements?.order ?? []);
    const wire = order === undefined ? null : parseOrder(order);
    if (order !== undefined && wire === null) throw unreadable(`order ${number}`);
    if (wire !== null) return foundOrder(wire, number);
  }
  return null;
}

function foundOrder(wire: WireOrder, number: string): FoundOrder {
  const order = fromWire(wire);
  if (order === null) throw unreadable(`order ${number}`);
  return { order, isSellers: !isElsewhere(wire.shipNode?.type) };
}

/** `null`: Walmart says that there is nothing of the kind. */
function found(client: WalmartClient, asked: Pick<Call, "family" | "path" | "query">): unknown {
  try {
    return client.read({ method: "get", ...asked });
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
