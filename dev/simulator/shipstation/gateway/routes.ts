/** Finds the rule of a path. */
import { deleteOrder } from "../orders/delete-order";
import { holdOrder } from "../orders/hold";
import { listOrders } from "../orders/list-orders";
import { readOrder } from "../orders/read-order";
import { saveOrder } from "../orders/save-order";
import { saveOrders } from "../orders/save-orders";
import { listFulfillments } from "../packages/list-fulfillments";
import { listShipments } from "../packages/list-shipments";
import type { Rule } from "../state/call";
import { listCarriers } from "../stores/list-carriers";
import { listStores } from "../stores/list-stores";
import type { Family } from "../wire/families";

export interface Route {
  readonly method: string;
  /** `{}` matches one segment of digits. */
  readonly path: string;
  readonly family: Family;
  readonly rule: Rule;
}

const ROUTES: readonly Route[] = [
  { method: "GET", path: "stores", family: "stores", rule: listStores },
  { method: "GET", path: "carriers", family: "carriers", rule: listCarriers },
  { method: "GET", path: "orders", family: "orders", rule: listOrders },
  { method: "GET", path: "orders/{}", family: "order", rule: readOrder },
  { method: "DELETE", path: "orders/{}", family: "delete-order", rule: deleteOrder },
  { method: "POST", path: "orders/createorder", family: "save-order", rule: saveOrder },
  { method: "POST", path: "orders/createorders", family: "save-orders", rule: saveOrders },
  { method: "POST", path: "orders/holduntil", family: "hold-order", rule: holdOrder },
  { method: "GET", path: "shipments", family: "shipments", rule: listShipments },
  { method: "GET", path: "fulfillments", family: "fulfillments", rule: listFulfillments },
];

/** Paths of V1 that are not simulated. Source: [SS1-TS]. */
const DOCUMENTED =
  /^(accounts|carriers|customers|fulfillments|orders|products|shipments|stores|users|warehouses|webhooks)(\/|$)/;

export const isDocumented = (segments: readonly string[]): boolean => DOCUMENTED.test(segments.join("/"));

export interface Match {
  readonly route: Route;
  readonly pathValues: readonly string[];
}

/** The rule for a method and decoded path segments, with the values at `{}`; undefined if there is none. */
export function findRoute(method: string, segments: readonly string[]): Match | undefined {
  for (const route of ROUTES) {
    const parts = route.path.split("/");
    if (route.method !== method || parts.length !== segments.length) continue;
    const fits = parts.every((part, at) => (part === "{}" ? /^\d+$/.test(segments[at] ?? "") : part === segments[at]));
    if (fits) return { route, pathValues: segments.filter((_, at) => parts[at] === "{}") };
  }
  return undefined;
}
