/** Orders as ShipStation has them. */
import type { StationAddress, StationItem, StationOrder, StationState } from "../../domain/shipstation/station-order";
import { instant } from "../../domain/values/brand";
import { isFailure, leftOver } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { ShipStation } from "../../ports/ship-station";
import { memberAt } from "../wire/member";
import type { StationClient } from "./client";
import { latestInstant, windowStart } from "./dates";
import { type ListAsked, readPages } from "./pages";
import { saveOrders } from "./save-orders";
import { parseItem, parseOrder } from "./wire/orders";

/** Source: ShipStation API V1, list orders. */
const ORDERS: Omit<ListAsked, "query"> = { path: "/orders", list: "orders", id: "orderId", what: "orders" };

export const stationOrders = (
  client: StationClient,
): Pick<ShipStation, "listOrders" | "findOrders" | "getOrder" | "saveOrders"> => ({
  listOrders(changedSince) {
    const query = { modifyDateStart: windowStart(changedSince), sortBy: "ModifyDate", sortDir: "ASC" };
    const { entries, ...listed } = readPages(client, { ...ORDERS, query });
    const issues: Issue[] = [];
    const orders = entries.flatMap((json) => {
      const order = readOrder(json);
      if (order === null) issues.push(odd(String(memberAt(json, ORDERS.id) ?? "without a number")));
      return order ?? [];
    });
    return { ...listed, entries: orders, issues };
  },
  // The filter means "starts with". Source: ShipStation API V1, list orders, `orderNumber`.
  findOrders(number) {
    const { entries, complete, failure } = readPages(client, { ...ORDERS, query: { orderNumber: number } });
    if (!complete) throw failure ?? leftOver(`ShipStation did not list every order ${number}.`);
    return entries.flatMap((json) => readOrder(json) ?? []).filter((order) => order.number === number);
  },
  getOrder(id) {
    try {
      return readOrder(client.read({ method: "get", path: `/orders/${encodeURIComponent(id)}` }));
    } catch (error) {
      if (isFailure(error) && error.code === "not-found") return null;
      throw error;
    }
  },
  saveOrders: (orders, store) => saveOrders(client, orders, store),
});

const odd = (id: string): Issue =>
  issue("order-unreadable", id, `ShipStation's order ${id} cannot be understood, so it was left out.`);

const STATES: Readonly<Record<string, StationState>> = {
  awaiting_payment: "awaiting payment",
  awaiting_shipment: "awaiting",
  pending_fulfillment: "pending fulfillment",
  on_hold: "on hold",
  shipped: "shipped",
  cancelled: "canceled",
};

/** `null`: it cannot be understood. A state that nobody documents is one in which nothing may be changed. */
function readOrder(json: unknown): StationOrder | null {
  const order = parseOrder(json);
  if (order === null) return null;
  const { storeId, parentId, mergedIds } = order.advancedOptions ?? {};
  return {
    id: order.orderId,
    key: order.orderKey ?? "",
    number: order.orderNumber ?? "",
    state: STATES[order.orderStatus] ?? "pending fulfillment",
    orderedAt: latestInstant(order.orderDate) ?? instant(0),
    shipBy: latestInstant(order.shipByDate),
    shipTo: addressOf(order.shipTo ?? {}),
    items: (order.items ?? []).map(readItem),
    store: storeId || null,
    changedAt: latestInstant(order.modifyDate) ?? instant(0),
    parent: parentId || null,
    merged: (mergedIds ?? []).filter((id) => id !== ""),
    whole: json,
  };
}

const addressOf = (given: NonNullable<NonNullable<ReturnType<typeof parseOrder>>["shipTo"]>): StationAddress => ({
  name: given.name ?? "",
  street1: given.street1 ?? "",
  street2: [given.street2, given.street3].filter((line) => line != null && line !== "").join(" "),
  city: given.city ?? "",
  state: given.state ?? "",
  zip: given.postalCode ?? "",
  country: given.country ?? "",
  phone: given.phone ?? "",
});

/** An item that cannot be understood has no key, so the items read otherwise than Aisle sent them. */
function readItem(json: unknown): StationItem {
  const item = parseItem(json);
  return {
    key: item?.lineItemKey ?? "",
    sku: item?.sku ?? "",
    name: item?.name ?? "",
    quantity: item?.quantity ?? 0,
    unitPrice: item?.unitPrice ?? null,
  };
}
