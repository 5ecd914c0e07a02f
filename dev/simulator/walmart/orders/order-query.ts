/** Reading orders. Source: [S:orders; D:get-all-orders; EJ]. */

import { struckWithin } from "../faults/faults";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import type { OrderRecord } from "../state/state";
import { type Answer, ok, ordersError, unauthorized } from "../wire/answer";
import { shipNodeTypeOf, unitsIn } from "../wire/order-lines";
import { parameter, parseTarget, type Query } from "../wire/target";
import type { Order } from "../wire/wire";
import { parseCursorDate, parseOrderDate } from "./order-dates";
import { type Info, toOrderView } from "./order-view";

const DAY_MS = 86_400_000;
/** Without `createdStartDate` only the last 7 days are shown, whatever else is asked for. */
const DEFAULT_WINDOW_MS = 7 * DAY_MS;
const REACH_MS = 180 * DAY_MS;
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 200;

const DATES = [
  "createdStartDate",
  "createdEndDate",
  "lastModifiedStartDate",
  "lastModifiedEndDate",
  "fromExpectedShipDate",
  "toExpectedShipDate",
];
const INFO = ["productInfo", "replacementInfo"];
/** Newer parameters, accepted without effect. Source: walmart-api section 6.1. */
const EXTRAS = ["incentiveInfo", "serviceInfo", "sortBy", "sortOrder"];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  status: ["Created", "Acknowledged", "Shipped", "Delivered", "Cancelled"],
  shipNodeType: ["SellerFulfilled", "WFSFulfilled", "3PLFulfilled"],
  shippingProgramType: ["TWO_DAY", "ONE_DAY"],
  orderType: ["REGULAR", "REPLACEMENT", "PREORDER"],
  productInfo: ["true", "false"],
  replacementInfo: ["true", "false"],
};
const PLAIN = [
  "sku",
  "customerOrderId",
  "purchaseOrderId",
  ...Object.keys(ALLOWED).filter((name) => !INFO.includes(name)),
];
const CURSOR_ONLY = ["hasMoreElements", "soIndex", "poIndex", "partnerId", "sellerId"];

/** What one of the two lists shows. It does not know the parameters in `without`, which have no effect. */
interface Listing {
  readonly without: readonly string[];
  readonly holds: (order: Order) => boolean;
  readonly view: (order: Order, info: Info) => unknown;
}

/** `GET /v3/orders`. An empty result is 404 in production and an empty list in the sandbox [T:5731246252; T:56512409491]. */
export function listOrders(market: Marketplace, call: Call): Answer {
  return listPage(market, call, { without: [], holds: () => true, view: toOrderView });
}

/** `GET /v3/orders/released`: orders with a line in Created; the published ones have an empty ship node [S:orders]. */
export function listReleasedOrders(market: Marketplace, call: Call): Answer {
  return listPage(market, call, {
    without: ["status", "lastModifiedStartDate", "lastModifiedEndDate"],
    holds: (order) => order.orderLines.orderLine.some((line) => unitsIn(line, ["Created"]) > 0),
    view: (order, info) => toOrderView({ ...order, shipNode: {} }, info),
  });
}

function listPage(market: Marketplace, sent: Call, listing: Listing): Answer {
  const isNextPage = parameter(sent.query, "hasMoreElements") !== undefined;
  const known = ["limit", ...DATES, ...INFO, ...EXTRAS, ...PLAIN, ...(isNextPage ? CURSOR_ONLY : [])];
  noteUnknownParameters(
    sent,
    known.filter((name) => !listing.without.includes(name)),
  );
  const call = { ...sent, query: withoutParameters(sent.query, listing.without) };
  const wrong = findWrongParameter(market, call, isNextPage ? "next" : "first");
  if (wrong !== undefined) return invalid(wrong);

  const found = selectOrders(market, call).filter((one) => listing.holds(one.order));
  const most = market.settings.switches.ordersMaxTotal;
  if (found.length > most) return tooMany(most);
  if (found.length === 0 && call.environment === "production") return notFound();
  const limit = Math.min(Number(parameter(call.query, "limit") ?? DEFAULT_LIMIT), market.settings.switches.mostPerPage);
  const from = isNextPage ? startOfPage(market, call, found.length, limit) : 0;
  if (from === undefined) return unauthorized();
  const order = found.slice(from, from + limit).map((record) => listing.view(record.order, infoOf(call.query)));
  const isEndless = struckWithin(market.state.faults, "orders", "endless-cursor") !== undefined;
  const hasMore = isEndless || from + limit < found.length;
  const meta = {
    totalCount: found.length,
    limit,
    ...(hasMore ? { nextCursor: toCursor(market, call, { total: found.length, limit, from: from + limit }) } : {}),
  };
  return ok("list", { list: { meta, elements: { order } } });
}

