/**
 * The seller whose week is played: phones by IMEI, counted lots, a mixed stock, two variations with one SKU, a pack, a
 * kit, a listing connected by hand and one that nothing is connected to. Small, so that a week is quick.
 */
import { createWalmart } from "../simulator/walmart/walmart";
import { makeReady, openShop, type Shop } from "../world/shop";
import { item } from "../world/shop-parts";
import type { WorldSnapshot } from "../world/world";

/** One sort of stock: units of it are as good as each other. */
export type Kind = "A" | "B" | "M" | "V1" | "V2" | "N";

/** A number of units of any of these kinds goes into one listing. */
export interface Part {
  readonly kinds: readonly Kind[];
  readonly size: number;
}

/** All parts go into one listing: a kit has several, everything else one. */
export type Content = readonly Part[];

const one = (...kinds: readonly Kind[]): Content => [{ kinds, size: 1 }];

/** What goes into each listing. `N` is connected to nothing until the seller adds its SKU to `Products`. */
export const CONTENTS: Readonly<Record<string, Content>> = {
  A: one("A"),
  A2: [{ kinds: ["A"], size: 2 }],
  B: one("B"),
  K: [
    { kinds: ["A"], size: 1 },
    { kinds: ["B"], size: 2 },
  ],
  M: one("M"),
  S: one("V1", "V2"),
  S1: one("V1"),
  U: one("A"),
  N: one("N"),
};

/** The seller's rules, by listing. */
export const RULES: Readonly<Record<string, { percent?: number; holdBack?: number; max?: number }>> = {
  A: { percent: 90 },
  B: { holdBack: 2, max: 30 },
};

/** SKUs in `Products` from the beginning. A line of any other reads `Unknown SKU`. */
export const CATALOG: readonly string[] = ["A", "B", "M", "S"];

const ATTRIBUTES = ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade"];

/** Adds products to the catalog; `color` tells variations of one SKU apart. */
export function addProducts({ hands }: Shop, products: readonly { sku: string; color: string }[]): void {
  hands.fill(
    "Products",
    [...ATTRIBUTES, "SKU"],
    products.map(({ sku, color }) => [...ATTRIBUTES.map((name) => (name === "Color" ? color : "unknown")), sku]),
  );
}

/** What the seller types into *SKU or Variation ID* for stock of a kind. */
export function nameOfKind({ rows }: Shop, kind: Kind): string {
  if (kind !== "V1" && kind !== "V2") return kind;
  const color = kind === "V1" ? "Red" : "Blue";
  return rows("Products").find((row) => row.SKU === "S" && row.Color === color)?.["Variation ID"] ?? "";
}

let ready: { readonly shop: Shop; readonly moment: WorldSnapshot } | null = null;

/** Opens the shop, ready to sell, on a Monday morning; `root` is the project's folder. Every week begins with the same. */
export function weekShop(root: string): Shop {
  if (ready === null) {
    const skus = ["BASE", ...Object.keys(CONTENTS)];
    const quantities = skus.map((sku) => [sku, 0] as const);
    const shop = openShop({ root, walmart: createWalmart({ items: skus.map(item), quantities }) });
    makeReady(shop, [["BASE", 10]]);
    stockUp(shop);
    ready = { shop, moment: shop.world.snapshot() };
  }
  ready.shop.world.restore(ready.moment);
  return ready.shop;
}

function stockUp(shop: Shop): void {
  const { hands } = shop;
  const red = { sku: "S", color: "Red" };
  addProducts(shop, [...["A", "B", "M"].map((sku) => ({ sku, color: "unknown" })), red, { sku: "S", color: "Blue" }]);
  hands.fill(
    "SKU Map",
    ["Listing SKU", "Connect to", "Target", "Qty per listing", "Part of kit"],
    [
      ["A2", "SKU", "A", "2", ""],
      ["K", "SKU", "A", "", "TRUE"],
      ["K", "SKU", "B", "2", "TRUE"],
      ["U", "SKU", "A", "", ""],
    ],
  );
  shop.sync();
  hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], [["S1", "Variation", nameOfKind(shop, "V1")]]);
  for (const [sku, { percent, holdBack, max }] of Object.entries(RULES)) {
    const row = hands.row("Listings", { "Listing SKU": sku });
    if (percent !== undefined) row.type("Percent", `${percent}%`);
    if (holdBack !== undefined) row.type("Hold back", String(holdBack));
    if (max !== undefined) row.type("Max", String(max));
  }
  shop.world.run("startSchedule");
}
