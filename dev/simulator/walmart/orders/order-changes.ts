/** Changes of an order, whoever causes them. Rules that refuse are beside the request that they refuse. */

import type { Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import { emptyShelf, lowerInput } from "../stock/stock";
import { findLine, moveUnits, OPEN_STATUSES, renameStatus, unitsIn } from "../wire/order-lines";
import { isRecord, type LineStatus, type OrderLine } from "../wire/wire";

export function acknowledge(record: OrderRecord, now: number): void {
  for (const line of record.order.orderLines.orderLine) {
    if (unitsIn(line, ["Created"]) === 0) continue;
    renameStatus(line, ["Created"], "Acknowledged");
    touch(record, line, now);
  }
}

/** One package of one line. */
export interface Package {
  readonly lineNumber: string;
  readonly units: number;
  readonly entry: Partial<LineStatus>;
}

/** Ships open units. Their input falls, if the account works that way. */
export function ship(market: Marketplace, record: OrderRecord, box: Package, now: number): void {
  const line = requireLine(record, box.lineNumber);
  moveUnits(line, OPEN_STATUSES, box.units, { ...box.entry, status: "Shipped" });
  if (market.settings.switches.inputFallsAtShipping) {
    lowerInput(market, record.order, { sku: line.item.sku, units: box.units }, now);
  }
  touch(record, line, now);
}

export interface Cancellation {
  readonly lineNumber: string;
  readonly units: number;
  /** Absent if Walmart cancels: no reason of its own is published. */
  readonly reason?: string;
}

/** Canceling for lack of stock sets the item to zero in that node. Source: [D:cancel-one-or-more-order-lines]. */
export function cancel(market: Marketplace, record: OrderRecord, wish: Cancellation, now: number): void {
  const line = requireLine(record, wish.lineNumber);
  moveUnits(line, OPEN_STATUSES, wish.units, {
    status: "Cancelled",
    ...(wish.reason === undefined ? {} : { cancellationReason: wish.reason }),
  });
  if (unitsIn(line, ["Cancelled"]) === Number(line.orderLineQuantity.amount)) line.charges = toZero(line.charges);
  if (wish.reason === "SELLER_CANCEL_OUT_OF_STOCK") emptyShelf(market, record.order, line.item.sku, now);
  touch(record, line, now);
}

/** In the United States only Walmart does this. Source: inference from the endpoint list. */
export function deliver(record: OrderRecord, now: number): void {
  for (const line of record.order.orderLines.orderLine) {
    if (unitsIn(line, ["Shipped"]) === 0) continue;
    renameStatus(line, ["Shipped"], "Delivered");
    touch(record, line, now);
  }
}

/** The flag is the text "true", as in published orders. */
export function requestCancel(record: OrderRecord, lineNumber: string, now: number): void {
  const line = requireLine(record, lineNumber);
  line.intentToCancel = "true";
  touch(record, line, now);
}

/** Throws if the order has no such line. */
export function requireLine(record: OrderRecord, lineNumber: string): OrderLine {
  const line = findLine(record.order, lineNumber);
  if (line === undefined) throw new Error(`Order ${record.order.purchaseOrderId} has no line ${lineNumber}.`);
  return line;
}

/** Every change also changes the line's date and the order's last change. */
export function touch(record: OrderRecord, line: OrderLine, now: number): void {
  line.statusDate = now;
  record.modifiedAt = now;
}

/** Canceled lines show zero charges. Source: [S:orders], published examples. */
function toZero(charges: unknown): unknown {
  if (Array.isArray(charges)) return charges.map(toZero);
  if (!isRecord(charges)) return charges;
  return Object.fromEntries(
    Object.entries(charges).map(([name, value]) => [name, name === "amount" ? 0 : toZero(value)]),
  );
}
