/** The state as tests and an independent check read it: copies, so that nothing can be changed through them. */

import type { Marketplace } from "./call";
import { type Counters, countEntries, type LedgerEntry } from "./ledger";
import type { InventoryWrite } from "./state";
import { type Stock, stockOf } from "./stock";
import { type Item, isRecord, type Order } from "./wire";

/** Some units of one order line that left in one package. */
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
  /** The quantity that is set ("input"), per SKU. */
  quantities(): Map<string, number>;
  /** Undefined when the SKU has no inventory record. */
  stock(sku: string): Stock | undefined;
  items(): Item[];
  /** In wire shape, extras included, oldest first. */
  orders(): Order[];
  order(purchaseOrderId: string): Order | undefined;
  shipmentsOf(purchaseOrderId: string): ShippedPackage[];
  /** Accepted writes in order, of one SKU or of all. */
  inventoryWrites(sku?: string): InventoryWrite[];
  ledger(): LedgerEntry[];
  counters(): Counters;
  /** Every access token ever issued, so that a test can prove that none leaks. */
  tokensIssued(): string[];
}

export function createViews(market: Marketplace): Views {
  return {
    quantities: () => new Map(market.state.quantities),
    stock: (sku) => stockOf(market.state, sku),
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
