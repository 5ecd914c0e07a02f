/** The seller of the demo: a phone shop, its empty spreadsheet, and its Walmart account. */
import { generatePhoneShop } from "../fixtures/phone-shop/phone-shop";
import type { PhoneShop } from "../fixtures/phone-shop/shop";
import { toWalmartItems } from "../simulator/walmart/items/to-walmart-items";
import { createWalmart } from "../simulator/walmart/walmart";
import { type PartsOptions, type ShopParts, shopParts } from "../world/shop-parts";

export interface SellerParts extends ShopParts {
  readonly shop: PhoneShop;
}

/** The same seed gives the same seller. */
export function sellerParts(wish: Pick<PartsOptions, "root" | "dist" | "seed"> = {}): SellerParts {
  const { seed = 1 } = wish;
  const shop = generatePhoneShop({ seed, listings: 300 });
  const walmart = createWalmart({
    items: toWalmartItems(shop.listings),
    quantities: shop.listings.map(({ sku, quantity }) => [sku, quantity] as const),
    seed,
  });
  return { shop, ...shopParts({ ...wish, walmart, sheet: { id: "phone-shop", title: "Phone shop" } }) };
}
