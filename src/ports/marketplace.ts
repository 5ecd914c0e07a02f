import type { MarketplaceListing } from "../domain/listings/listing";
import type { MarketplaceOrder } from "../domain/orders/order";
import type { Package } from "../domain/shipments/package";
import type { Instant, ListingSku, PurchaseOrderId } from "../domain/values/brand";
import type { Issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";

/** What a key opens. `missing` names, in the marketplace's own words, each permission that the key lacks. */
export interface ConnectionReport {
  readonly missing: readonly string[];
}

/** Which orders to list: placed at or after `createdFrom`, and, where given, changed at or after `changedFrom`. */
export interface OrderWindow {
  readonly createdFrom: Instant;
  readonly changedFrom?: Instant;
}

export interface QuantityWish {
  readonly sku: ListingSku;
  /** Unit: sellable units, 0 or more. */
  readonly quantity: number;
}

/**
 * The marketplace account. Every call fails with `setup` when the key is missing or refused, and with `transient` when
 * the marketplace cannot be reached or has had enough calls for now.
 */
export interface Marketplace {
  testConnection(): ConnectionReport;
  /** Every listing of the account, whatever its state. `complete` is false when some could not be read. */
  listListings(): { readonly listings: readonly MarketplaceListing[]; readonly complete: boolean };
  /** Orders that the seller fulfils, each once. An order that cannot be understood is an issue, not a failure. */
  listOrders(window: OrderWindow): { readonly orders: readonly MarketplaceOrder[]; readonly issues: readonly Issue[] };
  /** `null`: the marketplace does not know the order. */
  getOrder(po: PurchaseOrderId): MarketplaceOrder | null;
  /** Tells that the order was received. May be repeated until it is shipped. */
  acknowledgeOrder(po: PurchaseOrderId): Outcome<MarketplaceOrder>;
  /** Tells that a package left. Never repeat after `unknown` without looking at the order first. */
  shipPackage(shipment: Package): Outcome<MarketplaceOrder>;
  /**
   * Sets quantities, one outcome a wish, in order. Shape: shorter than `wishes` when the run's time is up; the rest was
   * not sent. Absolute values: repeating does no harm.
   */
  setQuantities(wishes: readonly QuantityWish[]): readonly Outcome<number>[];
}
