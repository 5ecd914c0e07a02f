/** The simulated Walmart Marketplace: a pure state machine behind the seam, and the knobs beside it. */

import type { HttpHandler, HttpResult } from "../../seam";
import { effectOf } from "./faults/faults";
import { serve } from "./gateway/gateway";
import { createViews, type Views } from "./gateway/views";
import { type AccountControl, createAccountControl } from "./people/account-control";
import { type Buyers, createBuyers } from "./people/buyers";
import { createOperations, type Operations } from "./people/operations";
import { createOtherTool, type OtherTool } from "./people/other-tool";
import { createSellerCenter, type SellerCenter } from "./people/seller-center";
import type { FulfillmentType } from "./state/account-state";
import type { Marketplace } from "./state/call";
import type { ActiveFault, Fault, FaultName } from "./state/fault";
import { putOn } from "./state/shelves";
import { emptyState, fromText, type State, toText } from "./state/state";
import { toVirtualNode } from "./stock/nodes";
import { arrive } from "./time/clock";
import { type Limits, OFFICIAL_LIMITS } from "./wire/families";
import { DEFAULT_LATENCIES, type Latencies } from "./wire/latencies";
import {
  DEFAULT_KEYS,
  DEFAULT_PARTNER,
  DEFAULT_SHIP_NODE,
  DEFAULT_SWITCHES,
  type Keys,
  type Partner,
  type Settings,
  type Switches,
} from "./wire/settings";
import { type Order, toItem, toOrder } from "./wire/wire";

export interface WalmartOptions {
  /** Listings in wire shape, served as given. */
  readonly items?: readonly unknown[];
  /** Orders in wire shape, served as given. */
  readonly orders?: readonly unknown[];
  /** The quantity that is set in the default node, by SKU. A SKU without one has no inventory record. */
  readonly quantities?: Iterable<readonly [sku: string, quantity: number]>;
  readonly keys?: readonly Keys[];
  readonly partner?: Partner;
  /** Ship nodes in wire shape. */
  readonly shipNodes?: readonly unknown[];
  readonly defaultShipNode?: string;
  /** Quantities in other nodes than the default one. */
  readonly nodeQuantities?: Iterable<readonly [sku: string, shipNode: string, quantity: number]>;
  /** Limits that differ from the official ones. */
  readonly limits?: Limits;
  readonly switches?: Partial<Switches>;
  /** How long Walmart takes, in ms; rows that differ from the default. */
  readonly latencies?: Partial<Latencies>;
  /** Who fulfills a listing, if it is not the seller. */
  readonly fulfillment?: Iterable<readonly [sku: string, type: FulfillmentType]>;
  /** Stock at Walmart in wire shape; without it the account is outside the program. */
  readonly wfsInventory?: readonly unknown[];
  /** The same seed gives the same order numbers, tokens and addresses. */
  readonly seed?: number;
}

export interface Faults {
  /** Starts a fault. Of several, the one set first strikes. Throws on an unknown name. */
  set(fault: Fault): void;
  /** Ends one fault, or all. */
  clear(name?: FaultName): void;
  /** All faults, with how often each has struck. */
  list(): readonly ActiveFault[];
}

export interface Walmart extends HttpHandler, Views {
  readonly buyers: Buyers;
  readonly sellerCenter: SellerCenter;
  readonly otherTool: OtherTool;
  readonly faults: Faults;
  readonly account: AccountControl;
  readonly operations: Operations;
  /** Changes what is named, from now on. Feeds under way keep their time. A snapshot includes none of it. */
  adjust(change: Adjustment): void;
  /** Lets everything happen that is due at an instant (epoch ms), as a request at that instant would. */
  passTime(now: number): void;
  /** What the last answered request took beyond the usual (ms). The carrier adds it to its own latency. */
  lastDelayMs(): number;
  /** The whole state as one text, including faults and ledger; settings and switches are not in it. */
  snapshot(): string;
  /** Goes back to a snapshot. Throws if the text is not one. */
  restore(text: string): void;
}

/**
 * Builds the simulator. It answers at Walmart's hosts and at the host of report files; a carrier brings all requests
 * here. Throws if a seeded item or order lacks a member that the rules need, or comes twice.
 */
