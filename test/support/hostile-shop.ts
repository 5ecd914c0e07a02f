/** Shops whose texts from outside look like markup and formulas, and shops with more of everything than fits. */
import { createWalmart } from "../../dev/simulator/walmart/walmart";
import { item } from "../../dev/world/shop-parts";
import type { Shop, ShopOptions } from "./shop-under-test";

/** Each would leave a trace if it became markup: a variable of the page, or a request to elsewhere. */
export const MARKUP = [
  `<img src=//evil.example onerror=hit=1>`,
  `<svg onload=hit=1>`,
  `"><script>hit=1</script>`,
  `<a href=javascript:hit=1>A</a>`,
] as const;
export const FORMULAS = [`=HYPERLINK("//evil.example","A")`, `=1+1`, `+1`, `@A1`] as const;
const HOSTILE = [...MARKUP, ...FORMULAS];
/** Without a blank anywhere, so that nothing wraps by itself. */
const LONG_TITLE = `${"Phone".repeat(90)}${MARKUP[0]}`.padEnd(500, "x");

/** SKUs are hostile, too; the last one has the long title. */
export const hostileAccount = (): ShopOptions => ({
  walmart: createWalmart({
    items: [...HOSTILE, "LONG"].map((sku) => ({
      ...item(sku),
      productName: sku === "LONG" ? LONG_TITLE : `${sku} title`,
    })),
    quantities: [...HOSTILE, "LONG"].map((sku) => [sku, 1] as const),
  }),
});

/** Everything that people type is hostile as well; buyers have such names, and orders need the seller. */
export function hostileShop(shop: Shop): void {
  const { hands } = shop;
  shop.setUp();
  shop.connect();
  shop.importListings();
  hands.fill(
    "Products",
    ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
    HOSTILE.map((text) => [text, text, text, text, text, text, text, text]),
  );
  hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse", "Location", "Notes"],
    HOSTILE.flatMap((text) => [
      [text, "3", "Available", text, text, text],
      [text, "3", text, "Main", text, text],
    ]),
  );
  shop.sync();
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  for (const [index, sku] of HOSTILE.entries()) {
    shop.walmart.buyers.order(
      { lines: [{ sku, quantity: 1 + index }], isForced: true, buyer: HOSTILE[HOSTILE.length - 1 - index] ?? "" },
      shop.clock.now(),
    );
  }
  shop.sync();
}

/** Many warehouses with long names, and thousands of rows that need the seller. */
export function crowdedShop(shop: Shop): void {
  const { hands } = shop;
  shop.setUp();
  shop.connect();
  shop.importListings();
  hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [...Array(3_000).keys()].map((index) => [
      "A",
      "many",
      "Available",
      `Warehouse${"OfTheNorth".repeat(3)}${index % 40}`,
    ]),
  );
  shop.sync();
}
