/** The built bundle reads Walmart's report of all listings: zipped, from another host, hours after it was asked for. */
import { createWalmart, type WalmartOptions } from "../../../dev/simulator/walmart/walmart";
import { openShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;
const item = (sku: string) => ({
  mart: "WALMART_US",
  sku,
  productName: `Phone ${sku}`,
  price: { currency: "USD", amount: 100 },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
});

function importing(skus: readonly string[], switches: WalmartOptions["switches"] = {}): Shop {
  const walmart = createWalmart({ items: skus.map(item), quantities: skus.map((sku) => [sku, 1] as const), switches });
  walmart.account.setFulfillment("B", "Walmart Fulfilled");
  const shop = openShop({ walmart });
  shop.setUp();
  shop.connect();
  shop.importListings();
  return shop;
}

const fulfillment = (shop: Shop) =>
  Object.fromEntries(shop.rows("Listings").map((row) => [row["Listing SKU"], row["Fulfilled by"]]));

test.each([
  { reportContainer: "zip", reportFileType: "application/octet-stream", reportHasByteOrderMark: true },
  { reportContainer: "zip", reportFileType: "application/zip", reportHeadings: "unspaced" },
  { reportContainer: "csv", reportHasByteOrderMark: true },
] as const)("who fulfils comes from the report within hours (%o)", (switches) => {
  const shop = importing(["A", "B", "=C", "0012"], switches);
  expect(new Set(Object.values(fulfillment(shop)))).toEqual(new Set(["not known"]));
  for (let hour = 0; hour < 2; hour += 1) {
    shop.clock.advance(HOUR);
    expect(shop.sync().kind).toBe("done");
  }
  expect(fulfillment(shop)).toEqual({ A: "Seller", B: "Walmart", "=C": "Seller", "0012": "Seller" });
  expect(
    shop.walmart.ledger().flatMap(({ violations }) => violations.filter((mark) => mark !== "unknown-path")),
  ).toEqual([]);
});

test("a title with a line break, a comma and a quote hinders no listing", () => {
  const odd = { ...item("A"), productName: 'Phone 6"\nblack, new' };
  const walmart = createWalmart({ items: [odd, item("B")], quantities: [["A", 1] as const, ["B", 1] as const] });
  walmart.account.setFulfillment("B", "Walmart Fulfilled");
  const shop = openShop({ walmart });
  shop.setUp();
  shop.connect();
  shop.importListings();
  for (let hour = 0; hour < 2; hour += 1) {
    shop.clock.advance(HOUR);
    expect(shop.sync().kind).toBe("done");
  }
  expect(fulfillment(shop)).toEqual({ A: "Seller", B: "Walmart" });
});
