/** The seller of the demo: a phone shop, its spreadsheet, and its Walmart account. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { createSpreadsheet, type Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import { generatePhoneShop } from "../fixtures/phone-shop/phone-shop";
import type { PhoneShop } from "../fixtures/phone-shop/shop";
import { toWalmartItems } from "../simulator/walmart/items/to-walmart-items";
import { createWalmart, type Walmart } from "../simulator/walmart/walmart";
import { type Clock, createClock } from "../world/clock";
import type { WorldOptions } from "../world/world";

export const SELLER = "seller@example.com";
/** Where Walmart answers: its calls, those of its sandbox, and the files of its reports. */
const WALMART_HOSTS = ["marketplace.walmartapis.com", "sandbox.walmartapis.com", "itemreports.blob.core.windows.net"];

/** One thing for each of Walmart's hosts. */
export const atWalmart = <Thing>(thing: Thing): Readonly<Record<string, Thing>> =>
  Object.fromEntries(WALMART_HOSTS.map((host) => [host, thing]));

/** A Monday morning in New York. */
const START = Date.parse("2026-03-02T14:00:00Z");

export interface SellerParts {
  readonly shop: PhoneShop;
  readonly walmart: Walmart;
  readonly spreadsheet: Spreadsheet;
  readonly clock: Clock;
  readonly options: WorldOptions<Spreadsheet>;
}

/** `root` is the project's folder, `dist` the folder of the bundle to run. The same seed gives the same seller. */
export function sellerParts(root: string, wish: { readonly seed?: number; readonly dist?: string } = {}): SellerParts {
  const seed = wish.seed ?? 1;
  const shop = generatePhoneShop({ seed, listings: 300 });
  const clock = createClock(START);
  const walmart = createWalmart({
    items: toWalmartItems(shop.listings),
    quantities: shop.listings.map(({ sku, quantity }) => [sku, quantity] as const),
    seed,
  });
  const spreadsheet = createSpreadsheet({
    id: "phone-shop",
    title: "Phone shop",
    locale: "en_US",
    timeZone: "America/New_York",
    owner: SELLER,
  });
  const manifest = JSON.parse(
    readFileSync(path.join(root, "appsscript.json"), "utf8"),
  ) as SellerParts["options"]["manifest"];
  return {
    shop,
    walmart,
    spreadsheet,
    clock,
    options: { spreadsheet, dist: wish.dist ?? path.join(root, "dist"), manifest, clock, kind: "bound", seed },
  };
}
