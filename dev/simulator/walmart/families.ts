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
  | "inventory-read"
  | "inventory-write"
  | "node-inventory-read"
  | "orders"
  | "order"
  | "acknowledge"
  | "shipping"
  | "cancel"
  | "partner-profile"
  | "ship-nodes"
  | "unknown";

/** `capacity` calls at once, refilled evenly over `windowMs`. */
export interface Limit {
  readonly capacity: number;
  readonly windowMs: number;
}

export type Limits = Readonly<Partial<Record<Family, Limit>>>;

const perMinute = (capacity: number): Limit => ({ capacity, windowMs: 60_000 });

/** No limit is published for the token endpoints, so they have no bucket. */
export const OFFICIAL_LIMITS: Limits = {
  items: perMinute(300),
  "items-filtered": perMinute(60),
  item: perMinute(900),
  "item-filtered": perMinute(60),
  "inventory-read": perMinute(200),
  "inventory-write": perMinute(200),
  "node-inventory-read": perMinute(200),
  orders: perMinute(5000),
  order: perMinute(5000),
  acknowledge: perMinute(60),
  shipping: perMinute(60),
  cancel: perMinute(60),
  "partner-profile": perMinute(50),
  "ship-nodes": perMinute(50),
};
