/** A seller's day, step by step: what the seller types, what Aisle is asked, what buyers do. */
import { countAvailable } from "../fixtures/phone-shop/shop";
import { DEFAULT_KEYS } from "../simulator/walmart/wire/settings";
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

const actor = (day: SellerParts, index: number): string => actors(day)[index] ?? "";

/** The counting units of a SKU, in the order of `Inventory`. */
const imeisOf = ({ shop }: SellerParts, sku: string): readonly string[] =>
  shop.units
    .filter(
      (unit) => unit.skuOrVariation === sku && unit.imei !== "" && unit.status === "Available" && unit.warehouse !== "",
    )
    .map(({ imei }) => imei);

function buy(day: Day, name: string, lines: readonly { readonly sku: string; readonly quantity: number }[]): void {
  const placed = day.walmart.buyers.order({ lines: [...lines] }, day.clock.now());
  if (placed.kind === "refused") throw new Error(`Walmart refused the story's order ${name}: ${placed.reason}`);
  day.orders.set(name, placed.purchaseOrderId);
}

export const poOf = (day: Day, name: string): string => {
  const po = day.orders.get(name);
  if (po === undefined) throw new Error(`the story has no order ${name}`);
  return po;
};

const LISTING_COLUMNS = [
  "Listing SKU",
  "Connection",
  "Available",
  "Outstanding",
  "To send",
  "Last sent",
  "Sync",
  "Why",
];
const ORDER_COLUMNS = [
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
const SHIPMENT_COLUMNS = ["Shipment ID", "PO", "Carrier", "Tracking number", "State", "Walmart said"];

const actorListings: Glimpse = {
  tab: "Listings",
  columns: LISTING_COLUMNS,
  rows: (day) => [0, 1, 2, 3].map((index) => actor(day, index)),
};
const actorChanges: Glimpse = {
  tab: "Preview",
  columns: ["Listing SKU", "On Walmart", "Will become", "Because", "Approve"],
  rows: (day) => [0, 1, 2, 3].map((index) => actor(day, index)),
};
const handListings: Glimpse = {
  tab: "Listings",
  columns: ["Listing SKU", "Connection", "Connected to", "To send", "Sync"],
  rows: ({ shop }) => shop.handConnections.map(({ listingSku }) => listingSku),
};

const connectWith = (secret: string) => JSON.stringify({ clientId: DEFAULT_KEYS[0]?.clientId, clientSecret: secret });

export const DAY: readonly DayStep[] = [
  {
    title: "The seller chooses Aisle ▸ More ▸ Set up / repair in an empty spreadsheet",
    door: "setUpWorkbook",
  },
  {
    title: "The seller pastes the catalog into Products and the stock into Inventory",
    act: ({ shop, hands }) => {
      hands.fill(
        "Products",
        ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "Damages", "SKU"],
        shop.variations.map((one) => [
          one.manufacturer,
          one.model,
          one.variant || "unknown",
          one.network,
          one.capacity,
          one.color,
          one.grade,
          one.damages,
          one.sku,
        ]),
      );
      hands.fill(
        "Inventory",
        ["IMEI", "SKU or Variation ID", "Qty", "Status", "Warehouse", "Location", "Cost"],
        shop.units.map((unit) => [
          unit.imei,
          unit.skuOrVariation,
          unit.imei === "" ? String(unit.qty) : "",
          unit.status,
          unit.warehouse,
          unit.location,
          String(unit.cost),
        ]),
      );
    },
  },
  {
    title: "The seller types a wrong key into the sidebar",
    door: "sidebarDo",
    args: ["connect", connectWith("not-the-secret")],
    from: "sidebar",
  },
  {
    title: "The seller types the right key",
    door: "sidebarDo",
    args: ["connect", connectWith(DEFAULT_KEYS[0]?.clientSecret ?? "")],
    from: "sidebar",
  },
  { title: "The seller clicks Import Listings", door: "importListings", show: [actorListings, handListings] },
  {
    title: "The seller connects listings by hand in SKU Map",
    act: ({ shop, hands }) => {
      const rows = shop.handConnections.flatMap(({ listingSku, skus }) => skus.map((sku) => [listingSku, "SKU", sku]));
      hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], rows);
    },
  },
  {
    title: "The seller ticks what counts, and switches Order Import and Inventory Quantity Sync on",
    act: ({ hands }) => {
      hands.tick("Inventory Statuses", "Status", "Available", "Counts");
      hands.tick("Warehouses", "Warehouse", "Main", "Counts");
      hands.tick("Warehouses", "Warehouse", "Annex", "Counts");
      hands.type("Settings", "Setting", "Order Import", "Value", "On");
      hands.type("Settings", "Setting", "Inventory Quantity Sync", "Value", "On");
    },
  },
  { title: "The seller clicks Sync Now, and every number waits in Preview", door: "syncNow", show: [actorChanges] },
  {
    title: "The seller looks through Preview and ticks every row",
    act: ({ hands }) =>
      hands.overwrite(
        "Preview",
        "Approve",
        hands.column("Preview", "Listing SKU").map(() => "TRUE"),
      ),
  },
  { title: "The seller chooses Send Approved", door: "sendApproved", show: [actorListings, handListings] },
  {
    title: "The seller counts the stock: one unit more, two on repair; and sets rules for three listings",
    act: (day) => {
      const { hands } = day;
      hands.fill(
        "Inventory",
        ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
        [["353000000000011", actor(day, 3), "Available", "Main"]],
      );
      for (const imei of imeisOf(day, actor(day, 2)).slice(0, 2))
        hands.type("Inventory", "IMEI", imei, "Status", "In repair");
      hands.type("Listings", "Listing SKU", actor(day, 4), "Percent", "50%");
      hands.type("Listings", "Listing SKU", actor(day, 5), "Hold back", "1");
      hands.type("Listings", "Listing SKU", actor(day, 6), "Fixed number", "3");
    },
  },
  {
    title: "Buyers order four times on Walmart",
    act: (day) => {
      buy(day, "one phone", [{ sku: actor(day, 0), quantity: 1 }]);
      buy(day, "two of one", [{ sku: actor(day, 1), quantity: 2 }]);
      buy(day, "two kinds", [
        { sku: actor(day, 7), quantity: 1 },
        { sku: actor(day, 8), quantity: 1 },
      ]);
      buy(day, "by hand", [{ sku: day.shop.handConnections[0]?.listingSku ?? "", quantity: 1 }]);
      day.clock.advance(20 * 60_000);
    },
  },
  {
    title: "The seller clicks Sync Now",
    door: "syncNow",
    show: [actorListings, { tab: "Orders", columns: ORDER_COLUMNS }],
  },
  {
    title: "The seller clicks into the row of a listing that was sold",
    act: (day) => day.hands.select("Listings", "Listing SKU", actor(day, 1)),
  },
  { title: "The seller clicks Explain", door: "sidebarDo", args: ["explain", '{"about":null}'], from: "sidebar" },
  {
    title: "The seller commits an IMEI to each unit sold, and types the labels' tracking numbers",
    act: (day) => {
      const { hands } = day;
      const commit = (name: string, index: number, units: number): void => {
        const imeis = imeisOf(day, actor(day, index)).slice(0, units);
        hands.type("Orders", "SKU as sold", actor(day, index), "IMEIs / units", imeis.join(", "));
        poOf(day, name);
      };
      commit("one phone", 0, 1);
      commit("two of one", 1, 2);
      commit("two kinds", 7, 1);
      commit("two kinds", 8, 1);
      hands.fill(
        "Shipments",
        ["PO", "Carrier", "Tracking number"],
        [
          [poOf(day, "one phone"), "ups", "1Z999AA10123456784"],
          [poOf(day, "two kinds"), "USPS", "9400110898825022579493"],
          [poOf(day, "two of one"), "Pony Express", "PE-1"],
        ],
      );
      day.clock.advance(30 * 60_000);
    },
  },
  {
    title: "The seller clicks Sync Now",
    door: "syncNow",
    show: [{ tab: "Shipments", columns: SHIPMENT_COLUMNS }, { tab: "Orders", columns: ORDER_COLUMNS }, actorListings],
  },
  {
    title: "The seller corrects the carrier that Walmart does not know",
    act: (day) => {
      day.hands.type("Shipments", "PO", poOf(day, "two of one"), "Carrier", "FedEx");
      day.clock.advance(10 * 60_000);
    },
  },
  {
    title: "The hourly run does the rest",
    door: "runScheduled",
    show: [{ tab: "Shipments", columns: SHIPMENT_COLUMNS }],
  },
  {
    title: "A half-finished paste clears Status in every row of Inventory",
    act: ({ hands, copies, clock }) => {
      const statuses = hands.column("Inventory", "Status");
      copies.set("statuses", statuses);
      hands.overwrite(
        "Inventory",
        "Status",
        statuses.map(() => ""),
      );
      clock.advance(10 * 60_000);
    },
  },
  {
    title: "The hourly run would set nearly every listing to 0: the zero guard holds that back",
    door: "runScheduled",
    show: [actorListings, actorChanges],
  },
  {
    title: "The seller reads the mail and brings the column back",
    act: ({ hands, copies, clock }) => {
      hands.overwrite("Inventory", "Status", copies.get("statuses") ?? []);
      clock.advance(10 * 60_000);
    },
  },
  {
    title: "The seller clicks Sync Now, and nothing waits any more",
    door: "syncNow",
    show: [actorListings, actorChanges],
  },
  { title: "An hour later nothing has happened", act: ({ clock }) => clock.advance(60 * 60_000) },
  { title: "The hourly run finds everything in step", door: "runScheduled" },
];
