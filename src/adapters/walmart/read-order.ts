/** Reads an order: what is certain about it, and the names of what cannot be understood. */

import {
  type CanceledBy,
  type MarketplaceOrder,
  NO_STATUS,
  type OrderLine,
  SHIPPING_METHODS,
  type ShipTo,
  type StatusShare,
} from "../../domain/orders/order";
import { instant, lineNumber, listingSku, purchaseOrderId } from "../../domain/values/brand";
import { sumOf } from "../../domain/values/groups";
import { type Issue, issue } from "../../domain/values/issue";
import { DAY_MS } from "../../domain/values/time";
import type { UnreadableOrder } from "../../ports/marketplace";
import { memberAt } from "../wire/member";
import { toCents } from "./wire/money";
import {
  parseCharge,
  parseOrder,
  parseOrderLine,
  parseShare,
  type WireOrder,
  type WireOrderLine,
  type WireShare,
} from "./wire/orders";

/** `order`: `null` if nothing about it is certain, or if the seller does not fulfill it. */
export interface ParsedOrder {
  readonly order: MarketplaceOrder | null;
  readonly unreadable: readonly UnreadableOrder[];
  /** Other oddities. */
  readonly issues: readonly Issue[];
}

/** Source: Orders API, ship node type. */
export const SELLER = "SellerFulfilled";
/** The other types: somebody else ships the order. */
export const ELSEWHERE: readonly string[] = ["WFSFulfilled", "3PLFulfilled"];

/** Whether somebody else than the seller ships what leaves from a node of this type. */
export const isElsewhere = (type: unknown): boolean => ELSEWHERE.some((one) => one === type);

/** Reads one order of a list of the seller's own. */
export function readOrder(json: unknown): ParsedOrder {
  if (isElsewhere(memberAt(json, "shipNode", "type"))) return { order: null, unreadable: [], issues: [] };
  const wire = parseOrder(json);
  const order = wire === null ? null : fromWire(wire);
  if (wire === null || order === null) return { order: null, unreadable: [badOrder(json)], issues: [] };
  return { order, unreadable: (order.unread ?? []).map((line) => badLine(order, line)), issues: oddities(wire, order) };
}

