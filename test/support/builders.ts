/** Rows, orders and shops with sane defaults; a test names only what its rule is about. */
import type { MarketplaceListing } from "../../src/domain/listings/listing";
import type { LineStatus, MarketplaceOrder, OrderLine, StatusShare } from "../../src/domain/orders/order";
import type { Gate } from "../../src/domain/quantities/guards/guards";
import type { ListingQuantity } from "../../src/domain/quantities/number/plan-listing-quantities";
import { SETTINGS } from "../../src/domain/settings/settings";
import { cents, type Instant, instant, lineNumber, listingSku, purchaseOrderId } from "../../src/domain/values/brand";
import type { DateCell, RawCell } from "../../src/domain/values/column";
import { quantitiesOf } from "../../src/domain/workbook/numbers";
import { planDerivedCells } from "../../src/domain/workbook/plans/derived-cells";
import { readShop, type Shop } from "../../src/domain/workbook/shop";
import { TABS } from "../../src/domain/workbook/tabs";
import { type Cells, type Paper, tablesOf, written } from "./paper";

export const moment = (iso: string): Instant => instant(Date.parse(iso));

/** A cell that holds a date. */
export const date = (iso: string): DateCell => ({ instant: moment(iso), text: iso });

export const NOW = moment("2026-11-23T14:30:00Z");
export const ORDERED = "2026-11-20T09:00:00Z";

export const aListing = (cells: Cells<"listings"> = {}): Cells<"listings"> => ({
  sku: "A",
  title: "Phone A",
  onWalmartAs: "Active",
  fulfilledBy: "Seller",
  ...cells,
});

export const aProduct = (cells: Cells<"products"> = {}): Cells<"products"> => ({
  variationId: "V-000001",
  manufacturer: "Apple",
  model: "iPhone 13",
  variant: "A2482",
  network: "Unlocked",
  capacity: "128GB",
  color: "Black",
  grade: "A",
  sku: "A",
  ...cells,
});

export const aUnit = (cells: Cells<"inventory"> = {}): Cells<"inventory"> => ({
  stockOf: "A",
  status: "Available",
  warehouse: "Main",
  ...cells,
});

/** So many units of a SKU or variation, each with its own IMEI: `stockOf` and a number. */
export const units = (count: number, stockOf = "A", cells: Cells<"inventory"> = {}): Cells<"inventory">[] =>
  Array.from({ length: count }, (_, index) => aUnit({ imei: `${stockOf}-${index + 1}`, stockOf, ...cells }));

export const anOrderRow = (cells: Cells<"orders"> = {}): Cells<"orders"> => ({
  po: "1001",
  line: "1",
  channel: "Walmart",
  orderedAt: date(ORDERED),
  customer: "Walmart",
  soldAs: "A",
  quantity: 1,
  cancelled: 0,
  shipped: 0,
  walmartStatus: "Acknowledged",
  status: "Ready to Ship",
  ...cells,
});

export const aMapping = (cells: Cells<"skuMap"> = {}): Cells<"skuMap"> => ({
  sku: "L",
  connectTo: "SKU",
  target: "A",
  ...cells,
});

export const aShipmentRow = (cells: Cells<"shipments"> = {}): Cells<"shipments"> => ({
  po: "1001",
  carrier: "UPS",
  tracking: "1Z1",
  ...cells,
});

export const settingRows = (values: Readonly<Record<string, RawCell>> = {}): Cells<"settings">[] => {
  const names = new Set<string>(SETTINGS.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`no setting is called ${unknown.join(", ")}`);
  return SETTINGS.map(({ name, initial }) => ({
    setting: name,
    value: name in values ? (values[name] ?? null) : initial,
  }));
};

export const SYNC_ON = { "Order Import": "On", "Inventory Quantity Sync": "On" } as const;

/** Everything was looked through in Preview. */
export const OPEN_GATE: Gate = { account: "production", since: 0, isOpen: true };

