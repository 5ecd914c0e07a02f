/** A listing may be called what a spreadsheet calls an error: it is one row, however often it is imported. */
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { makeReady } from "../../../dev/world/shop";
import { item } from "../../../dev/world/shop-parts";
import { openShop } from "../../support/shop-under-test";

const NAMES = ["#N/A", "#REF!", "#DIV/0! (Division by zero)", "Loading...", "#ERROR!"];

const opened = () => {
  const walmart = createWalmart({
    items: ["A", ...NAMES].map(item),
    quantities: ["A", ...NAMES].map((sku) => [sku, 1] as const),
  });
  const shop = openShop({ walmart });
  makeReady(shop, [["A", 5]]);
  return shop;
};

test("a listing SKU that reads like an error is recognized at every import: no second row", () => {
  const shop = opened();
  for (let day = 0; day < 3; day += 1) {
    shop.clock.advance(3_600_000);
    shop.importListings();
    shop.sync();
  }
  expect(shop.rows("Listings").map((row) => row["Listing SKU"])).toEqual(expect.arrayContaining(["A", ...NAMES]));
  expect(shop.rows("Listings")).toHaveLength(NAMES.length + 1);
});

test("what Walmart says of such a listing changes its row", () => {
  const shop = opened();
  shop.walmart.sellerCenter.changeItem("#N/A", { productName: "Renamed" });
  shop.clock.advance(3_600_000);
  shop.importListings();
  expect(shop.rows("Listings").find((row) => row["Listing SKU"] === "#N/A")?.Title).toBe("Renamed");
});