/** The order, as far as it is certain. `null`: none of its lines can be understood. */
export function fromWire(wire: WireOrder): MarketplaceOrder | null {
  const given = wire.orderLines.orderLine ?? [];
  const read = given.map(parseOrderLine);
  const { estimatedShipDate } = wire.shippingInfo ?? {};
  const lines = read.flatMap((line) => (line === null ? [] : [lineFromWire(line, estimatedShipDate ?? null)]));
  const unread = given.flatMap((json, index) => (read[index] === null ? [lineNameOf(json, index)] : []));
  if (lines.length === 0) return null;
  return {
    po: purchaseOrderId(wire.purchaseOrderId),
    customerOrder: wire.customerOrderId ?? null,
    orderedAt: instant(wire.orderDate),
    shipBy: estimatedShipDate == null ? null : instant(estimatedShipDate),
    shipTo: shipToOf(wire),
    shipNode: wire.shipNode?.id ?? null,
    ...methodOf(wire, read),
    lines,
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/**
 * The order's own method; if a shipment may not have that one, what its lines say. Source: Orders API,
 * `shippingInfo.methodCode` and `fulfillment.shipMethod`, as its examples have them.
 */
function methodOf(wire: WireOrder, lines: readonly (WireOrderLine | null)[]): Pick<MarketplaceOrder, "shippingMethod"> {
  for (const named of [wire.shippingInfo?.methodCode, ...lines.map((line) => line?.fulfillment?.shipMethod)]) {
    const word = (named ?? "").toLowerCase().replace(/[^a-z]/g, "");
    const shippingMethod = SHIPPING_METHODS.find((one) => one.toLowerCase() === (FASTER[word] ?? word));
    if (shippingMethod !== undefined) return { shippingMethod };
  }
  return {};
}

/** Words of lines for which a shipment has another one. */
const FASTER: Readonly<Record<string, string>> = { expedited: "express", rush: "express", twoday: "express" };

/** The line's number, or its place if the number cannot be read. */
function lineNameOf(json: unknown, index: number): string {
  const number = memberAt(json, "lineNumber");
  const isGiven = typeof number === "number" || (typeof number === "string" && number.trim() !== "");
  return isGiven ? String(number) : `${index + 1} in its list`;
}

/** `null`: the answer does not say. */
export const numberOf = (json: unknown, member = "purchaseOrderId"): string | null => {
  const given = memberAt(json, member);
  const isGiven = (typeof given === "string" && given.trim() !== "") || typeof given === "number";
  return isGiven ? String(given) : null;
};

/** Says nothing about an unreadable order but its number, because the rest may be a buyer's data. */
function badOrder(json: unknown): UnreadableOrder {
  const po = numberOf(json);
  const customerOrder = numberOf(json, "customerOrderId");
  const subject =
    po ?? (customerOrder === null ? "without a number" : `with the customer order number ${customerOrder}`);
  const message = `The Walmart order ${subject} cannot be understood. Look at it in Seller Center.`;
  return { ...issue("order-unreadable", subject, message), po: po === null ? null : purchaseOrderId(po) };
}

function badLine({ po }: MarketplaceOrder, line: string): UnreadableOrder {
  const message = `The line ${line} of the Walmart order ${po} cannot be understood; the order's other lines can. Look at it in Seller Center.`;
  return { ...issue("order-line-unreadable", po, message), po };
}

function oddities(wire: WireOrder, order: MarketplaceOrder): readonly Issue[] {
  const fulfilledBy = wire.shipNode?.type ?? SELLER;
  const odd: Issue[] = [];
  // Leaving the order out could sell its units twice, since Walmart was asked for the seller's own orders only.
  if (fulfilledBy !== SELLER) {
    const message = `Walmart says “${fulfilledBy}” of who ships the order ${order.po}, which Aisle does not know. It lists it among your own orders, so it is treated as one of them. Look at it in Seller Center.`;
    odd.push(issue("fulfillment-unknown", order.po, message));
  }
  if (order.lines.some(({ shares }) => shares.some(({ status }) => status === NO_STATUS))) {
    const message = `Walmart does not tell the status of a line of the order ${order.po}. Until it does, the line counts as open: it holds stock. Look at it in Seller Center.`;
    odd.push(issue("status-not-told", order.po, message));
  }
  return odd;
}

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

const lineFromWire = (line: WireOrderLine, shipBy: number | null): OrderLine => ({
  line: lineNumber(line.lineNumber),
  sku: listingSku(line.item.sku),
  title: line.item.productName ?? "",
  quantity: line.orderLineQuantity.amount,
  itemPrice: itemPriceOf(line),
  shares: sharesOf(line, shipBy),
  statusAt: line.statusDate == null ? null : instant(line.statusDate),
  cancelRequested: String(line.intentToCancel).toLowerCase() === "true",
});

/** The parts of the line. Units without a readable status get the status `NO_STATUS`. */
function sharesOf(
  { orderLineStatuses, orderLineQuantity: { amount }, statusDate }: WireOrderLine,
  shipBy: number | null,
): readonly StatusShare[] {
  const given = orderLineStatuses?.orderLineStatus ?? [];
  const read = given.flatMap((json) => parseShare(json) ?? []);
  const isOverdue = shipBy !== null && (statusDate ?? 0) >= shipBy + AUTO_CANCEL_MS;
  const shares = read.map((share) => shareOf(share, amount, isOverdue ? "Walmart" : null));
  const rest = amount - sumOf(shares.map(({ quantity }) => quantity));
  const isAllRead = given.length > 0 && read.length === given.length;
  return isAllRead || rest <= 0 ? shares : [...shares, { status: NO_STATUS, quantity: rest, tracking: null }];
}

/** Walmart cancels by itself what was not shipped so long after the ship date. Source: walmart-api, section 6.8. */
const AUTO_CANCEL_MS = 4 * DAY_MS;

/** `unnamed`: who canceled a part that has no reason. */
function shareOf(
  { status, statusQuantity, trackingInfo, cancellationReason }: WireShare,
  whole: number,
  unnamed: CanceledBy | null,
): StatusShare {
  const canceledBy = status === "Cancelled" ? (cancelerOf(cancellationReason ?? "") ?? unnamed) : null;
  return {
    status: status === "Refund" ? "Refunded" : status || NO_STATUS,
    quantity: statusQuantity?.amount ?? whole,
    tracking: trackingInfo?.trackingNumber ?? null,
    ...packageOf(trackingInfo),
    ...(canceledBy === null ? {} : { canceledBy }),
  };
}

/** Who carries a shipped part, and since when, as far as Walmart tells. */
function packageOf(info: WireShare["trackingInfo"]): Pick<StatusShare, "carrier" | "trackingUrl" | "leftAt"> {
  const carrier = info?.carrierName?.carrier || info?.carrierName?.otherCarrier;
  const { trackingURL, shipDateTime } = info ?? {};
  return {
    ...(carrier ? { carrier } : {}),
    ...(trackingURL ? { trackingUrl: trackingURL } : {}),
    ...(shipDateTime == null ? {} : { leftAt: instant(shipDateTime) }),
  };
}

/**
 * Reasons for a cancellation, the first that fits counts. Only those of sellers are published; Walmart gives none for
 * its own. Source: Orders API, cancel order lines; others as reported by integrators.
 */
const REASONS: readonly (readonly [reason: RegExp, by: CanceledBy])[] = [
  [/^(CUSTOMER|BUYER)|BY_(CUSTOMER|BUYER)/, "buyer"],
  [/OUT_OF_STOCK/, "out of stock"],
  [/SELLER/, "seller"],
  [/AUTO|WALMART|FRAUD/, "Walmart"],
];

const cancelerOf = (reason: string): CanceledBy | null =>
  REASONS.find(([pattern]) => pattern.test(reason.toUpperCase()))?.[1] ?? null;

/**
 * Walmart gives the charge of the whole line. It is not documented whether it is ever per unit, so it is shown as
 * given.
 */
function itemPriceOf({ charges }: WireOrderLine) {
  const price = (charges?.charge ?? [])
    .map(parseCharge)
    .find((charge) => charge?.chargeType === "PRODUCT" && charge.chargeName === "ItemPrice");
  return toCents(price?.chargeAmount?.amount);
}
