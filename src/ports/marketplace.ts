import type { ShipNode } from "../domain/inventory/ship-nodes";
import type { MarketplaceListing } from "../domain/listings/listing";
import type { FoundOrder, MarketplaceOrder } from "../domain/orders/order";
import type { OrderWindow } from "../domain/orders/order-windows";
import type { ListingStock } from "../domain/quantities/drift/listing-stock";
import type { FeedAnswer } from "../domain/quantities/history/feeds";
import type { Allowance } from "../domain/quantities/push/ways";
import type { Account } from "../domain/settings/account";
import type { Package, TrackingCorrection } from "../domain/shipments/package";
import type { Instant, ListingSku, PurchaseOrderId } from "../domain/values/brand";
import type { Issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";
import type { HowFar } from "./progress";

/**
 * What a key allows. `missing`: the permissions that the key lacks, in the marketplace's own words. `unchecked`: the
 * areas about which nothing is known just now.
 */
export interface ConnectionReport {
  /** Whose account the key opens; `null`: the marketplace does not say. */
  readonly account: Account | null;
  readonly missing: readonly string[];
  readonly unchecked: readonly string[];
}

export interface QuantityUpdate {
  readonly sku: ListingSku;
  /** Unit: sellable units, 0 or more. */
  readonly quantity: number;
  /** The quantity at each ship node, by the node's id. Absent: everything is at the account's default node. */
  readonly nodes?: Readonly<Record<string, number>> | undefined;
}

/** What is known about a feed that was posted without an answer. `claimed`: ids that belong to other feeds. */
export interface SoughtFeed {
  readonly at: Instant;
  /** By listing SKU. */
  readonly items: ReadonlyMap<string, unknown>;
  readonly claimed: ReadonlySet<string>;
}

/**
 * `complete: false`: some listings could not be read, so a listing that is not in the list may still exist. `issues`:
 * anything odd.
 */
export interface ListingList {
  readonly listings: readonly MarketplaceListing[];
  readonly complete: boolean;
  readonly issues: readonly Issue[];
}

/** An order that arrived but cannot be understood, or a line of it. `po`: `null` if even its number is unknown. */
export interface UnreadableOrder extends Issue {
  readonly po: PurchaseOrderId | null;
}

/** `complete: false`: some orders did not arrive. */
export interface OrderList {
  /** If some lines of an order cannot be understood, the order has the other lines. */
  readonly orders: readonly MarketplaceOrder[];
  readonly complete: boolean;
  readonly unreadable: readonly UnreadableOrder[];
  /** Failed calls that made the list incomplete, after others had brought orders. */
  readonly gaps: readonly Issue[];
  /** Other oddities of the listed orders. */
  readonly issues: readonly Issue[];
}

/** A requested report. `at`: when it was requested; it describes the account as of then. */
export interface AskedReport {
  readonly id: string;
  readonly at: Instant;
}

/**
 * The result of looking at a report. `waiting`: not ready, or no look was allowed just now. `unread`: nothing can be
 * read of it, ready or not. `gone`: it will never be ready, so another one has to be requested.
 */
export type ReportAnswer = ListingList | "waiting" | "unread" | "not found";

/**
 * The marketplace account. Every call may fail: `setup` when the key is missing or refused, `transient` when the
 * marketplace cannot be reached or allows no more calls for now.
 */
export interface Marketplace {
  testConnection(): ConnectionReport;
  /**
   * The listings of the account in every state, as far as they can be paged through. Fails only if the first page does.
   */
  listListings(told?: HowFar): ListingList;
  /**
   * Looks up each SKU. Accepted with `null`: the marketplace itself says that it does not know the SKU. Shape: shorter
   * than `skus` when the run's time is up.
   */
  findListings(skus: readonly ListingSku[]): readonly Outcome<MarketplaceListing | null>[];
  /**
   * Requests a report of all listings, which is ready after some time; or finds one of the last hour that certainly has
   * every listing: `own`, the id of one requested here before, or one that the marketplace shows to be complete.
   * `null`: none may be requested now, because another one was requested lately. Repeating does no harm.
   */
  requestListingReport(own: string | null): AskedReport | null;
  /** Reads a requested report. Fails only with `setup`. */
  readListingReport(id: string): ReportAnswer;
  /**
   * Orders that the seller fulfills, each once. An order that cannot be understood is not a failure. Neither is a call
   * that fails after others brought orders.
   */
  listOrders(window: OrderWindow, told?: HowFar): OrderList;
  /** `null`: the marketplace itself says that it does not know the order. */
  getOrder(po: PurchaseOrderId): MarketplaceOrder | null;
  /**
   * Looks for an order by PO, then by the number that the buyer sees; also for one that the marketplace fulfills. Of several
   * orders with that number the newest is given. `null`: the marketplace knows none.
   */
  findOrder(number: string): FoundOrder | null;
  /**
   * Acknowledges orders, several at once. May be repeated until they are shipped. Shape: shorter than `pos` when the
   * run's time or requests are up; the rest was not sent.
   */
  acknowledgeOrders(pos: readonly PurchaseOrderId[]): readonly Outcome<MarketplaceOrder>[];
  /**
   * Reports that a package left. After `unknown` look at the order before repeating, or it may ship twice. `null`: not
   * sent, because the run's time or requests are up.
   */
  shipPackage(shipment: Package): Outcome<MarketplaceOrder> | null;
  /**
   * Replaces the tracking number of a package. The marketplace accepts that for a few hours only. After `unknown` look
   * at the order before repeating. `null`: not sent.
   */
  correctTracking(correction: TrackingCorrection): Outcome<MarketplaceOrder> | null;
  /**
   * Sets quantities; one outcome for each update, in order. An update with ship nodes is accepted if every node accepted its
   * part. Quantities are absolute, so repeating does no harm. Shape: shorter than `updates` when the run's time is up;
   * the rest was not sent.
   */
  setQuantities(updates: readonly QuantityUpdate[]): readonly Outcome<number>[];
  /**
   * How many single quantities and how many feeds may leave now, and how many may follow each hour. `nodes`: the most
   * ship nodes that one listing names.
   */
  allowance(nodes: number): Allowance;
  /**
   * How long the marketplace lately took to process a feed, of any sender. Unit: milliseconds. `null`: it does not say.
   */
  feedDuration(): number | null;
  /**
   * Posts many quantities in feeds, all at once. `readFeed` tells later which of them were accepted. One outcome for
   * each feed, in order. Accepted: the feed's id. `null`: not sent, because no further feed is allowed yet. After
   * `unknown` look for the feed before repeating.
   */
  postFeeds(feeds: readonly (readonly QuantityUpdate[])[]): readonly (Outcome<string> | null)[];
  /**
   * Finds the id of a feed whose post got no answer. `null`: not there, or not yet, since it may take half a minute to
   * appear.
   */
  findFeed(feed: SoughtFeed): string | null;
  /** The state of a feed and of each of its quantities. `items`: what it was posted with. */
  readFeed(id: string, items: ReadonlyMap<string, unknown>): FeedAnswer;
  /**
   * One page of what the marketplace holds. `from`: `null`, or the `next` of the page before; if the marketplace no
   * longer knows it, the first page is given. Only `next: null` is the end. A page may be short, and listings may be
   * missing.
   */
  listStock(from: string | null): { readonly stock: readonly ListingStock[]; readonly next: string | null };
  /**
   * What the marketplace holds for each SKU. Accepted with `null`: it says that it does not know the SKU, or not yet.
   * Shape: shorter than `skus` when the run's time is up.
   */
  getStock(skus: readonly ListingSku[]): readonly Outcome<ListingStock | null>[];
  /** If the marketplace does not say which node is the default, none is. */
  listShipNodes(): readonly ShipNode[];
}
