/** A known SKU under another WPID was listed anew: nothing that was sent before counts. */
import { catalogShop, HOUR_MS } from "./bent-catalog";

test("a SKU listed anew under another WPID gets its number again with the next run, although it agrees", () => {
  const shop = catalogShop(["A", "B"]);
  shop.walmart.sellerCenter.changeItem("B", { wpid: "WP-B-NEW" });
  shop.walmart.sellerCenter.setQuantity("B", 0);
  shop.clock.advance(HOUR_MS);
  shop.importListings();
  // Nothing was sent yet, so it is not in sync.
  expect(shop.row("B")).toMatchObject({ WPID: "WP-B-NEW", Sync: "Pending" });
  shop.sync();
  expect(shop.walmart.quantities().get("B")).toBe(5);
  expect(shop.row("B").Sync).toBe("In sync");
  expect(shop.walmart.inventoryWrites("A")).toHaveLength(1);
  expect(
    shop.rows("Log").filter((row) => row["What happened"]?.startsWith("B was listed again on Walmart")),
  ).toHaveLength(1);
});

test("a SKU that was gone and is listed anew gets its number", () => {
  const shop = catalogShop(["A", "B"]);
  shop.walmart.sellerCenter.removeItem("B");
  shop.clock.advance(HOUR_MS);
  shop.importListings();
  shop.walmart.sellerCenter.list(
    {
      mart: "WALMART_US",
      sku: "B",
      productName: "B",
      wpid: "WP-2",
      publishedStatus: "PUBLISHED",
      lifecycleStatus: "ACTIVE",
      price: { currency: "USD", amount: 1 },
    },
    shop.clock.now(),
  );
  shop.clock.advance(HOUR_MS);
  shop.importListings();
  shop.sync();
  expect(shop.row("B")).toMatchObject({ WPID: "WP-2", Sync: "In sync" });
  expect(shop.walmart.quantities().get("B")).toBe(5);
});

test("a title or price that changes sends no number again", () => {
  const shop = catalogShop(["A", "B"]);
  shop.walmart.sellerCenter.changeItem("B", { productName: "Renewed" });
  shop.clock.advance(HOUR_MS);
  shop.importListings();
  shop.sync();
  expect(shop.walmart.inventoryWrites("B")).toHaveLength(1);
});
