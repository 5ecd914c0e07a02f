/** Everything that requests, buyers and knobs change: one value, saved and restored as one text. */

import type { Family } from "../wire/families";
import type { Environment } from "../wire/settings";
import type { Item, Order } from "../wire/wire";
import { type AccountState, accountFromSaved, emptyAccount, type SavedAccount, toSavedAccount } from "./account-state";
import type { Bucket } from "./buckets";
import type { ActiveFault } from "./fault";
import type { Feed } from "./feed";
import type { LedgerEntry } from "./ledger";
import type { Habit, InventoryWrite, Shelf, Shelves } from "./shelves";

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
  /** Whose key it was issued for. */
  readonly clientId: string;
}

/** The frozen result of a listing query. */
export interface ItemCursor {
  readonly text: string;
  readonly issuedAt: number;
  readonly skus: readonly string[];
  /** The first entry of its page, where only cursors lead on. */
  readonly from?: number;
}

export interface State {
  seed: number;
  readonly items: Map<string, Item>;
  readonly shelves: Shelves;
  /** When the inventory knows a new listing (epoch ms). Listings from the start are known. */
  readonly ingestedAt: Map<string, number>;
  readonly orders: Map<string, OrderRecord>;
  readonly inventoryWrites: InventoryWrite[];
  /** Oldest first. */
  readonly feeds: Feed[];
  /** What another tool does repeatedly. */
  habits: Habit[];
  /** The latest instant (epoch ms, Walmart's clock) at which anything happened. */
  clock: number;
  readonly tokens: Token[];
  itemCursors: ItemCursor[];
  readonly buckets: Map<Family, Bucket>;
  faults: ActiveFault[];
  readonly ledger: LedgerEntry[];
  readonly correlationIds: Set<string>;
  account: AccountState;
  /** What was made in the dynamic sandbox; undefined until something was. */
  sandbox: DynamicSandbox | undefined;
}

/**
 * The sandbox's own data beside the account's. They live two days from `since` (epoch ms). Source: [D:dynamic-sandbox].
 */
export interface DynamicSandbox {
  readonly since: number;
  readonly state: State;
}

export function emptyState(seed: number): State {
  return {
    seed,
    items: new Map(),
    shelves: new Map(),
    ingestedAt: new Map(),
    orders: new Map(),
    inventoryWrites: [],
    feeds: [],
    habits: [],
    clock: 0,
    tokens: [],
    itemCursors: [],
    buckets: new Map(),
    faults: [],
    ledger: [],
    correlationIds: new Set(),
    account: emptyAccount(),
    sandbox: undefined,
  };
}

const FORMAT = "walmart-simulator-2";

interface Saved {
  readonly format: string;
  readonly seed: number;
  readonly items: readonly Item[];
  readonly shelves: readonly [string, readonly [string, Shelf][]][];
  readonly ingestedAt: readonly [string, number][];
  readonly orders: readonly OrderRecord[];
  readonly inventoryWrites: InventoryWrite[];
  readonly feeds: Feed[];
  readonly habits: Habit[];
  readonly clock: number;
  readonly tokens: Token[];
  readonly itemCursors: ItemCursor[];
  readonly buckets: readonly [Family, Bucket][];
  readonly faults: ActiveFault[];
  readonly ledger: LedgerEntry[];
  readonly account: SavedAccount;
  readonly sandbox: { readonly since: number; readonly text: string } | null;
}

export function toText(state: State): string {
  const saved: Saved = {
    format: FORMAT,
    seed: state.seed,
    items: [...state.items.values()],
    shelves: [...state.shelves].map(([sku, nodes]) => [sku, [...nodes]]),
    ingestedAt: [...state.ingestedAt],
    orders: [...state.orders.values()],
    inventoryWrites: state.inventoryWrites,
    feeds: state.feeds,
    habits: state.habits,
    clock: state.clock,
    tokens: state.tokens,
    itemCursors: state.itemCursors,
    buckets: [...state.buckets],
    faults: state.faults,
    ledger: state.ledger,
    account: toSavedAccount(state.account),
    sandbox: state.sandbox === undefined ? null : { since: state.sandbox.since, text: toText(state.sandbox.state) },
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
    shelves: new Map(saved.shelves.map(([sku, nodes]) => [sku, new Map(nodes)])),
    ingestedAt: new Map(saved.ingestedAt),
    orders: new Map(saved.orders.map((record) => [record.order.purchaseOrderId, record])),
    inventoryWrites: saved.inventoryWrites,
    feeds: saved.feeds,
    habits: saved.habits,
    clock: saved.clock,
    tokens: saved.tokens,
    itemCursors: saved.itemCursors,
    buckets: new Map(saved.buckets),
    faults: saved.faults,
    ledger: saved.ledger,
    correlationIds: new Set(saved.ledger.map((entry) => entry.correlationId).filter(Boolean)),
    account: accountFromSaved(saved.account),
    sandbox: saved.sandbox === null ? undefined : { since: saved.sandbox.since, state: fromText(saved.sandbox.text) },
  };
}
