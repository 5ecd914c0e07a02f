/** The people of the day: what a step is, whose phones and listings it is about, and who ordered what. */
import { countAvailable } from "../fixtures/phone-shop/shop";
import { type SheetHands, sheetHands } from "../world/sheet-hands";
import { SELLER } from "../world/shop-parts";
import type { SellerParts } from "./parts";

export interface Day extends SellerParts {
  readonly hands: SheetHands;
  /** Purchase orders by the name the story gives them. */
  readonly orders: Map<string, string>;
  /** Cells that somebody may want back, by the name that the story gives them. */
  readonly copies: Map<string, readonly string[]>;
}

/** A step in which a person acts, or one in which a door of Aisle's is called. */
export type DayStep = { readonly title: string; readonly show?: readonly Glimpse[] } & (
  | { readonly act: (day: Day) => void }
  | { readonly door: string; readonly args?: readonly unknown[]; readonly from?: "menu" | "sidebar" }
);

/** Rows of a tab to show before and after: those whose first named column is one of `texts`, or the first few. */
export interface Glimpse {
  readonly tab: string;
  readonly columns: readonly string[];
  readonly rows?: (day: Day) => readonly string[];
}

export const openDay = (parts: SellerParts): Day => ({
  ...parts,
  hands: sheetHands(parts.book, SELLER),
  orders: new Map(),
  copies: new Map(),
});

/** SKUs of ordinary connected listings, those with most stock first: the actors of the story. */
export function actors({ shop }: SellerParts): readonly string[] {
  const stock = countAvailable(shop.units.filter(({ imei }) => imei !== ""));
  const carriers = new Map<string, number>();
  for (const { sku } of shop.variations) carriers.set(sku, (carriers.get(sku) ?? 0) + 1);
  return shop.listings
    .filter(({ sku, lifecycleStatus, publishedStatus }) => {
      const isLive = lifecycleStatus === "ACTIVE" && publishedStatus === "PUBLISHED";
      return isLive && carriers.get(sku) === 1 && (stock.get(sku) ?? 0) >= 3;
    })
    .map(({ sku }) => sku)
    .sort((one, other) => (stock.get(other) ?? 0) - (stock.get(one) ?? 0) || (one < other ? -1 : 1));
}

/** One of them, from 0. */
export const actor = (day: SellerParts, index: number): string => actors(day)[index] ?? "";

/** The counting units of a SKU, in the order of `Inventory`. */
export const imeisOf = ({ shop }: SellerParts, sku: string): readonly string[] =>
  shop.units
    .filter(
      (unit) => unit.skuOrVariation === sku && unit.imei !== "" && unit.status === "Available" && unit.warehouse !== "",
    )
    .map(({ imei }) => imei);

/** A buyer orders, whatever Walmart thinks it has. */
export function buy(
  day: Day,
  name: string,
  lines: readonly { readonly sku: string; readonly quantity: number }[],
): void {
  const placed = day.walmart.buyers.order({ lines: [...lines], isForced: true }, day.clock.now());
  if (placed.kind === "refused") throw new Error(`Walmart refused the story's order ${name}: ${placed.reason}`);
  day.orders.set(name, placed.purchaseOrderId);
}

export const poOf = (day: Day, name: string): string => {
  const po = day.orders.get(name);
  if (po === undefined) throw new Error(`the story has no order ${name}`);
  return po;
};

/** Columns that are shown, the one that names a row first. */
export const LISTING_COLUMNS = [
  "Listing SKU",
  "Connection",
  "Available",
  "Outstanding",
  "To send",
  "Last sent",
  "Sync",
  "Why",
];
export const ORDER_COLUMNS = [
  "PO",
  "Line",
  "SKU",
  "Qty",
  "Shipped",
  "Order status",
  "Committed",
  "Outstanding",
  "Acknowledged at",
  "Problem",
];
export const SHIPMENT_COLUMNS = [
  "Shipment ID",
  "PO",
  "Qty",
  "Carrier",
  "Tracking number",
  "Source",
  "State",
  "Walmart said",
];
