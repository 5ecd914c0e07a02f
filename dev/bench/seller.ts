/** A seller with the given number of listings, all of one stock: one cell of Inventory changes all their quantities. */
import { createWalmart } from "../simulator/walmart/walmart";
import { DEFAULT_LATENCIES } from "../simulator/walmart/wire/latencies";
import type { SheetHands } from "../world/sheet-hands";
import { answerOf, openShop, type RunAnswer, type Shop } from "../world/shop";
import { item } from "../world/shop-parts";

const CATALOG_SKU = "STOCK";
const UNITS = 5;

export interface Seller extends Omit<Shop, "sync"> {
  /** Types how many units there are; every listing's quantity follows. */
  readonly restock: (units: number) => void;
  /** Runs Sync Now to its end and gives what Aisle reports; `null` when the platform ended it after six minutes. */
  readonly sync: () => RunAnswer | null;
  /** Switches hourly runs on, so that Aisle knows when the next one will be. */
  readonly startSchedule: () => void;
}

/** Real ms after which a run without a service call counts as an endless loop; large sheets take their time. */
const LOOP_MS = 3_600_000;

/** How long Walmart works on a feed, from its post to its last item. Unit: virtual ms. Source: latencies of the simulator. */
export const PROCESSING_MS = DEFAULT_LATENCIES["feed-processing"];

/** The built add-on on an emulated spreadsheet with `count` listings. */
export function openSeller(root: string, count: number, processingMs = PROCESSING_MS): Seller {
  const skus = Array.from({ length: count }, (_, index) => `SKU-${String(index + 1).padStart(6, "0")}`);
  const walmart = createWalmart({
    items: skus.map(item),
    quantities: skus.map((sku) => [sku, 0] as const),
    latencies: { "feed-processing": processingMs },
  });
  // Only Aisle's own time is measured, so nobody needs a while for a click.
  const shop = openShop({ root, walmart, loopMs: LOOP_MS, clickMs: 0 });
  const { hands, press } = shop;
  shop.setUp();
  shop.connect();
  shop.addStock([[CATALOG_SKU, UNITS]]);
  hands.fill("Warehouses", ["Warehouse", "Counts"], [["Main", "TRUE"]]);
  hands.fill("Inventory Statuses", ["Status", "Counts"], [["Available", "TRUE"]]);
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  // The first number is looked through in Preview; from then on numbers leave by themselves.
  list(hands, skus.slice(0, 1));
  shop.sync();
  shop.approveAll();
  list(hands, skus.slice(1));
  return {
    ...shop,
    restock: (units) => hands.type("Inventory", "SKU or Variation ID", CATALOG_SKU, "Qty", String(units)),
    startSchedule: () => void shop.world.run("startSchedule"),
    sync: () => {
      const result = press("syncNow");
      return result.outcome === "killed" ? null : answerOf(result);
    },
  };
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
