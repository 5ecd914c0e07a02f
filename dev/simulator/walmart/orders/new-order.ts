/** An order as Walmart would send it. Buyer and address are invented. Source: [S:orders]. */

import type { Marketplace } from "../state/call";
import { nextDigits, nextWhole, pick, type RandomState } from "../wire/random";
import type { Order, OrderLine } from "../wire/wire";

const DAY_MS = 86_400_000;
/** Estimated times are instants in the small hours of UTC, such as 06:00, so a local date may be the day before. */
const ESTIMATE_HOUR_MS = 6 * 3_600_000;

/** Unit: `quantity` in sold units of one SKU. */
export interface Basket {
  readonly lines: readonly BasketLine[];
  /** Who ships; by default the seller. */
  readonly shipNodeType?: "SellerFulfilled" | "WFSFulfilled" | "3PLFulfilled";
  /** The node that ships; by default one that has everything. */
  readonly shipNode?: string;
  /** Marks a replacement of an earlier order: zero charges. Source: walmart-api section 6.8. */
  readonly replaces?: string;
  /** Sells units that are not there, as an order that was placed before a quantity change arrived. */
  readonly isForced?: boolean;
  /** Who receives the parcel; by default somebody invented. */
  readonly buyer?: string;
  /** Without all optional members, or with members left over from an earlier status. Both were seen. */
  readonly dress?: "bare" | "stale";
}

export interface BasketLine {
  readonly sku: string;
  readonly quantity: number;
  /** By default invented. */
  readonly lineNumber?: string;
}

export function toNewOrder(market: Marketplace, basket: Basket, now: number): Order {
  const random = market.state;
  const today = Math.floor(now / DAY_MS) * DAY_MS + ESTIMATE_HOUR_MS;
  const type = basket.shipNodeType ?? "SellerFulfilled";
  return {
    purchaseOrderId: newPurchaseOrderId(market),
    customerOrderId: `2000${nextDigits(random, 11)}`,
    customerEmailId: `${nextDigits(random, 32)}@relay.walmart.example`,
    orderType: basket.replaces === undefined ? "REGULAR" : "REPLACEMENT",
    ...(basket.replaces === undefined ? {} : { originalCustomerOrderID: basket.replaces }),
    orderDate: now,
    shippingInfo: {
      phone: `555${nextDigits(random, 7)}`,
      estimatedDeliveryDate: today + 6 * DAY_MS,
      estimatedShipDate: today + 2 * DAY_MS,
      methodCode: "Standard",
      postalAddress: { ...inventAddress(random), ...(basket.buyer === undefined ? {} : { name: basket.buyer }) },
    },
    orderLines: { orderLine: toLines(market, basket, now) },
    shipNode: type === "SellerFulfilled" ? { type, id: basket.shipNode ?? market.settings.defaultShipNode } : { type },
  };
}

/** 13 digits, never given twice. */
function newPurchaseOrderId(market: Marketplace): string {
  let id = nextDigits(market.state, 13);
  while (market.state.orders.has(id)) id = nextDigits(market.state, 13);
  return id;
}

/** Real orders number their lines 3, 4, 5 or 6, 9: ascending, with gaps. Source: `fulfilio/python-walmart` tests. */
function toLines(market: Marketplace, basket: Basket, now: number): OrderLine[] {
  const random = market.state;
  const hasGaps = nextWhole(random, 3) === 0;
  let number = hasGaps ? nextWhole(random, 5) : 0;
  return basket.lines.map(({ sku, quantity, lineNumber }) => {
    number += hasGaps ? 1 + nextWhole(random, 3) : 1;
    return toLine(market, { basket, sku, quantity, lineNumber: lineNumber ?? String(number), now });
  });
}

interface NewLine {
  readonly basket: Basket;
  readonly sku: string;
  readonly quantity: number;
  readonly lineNumber: string;
  readonly now: number;
}

function toLine(market: Marketplace, { basket, sku, quantity, lineNumber, now }: NewLine): OrderLine {
  const item = market.state.items.get(sku);
  const units = { unitOfMeasurement: "EACH", amount: String(quantity) };
  const priceCents = basket.replaces === undefined ? Math.round((item?.price?.amount ?? 10) * 100) : 0;
  return {
    lineNumber,
    item: {
      productName: item?.productName ?? sku,
      sku,
      condition: "Restored",
      imageUrl: "https://example.com/phone.jpg",
    },
    charges: { charge: [toCharge(priceCents * quantity)] },
    orderLineQuantity: { ...units },
    statusDate: now,
    orderLineStatuses: { orderLineStatus: [{ status: "Created", statusQuantity: { ...units } }] },
    fulfillment: { fulfillmentOption: "S2H", shipMethod: "STANDARD", pickUpDateTime: now + 6 * DAY_MS },
  };
}

/** The charge of the whole line. Whether it is per unit is not documented; other tools take it as the line's. */
function toCharge(cents: number): unknown {
  const money = (amountCents: number): unknown => ({ currency: "USD", amount: amountCents / 100 });
  return {
    chargeType: "PRODUCT",
    chargeName: "ItemPrice",
    chargeAmount: money(cents),
    tax: { taxName: "Tax1", taxAmount: money(Math.round(cents * 0.08)) },
  };
}

const NAMES = ["Robin Example", "Kim Sample", "Alex Placeholder", "Sascha O'Invented", "Zoë Nobody", "Jordan Madeup"];
const PLACES = [
  { city: "Springfield", state: "IL", postalCode: "62701" },
  { city: "Portland", state: "ME", postalCode: "04101" },
  { city: "Austin", state: "TX", postalCode: "78701" },
  { city: "Boise", state: "ID", postalCode: "83702" },
];

function inventAddress(random: RandomState) {
  return {
    name: pick(random, NAMES),
    address1: `${1 + nextWhole(random, 999)} Imaginary Street`,
    ...(nextWhole(random, 3) === 0 ? { address2: `Apt ${1 + nextWhole(random, 40)}` } : {}),
    ...pick(random, PLACES),
    country: "USA",
    addressType: "RESIDENTIAL",
  };
}
