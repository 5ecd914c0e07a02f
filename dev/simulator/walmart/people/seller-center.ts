/** What the seller, or another tool, does in Seller Center instead of through this client. */

import { acknowledge, cancel, ship } from "../orders/order-changes";
import { refund, SENT } from "../orders/order-endings";
import type { Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import { setInput } from "../stock/stock";
import { arrive } from "../time/clock";
import { OPEN_STATUSES, unitsIn } from "../wire/order-lines";
import { toItem } from "../wire/wire";
import { requireOrder } from "./buyers";

/** Which lines, and how many units of each; by default every open unit. */
export interface Selection {
  readonly lineNumber: string;
  readonly units: number;
}

export interface SellerCenter {
  /** Throws when there is no such order. */
  acknowledge(purchaseOrderId: string, now: number): void;
  /** Ships with a tracking number, after acknowledging if necessary. Throws on an unknown order or line. */
  ship(purchaseOrderId: string, parcel: Parcel, now: number): void;
  /** Cancels open units. Throws on an unknown order or line. */
  cancel(purchaseOrderId: string, wish: CancelInput, now: number): void;
  /** Refunds shipped units; by default all. Throws on an unknown order or line. */
  refund(purchaseOrderId: string, lines: readonly Selection[] | undefined, now: number): void;
  /** Sets the quantity by hand, by default in the default node. Not one of the API's writes. */
  setQuantity(sku: string, quantity: number, shipNode?: string): void;
  /** Lists an item in wire shape. The inventory knows it later. Throws if it is listed already. */
  list(item: unknown, now: number): void;
  /** Changes members of a listing, such as its price or its status. Throws when it is not listed. */
  changeItem(sku: string, change: Readonly<Record<string, unknown>>): void;
  /** Removes the listing, as Walmart does some time after its retirement. */
  removeItem(sku: string): void;
}

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly lines?: readonly Selection[];
}

export interface CancelInput {
  readonly reason: string;
  readonly lines?: readonly Selection[];
}

export function createSellerCenter(market: Marketplace): SellerCenter {
  return {
    acknowledge: (id, now) => acknowledge(requireOrder(market, id), arrive(market, now)),
    ship: (id, parcel, ours) => {
      const now = arrive(market, ours);
      const record = requireOrder(market, id);
      acknowledge(record, now);
      const { carrier, trackingNumber } = parcel;
      const trackingInfo = { shipDateTime: now, carrierName: { carrier }, methodCode: "Standard", trackingNumber };
      for (const line of parcel.lines ?? openLines(record))
        ship(market, record, { ...line, entry: { trackingInfo } }, now);
    },
    cancel: (id, wish, ours) => {
      const now = arrive(market, ours);
      const record = requireOrder(market, id);
      for (const line of wish.lines ?? openLines(record)) {
        cancel(market, record, { ...line, reason: wish.reason }, now);
      }
    },
    refund: (id, lines, now) => {
      const record = requireOrder(market, id);
      for (const line of lines ?? linesIn(record, SENT)) refund(record, line, arrive(market, now));
    },
    setQuantity: (sku, quantity, shipNode = market.settings.defaultShipNode) =>
      void setInput(market, { sku, shipNode }, quantity, market.state.clock),
    list: (value, now) => {
      const item = toItem(value);
      if (market.state.items.has(item.sku)) throw new Error(`Item ${item.sku} is listed already.`);
      market.state.items.set(item.sku, item);
      const ingestionMs = market.settings.latencies["item-ingestion"];
      market.state.ingestedAt.set(item.sku, arrive(market, now) + ingestionMs);
    },
    changeItem: (sku, change) => {
      const item = market.state.items.get(sku);
      if (item === undefined) throw new Error(`There is no item ${sku}.`);
      market.state.items.set(sku, toItem({ ...item, ...change, sku }));
    },
    removeItem: (sku) => void market.state.items.delete(sku),
  };
}

function openLines(record: OrderRecord): readonly Selection[] {
  return linesIn(record, OPEN_STATUSES);
}

function linesIn(record: OrderRecord, statuses: readonly string[]): readonly Selection[] {
  return record.order.orderLines.orderLine
    .map((line) => ({ lineNumber: line.lineNumber, units: unitsIn(line, statuses) }))
    .filter((line) => line.units > 0);
}
