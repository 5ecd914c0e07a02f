/** What the seller, or another tool of the seller's, does in Seller Center instead of through this client. */

import { requireOrder } from "./buyers";
import type { Marketplace } from "./call";
import { acknowledge, cancel, ship } from "./order-changes";
import { OPEN_STATUSES, unitsIn } from "./order-lines";
import type { OrderRecord } from "./state";

/** Which lines, and how many units of each; every open unit when left out. */
export interface Selection {
  readonly lineNumber: string;
  readonly units: number;
}

export interface SellerCenter {
  /** Throws when there is no such order. */
  acknowledge(purchaseOrderId: string, now: number): void;
  /** Ships with a tracking number; acknowledges first where needed. Throws on an unknown order or line. */
  ship(purchaseOrderId: string, parcel: Parcel, now: number): void;
  /** Cancels open units. Throws on an unknown order or line. */
  cancel(purchaseOrderId: string, wish: CancelWish, now: number): void;
  /** Sets the quantity by hand; not among the inventory writes, which are the API's. */
  setQuantity(sku: string, quantity: number): void;
}

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly lines?: readonly Selection[];
}

export interface CancelWish {
  readonly reason: string;
  readonly lines?: readonly Selection[];
}

export function createSellerCenter(market: Marketplace): SellerCenter {
  return {
    acknowledge: (id, now) => acknowledge(requireOrder(market, id), now),
    ship: (id, parcel, now) => {
      const record = requireOrder(market, id);
      acknowledge(record, now);
      const { carrier, trackingNumber } = parcel;
      const trackingInfo = { shipDateTime: now, carrierName: { carrier }, methodCode: "Standard", trackingNumber };
      for (const line of parcel.lines ?? openLines(record))
        ship(market, record, { ...line, entry: { trackingInfo } }, now);
    },
    cancel: (id, wish, now) => {
      const record = requireOrder(market, id);
      for (const line of wish.lines ?? openLines(record)) {
        cancel(market.state, record, { ...line, reason: wish.reason }, now);
      }
    },
    setQuantity: (sku, quantity) => void market.state.quantities.set(sku, quantity),
  };
}

function openLines(record: OrderRecord): readonly Selection[] {
  return record.order.orderLines.orderLine
    .map((line) => ({ lineNumber: line.lineNumber, units: unitsIn(line, OPEN_STATUSES) }))
    .filter((line) => line.units > 0);
}
