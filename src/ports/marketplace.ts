import type { ShipNode } from "../domain/inventory/ship-nodes";
import type { MarketplaceListing } from "../domain/listings/listing";
import type { MarketplaceOrder } from "../domain/orders/order";
import type { OrderWindow } from "../domain/orders/order-windows";
import type { ListingStock } from "../domain/quantities/drift/listing-stock";
import type { FeedReading } from "../domain/quantities/history/feeds";
import type { Allowance } from "../domain/quantities/push/ways";
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

export interface QuantityUpdate {
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

/** An order that came and cannot be understood, or a line of it. `po`: `null` where its number was not told. */
export interface UnreadableOrder extends Issue {
  readonly po: PurchaseOrderId | null;
}

/** `complete` is false when some of the orders did not come. */
export interface OrderList {
  /** Of an order of which some lines cannot be understood, the others. */
  readonly orders: readonly MarketplaceOrder[];
  readonly complete: boolean;
  readonly unreadable: readonly UnreadableOrder[];
  /** Calls that failed after others had brought orders: why the list is a part. */
  readonly gaps: readonly Issue[];
  /** What else was odd about orders that are in the list. */
  readonly issues: readonly Issue[];
}

/** `at`: when it was asked for; what it says is as of then. */
export interface AskedReport {
  readonly id: string;
  readonly at: Instant;
}

/**
 * What became of a report. `waiting`: not ready yet, or no look was allowed just now. `unread`: ready or not, nothing can
 * be told or read of it. `gone`: it will never be ready, so another one is needed.
 */
export type ReportReading = ListingList | "waiting" | "unread" | "gone";

/**
 * The marketplace account. Every call fails with `setup` when the key is missing or refused, and with `transient` when
 * the marketplace cannot be reached or has had enough calls for now.
 */
export interface Marketplace {
  testConnection(): ConnectionReport;
  /**
   * The listings of the account, whatever their state, as far as they can be listed one after the other. Fails only where
   * the first page does.
   */
  listListings(): ListingList;
  /**
   * Looks each up by its SKU. Accepted with `null`: the marketplace itself says that it does not know the SKU. Shape:
   * shorter than `skus` when the run's time is up.
   */
  findListings(skus: readonly ListingSku[]): readonly Outcome<MarketplaceListing | null>[];
  /**
   * Asks for the report of all listings, which is ready after some time, or finds one of the last hour that is surely whole:
   * `own`, the id of one that was asked for here before, or one of which the marketplace shows that nothing was left out.
   * `null`: none may be asked for just now, since another one was lately. Repeating it does no harm.
   */
  requestListingReport(own: string | null): AskedReport | null;
  /** The report asked for. Fails with `setup` alone. */
  readListingReport(id: string): ReportReading;
  /**
   * Orders that the seller fulfils, each once. An order that cannot be understood is no failure, nor is a call that fails
   * after others brought orders.
   */
  listOrders(window: OrderWindow): OrderList;
  /** `null`: the marketplace itself says that it does not know the order. */
  getOrder(po: PurchaseOrderId): MarketplaceOrder | null;
  /**
   * Tells that the orders were received, several at once. May be repeated until they are shipped. Shape: shorter than `pos`
   * when the run's time or requests are up; the rest was not sent.
   */
  acknowledgeOrders(pos: readonly PurchaseOrderId[]): readonly Outcome<MarketplaceOrder>[];
  /**
   * Tells that a package left. Never repeat after `unknown` without looking at the order first. `null`: not sent, since the
   * run's time or requests are up.
   */
  shipPackage(shipment: Package): Outcome<MarketplaceOrder> | null;
  /**
   * Puts another tracking number in the place of one that was told. The marketplace takes it for a few hours only. Never
   * repeat after `unknown` without looking at the order first. `null`: not sent.
   */
  correctTracking(correction: TrackingCorrection): Outcome<MarketplaceOrder> | null;
  /**
   * Sets quantities, one outcome a wish, in order; of a wish that names ship nodes, accepted if each of them took its part. Shape: shorter than `wishes` when the run's time is up; the rest was
   * not sent. Absolute values: repeating does no harm.
   */
  setQuantities(updates: readonly QuantityUpdate[]): readonly Outcome<number>[];
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
  postFeeds(feeds: readonly (readonly QuantityUpdate[])[]): readonly (Outcome<string> | null)[];
  /** The id of a feed whose post was not answered. `null`: not there; it may take half a minute to appear. */
  findFeed(feed: SoughtFeed): string | null;
  /** What became of a feed and of each of its quantities. `items`: what it was posted with. */
  readFeed(id: string, items: ReadonlyMap<string, unknown>): FeedReading;
  /**
   * One page of what the marketplace holds. `from`: `null` or the `next` of the page before; when it is no longer known,
   * the first page is given. Only `next: null` is the end; a page may be short, and listings may be missing.
   */
  listStock(from: string | null): { readonly stock: readonly ListingStock[]; readonly next: string | null };
  /**
   * What the marketplace holds of each. Accepted with `null`: it says that it does not know the SKU, or not yet. Shape: shorter
   * than `skus` when the run's time is up.
   */
  getStock(skus: readonly ListingSku[]): readonly Outcome<ListingStock | null>[];
  /** None is the default where the marketplace does not tell. */
  listShipNodes(): readonly ShipNode[];
}
