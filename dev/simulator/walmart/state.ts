/** Everything that requests, buyers, and knobs change; one value, saved and restored as one text. */

import type { Bucket } from "./buckets";
import type { Family } from "./families";
import type { ActiveFault } from "./faults";
import type { LedgerEntry } from "./ledger";
import type { Environment } from "./settings";
import type { Item, Order } from "./wire";

/** An order and the instant of its last change (epoch ms), which no answer shows. */
export interface OrderRecord {
  readonly order: Order;
  modifiedAt: number;
}

/** Unit: epoch ms. */
export interface Token {
  readonly text: string;
  readonly environment: Environment;
  readonly issuedAt: number;
  expiresAt: number;
}

/** The frozen result of a listing query. */
export interface ItemCursor {
  readonly text: string;
  readonly issuedAt: number;
  readonly skus: readonly string[];
}

/** An accepted `PUT /v3/inventory`. */
export interface InventoryWrite {
  readonly at: number;
  readonly sku: string;
  readonly amount: number;
  readonly before: number | undefined;
}

export interface State {
  seed: number;
  readonly items: Map<string, Item>;
  /** The quantity that the seller set, per SKU ("input"). */
  readonly quantities: Map<string, number>;
  readonly orders: Map<string, OrderRecord>;
  readonly inventoryWrites: InventoryWrite[];
  readonly tokens: Token[];
  itemCursors: ItemCursor[];
  readonly buckets: Map<Family, Bucket>;
  faults: ActiveFault[];
  readonly ledger: LedgerEntry[];
  readonly correlationIds: Set<string>;
}

export function emptyState(seed: number): State {
  return {
    seed,
    items: new Map(),
    quantities: new Map(),
    orders: new Map(),
    inventoryWrites: [],
    tokens: [],
    itemCursors: [],
    buckets: new Map(),
    faults: [],
    ledger: [],
    correlationIds: new Set(),
  };
}

const FORMAT = "walmart-simulator-1";

interface Saved {
  readonly format: string;
  readonly seed: number;
  readonly items: readonly Item[];
  readonly quantities: readonly [string, number][];
  readonly orders: readonly OrderRecord[];
  readonly inventoryWrites: InventoryWrite[];
  readonly tokens: Token[];
  readonly itemCursors: ItemCursor[];
  readonly buckets: readonly [Family, Bucket][];
  readonly faults: ActiveFault[];
  readonly ledger: LedgerEntry[];
}

export function toText(state: State): string {
  const saved: Saved = {
    format: FORMAT,
    seed: state.seed,
    items: [...state.items.values()],
    quantities: [...state.quantities],
    orders: [...state.orders.values()],
    inventoryWrites: state.inventoryWrites,
    tokens: state.tokens,
    itemCursors: state.itemCursors,
    buckets: [...state.buckets],
    faults: state.faults,
    ledger: state.ledger,
  };
  return JSON.stringify(saved);
}

/** Reads what `toText` wrote. Throws on any other text. */
export function fromText(text: string): State {
  const saved: Saved = JSON.parse(text);
  if (saved.format !== FORMAT) throw new Error("This is not a snapshot of the Walmart simulator.");
  return {
    seed: saved.seed,
    items: new Map(saved.items.map((item) => [item.sku, item])),
    quantities: new Map(saved.quantities),
    orders: new Map(saved.orders.map((record) => [record.order.purchaseOrderId, record])),
    inventoryWrites: saved.inventoryWrites,
    tokens: saved.tokens,
    itemCursors: saved.itemCursors,
    buckets: new Map(saved.buckets),
    faults: saved.faults,
    ledger: saved.ledger,
    correlationIds: new Set(saved.ledger.map((entry) => entry.correlationId).filter(Boolean)),
  };
}
