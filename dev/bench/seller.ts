/** A seller with so many listings of one stock: one cell of Inventory changes all their quantities. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { type SheetHands, sheetHands } from "../demo/sheet-hands";
import { createSpreadsheet, type Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import { createWalmart, type Walmart } from "../simulator/walmart/walmart";
import { DEFAULT_LATENCIES } from "../simulator/walmart/wire/latencies";
import { DEFAULT_KEYS } from "../simulator/walmart/wire/settings";
import { type Clock, createClock } from "../world/clock";
import type { RunResult } from "../world/run";
import { createWorld, type World } from "../world/world";

const SELLER = "seller@example.com";
const WALMART_HOST = "marketplace.walmartapis.com";
const CATALOG_SKU = "STOCK";
const UNITS = 5;

export interface Seller {
  readonly walmart: Walmart;
  readonly clock: Clock;
  readonly world: World<Spreadsheet>;
  readonly hands: SheetHands;
  /** Types how many units there are; every listing's quantity follows. */
  readonly restock: (units: number) => void;
  /** Runs Sync Now to its end and gives what Aisle reports; `null` when the platform ended it after six minutes. */
  readonly sync: () => Report | null;
  /** Switches hourly runs on, so that Aisle knows when the next one will be. */
  readonly startSchedule: () => void;
}

export interface Report {
  readonly kind: string;
  readonly summary: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Real ms after which a run without a service call counts as an endless loop; large sheets take their time. */
const LOOP_MS = 3_600_000;

/** How long Walmart works on a feed, from its post to its last item. Unit: virtual ms. Source: latencies of the simulator. */
export const PROCESSING_MS = DEFAULT_LATENCIES["feed-processing"];

/** The built add-on on an emulated spreadsheet with `count` listings. */
export function openSeller(root: string, count: number, processingMs = PROCESSING_MS): Seller {
  const skus = Array.from({ length: count }, (_, index) => `SKU-${String(index + 1).padStart(6, "0")}`);
  const walmart = createWalmart({
    items: skus.map(toItem),
    quantities: skus.map((sku) => [sku, 0] as const),
    latencies: { "feed-processing": processingMs },
  });
  const clock = createClock(Date.parse("2026-03-02T14:00:00Z"));
  const spreadsheet = createSpreadsheet({
    id: "bench",
    title: "Bench",
    locale: "en_US",
    timeZone: "America/New_York",
    owner: SELLER,
  });
  const world = createWorld({
    spreadsheet,
    dist: path.join(root, "dist"),
    manifest: JSON.parse(readFileSync(path.join(root, "appsscript.json"), "utf8")),
    clock,
    kind: "bound",
    seed: 1,
    loopMs: LOOP_MS,
    servers: { [WALMART_HOST]: walmart },
  });
  const hands = sheetHands(spreadsheet, SELLER);
  returned(world.run("setUpWorkbook"));
  const [keys] = DEFAULT_KEYS;
  returned(world.run("sidebarDo", ["connect", JSON.stringify(keys)], { from: "sidebar" }));
  const sync = (action: "syncNow" | "sendApproved"): Report | null => {
    const result = world.run("sidebarDo", [action, "null"], { from: "sidebar" });
    return result.outcome === "killed" ? null : JSON.parse(String(returned(result))).data;
  };
  stock(hands);
  // The first number is looked through in Preview; from then on numbers leave by themselves.
  list(hands, skus.slice(0, 1));
  sync("syncNow");
  hands.tick("Preview", "Listing SKU", skus[0] ?? "", "Approve");
  sync("sendApproved");
  list(hands, skus.slice(1));
  return {
    walmart,
    clock,
    world,
    hands,
    restock: (units) => hands.type("Inventory", "SKU or Variation ID", CATALOG_SKU, "Qty", String(units)),
    startSchedule: () => void returned(world.run("startSchedule")),
    sync: () => sync("syncNow"),
  };
}

const toItem = (sku: string): object => ({
  mart: "WALMART_US",
  sku,
  productName: `Phone ${sku}`,
  price: { currency: "USD", amount: 100 },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
});

function stock(hands: SheetHands): void {
  const unknown = Array.from({ length: 6 }, () => "unknown");
  hands.fill(
    "Products",
    ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
    [["Apple", ...unknown, CATALOG_SKU]],
  );
  hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [[CATALOG_SKU, String(UNITS), "Available", "Main"]],
  );
  hands.fill("Warehouses", ["Warehouse", "Counts"], [["Main", "TRUE"]]);
  hands.fill("Inventory Statuses", ["Status", "Counts"], [["Available", "TRUE"]]);
  for (const name of ["Order Import", "Inventory Quantity Sync"])
    hands.type("Settings", "Setting", name, "Value", "On");
}

/** Listings of the one stock. */
function list(hands: SheetHands, skus: readonly string[]): void {
  hands.fill(
    "SKU Map",
    ["Listing SKU", "Connect to", "Target"],
    skus.map((sku) => [sku, "SKU", CATALOG_SKU]),
  );
  hands.fill(
    "Listings",
    ["Listing SKU", "Title", "Fulfilled by", "On Walmart as"],
    skus.map((sku) => [sku, `Phone ${sku}`, "Seller", "Active"]),
  );
}

function returned(result: RunResult): unknown {
  if (result.outcome !== "returned") throw new Error(JSON.stringify(result));
  return result.value;
}
