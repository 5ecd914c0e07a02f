/** Everything that requests, packers and knobs change: one value, saved and restored as one text. */
import type { AddressBody, OrderStatus } from "../wire/order-body";
import type { Key, Settings } from "../wire/settings";
import type { ActiveFault } from "./fault";
import type { LedgerEntry } from "./ledger";

export interface Store {
  readonly storeId: number;
  readonly storeName: string;
  /** 0: a manual store. */
  readonly marketplaceId: number;
  readonly marketplaceName: string;
  isActive: boolean;
  /** Unit: epoch ms. */
  readonly createdAt: number;
}

export interface OrderItem {
  readonly orderItemId: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly quantity: number;
  readonly lineItemKey: string | null;
  readonly sku: string | null;
  /** All other members, as they were sent. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Instants in epoch ms. */
export interface Order {
  readonly orderId: number;
  readonly orderKey: string;
  readonly storeId: number;
  readonly createdAt: number;
  modifiedAt: number;
  orderNumber: string;
  orderedAt: number;
  paidAt: number | null;
  shipBy: number | null;
  status: OrderStatus;
  shipTo: AddressBody;
  items: readonly OrderItem[];
  /** All other members of its resource, as they were sent. */
  rest: Readonly<Record<string, unknown>>;
  advanced: Readonly<Record<string, unknown>>;
  /** The order from which it was split off. */
  readonly parentId: number | null;
  isMergedOrSplit: boolean;
  mergedIds: readonly number[];
  /** It was combined into that order, and the API knows it no more. */
  mergedInto: number | null;
  /** A deleted one stays in the database, and the API knows it no more. */
  isDeleted: boolean;
  holdUntil: number | null;
  isMarked: boolean;
}

/** Units of an item in a package. */
export interface Packed {
  readonly orderItemId: number;
  readonly quantity: number;
}

/** A label that was bought in ShipStation. Instants in epoch ms. */
export interface Label {
  readonly shipmentId: number;
  readonly orderId: number;
  readonly createdAt: number;
  readonly shipsAt: number;
  readonly trackingNumber: string;
  readonly carrierCode: string;
  readonly serviceCode: string;
  readonly isReturn: boolean;
  /** Items as they stood when it was bought, each with the units in the package. */
  readonly items: readonly OrderItem[];
  readonly shipTo: AddressBody;
  voidedAt: number | null;
}

/** An order that somebody marked as shipped. Instants in epoch ms. */
export interface Fulfillment {
  readonly fulfillmentId: number;
  readonly orderId: number;
  readonly createdAt: number;
  readonly shipsAt: number;
  readonly trackingNumber: string;
  readonly carrierCode: string | null;
  readonly shipTo: AddressBody;
  voidedAt: number | null;
}

/** A window of the limit of one key. Unit: epoch ms. */
export interface Window {
  readonly beganAt: number;
  readonly used: number;
}

export interface State {
  /** The latest instant (epoch ms) at which anything happened. */
  clock: number;
  lastId: number;
  keys: readonly Key[];
  stores: Store[];
  orders: Order[];
  labels: Label[];
  fulfillments: Fulfillment[];
  /** By key. */
  windows: Record<string, Window>;
  faults: ActiveFault[];
  ledger: LedgerEntry[];
}

export interface Account {
  readonly settings: Settings;
  readonly state: State;
}

export const emptyState = (): State => ({
  clock: 0,
  lastId: 390_000_000,
  keys: [],
  stores: [],
  orders: [],
  labels: [],
  fulfillments: [],
  windows: {},
  faults: [],
  ledger: [],
});

const FORMAT = "shipstation-simulator-1";

export const toText = (state: State): string => JSON.stringify({ format: FORMAT, state });

/** Reads what `toText` wrote. Throws on any other text. */
export function fromText(text: string): State {
  const saved: { readonly format?: string; readonly state: State } = JSON.parse(text);
  if (saved.format !== FORMAT) throw new Error("This is not a snapshot of the ShipStation simulator.");
  return saved.state;
}

/** The next id. Ids of orders, items and packages come from one series (assumed), so that no two things share one. */
export function nextId(state: State): number {
  state.lastId += 7;
  return state.lastId;
}

/** What the API shows: neither a deleted order nor one that was combined into another. Source: [SS-COMB; SS1-ORD]. */
export const isVisible = (order: Order): boolean => !order.isDeleted && order.mergedInto === null;

export const findOrder = (state: State, orderId: number): Order | undefined =>
  state.orders.find((order) => order.orderId === orderId);

/** Only these can be changed. Source: [SS1-ORD]. */
export const OPEN: readonly OrderStatus[] = ["awaiting_payment", "awaiting_shipment", "on_hold"];

/**
 * Time passes: what was held until a day waits for shipment again. Gives the present instant, which never goes back.
 */
export function arrive({ state }: Account, now: number): number {
  state.clock = Math.max(state.clock, now);
  for (const order of state.orders)
    if (order.status === "on_hold" && order.holdUntil !== null && order.holdUntil <= state.clock) {
      order.status = "awaiting_shipment";
      order.holdUntil = null;
      order.modifiedAt = state.clock;
    }
  return state.clock;
}
