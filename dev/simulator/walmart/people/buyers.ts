/** What happens to the account without calls of the seller's: buyers order and change their minds, Walmart delivers. */

import { dressed } from "../orders/dressed-orders";
import { type Basket, toNewOrder } from "../orders/new-order";
import { deliver, requestCancel } from "../orders/order-changes";
import type { Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import { nodeIds } from "../stock/nodes";
import { stockIn } from "../stock/stock";
import { arrive } from "../time/clock";

export type Purchase =
  | { readonly kind: "placed"; readonly purchaseOrderId: string }
  | ({ readonly kind: "refused" } & PurchaseRefusal);

export interface Buyers {
  /** Orders at the instant `now` (epoch ms). Refused if a line cannot be bought and the basket is not forced. */
  order(basket: Basket, now: number): Purchase;
  /** Asks the seller to cancel a line. Throws when there is no such order or line. */
  requestCancel(purchaseOrderId: string, lineNumber: string, now: number): void;
  /** The parcel arrives: shipped units become delivered. Throws when there is no such order. */
  deliver(purchaseOrderId: string, now: number): void;
}

export function createBuyers(market: Marketplace): Buyers {
  return {
    order: (basket, now) => placeOrder(market, basket, arrive(market, now)),
    requestCancel: (id, lineNumber, now) => requestCancel(requireOrder(market, id), lineNumber, arrive(market, now)),
    deliver: (id, now) => deliver(requireOrder(market, id), arrive(market, now)),
  };
}

/** Throws when there is no such order. */
export function requireOrder(market: Marketplace, purchaseOrderId: string): OrderRecord {
  const record = market.state.orders.get(purchaseOrderId);
  if (record === undefined) throw new Error(`There is no order ${purchaseOrderId}.`);
  return record;
}

/**
 * Ships from one node that has every line; from several, the first in the seller's list. That orders are not split is
 * assumed.
 */
function placeOrder(market: Marketplace, basket: Basket, now: number): Purchase {
  const wrong = basket.lines.find(({ quantity }) => !Number.isSafeInteger(quantity) || quantity < 1);
  if (wrong !== undefined) throw new Error(`Not a quantity to order: ${wrong.quantity}`);
  const [first = market.settings.defaultShipNode, ...others] =
    basket.shipNode === undefined ? nodeIds(market.settings) : [basket.shipNode];
  const shipNode = [first, ...others].find((candidate) => findRefusal(market, basket, candidate) === undefined);
  const refusal = shipNode === undefined ? findRefusal(market, basket, first) : undefined;
  if (refusal !== undefined && basket.isForced !== true) return { kind: "refused", ...refusal };
  const placed = toNewOrder(market, { ...basket, shipNode: shipNode ?? first }, now);
  const order = dressed(placed, basket.dress);
  market.state.orders.set(order.purchaseOrderId, { order, modifiedAt: now });
  return { kind: "placed", purchaseOrderId: order.purchaseOrderId };
}

interface PurchaseRefusal {
  readonly sku: string;
  readonly reason: "not-listed" | "not-published" | "out-of-stock";
}

/**
 * Only published, active listings sell, and only units that are neither sold nor reserved. Source: [S:inv; S:items].
 */
function findRefusal(market: Marketplace, basket: Basket, shipNode: string): PurchaseRefusal | undefined {
  for (const { sku } of basket.lines) {
    const item = market.state.items.get(sku);
    if (item === undefined) return { sku, reason: "not-listed" };
    if (item.publishedStatus !== "PUBLISHED" || item.lifecycleStatus !== "ACTIVE")
      return { sku, reason: "not-published" };
    const wanted = basket.lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
    if ((stockIn(market, { sku, shipNode })?.sellable ?? 0) < wanted) return { sku, reason: "out-of-stock" };
  }
  return undefined;
}
