/** An order as ShipStation has it, or should have it. */
import type { Instant } from "../values/brand";

/** Where ShipStation has an order. Only an open one (`awaiting payment`, `awaiting`, `on hold`) can be changed. */
export type StationState = "awaiting payment" | "awaiting" | "pending fulfillment" | "on hold" | "shipped" | "canceled";

export interface StationAddress {
  readonly name: string;
  readonly street1: string;
  readonly street2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  /** Two letters. */
  readonly country: string;
  readonly phone: string;
}

/** `key`: Aisle's own name for the item. */
export interface StationItem {
  readonly key: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Unit: the order's currency, for one unit. `null`: not known. */
  readonly unitPrice: number | null;
}

/** What Aisle wants an order in ShipStation to be. `key`: never changes, so that saving again makes no second order. */
export interface WantedOrder {
  readonly key: string;
  /** The number that packers see: the PO. */
  readonly number: string;
  readonly state: StationState;
  readonly orderedAt: Instant;
  readonly shipBy: Instant | null;
  readonly shipTo: StationAddress;
  readonly items: readonly StationItem[];
}

/** An order as ShipStation gives it. `id`: ShipStation's own. `parent`: the order from which this one was split off. */
export interface StationOrder extends WantedOrder {
  readonly id: string;
  readonly store: string | null;
  readonly changedAt: Instant;
  readonly parent: string | null;
  /** Ids of the orders that were combined into this one. */
  readonly merged: readonly string[];
  /** The whole answer. ShipStation knows no partial change, so what Aisle does not mean to change goes back as it came. */
  readonly whole: unknown;
}
