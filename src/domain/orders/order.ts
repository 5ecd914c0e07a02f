import type { Cents, Instant, LineNumber, ListingSku, PurchaseOrderId } from "../values/brand";
import { sumOf } from "../values/groups";

/** The status of a part of a line. A status that Walmart does not document is kept as text. */
export type LineStatus =
  | "Created"
  | "Acknowledged"
  | "Shipped"
  | "Delivered"
  | "Cancelled"
  | "Refunded"
  | (string & {});

/** The status of units whose status Walmart leaves out or gives in an unreadable form. */
export const NO_STATUS = "Not told";

/** Who canceled, as far as Walmart tells. `out of stock`: the seller, because the unit was not there. */
export type CanceledBy = "buyer" | "seller" | "out of stock" | "Walmart";

/** A part of a line's quantity that is in one status. */
export interface StatusShare {
  readonly status: LineStatus;
  readonly quantity: number;
  /** Tracking number of this part's package. */
  readonly tracking: string | null;
  /** Of a part that was shipped, as Walmart spells it. These three are absent where Walmart does not tell. */
  readonly carrier?: string;
  readonly trackingUrl?: string;
  readonly leftAt?: Instant;
  /** Of a canceled part. Absent: Walmart does not tell. */
  readonly canceledBy?: CanceledBy;
}

export interface OrderLine {
  readonly line: LineNumber;
  readonly sku: ListingSku;
  readonly title: string;
  readonly quantity: number;
  /** The price of the whole line, not of one unit. */
  readonly itemPrice: Cents | null;
  readonly shares: readonly StatusShare[];
  /** When the line got its present status. */
  readonly statusAt: Instant | null;
  readonly cancelRequested: boolean;
}

/** How fast an order is to be shipped. Source: Walmart Marketplace, Orders API, the shipping method's values. */
export const SHIPPING_METHODS = ["Standard", "Express", "OneDay", "Freight", "WhiteGlove", "Value"] as const;
export type ShippingMethod = (typeof SHIPPING_METHODS)[number];

export interface ShipTo {
  readonly name: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly phone: string | null;
}

/** An order as Walmart describes it. `null`: Walmart does not say. */
export interface MarketplaceOrder {
  readonly po: PurchaseOrderId;
  readonly customerOrder: string | null;
  readonly orderedAt: Instant;
  readonly shipBy: Instant | null;
  readonly shipTo: ShipTo;
  readonly shipNode: string | null;
  /** Absent: Walmart names none, or one that a shipment may not have. */
  readonly shippingMethod?: ShippingMethod;
  readonly lines: readonly OrderLine[];
  /** Lines that could not be read, by number or by place. `lines` has the others. Absent: all could be read. */
  readonly unread?: readonly string[];
}

/** An order that was looked for by one of its numbers, whoever fulfills it. */
export interface FoundOrder {
  readonly order: MarketplaceOrder;
  readonly isSellers: boolean;
}

const quantityIn = (line: OrderLine, statuses: readonly LineStatus[]): number =>
  sumOf(line.shares.map(({ status, quantity }) => (statuses.includes(status) ? quantity : 0)));

/** Units that left. Refunded units count, since they were shipped before. */
const SHIPPED: readonly LineStatus[] = ["Shipped", "Delivered", "Refunded"];

/** The parts of the line that left. */
export const departedShares = ({ shares }: OrderLine): readonly StatusShare[] =>
  shares.filter(({ status }) => SHIPPED.includes(status));

/** Units of the line that were canceled. */
export const canceledQuantity = (line: OrderLine): number => quantityIn(line, ["Cancelled"]);

/** Units of the line that left. */
export const shippedQuantity = (line: OrderLine): number => quantityIn(line, SHIPPED);

/**
 * Units of the line that are neither shipped nor canceled.
 * @example
 * unshippedQuantity(aLine({ quantity: 3, shares: [{ status: "Cancelled", quantity: 1 }] })) // => 2
 */
export const unshippedQuantity = (line: OrderLine): number =>
  Math.max(0, line.quantity - canceledQuantity(line) - shippedQuantity(line));
