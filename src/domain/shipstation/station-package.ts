/** A package that left by ShipStation. */
import type { Instant } from "../values/brand";

/**
 * A label bought in ShipStation, or an order that somebody marked as shipped there. `key`: the order's key; `null`: not
 * given, so only `number` says which order it is. `items`: keys of the order's items with quantities; empty: not given,
 * the package holds the whole order.
 */
export interface StationPackage {
  readonly id: string;
  readonly kind: "label" | "marked";
  /** ShipStation's own id of the order. */
  readonly orderId: string;
  readonly key: string | null;
  readonly number: string;
  /** By the latest reading of a time without a zone, so it may lie in the future. `null`: not given. */
  readonly createdAt: Instant | null;
  /** Likewise. `null`: not given. */
  readonly shippedAt: Instant | null;
  /** ShipStation's code of the carrier, such as `stamps_com`. */
  readonly carrier: string;
  readonly service: string;
  readonly tracking: string | null;
  readonly isVoided: boolean;
  readonly isReturn: boolean;
  readonly items: readonly PackedItem[];
  /** The order from which the package's own order was split off. */
  readonly parent: string | null;
  /** Ids of the orders that were combined into the package's own order. */
  readonly merged: readonly string[];
}

/** An item of an order in a package. `key`: as in the order. `quantity`: `null` if it cannot be read. */
export interface PackedItem {
  readonly key: string | null;
  readonly sku: string | null;
  readonly quantity: number | null;
}