function withoutParameters(query: Query, names: readonly string[]): Query {
  return { ...query, pairs: query.pairs.filter(([name]) => !names.includes(name)) };
}

/** `GET /v3/orders/{purchaseOrderId}`. */
export function readOrder(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, INFO);
  const wrong = INFO.find((name) => !isAllowed(call.query, name));
  if (wrong !== undefined) return invalid(wrong);
  const record = market.state.orders.get(call.pathValues[0] ?? "");
  return record === undefined ? notFound() : ok("order", { order: toOrderView(record.order, infoOf(call.query)) });
}

function findWrongParameter(market: Marketplace, { query, now }: Call, page: "first" | "next"): string | undefined {
  const { beyondReach, orderDateMilliseconds } = market.settings.switches;
  const parse = page === "next" || orderDateMilliseconds === "accept" ? parseCursorDate : parseOrderDate;
  const start = parse(parameter(query, "createdStartDate") ?? "");
  if (beyondReach === "refuse" && start !== undefined && start < now - REACH_MS) return "createdStartDate";
  const limit = parameter(query, "limit") ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) return "limit";
  if (parameter(query, "orderType") === "REPLACEMENT" && parameter(query, "replacementInfo") !== "true")
    return "orderType";
  return (
    Object.keys(ALLOWED).find((name) => !isAllowed(query, name)) ??
    DATES.find((name) => {
      const text = parameter(query, name);
      return text !== undefined && parse(text) === undefined;
    })
  );
}

function isAllowed(query: Query, name: string): boolean {
  const value = parameter(query, name);
  return value === undefined || (ALLOWED[name] ?? ["true", "false"]).includes(value);
}

/** Newest first, as published pages are. All conditions must hold. */
function selectOrders(market: Marketplace, call: Call): readonly OrderRecord[] {
  const { query, now } = call;
  const date = (name: string, fallback: number): number => parseCursorDate(parameter(query, name) ?? "") ?? fallback;
  const createdFrom = Math.max(date("createdStartDate", now - DEFAULT_WINDOW_MS), now - REACH_MS);
  const createdTo = date("createdEndDate", now);
  const modifiedFrom = date("lastModifiedStartDate", Number.NEGATIVE_INFINITY);
  const modifiedTo = date("lastModifiedEndDate", Number.POSITIVE_INFINITY);
  const shipFrom = date("fromExpectedShipDate", Number.NEGATIVE_INFINITY);
  const shipTo = date("toExpectedShipDate", Number.POSITIVE_INFINITY);
  const hasShipWindow = Number.isFinite(shipFrom) || Number.isFinite(shipTo);
  return [...market.state.orders.values()]
    .filter(({ order, modifiedAt }) => {
      const shipDate = order.shippingInfo?.estimatedShipDate;
      return (
        isWithin(order.orderDate, createdFrom, createdTo) &&
        isWithin(modifiedAt, modifiedFrom, modifiedTo) &&
        (!hasShipWindow || (shipDate !== undefined && isWithin(shipDate, shipFrom, shipTo))) &&
        matches({ order, modifiedAt }, query)
      );
    })
    .sort(
      (a, b) => b.order.orderDate - a.order.orderDate || (a.order.purchaseOrderId < b.order.purchaseOrderId ? 1 : -1),
    );
}

