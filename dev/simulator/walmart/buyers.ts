/** What happens to the account without the seller's API calls: buyers order and change their minds, Walmart delivers. */

import type { Marketplace } from "./call";
import { toNewOrder } from "./new-order";
import { deliver, requestCancel } from "./order-changes";
import type { OrderRecord } from "./state";
import { stockOf } from "./stock";

/** Unit: `quantity` in sold units of one SKU. */
export interface Basket {
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  /** Who ships; the seller when left out. */
  readonly shipNodeType?: "SellerFulfilled" | "WFSFulfilled" | "3PLFulfilled";
  /** Marks a replacement of an earlier order: zero charges. Source: walmart-api section 6.8. */
  readonly replaces?: string;
  /** True sells what is not there: an order that passed before a quantity change arrived. */
  readonly isForced?: boolean;
}

export type Purchase =
  | { readonly kind: "placed"; readonly purchaseOrderId: string }
  | {
      readonly kind: "refused";
      readonly sku: string;
      readonly reason: "not-listed" | "not-published" | "out-of-stock";
    };

export interface Buyers {
  /** Orders at the instant `now` (epoch ms); refused when a line is not buyable and the basket is not forced. */
  order(basket: Basket, now: number): Purchase;
  /** Asks the seller to cancel a line. Throws when there is no such order or line. */
  requestCancel(purchaseOrderId: string, lineNumber: string, now: number): void;
  /** The parcel arrives: shipped units become delivered. Throws when there is no such order. */
  deliver(purchaseOrderId: string, now: number): void;
}

export function createBuyers(market: Marketplace): Buyers {
  return {
    order: (basket, now) => placeOrder(market, basket, now),
    requestCancel: (id, lineNumber, now) => requestCancel(requireOrder(market, id), lineNumber, now),
    deliver: (id, now) => deliver(requireOrder(market, id), now),
  };
}

/** Throws when there is no such order. */
export function requireOrder(market: Marketplace, purchaseOrderId: string): OrderRecord {
  const record = market.state.orders.get(purchaseOrderId);
  if (record === undefined) throw new Error(`There is no order ${purchaseOrderId}.`);
  return record;
}

function placeOrder(market: Marketplace, basket: Basket, now: number): Purchase {
  for (const { sku, quantity } of basket.lines) {
    const wanted = basket.lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new Error(`Not a quantity to order: ${quantity}`);
    const reason = basket.isForced === true ? undefined : whyNotBuyable(market, sku, wanted);
    if (reason !== undefined) return { kind: "refused", sku, reason };
  }
  const order = toNewOrder(market, basket, now);
  market.state.orders.set(order.purchaseOrderId, { order, modifiedAt: now });
  return { kind: "placed", purchaseOrderId: order.purchaseOrderId };
}

/** Only published, active listings sell, and only what is neither sold nor reserved. Source: [S:inv; S:items]. */
function whyNotBuyable(
  market: Marketplace,
  sku: string,
  wanted: number,
): "not-listed" | "not-published" | "out-of-stock" | undefined {
  const item = market.state.items.get(sku);
  if (item === undefined) return "not-listed";
  if (item.publishedStatus !== "PUBLISHED" || item.lifecycleStatus !== "ACTIVE") return "not-published";
  return (stockOf(market.state, sku)?.sellable ?? 0) < wanted ? "out-of-stock" : undefined;
}