export function createWalmart(options: WalmartOptions = {}): Walmart {
  const market: { settings: Settings; state: State } = { settings: toSettings(options), state: seed(options) };
  return {
    handle: (request, now): HttpResult => serve(market, request, now),
    buyers: createBuyers(market),
    sellerCenter: createSellerCenter(market),
    otherTool: createOtherTool(market),
    faults: createFaults(market),
    account: createAccountControl(market),
    operations: createOperations(market),
    adjust: (change) => {
      market.settings = adjusted(market.settings, change);
    },
    passTime: (now) => void arrive(market, now),
    ...createViews(market),
    lastDelayMs: () => market.state.ledger.at(-1)?.delayMs ?? 0,
    snapshot: () => toText(market.state),
    restore: (text) => {
      market.state = fromText(text);
    },
  };
}

/** Rows that change. All others stay. */
export interface Adjustment {
  readonly switches?: Partial<Switches>;
  readonly latencies?: Partial<Latencies>;
  readonly limits?: Limits;
  readonly partner?: Partial<Partner>;
  /** Ship nodes in wire shape, replacing the present ones. */
  readonly shipNodes?: readonly unknown[];
}

function adjusted(settings: Settings, change: Adjustment): Settings {
  const { switches, latencies, limits, partner, shipNodes = settings.shipNodes } = change;
  return {
    ...settings,
    switches: { ...settings.switches, ...switches },
    latencies: { ...settings.latencies, ...latencies },
    limits: { ...settings.limits, ...limits },
    partner: { ...settings.partner, ...partner },
    shipNodes,
  };
}

function toSettings(options: WalmartOptions): Settings {
  const defaultShipNode = options.defaultShipNode ?? DEFAULT_SHIP_NODE;
  return {
    partner: options.partner ?? DEFAULT_PARTNER,
    shipNodes: options.shipNodes ?? [toVirtualNode(defaultShipNode)],
    defaultShipNode,
    limits: { ...OFFICIAL_LIMITS, ...options.limits },
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
    latencies: { ...DEFAULT_LATENCIES, ...options.latencies },
  };
}

function seed(options: WalmartOptions): State {
  const state = emptyState(options.seed ?? 1);
  for (const item of (options.items ?? []).map(toItem)) {
    if (state.items.has(item.sku)) throw new Error(`Item ${item.sku} is seeded twice.`);
    state.items.set(item.sku, item);
  }
  const put = (sku: string, shipNode: string, amount: number): void =>
    void putOn(state.shelves, { sku, shipNode }, { amount, at: 0, staleMs: 0 });
  for (const [sku, amount] of options.quantities ?? []) put(sku, options.defaultShipNode ?? DEFAULT_SHIP_NODE, amount);
  for (const [sku, shipNode, amount] of options.nodeQuantities ?? []) put(sku, shipNode, amount);
  for (const order of (options.orders ?? []).map(toOrder)) {
    if (state.orders.has(order.purchaseOrderId)) throw new Error(`Order ${order.purchaseOrderId} is seeded twice.`);
    state.orders.set(order.purchaseOrderId, { order, modifiedAt: lastChangeOf(order) });
  }
  const { account } = state;
  account.keys = options.keys ?? DEFAULT_KEYS;
  for (const { clientSecret } of account.keys) account.secrets.add(clientSecret);
  for (const [sku, type] of options.fulfillment ?? []) account.fulfillment.set(sku, type);
  account.wfsInventory = options.wfsInventory ?? null;
  return state;
}

/** A given order was last changed when one of its lines last changed its status. */
function lastChangeOf(order: Order): number {
  return Math.max(order.orderDate, ...order.orderLines.orderLine.map((line) => line.statusDate ?? 0));
}

function createFaults(market: Pick<Marketplace, "state">): Faults {
  return {
    set: (fault) => {
      effectOf(fault.name);
      market.state.faults.push({ ...fault, struck: 0 });
    },
    clear: (name) => {
      market.state.faults = name === undefined ? [] : market.state.faults.filter((fault) => fault.name !== name);
    },
    list: () => structuredClone(market.state.faults),
  };
}