function matches({ order }: OrderRecord, query: Query): boolean {
  const wants = (name: string, has: (value: string) => boolean): boolean => {
    const value = parameter(query, name);
    return value === undefined || has(value);
  };
  const lines = order.orderLines.orderLine;
  return (
    shipNodeTypeOf(order) === (parameter(query, "shipNodeType") ?? "SellerFulfilled") &&
    wants("purchaseOrderId", (id) => order.purchaseOrderId === id) &&
    wants("customerOrderId", (id) => order.customerOrderId === id) &&
    wants("sku", (sku) => lines.some((line) => line.item.sku === sku)) &&
    // One line in that status is enough to include the whole order.
    wants("status", (status) =>
      lines.some((line) => line.orderLineStatuses.orderLineStatus.some((entry) => entry.status === status)),
    ) &&
    wants("orderType", (type) => (order.orderType ?? "REGULAR") === type) &&
    wants("shippingProgramType", (type) => lines.some((line) => programOf(line.fulfillment) === type))
  );
}

function programOf(fulfillment: unknown): unknown {
  return typeof fulfillment === "object" && fulfillment !== null && "shippingProgramType" in fulfillment
    ? fulfillment.shippingProgramType
    : undefined;
}

function isWithin(instant: number, from: number, to: number): boolean {
  return instant >= from && instant <= to;
}

/**
 * A cursor that comes back changed is marked. If all of its values are there, it may be accepted anyway; otherwise it
 * gives page 1 again [FU#37; HS#6]. Undefined if it is refused.
 */
function startOfPage(market: Marketplace, call: Call, total: number, limit: number): number | undefined {
  const from = Number(parameter(call.query, "poIndex"));
  const issuedTotal = Number(parameter(call.query, "soIndex") ?? total);
  const issued = toCursor(market, call, { total: issuedTotal, limit, from });
  if (issued === `?${call.query.raw}`) return from;
  call.note("altered-cursor");
  if (
    market.settings.switches.cursorGoesByValue &&
    valuesIn(parseTarget(`https://x/${issued}`).query) === valuesIn(call.query)
  )
    return from;
  return market.settings.switches.alteredCursor === "401" ? undefined : 0;
}

/** Names and values, in any order and encoding. */
function valuesIn({ pairs }: Query): string {
  return JSON.stringify(pairs.map((pair) => JSON.stringify(pair)).sort());
}

/** A ready query string in the order of the published example. Whether it freezes the end of the window is a switch. */
function toCursor(market: Marketplace, call: Call, page: { total: number; limit: number; from: number }): string {
  const { query, now } = call;
  const { cursorFreezesEnd, cursorKeepsInfo } = market.settings.switches;
  const kept = [...PLAIN, ...DATES.slice(2), ...(cursorKeepsInfo ? INFO : [])];
  const filters = kept.flatMap((name) => {
    const value = parameter(query, name);
    return value === undefined ? [] : [`&${name}=${encodeURIComponent(value)}`];
  });
  const start = parameter(query, "createdStartDate") ?? new Date(now - DEFAULT_WINDOW_MS).toISOString();
  const end = parameter(query, "createdEndDate") ?? (cursorFreezesEnd ? new Date(now).toISOString() : undefined);
  const ids = `&partnerId=${market.settings.partner.partnerId}&sellerId=${market.settings.partner.partnerStoreId}`;
  return (
    `?limit=${page.limit}&hasMoreElements=true&soIndex=${page.total}&poIndex=${page.from}${ids}${filters.join("")}` +
    `&createdStartDate=${start}${end === undefined ? "" : `&createdEndDate=${end}`}`
  );
}

function infoOf(query: Query): Info {
  return {
    hasProduct: parameter(query, "productInfo") === "true",
    hasReplacement: parameter(query, "replacementInfo") === "true",
  };
}

function invalid(field: string): Answer {
  const description = DATES.includes(field) ? `Invalid Date format value for ${field}` : `Invalid value of ${field}`;
  return ordersError({ status: 400, name: "INVALID_REQUEST_PARAM", description, field });
}

function tooMany(most: number): Answer {
  const description = `The query finds more than ${most} orders; narrow it by time`;
  return ordersError({ status: 400, name: "INVALID_REQUEST", description });
}

function notFound(): Answer {
  return ordersError({ status: 404, name: "CONTENT_NOT_FOUND", description: "No purchase orders found" });
}
