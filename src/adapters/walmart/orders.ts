/** Orders in, and the word that they were received. */
import type { MarketplaceOrder, OrderLine, ShipTo } from "../../domain/orders/order";
import type { OrderWindow } from "../../domain/orders/order-windows";
import {
  cents,
  instant,
  lineNumber,
  listingSku,
  type PurchaseOrderId,
  purchaseOrderId,
} from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { OrderList, UnreadableOrder } from "../../ports/marketplace";
import type { Call, Reply, WalmartClient } from "./client";
import { encodeValue, toWalmartDate } from "./encode";
import { unreadable } from "./errors";
import { memberAt } from "./wire/member";
import { parseOrder, parseOrderPage, parseSingleOrder, type WireOrder, type WireOrderLine } from "./wire/orders";

/** Orders a page. Source: Walmart Marketplace, Orders API: at most 200. */
const PAGE_SIZE = 200;
/** Source: Orders API: one query gives no more orders; more than these are asked for span by span. */
const MOST_ORDERS = 10_000;
/** More pages than hold these, even where the market makes them smaller: a list that is longer does not end. */
const MOST_PAGES = 250;
/** The shortest span that is divided further. Unit: milliseconds. */
const SHORTEST_SPAN_MS = 60_000;
/** A shorter span that is refused is refused for another reason. Unit: milliseconds. */
const LONG_SPAN_MS = 86_400_000;

interface Span extends OrderWindow {
  /** Absent: until now. */
  readonly createdTo?: number;
}

/** Source: Orders API, all orders. */
export function listOrders(client: WalmartClient, window: OrderWindow, now: number): OrderList {
  const orders = new Map<string, MarketplaceOrder>();
  const unread: UnreadableOrder[] = [];
  const issues: Issue[] = [];
  const complete = listSpan(client, window, now, (json) => {
    const order = parseOrder(json);
    if (order === null) unread.push(badOrder(json));
    if (order === null || ELSEWHERE.has(fulfilledBy(order))) return;
    if (fulfilledBy(order) !== SELLER) issues.push(oddFulfilment(order));
    orders.set(order.purchaseOrderId, fromWire(order));
  });
  return { orders: [...orders.values()], complete, unreadable: unread, gaps: [], issues };
}

/** Gives every order of the span to `take`, and whether as many came as Walmart told. */
function listSpan(client: WalmartClient, span: Span, now: number, take: (json: unknown) => void): boolean {
  const { createdFrom, createdTo = now } = span;
  const lengthMs = createdTo - createdFrom;
  const first = readFirst(client, span, lengthMs);
  if (first !== null && ((first.total ?? 0) <= MOST_ORDERS || lengthMs <= SHORTEST_SPAN_MS)) {
    return listPages(client, first, take);
  }
  const middle = instant(createdFrom + Math.floor(lengthMs / 2));
  const parts: readonly Span[] = [
    { ...span, createdTo: middle },
    { ...span, createdFrom: middle },
  ];
  return parts.map((part) => listSpan(client, part, now, take)).every(Boolean);
}

/** `null`: refused, which may be Walmart's way to say that the span holds too many. */
function readFirst(client: WalmartClient, span: Span, lengthMs: number): Page | null {
  try {
    return readPage(client, { family: "orders", method: "get", path: "/v3/orders", query: queryOf(span) });
  } catch (error) {
    if (isFailure(error) && error.code === "refused" && lengthMs > LONG_SPAN_MS) return null;
    throw error;
  }
}

/**
 * `nextCursor` is a ready query string that is passed on unchanged; pages may repeat an order when others arrive
 * meanwhile. A page that brings nothing new, and a cursor that was there before, lead nowhere.
 */
function listPages(client: WalmartClient, first: Page, take: (json: unknown) => void): boolean {
  const seen = new Set<string>();
  const cursors = new Set<string>();
  let page = first;
  for (let count = 1; ; count += 1) {
    const before = seen.size;
    page.orders.forEach((json, index) => {
      const name = numberOf(json) ?? `${count}/${index}`;
      if (!seen.has(name)) take(json);
      seen.add(name);
    });
    const { next } = page;
    if (next === null || cursors.has(next) || seen.size === before || count === MOST_PAGES) {
      return next === null || first.total !== null ? seen.size >= (first.total ?? 0) : false;
    }
    cursors.add(next);
    page = readPage(client, { family: "orders", method: "get", path: "/v3/orders", rawQuery: next });
  }
}

/** `replacementInfo`: replacements have to be shipped like other orders. */
const queryOf = ({ createdFrom, createdTo, changedFrom, status }: Span) => ({
  createdStartDate: toWalmartDate(createdFrom),
  ...(createdTo === undefined ? {} : { createdEndDate: toWalmartDate(createdTo) }),
  ...(changedFrom === undefined ? {} : { lastModifiedStartDate: toWalmartDate(changedFrom) }),
  ...(status === undefined ? {} : { status }),
  limit: PAGE_SIZE,
  shipNodeType: SELLER,
  replacementInfo: "true",
});

interface Page {
  readonly orders: readonly unknown[];
  readonly next: string | null;
  /** How many orders all pages hold; `null`: not told. */
  readonly total: number | null;
}

