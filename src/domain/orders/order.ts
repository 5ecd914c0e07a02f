import type { Cents, Instant, LineNumber, ListingSku, PurchaseOrderId } from "../values/brand";

/** The statuses of a line, or of a part of its quantity. An unknown one is kept as text. */
export type LineStatus =
  | "Created"
  | "Acknowledged"
  | "Shipped"
  | "Delivered"
  | "Cancelled"
  | "Refunded"
  | (string & {});

/** Of units whose status the marketplace does not tell, or not so that it can be understood. */
export const NO_STATUS = "Not told";

/** A part of a line's quantity in one status. */
export interface StatusShare {
  readonly status: LineStatus;
  readonly quantity: number;
  /** Tracking number of the package in which this part travels. */
  readonly tracking: string | null;
}

export interface OrderLine {
  readonly line: LineNumber;
  readonly sku: ListingSku;
  readonly title: string;
  readonly quantity: number;
  /** The price of the whole line. */
  readonly itemPrice: Cents | null;
  readonly shares: readonly StatusShare[];
  /** When the line came into its present status. */
  readonly statusAt: Instant | null;
  readonly cancelRequested: boolean;
}

export interface ShipTo {
  readonly name: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly phone: string | null;
}

/** An order as the marketplace tells it. `null`: not told. */
export interface MarketplaceOrder {
  readonly po: PurchaseOrderId;
  readonly customerOrder: string | null;
  readonly orderedAt: Instant;
  readonly shipBy: Instant | null;
  readonly shipTo: ShipTo;
  readonly shipNode: string | null;
  readonly lines: readonly OrderLine[];
  /** Lines that cannot be understood, by number or place; absent: none. `lines` has the others. */
  readonly unread?: readonly string[];
}

const quantityIn = (line: OrderLine, statuses: readonly LineStatus[]): number =>
  line.shares.filter((share) => statuses.includes(share.status)).reduce((sum, share) => sum + share.quantity, 0);

export const cancelledQuantity = (line: OrderLine): number => quantityIn(line, ["Cancelled"]);

/** A refunded part was shipped before. */
export const shippedQuantity = (line: OrderLine): number => quantityIn(line, ["Shipped", "Delivered", "Refunded"]);

export const unshippedQuantity = (line: OrderLine): number =>
  Math.max(0, line.quantity - cancelledQuantity(line) - shippedQuantity(line));
