/** Finds the rule of a path. Any other path is unknown. */

import { listShipNodes, readPartnerProfile, readShippingProfile } from "../account/account";
import { FEED_LIMITS, toFeedType } from "../feeds/limits";
import { listFeeds, readFeed } from "../feeds/read-feed";
import { submitFeed } from "../feeds/submit-feed";
import { countItems } from "../items/item-count";
import { searchItems } from "../items/item-search";
import { isFiltered, listItems, readItem } from "../items/items";
import { locateReport } from "../items/report-files";
import { listReportRequests, readReportRequest, requestReport } from "../items/reports";
import { listWfsInventory } from "../items/wfs";
import { acknowledgeOrder } from "../orders/acknowledge";
import { cancelOrder } from "../orders/cancel";
import { listOrders, listReleasedOrders, readOrder } from "../orders/order-query";
import { shipOrder } from "../orders/ship";
import { readSimulatedItems, simulateDelivery, simulateItem, simulateOrders } from "../people/simulations";
import type { Rule } from "../state/call";
import { listInventories } from "../stock/bulk-inventory";
import { readInventory, writeInventory } from "../stock/inventory";
import { readNodeInventory, writeNodeInventory } from "../stock/node-inventory";
import type { Family } from "../wire/families";
import type { Environment, Switches } from "../wire/settings";
import { parameter, type Query } from "../wire/target";
import { describeToken, issueToken } from "./tokens";

export interface Route {
  readonly method: string;
  /** `{}` matches one segment with any value. */
  readonly path: string;
  readonly family: (query: Query, switches: Switches, environment: Environment) => Family;
  readonly rule: Rule;
  /** The body must be JSON. */
  readonly takesJson?: boolean;
  /** There may be no body at all, and then no Content-Type. */
  readonly mayBeBlank?: boolean;
}

const REPORTS = "v3/reports/reportRequests";

const ROUTES: readonly Route[] = [
  { method: "POST", path: "v3/token", family: () => "token", rule: issueToken },
  { method: "GET", path: "v3/token/detail", family: () => "token-detail", rule: describeToken },
  { method: "GET", path: "v3/items", family: itemsFamily, rule: listItems },
  { method: "GET", path: "v3/items/count", family: () => "item-count", rule: countItems },
  { method: "POST", path: "v3/items/catalog/search", family: () => "item-search", rule: searchItems, takesJson: true },
  { method: "GET", path: "v3/items/{}", family: itemFamily, rule: readItem },
  { method: "GET", path: "v3/wfs/inventory", family: () => "wfs-inventory", rule: listWfsInventory },
  { method: "GET", path: "v3/fulfillment/inventory", family: () => "wfs-inventory", rule: listWfsInventory },
  { method: "GET", path: "v3/inventory", family: () => "inventory-read", rule: readInventory },
  { method: "PUT", path: "v3/inventory", family: () => "inventory-write", rule: writeInventory, takesJson: true },
  { method: "GET", path: "v3/inventories/{}", family: () => "node-inventory-read", rule: readNodeInventory },
  {
    method: "PUT",
    path: "v3/inventories/{}",
    family: () => "node-inventory-write",
    rule: writeNodeInventory,
    takesJson: true,
  },
  { method: "GET", path: "v3/inventories", family: () => "inventories", rule: listInventories },
  { method: "POST", path: "v3/feeds", family: feedFamily, rule: submitFeed },
  { method: "GET", path: "v3/feeds", family: () => "feeds", rule: listFeeds },
  { method: "GET", path: "v3/feeds/{}", family: () => "feeds", rule: readFeed },
  { method: "GET", path: "v3/orders", family: () => "orders", rule: listOrders },
  { method: "GET", path: "v3/orders/released", family: () => "orders-released", rule: listReleasedOrders },
  { method: "GET", path: "v3/orders/{}", family: () => "order", rule: readOrder },
  { method: "POST", path: "v3/orders/{}/acknowledge", family: () => "acknowledge", rule: acknowledgeOrder },
  { method: "POST", path: "v3/orders/{}/shipping", family: () => "shipping", rule: shipOrder, takesJson: true },
  { method: "POST", path: "v3/orders/{}/cancel", family: () => "cancel", rule: cancelOrder, takesJson: true },
  { method: "GET", path: "v3/settings/partnerprofile", family: () => "partner-profile", rule: readPartnerProfile },
  { method: "GET", path: "v3/settings/shipping/shipnodes", family: () => "ship-nodes", rule: listShipNodes },
  { method: "GET", path: "v3/settings/shippingprofile", family: () => "shipping-profile", rule: readShippingProfile },
  {
    method: "POST",
    path: REPORTS,
    family: () => "report-create",
    rule: requestReport,
    takesJson: true,
    mayBeBlank: true,
  },
  { method: "GET", path: REPORTS, family: () => "report-list", rule: listReportRequests },
  { method: "GET", path: `${REPORTS}/{}`, family: () => "report-status", rule: readReportRequest },
  { method: "GET", path: "v3/reports/downloadReport", family: () => "report-download", rule: locateReport },
];

/** Answered in the dynamic sandbox only. */
const SIMULATIONS: readonly Route[] = [
  { method: "POST", path: "v1/simulations/items", family: () => "simulations", rule: simulateItem },
  { method: "GET", path: "v1/simulations/items", family: () => "simulations", rule: readSimulatedItems },
  { method: "GET", path: "v1/simulations/items/{}", family: () => "simulations", rule: readSimulatedItems },
  { method: "PUT", path: "v1/simulations/items/{}", family: () => "simulations", rule: simulateItem },
  { method: "POST", path: "v1/simulations/orders", family: () => "simulations", rule: simulateOrders },
  { method: "POST", path: "v1/simulations/bulk/orders", family: () => "simulations", rule: simulateOrders },
  { method: "POST", path: "v1/simulations/{}/deliver", family: () => "simulations", rule: simulateDelivery },
];

/** Words where an id could be: paths of Walmart that are not simulated, never ids. */
const RESERVED = ["released", "count", "catalog", "walmart", "associations", "groups", "spec", "taxonomy", ""];

export interface Match {
  readonly route: Route;
  readonly pathValues: readonly string[];
}

/** The rule for a method and decoded path segments, with the values at `{}`; undefined if there is none. */
export function findRoute(method: string, segments: readonly string[]): Match | undefined {
  for (const route of [...ROUTES, ...SIMULATIONS]) {
    if (route.method !== method) continue;
    const pathValues = matchPath(route.path.split("/"), segments);
    if (pathValues !== undefined) return { route, pathValues };
  }
  return undefined;
}

function matchPath(pattern: readonly string[], segments: readonly string[]): readonly string[] | undefined {
  if (pattern.length !== segments.length) return undefined;
  const doesMatch = pattern.every((part, at) => (part === "{}" ? isId(segments[at]) : part === segments[at]));
  return doesMatch ? segments.filter((_, at) => pattern[at] === "{}") : undefined;
}

function isId(segment: string | undefined): boolean {
  return segment !== undefined && !RESERVED.includes(segment);
}

function itemsFamily(query: Query, switches: Switches): Family {
  const names = query.pairs.map(([name]) => name);
  return isFiltered(names, switches) ? "items-filtered" : "items";
}

function itemFamily(query: Query): Family {
  return query.pairs.length > 0 ? "item-filtered" : "item";
}

/** An unknown feed type has no bucket. */
function feedFamily(query: Query, _: Switches, environment: Environment): Family {
  const feedType = toFeedType(parameter(query, "feedType"));
  return feedType === undefined ? "unknown" : FEED_LIMITS[environment][feedType].family;
}
