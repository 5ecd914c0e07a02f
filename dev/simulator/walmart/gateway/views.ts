/** The state for tests and an independent check: copies, so that nothing can be changed through them. */

import { type FeedView, toFeedView } from "../feeds/feed-view";
import type { Marketplace } from "../state/call";
import { type Counters, countEntries, type LedgerEntry } from "../state/ledger";
import type { InventoryWrite } from "../state/shelves";
import { nodeIds } from "../stock/nodes";
import { type Stock, stockIn, stockOf } from "../stock/stock";
import { type Item, isRecord, type Order } from "../wire/wire";

/** Units of one order line that left in one package. */
export interface ShippedPackage {
  readonly lineNumber: string;
  readonly sku: string;
  readonly units: number;
  readonly status: string;
  /** In wire shape. */
  readonly trackingInfo: unknown;
  readonly trackingNumber: string;
}

export interface Views {
  /** The quantity that is set ("input"), by SKU: in one node, or over all of them. */
  quantities(shipNode?: string): Map<string, number>;
  /** In one node, or over all of them. Undefined if the SKU has no inventory record there. */
  stock(sku: string, shipNode?: string): Stock | undefined;
  /** Ids of the account's ship nodes, the default one first. */
  shipNodes(): string[];
  /** As of the last instant that the simulator has seen, oldest first. */
  feeds(): FeedView[];
  items(): Item[];
  /** In wire shape, extras included, oldest first. */
  orders(): Order[];
  order(purchaseOrderId: string): Order | undefined;
  shipmentsOf(purchaseOrderId: string): ShippedPackage[];
  /** Writes through the API, of one SKU or of all, in the order in which they took effect. */
  inventoryWrites(sku?: string): InventoryWrite[];
  ledger(): LedgerEntry[];
  counters(): Counters;
  /** Every access token ever issued, so that a test can prove that none leaks. */
  tokensIssued(): string[];
}

export function createViews(market: Marketplace): Views {
  return {
    quantities: (shipNode) => toQuantities(market, shipNode),
    stock: (sku, shipNode) => (shipNode === undefined ? stockOf(market, sku) : stockIn(market, { sku, shipNode })),
    shipNodes: () => nodeIds(market.settings),
    feeds: () => market.state.feeds.map((feed) => toFeedView(feed, market.state.clock)),
    items: () => structuredClone([...market.state.items.values()]),
    orders: () => structuredClone([...market.state.orders.values()].map((record) => record.order)),
    order: (id) => structuredClone(market.state.orders.get(id)?.order),
    shipmentsOf: (id) => toPackages(structuredClone(market.state.orders.get(id)?.order)),
    inventoryWrites: (sku) => market.state.inventoryWrites.filter((write) => sku === undefined || write.sku === sku),
    ledger: () => [...market.state.ledger],
    counters: () => countEntries(market.state.ledger),
    tokensIssued: () => market.state.tokens.map((token) => token.text),
  };
}

function toQuantities({ state }: Marketplace, shipNode: string | undefined): Map<string, number> {
  return new Map(
    [...state.shelves].flatMap(([sku, nodes]) => {
      const amounts = [...nodes].filter(([id]) => shipNode === undefined || id === shipNode);
      return amounts.length === 0 ? [] : [[sku, amounts.reduce((sum, [, { amount }]) => sum + amount, 0)] as const];
    }),
  );
}

function toPackages(order: Order | undefined): ShippedPackage[] {
  return (order?.orderLines.orderLine ?? []).flatMap((line) =>
    line.orderLineStatuses.orderLineStatus
      .filter((entry) => ["Shipped", "Delivered"].includes(entry.status))
      .map((entry) => ({
        lineNumber: line.lineNumber,
        sku: line.item.sku,
        units: Number(entry.statusQuantity.amount),
        status: entry.status,
        trackingInfo: entry.trackingInfo,
        trackingNumber: isRecord(entry.trackingInfo) ? String(entry.trackingInfo.trackingNumber) : "",
      })),
  );
}
