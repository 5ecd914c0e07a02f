/**
 * The endpoint families and Walmart's official limits for the United States: one token bucket per seller and family.
 * Source: architecture of the buckets [D:rate-limiting]; figures [EJ:refdata/walmart_rate_limits.tsv].
 */

export type Family =
  | "token"
  | "token-detail"
  | "items"
  | "items-filtered"
  | "item"
  | "item-filtered"
  | "item-count"
  | "item-search"
  | "wfs-inventory"
  | "inventory-read"
  | "inventory-write"
  | "node-inventory-read"
  | "node-inventory-write"
  | "inventories"
  | FeedPost
  | "feeds"
  | "orders"
  | "order"
  | "orders-released"
  | "acknowledge"
  | "shipping"
  | "cancel"
  | "partner-profile"
  | "ship-nodes"
  | "shipping-profile"
  | "report-create"
  | "report-status"
  | "report-list"
  | "report-download"
  | "report-file"
  | "simulations"
  | "unknown";

/** One for each feed type and environment. Reading feeds is one family, whatever is read. */
export type FeedPost = "feed-inventory" | "feed-mp-inventory" | "sandbox-feed-inventory" | "sandbox-feed-mp-inventory";

/** `capacity` calls at once, refilled evenly over `windowMs`. */
export interface Limit {
  readonly capacity: number;
  readonly windowMs: number;
}

export type Limits = Readonly<Partial<Record<Family, Limit>>>;

const perMinute = (capacity: number): Limit => ({ capacity, windowMs: 60_000 });
const perHour = (capacity: number): Limit => ({ capacity, windowMs: 3_600_000 });

/** No limit is published for the token endpoints, so they have no bucket. */
export const OFFICIAL_LIMITS: Limits = {
  items: perMinute(300),
  "items-filtered": perMinute(60),
  item: perMinute(900),
  "item-filtered": perMinute(60),
  "item-count": perMinute(200),
  "item-search": perMinute(200),
  "wfs-inventory": perMinute(100),
  "inventory-read": perMinute(200),
  "inventory-write": perMinute(200),
  "node-inventory-read": perMinute(200),
  "node-inventory-write": perMinute(200),
  inventories: perMinute(200),
  "feed-inventory": perHour(10),
  "feed-mp-inventory": perHour(50),
  // 30 per hour for each type of feed. Source: [D:sandbox-throttling-limits].
  "sandbox-feed-inventory": perHour(30),
  "sandbox-feed-mp-inventory": perHour(30),
  feeds: perMinute(5000),
  orders: perMinute(5000),
  order: perMinute(5000),
  "orders-released": perMinute(60),
  acknowledge: perMinute(60),
  shipping: perMinute(60),
  cancel: perMinute(60),
  "partner-profile": perMinute(50),
  "ship-nodes": perMinute(50),
  "shipping-profile": perMinute(100),
  // One for each type and hour. Only the ITEM report is simulated, so one bucket is enough.
  "report-create": perHour(1),
  "report-status": perHour(20),
  "report-list": perMinute(200),
  "report-download": perHour(20),
};
