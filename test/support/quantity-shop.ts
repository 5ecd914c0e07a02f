/**
 * A small seller of serialised and counted goods on the built bundle, for the product's test vectors: what people and
 * buyers do, and the quantity that is then set on Walmart. Every test begins with the same shop.
 */
import { createWalmart, type Walmart, type WalmartOptions } from "../../dev/simulator/walmart/walmart";
import { makeReady } from "../../dev/world/shop";
import { imei, item } from "../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../dev/world/world";
import { openShop, type Shop, type ShopOptions } from "./shop-under-test";

/** Listed on Walmart from the beginning, with nothing there. Only `BASE` has stock, so that no tab is empty. */
const LISTED = ["BASE", "A", "B", "S", "L", "L1", "L2", "L3"];
const MINUTE_MS = 60_000;

interface MapRow {
  /** SKU unless told otherwise. */
  readonly as?: "SKU" | "Variation" | "Nothing";
  readonly target?: string;
  readonly per?: number;
  readonly isPart?: boolean;
}

export interface QuantityShop extends Shop {
  /** One sync in which nothing may fail, with Walmart's time passing. */
  readonly run: () => void;
  /** The quantity set on Walmart. */
  readonly set: (listingSku: string) => number | undefined;
  /** A product for each SKU named, with so many units by IMEI; gives the IMEIs in order. */
  readonly phones: (stock: Readonly<Record<string, number>>) => string[];
  /** Units by IMEI of what is named, whatever products there are. */
  readonly units: (stockOf: string, count: number, cells?: Readonly<Record<string, string>>) => string[];
  /** A product for each SKU named, with a counted lot. */
  readonly lots: (stock: Readonly<Record<string, number>>) => void;
  /** One product variation a SKU; gives their ids, once a run has issued them. */
  readonly variations: (...skus: readonly string[]) => string[];
  /** A row of `SKU Map`. */
  readonly map: (listingSku: string, row: MapRow) => void;
  /** The seller types an order of another channel. */
  readonly typeOrder: (po: string, sku: string, quantity: number) => void;
  /** Types units into the order's row. */
  readonly commit: (po: string, ...names: readonly string[]) => void;
  /** A package leaves: the seller types it into `Shipments`. With a quantity, so many of the order's one line. */
  readonly ship: (po: string, quantity?: number) => void;
  readonly listing: (sku: string) => Readonly<Record<string, string>>;
  readonly orderRow: (po: string) => Readonly<Record<string, string>>;
  readonly inventory: (heading: string, text: string) => Readonly<Record<string, string>>;
}

let ready: WorldSnapshot | null = null;

/**
 * Everything is on and was synced once. `more`: what is special about the account, alike for all tests of a file. `sheet`: about
 * the spreadsheet. `around`: stands between Aisle and the account.
 */
export function quantityShop(
  more: WalmartOptions = {},
  sheet: ShopOptions["sheet"] = {},
  around: (walmart: Walmart) => Walmart = (walmart) => walmart,
): QuantityShop {
  const quantities = LISTED.map((sku) => [sku, 0] as const);
  const walmart = around(createWalmart({ items: LISTED.map(item), quantities, ...more }));
  const shop = openShop({ walmart, sheet });
  if (ready === null) makeReady(shop, [["BASE", 10]]);
  ready ??= shop.world.snapshot();
  shop.world.restore(ready);
  return withSteps(shop);
}

const UNIT_CELLS = { Status: "Available", Warehouse: "Main" };
const ATTRIBUTES = ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade"];

function withSteps(shop: Shop): QuantityShop {
  const { hands, walmart, clock, rows } = shop;
  let numbered = 0;
  const nextNumber = () => {
    numbered += 1;
    return numbered;
  };
  const found = (tab: string, heading: string, text: string) => {
    const row = rows(tab).find((one) => one[heading] === text);
    if (row === undefined) throw new Error(`${tab} has no row whose ${heading} is ${text}`);
    return row;
  };
  const addProducts = (skus: readonly string[]) =>
    hands.fill(
      "Products",
      [...ATTRIBUTES, "SKU"],
      skus.map((sku) => [...ATTRIBUTES.map(() => "unknown"), sku]),
    );
  const units = (stockOf: string, count: number, cells: Readonly<Record<string, string>> = {}) => {
    const imeis = Array.from({ length: count }, () => imei(nextNumber()));
    const own = { ...UNIT_CELLS, ...cells };
    hands.fill(
      "Inventory",
      ["IMEI", "SKU or Variation ID", ...Object.keys(own)],
      imeis.map((one) => [one, stockOf, ...Object.values(own)]),
    );
    return imeis;
  };
  const run = () => {
    const report = shop.sync();
    if (report.kind !== "done") throw new Error(report.summary);
    walmart.passTime(clock.now());
  };
  return {
    ...shop,
    run,
    set: (sku) => walmart.quantities().get(sku),
    phones: (stock) => {
      addProducts(Object.keys(stock));
      return Object.entries(stock).flatMap(([sku, count]) => units(sku, count));
    },
    units,
    lots: (stock) => shop.addStock(Object.entries(stock)),
    variations: (...skus) => {
      addProducts(skus);
      run();
      return rows("Products")
        .slice(-skus.length)
        .map((row) => row["Variation ID"] ?? "");
    },
    map: (sku, { as = "SKU", target = "", per, isPart }) => {
      const cells = [sku, as, target, per === undefined ? "" : String(per), isPart === true ? "TRUE" : ""];
      hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target", "Qty per listing", "Part of kit"], [cells]);
    },
    typeOrder: (po, sku, quantity) =>
      hands.fill(
        "Orders",
        ["PO", "Channel", "SKU", "Qty", "Order status"],
        [[po, "eBay", sku, String(quantity), "New"]],
      ),
    commit: (po, ...names) => hands.type("Orders", "PO", po, "IMEIs / units", names.join(", ")),
    ship: (po, quantity) => {
      const part = quantity === undefined ? ["", ""] : [found("Orders", "PO", po).Line ?? "", String(quantity)];
      const cells = [po, ...part, "UPS", `1Z${po}${nextNumber()}`];
      hands.fill("Shipments", ["PO", "Line", "Qty", "Carrier", "Tracking number"], [cells]);
      clock.advance(MINUTE_MS);
    },
    listing: (sku) => found("Listings", "Listing SKU", sku),
    orderRow: (po) => found("Orders", "PO", po),
    inventory: (heading, text) => found("Inventory", heading, text),
  };
}
