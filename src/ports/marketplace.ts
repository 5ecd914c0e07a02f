import type { ShipNode } from "../domain/inventory/ship-nodes";
import type { MarketplaceListing } from "../domain/listings/listing";
import type { MarketplaceOrder } from "../domain/orders/order";
import type { FeedReading } from "../domain/quantities/feeds";
import type { ListingStock } from "../domain/quantities/listing-stock";
import type { Allowance } from "../domain/quantities/ways";
import type { Package, TrackingCorrection } from "../domain/shipments/package";
import type { Instant, ListingSku, PurchaseOrderId } from "../domain/values/brand";
import type { Issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";

/**
 * What a key opens. `missing` names, in the marketplace's own words, each permission that the key lacks; `unchecked` each
 * area of which nothing can be told just now.
 */
export interface ConnectionReport {
  readonly missing: readonly string[];
  readonly unchecked: readonly string[];
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
  /** So many of it at each ship node, by its id; absent: all at the account's default one. */
  readonly nodes?: Readonly<Record<string, number>> | undefined;
}

/** A feed that was posted, by what is known of it. `claimed`: ids that belong to other feeds. */
export interface SoughtFeed {
  readonly at: Instant;
  /** By listing SKU. */
  readonly items: ReadonlyMap<string, unknown>;
  readonly claimed: ReadonlySet<string>;
}

/** `complete` is false when some could not be read: of what is missing nothing is known. `issues` say what was odd. */
export interface ListingList {
  readonly listings: readonly MarketplaceListing[];
  readonly complete: boolean;
  readonly issues: readonly Issue[];
}

export interface OrderList {
  readonly orders: readonly MarketplaceOrder[];
  readonly complete: boolean;
  readonly issues: readonly Issue[];
}

/**
 * The marketplace account. Every call fails with `setup` when the key is missing or refused, and with `transient` when
 * the marketplace cannot be reached or has had enough calls for now.
 */
export interface Marketplace {
  testConnection(): ConnectionReport;
  /** The listings of the account, whatever their state, as far as they can be listed one after the other. */
  listListings(): ListingList;
  /**
   * Asks for the report of all listings, which is ready after some time, or finds the one asked for within the hour.
   * `null`: none is to be had now. Repeating it does no harm.
   */
  requestListingReport(): string | null;
  /** The report asked for. `waiting`: not ready yet. `gone`: it will never be ready, so another one is needed. */
  readListingReport(id: string): ListingList | "waiting" | "gone";
  /**
   * Orders that the seller fulfils, each once. An order that cannot be understood is an issue, not a failure. `complete`
   * is false when fewer came than there are.
   */
  listOrders(window: OrderWindow): OrderList;
  /** `null`: the marketplace does not know the order. */
  getOrder(po: PurchaseOrderId): MarketplaceOrder | null;
  /** Tells that the order was received. May be repeated until it is shipped. */
  acknowledgeOrder(po: PurchaseOrderId): Outcome<MarketplaceOrder>;
  /** Tells that a package left. Never repeat after `unknown` without looking at the order first. */
  shipPackage(shipment: Package): Outcome<MarketplaceOrder>;
  /**
   * Puts another tracking number in the place of one that was told. The marketplace takes it for a few hours only. Never
   * repeat after `unknown` without looking at the order first.
   */
  correctTracking(correction: TrackingCorrection): Outcome<MarketplaceOrder>;
  /**
   * Sets quantities, one outcome a wish, in order; of a wish that names ship nodes, accepted if each of them took its part. Shape: shorter than `wishes` when the run's time is up; the rest was
   * not sent. Absolute values: repeating does no harm.
   */
  setQuantities(wishes: readonly QuantityWish[]): readonly Outcome<number>[];
  /**
   * How many single quantities and how many feeds may leave now, and how fast more may follow. `nodes`: how many ship nodes
   * each listing names at most.
   */
  allowance(nodes: number): Allowance;
  /** How long the marketplace lately worked on a feed, whoever posted it. Unit: milliseconds. `null`: it does not tell. */
  feedDuration(): number | null;
  /**
   * Hands over many quantities in feeds, all at once; which of them are accepted is known later, from `readFeed`. One
   * outcome a feed, in order. Accepted: the feed's id. `null`: not sent, since no further feed is allowed yet. Never repeat
   * after `unknown` without looking for it.
   */
  postFeeds(feeds: readonly (readonly QuantityWish[])[]): readonly (Outcome<string> | null)[];
  /** The id of a feed whose post was not answered. `null`: not there; it may take half a minute to appear. */
  findFeed(feed: SoughtFeed): string | null;
  /** What became of a feed and of each of its quantities. `items`: what it was posted with. */
  readFeed(id: string, items: ReadonlyMap<string, unknown>): FeedReading;
  /**
   * One page of what the marketplace holds. `from`: `null` or the `next` of the page before; when it is no longer known,
   * the first page is given. Only `next: null` is the end; a page may be short, and listings may be missing.
   */
  listStock(from: string | null): { readonly stock: readonly ListingStock[]; readonly next: string | null };
  /** What the marketplace holds of these; those that it does not know, and those that time did not suffice for, are left out. */
  getStock(skus: readonly ListingSku[]): readonly ListingStock[];
  /** None is the default where the marketplace does not tell. */
  listShipNodes(): readonly ShipNode[];
}
