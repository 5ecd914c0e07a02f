/** The account's own knobs: keys, stores, other programs that use the same key. */
import { type Account, arrive, nextId, type Order, type Store } from "../state/state";
import type { Key } from "../wire/settings";

/** A marketplace that ShipStation connects to, by its id and name. */
export const WALMART_MARKETPLACE = { marketplaceId: 10, marketplaceName: "Walmart" } as const;

export interface StoreOptions {
  readonly name: string;
  /** Absent: a manual store. */
  readonly marketplace?: { readonly marketplaceId: number; readonly marketplaceName: string };
}

export interface Owner {
  /** Gives the id of the store. */
  addStore(wish: StoreOptions, now: number): number;
  renameStore(storeId: number, name: string): void;
  deactivateStore(storeId: number): void;
  /** From this instant (epoch ms) on, every key is refused. */
  expireKeys(now: number): void;
  /** New keys; the old ones are dead. */
  setKeys(keys: readonly Key[]): void;
  /** Another program with the same key has used this many requests of the window that is open now. */
  otherProgramAsks(requests: number, now: number): void;
  /** An order that a marketplace store fetched. Gives its id. */
  receiveOrder(order: { readonly storeId: number; readonly orderNumber: string }, now: number): number;
}

export function createOwner(account: Account): Owner {
  return {
    addStore: (wish, now) => addStore(account, wish, arrive(account, now)).storeId,
    renameStore: (storeId, storeName) => {
      const { state } = account;
      state.stores = state.stores.map((store) => (store.storeId === storeId ? { ...store, storeName } : store));
    },
    deactivateStore: (storeId) => {
      for (const store of account.state.stores) if (store.storeId === storeId) store.isActive = false;
    },
    expireKeys: (now) => {
      account.state.keys = account.state.keys.map((key) => ({ ...key, expiresAt: now }));
    },
    setKeys: (keys) => {
      account.state.keys = keys;
    },
    otherProgramAsks: (requests, at) => {
      const now = arrive(account, at);
      for (const { key } of account.state.keys) {
        const window = account.state.windows[key];
        const isOpen = window !== undefined && now < window.beganAt + account.settings.limit.windowMs;
        const used = (isOpen ? window.used : 0) + requests;
        account.state.windows[key] = { beganAt: isOpen ? window.beganAt : now, used };
      }
    },
    receiveOrder: (wish, now) => receiveOrder(account, wish, arrive(account, now)).orderId,
  };
}

export function addStore({ state }: Account, { name, marketplace }: StoreOptions, now: number): Store {
  const manual = { marketplaceId: 0, marketplaceName: "ShipStation" };
  const store = { storeId: nextId(state), storeName: name, isActive: true, createdAt: now, ...(marketplace ?? manual) };
  state.stores.push(store);
  return store;
}

function receiveOrder(
  { state }: Account,
  { storeId, orderNumber }: { readonly storeId: number; readonly orderNumber: string },
  now: number,
): Order {
  const orderId = nextId(state);
  const order: Order = {
    ...{ orderId, orderKey: orderNumber, storeId, createdAt: now, modifiedAt: now, orderNumber, orderedAt: now },
    ...{ paidAt: now, shipBy: null, status: "awaiting_shipment", shipTo: { name: "A Buyer", country: "US" } },
    ...{ items: [], rest: {}, advanced: {}, parentId: null, isMergedOrSplit: false, mergedIds: [], mergedInto: null },
    ...{ isDeleted: false, holdUntil: null, isMarked: false },
  };
  state.orders.push(order);
  return order;
}
