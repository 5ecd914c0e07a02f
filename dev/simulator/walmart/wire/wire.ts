/**
 * Items and orders in Walmart's own form. The simulator keeps them as they are sent, so that a given payload is served
 * as it came. Only the members that the rules read or change are named; all others pass through.
 */

/** One listing as `GET /v3/items` gives it. Source: [S:items]. */
export interface Item {
  readonly sku: string;
  readonly productName?: string;
  readonly wpid?: string;
  readonly upc?: string;
  readonly gtin?: string;
  readonly publishedStatus?: string;
  readonly lifecycleStatus?: string;
  readonly price?: { readonly currency: string; readonly amount: number };
  readonly [more: string]: unknown;
}

/** A quantity of an order. `amount` is a whole number sent as a string. Source: [S:orders]. */
export interface LineQuantity {
  unitOfMeasurement: string;
  amount: string;
}

/** Units of a line in one status. A line may have several such entries. Source: [S:orders]. */
export interface LineStatus {
  status: string;
  statusQuantity: LineQuantity;
  cancellationReason?: string;
  trackingInfo?: unknown;
  [more: string]: unknown;
}

/** One order line. `lineNumber` is text, neither contiguous nor starting at 1. Source: [S:orders]. */
export interface OrderLine {
  lineNumber: string;
  item: { sku: string; productName?: string; [more: string]: unknown };
  orderLineQuantity: LineQuantity;
  orderLineStatuses: { orderLineStatus: LineStatus[] };
  charges?: unknown;
  statusDate?: number;
  intentToCancel?: string;
  sellerOrderId?: string;
  [more: string]: unknown;
}

/** One purchase order; there is no status on the order itself. Times are epoch milliseconds. Source: [S:orders]. */
export interface Order {
  purchaseOrderId: string;
  customerOrderId: string;
  orderDate: number;
  orderLines: { orderLine: OrderLine[] };
  shippingInfo?: { estimatedShipDate?: number; [more: string]: unknown };
  shipNode?: { type?: string; [more: string]: unknown };
  [more: string]: unknown;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a listing in wire shape. Throws when it has no SKU. */
export function toItem(value: unknown): Item {
  if (isItem(value)) return value;
  throw new Error("A seeded item must be an object with a text `sku`.");
}

function isItem(value: unknown): value is Item {
  return isRecord(value) && typeof value.sku === "string";
}

/** Reads an order in wire shape, as a copy. Throws when a member that the rules need is missing. */
export function toOrder(value: unknown): Order {
  const copy: unknown = structuredClone(value);
  if (isOrder(copy)) return copy;
  throw new Error("A seeded order must carry ids, orderDate, and lines with number, SKU, quantity, and statuses.");
}

function isOrder(value: unknown): value is Order {
  if (!isRecord(value) || !isRecord(value.orderLines)) return false;
  const lines = value.orderLines.orderLine;
  return (
    typeof value.purchaseOrderId === "string" &&
    typeof value.customerOrderId === "string" &&
    typeof value.orderDate === "number" &&
    Array.isArray(lines) &&
    lines.every(isOrderLine)
  );
}

function isOrderLine(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.item) || !isRecord(value.orderLineStatuses)) return false;
  const statuses = value.orderLineStatuses.orderLineStatus;
  return (
    typeof value.lineNumber === "string" &&
    typeof value.item.sku === "string" &&
    isQuantity(value.orderLineQuantity) &&
    Array.isArray(statuses) &&
    statuses.every((status) => isRecord(status) && isQuantity(status.statusQuantity))
  );
}

function isQuantity(value: unknown): boolean {
  return isRecord(value) && typeof value.amount === "string";
}
