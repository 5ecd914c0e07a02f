import { openShop, SKUS } from "../shop-under-test";

test("x", () => {
  const shop = openShop();
  shop.setUp();
  shop.connect();
  shop.addStock(SKUS.map((s) => [s, 10]));
  shop.importListings();
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  console.log(
    JSON.stringify(shop.sync()),
    JSON.stringify(shop.rows("Preview"), null, 1),
    JSON.stringify(shop.rows("Listings").map((r) => r.Sync)),
  );
  console.log(
    JSON.stringify(shop.approveAll()),
    JSON.stringify(shop.rows("Preview"), null, 1),
    JSON.stringify(shop.rows("_Ledger").map((r) => [r.Key, r.Data])),
  );
  console.log(JSON.stringify(shop.sync()), JSON.stringify(shop.rows("Preview"), null, 1));
});