/** An empty list is a 404. */
function readPage(client: WalmartClient, call: Call): Page {
  try {
    const page = parseOrderPage(client.read(call));
    if (page === null) throw unreadable("orders");
    const next = page.list.meta?.nextCursor ?? "";
    return {
      orders: page.list.elements?.order ?? [],
      next: next === "" || next.includes("hasMoreElements=false") ? null : next,
      total: page.list.meta?.totalCount ?? null,
    };
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return { orders: [], next: null, total: null };
    throw error;
  }
}

const numberOf = (json: unknown): string | null => {
  const po = memberAt(json, "purchaseOrderId");
  return po === undefined || po === null ? null : String(po);
};

/** Its number is all that is said of an order that cannot be read: the rest may be a buyer's. */
function badOrder(json: unknown): UnreadableOrder {
  const number = numberOf(json);
  const po = number ?? "without a number";
  const message = `The Walmart order ${po} cannot be understood. Look at it in Seller Center.`;
  return { ...issue("order-unreadable", po, message), po: number === null ? null : purchaseOrderId(number) };
}

/** Source: Orders API, ship node type. */
const SELLER = "SellerFulfilled";
const ELSEWHERE: ReadonlySet<string> = new Set(["WFSFulfilled", "3PLFulfilled"]);

const fulfilledBy = ({ shipNode }: WireOrder): string => shipNode?.type ?? SELLER;

/** Left out it would be sold twice; Walmart was asked for the seller's own orders only. */
const oddFulfilment = (order: WireOrder): Issue =>
  issue(
    "fulfilment-unknown",
    order.purchaseOrderId,
    `Walmart says “${fulfilledBy(order)}” of who ships the order ${order.purchaseOrderId}, which Aisle does not know. It lists it among your own orders, so it is treated as one of them. Look at it in Seller Center.`,
  );

const pathOf = (po: PurchaseOrderId): string => `/v3/orders/${encodeValue(po)}`;

export function getOrder(client: WalmartClient, po: PurchaseOrderId): MarketplaceOrder | null {
  try {
    const order = parseSingleOrder(client.read({ family: "order", method: "get", path: pathOf(po) }));
    if (order?.purchaseOrderId !== po) throw unreadable(`order ${po}`);
    return fromWire(order);
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return null;
    throw error;
  }
}

/** Source: Orders API, acknowledge: whole order, no body, may be repeated while it is Acknowledged. */
export const acknowledgeOrders = (
  client: WalmartClient,
  pos: readonly PurchaseOrderId[],
): readonly Outcome<MarketplaceOrder>[] =>
  client
    .send(pos.map((po) => ({ family: "acknowledge", method: "post", path: `${pathOf(po)}/acknowledge` })))
    .map((reply, index) => orderOutcome(reply, pos[index] as PurchaseOrderId));

/** What a write's answer says: the order as it is now, a refusal, or nothing clear. */
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
  const order = parseSingleOrder(reply.json);
  return order?.purchaseOrderId === po ? { kind: "accepted", answer: fromWire(order) } : noAnswer;
}

export const fromWire = (order: WireOrder): MarketplaceOrder => ({
  po: purchaseOrderId(order.purchaseOrderId),
  customerOrder: order.customerOrderId ?? null,
  orderedAt: instant(order.orderDate),
  shipBy: order.shippingInfo?.estimatedShipDate == null ? null : instant(order.shippingInfo.estimatedShipDate),
  shipTo: shipToOf(order),
  shipNode: order.shipNode?.id ?? null,
  lines: order.orderLines.orderLine.map(lineFromWire),
});

function shipToOf({ shippingInfo }: WireOrder): ShipTo {
  const address = shippingInfo?.postalAddress;
  const street = [address?.address1, address?.address2].filter((part) => part != null && part !== "").join(", ");
  return {
    name: address?.name ?? null,
    street: street === "" ? null : street,
    city: address?.city ?? null,
    state: address?.state ?? null,
    postcode: address?.postalCode ?? null,
    country: address?.country ?? null,
    phone: shippingInfo?.phone ?? null,
  };
}

const lineFromWire = (line: WireOrderLine): OrderLine => ({
  line: lineNumber(line.lineNumber),
  sku: listingSku(line.item.sku),
  title: line.item.productName ?? "",
  quantity: line.orderLineQuantity.amount,
  itemPrice: itemPriceOf(line),
  shares: line.orderLineStatuses.orderLineStatus.map(({ status, statusQuantity, trackingInfo }) => ({
    status: status === "Refund" ? "Refunded" : status,
    quantity: statusQuantity?.amount ?? line.orderLineQuantity.amount,
    tracking: trackingInfo?.trackingNumber ?? null,
  })),
  statusAt: line.statusDate == null ? null : instant(line.statusDate),
  cancelRequested: String(line.intentToCancel ?? "false") === "true",
});

/** Walmart gives the charge of the line; whether it is ever per unit is not documented, so it is shown as given. */
function itemPriceOf({ charges }: WireOrderLine) {
  const price = charges?.charge?.find(
    ({ chargeType, chargeName }) => chargeType === "PRODUCT" && chargeName === "ItemPrice",
  );
  const amount = price?.chargeAmount?.amount;
  return amount == null ? null : cents(Math.round(amount * 100));
}