/** A shop that is set up and switched on: one warehouse, one status, seeded order statuses and carriers. */
export const aPaper = (paper: Paper = {}): Paper => ({
  settings: settingRows(SYNC_ON),
  orderStatuses: TABS.orderStatuses.seeds as readonly Cells<"orderStatuses">[],
  carriers: TABS.carriers.seeds as readonly Cells<"carriers">[],
  warehouses: [{ warehouse: "Main", counts: true }],
  inventoryStatuses: [{ status: "Available", counts: true }],
  ...paper,
});

/** An instant as it reads in a spreadsheet whose time zone is UTC. */
export const inUtc = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");

/** The paper after Aisle computed its cells. */
export const computed = (paper: Paper): Paper => written(aPaper(paper), planDerivedCells(aShop(paper), inUtc));

export const aShop = (paper: Paper = {}, gate: Gate | null = OPEN_GATE): Shop =>
  readShop(tablesOf(aPaper(paper)), gate);

/** The one listing with a SKU. */
export function listingOf(shop: Shop, sku = "A"): ListingQuantity {
  const found = quantitiesOf(shop).filter((listing) => listing.sku === sku);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw new Error(`${found.length} listings are called ${sku}`);
  return only;
}

/** What would be set on Walmart; `null` when nothing would. */
export function toSend(shop: Shop, sku = "A"): number | null {
  const listing = listingOf(shop, sku);
  return listing.withheld === null ? (listing.quantity?.toSend ?? null) : null;
}

interface LineWish {
  readonly line?: string;
  readonly sku?: string;
  readonly quantity?: number;
  readonly itemPrice?: number | null;
  /** One status for the whole line, or the parts by hand. */
  readonly status?: LineStatus;
  readonly shares?: readonly (Omit<StatusShare, "tracking"> & { readonly tracking?: string })[];
  readonly tracking?: string;
  readonly statusAt?: Instant | null;
  readonly cancelRequested?: boolean;
}

export function aLine(wish: LineWish = {}): OrderLine {
  const quantity = wish.quantity ?? 1;
  const whole = { status: wish.status ?? "Acknowledged", quantity, tracking: wish.tracking ?? null };
  return {
    line: lineNumber(wish.line ?? "1"),
    sku: listingSku(wish.sku ?? "A"),
    title: "Phone A",
    quantity,
    itemPrice: wish.itemPrice === undefined ? cents(24_900) : wish.itemPrice === null ? null : cents(wish.itemPrice),
    shares: wish.shares?.map((share) => ({ ...share, tracking: share.tracking ?? null })) ?? [whole],
    statusAt: wish.statusAt === undefined ? moment(ORDERED) : wish.statusAt,
    cancelRequested: wish.cancelRequested ?? false,
  };
}

type OrderWish = Partial<Omit<MarketplaceOrder, "po" | "lines" | "shipTo">> & {
  readonly po?: string;
  readonly lines?: readonly LineWish[];
  readonly shipTo?: Partial<MarketplaceOrder["shipTo"]>;
};

export function anOrder({ po, lines, shipTo, ...wish }: OrderWish = {}): MarketplaceOrder {
  return {
    po: purchaseOrderId(po ?? "1001"),
    customerOrder: "200001",
    orderedAt: moment(ORDERED),
    shipBy: moment("2026-11-24T06:00:00Z"),
    shipNode: null,
    ...wish,
    shipTo: {
      name: "Ann Buyer",
      street: "1 Main St",
      city: "Austin",
      state: "TX",
      postcode: "78701",
      country: "USA",
      phone: "5125550100",
      ...shipTo,
    },
    lines: (lines ?? [{}]).map(aLine),
  };
}

export const aMarketplaceListing = (wish: Partial<Omit<MarketplaceListing, "sku">> & { sku?: string } = {}) =>
  ({
    title: "Phone A",
    wpid: "0WP1",
    price: cents(24_900),
    variantGroup: null,
    state: "Active",
    fulfilledBy: null,
    ...wish,
    sku: listingSku(wish.sku ?? "A"),
  }) satisfies MarketplaceListing;
