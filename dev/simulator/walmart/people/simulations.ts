/**
 * Filling the dynamic sandbox: listings, orders, deliveries. The paths are published; the bodies were not seen, so here
 * a listing has the shape of `GET /v3/items`, and an order is a list of SKUs and quantities. Source:
 * [D:dynamic-sandbox].
 */

import type { Call, Marketplace } from "../state/call";
import { type Answer, itemsError, ok, ordersError } from "../wire/answer";
import { list, object, parseJson, text, whole } from "../wire/shape";
import { type Item, isRecord, toItem } from "../wire/wire";
import { type Buyers, createBuyers } from "./buyers";

const ORDER = object({ lines: list(object({ sku: text(), quantity: whole(1) })) });
const ORDERS = object({ orders: list(ORDER) });

interface OrderWish {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

/** `POST` and `PUT /v1/simulations/items`: makes a listing, or changes members of one. */
export function simulateItem(market: Marketplace, call: Call): Answer {
  const body = parseJson(call.body);
  const sku = call.pathValues[0] ?? (isRecord(body) ? body.sku : undefined);
  if (!isRecord(body) || typeof sku !== "string" || sku === "") return badItem();
  const item = toItem({ ...NEW_ITEM, ...market.state.items.get(sku), ...body, sku });
  market.state.items.set(sku, item);
  return ok("item", item);
}

const NEW_ITEM = { mart: "WALMART_US", publishedStatus: "PUBLISHED", lifecycleStatus: "ACTIVE" };

/** `GET /v1/simulations/items`, and of one SKU. */
export function readSimulatedItems(market: Marketplace, call: Call): Answer {
  const [sku] = call.pathValues;
  const found = [...market.state.items.values()].filter((item: Item) => sku === undefined || item.sku === sku);
  if (sku !== undefined && found.length === 0) {
    return itemsError({ status: 404, name: "CONTENT_NOT_FOUND", description: `No simulated item ${sku}` });
  }
  return ok("ItemResponses", { ItemResponse: found, totalItems: found.length });
}

/** `POST /v1/simulations/orders`, and several at once under `/bulk/orders`. */
export function simulateOrders(market: Marketplace, call: Call): Answer {
  const body = parseJson(call.body);
  const wishes = wishesIn(body);
  if (wishes === undefined) {
    const description = ORDER(body, "") ?? ORDERS(body, "") ?? "Request invalid.";
    return ordersError({ status: 400, name: "INVALID_REQUEST_CONTENT", description });
  }
  const buyers = createBuyers(market);
  return ok("orders", { purchaseOrderIds: wishes.map((wish) => place(buyers, wish, call.now)) });
}

/** `POST /v1/simulations/{purchaseOrderId}/deliver`. */
export function simulateDelivery(market: Marketplace, call: Call): Answer {
  const id = call.pathValues[0] ?? "";
  if (!market.state.orders.has(id)) {
    return ordersError({ status: 404, name: "CONTENT_NOT_FOUND", description: "Purchase order not found" });
  }
  createBuyers(market).deliver(id, call.now);
  return ok("order", { purchaseOrderId: id });
}

function wishesIn(body: unknown): readonly OrderWish[] | undefined {
  if (isOrder(body)) return [body];
  return isOrders(body) ? body.orders : undefined;
}

function isOrder(body: unknown): body is OrderWish {
  return ORDER(body, "") === undefined;
}

function isOrders(body: unknown): body is { readonly orders: readonly OrderWish[] } {
  return ORDERS(body, "") === undefined;
}

/** Stock is not checked, because a simulated order is meant to happen. */
function place(buyers: Buyers, wish: OrderWish, now: number): string {
  const purchase = buyers.order({ ...wish, isForced: true }, now);
  if (purchase.kind === "refused") throw new Error(`A forced order was refused: ${purchase.reason}`);
  return purchase.purchaseOrderId;
}

function badItem(): Answer {
  return itemsError({ status: 400, name: "INVALID_REQUEST_CONTENT", description: "sku is mandatory", field: "sku" });
}
