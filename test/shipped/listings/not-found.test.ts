/** A listing is Not found only if Walmart says so of that very SKU. */
import { item } from "../../../dev/world/shop-parts";
import { type CatalogShop, catalogShop, HOUR_MS } from "./bent-catalog";

const ITEM = /^\/v3\/items\/[^?]/;

const imported = (shop: CatalogShop) => {
  shop.clock.advance(HOUR_MS);
  const report = shop.importListings();
  shop.walmart.passTime(shop.clock.now());
  return report;
};

test("a live listing that a complete import leaves out is looked up and stays Active, and its number goes on", () => {
  const shop = catalogShop(["A", "B"]);
  shop.leaveOut("B");
  imported(shop);
  expect(shop.row("B")).toMatchObject({ "On Walmart as": "Active", Sync: "In sync" });
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "4");
  shop.sync();
  expect(shop.walmart.quantities().get("B")).toBe(4);
});

test("a listing that is gone from the list and that Walmart does not know reads Not found, and Log says so", () => {
  const shop = catalogShop(["A", "B"]);
  shop.walmart.sellerCenter.removeItem("B");
  imported(shop);
  expect(shop.row("B")["On Walmart as"]).toBe("Not found");
  expect(shop.rows("Log").some((row) => row["What happened"] === "B is no longer on Walmart.")).toBe(true);
  // Not looked up again day after day.
  const asked = shop.asked(ITEM);
  imported(shop);
  expect(shop.asked(ITEM)).toBe(asked);
});

test.each(["error-500", "not-found-bare", "down", "garbage", "empty-object", "empty-200"] as const)(
  "a look-up that ends with %s says nothing of the listing; it is tried again later, and told meanwhile",
  (name) => {
    const shop = catalogShop(["A", "B"]);
    shop.leaveOut("B");
    shop.walmart.faults.set({ name, families: ["item", "item-filtered"] });
    expect(shop.told(imported(shop))).toContain("The listing B could not be looked up");
    expect(shop.row("B")).toMatchObject({ "On Walmart as": "Active", Sync: "In sync" });
    shop.walmart.faults.clear();
    shop.walmart.sellerCenter.removeItem("B");
    shop.clock.advance(5 * HOUR_MS);
    expect(shop.told(shop.sync())).not.toContain("could not be looked up");
    expect(shop.row("B")["On Walmart as"]).toBe("Not found");
  },
);

test("one look-up that fails for ever keeps no other listing from being looked up", () => {
  const shop = catalogShop(["A", "B", "C"]);
  shop.leaveOut("B", "C");
  shop.walmart.faults.set({ name: "error-500", families: ["item", "item-filtered"], resource: { sku: "B" } });
  shop.walmart.sellerCenter.removeItem("C");
  imported(shop);
  expect([shop.row("B")["On Walmart as"], shop.row("C")["On Walmart as"]]).toEqual(["Active", "Not found"]);
});

test("many listings that are missing are looked up some in each run, until all are", () => {
  const many = Array.from({ length: 45 }, (_, index) => `M${index}`);
  const shop = catalogShop(["A", ...many]);
  for (const sku of many) shop.walmart.sellerCenter.removeItem(sku);
  imported(shop);
  const found = () => shop.rows("Listings").filter((row) => row["On Walmart as"] === "Not found").length;
  expect(found()).toBe(20);
  for (let run = 0; run < 2; run += 1) shop.sync();
  expect(found()).toBe(45);
});

test("a listing that comes back is sent again at once although its number is the same", () => {
  const shop = catalogShop(["A", "B"]);
  shop.walmart.sellerCenter.removeItem("B");
  imported(shop);
  expect(shop.row("B").Sync).toMatch(/^Problem: Walmart no longer lists it\. 5 set on Walmart follow no stock/);
  shop.walmart.sellerCenter.list({ ...item("B"), wpid: "WP-B" }, shop.clock.now());
  const writes = shop.walmart.inventoryWrites("B").length;
  imported(shop);
  shop.sync();
  expect(shop.row("B")).toMatchObject({ "On Walmart as": "Active", Sync: "In sync" });
  expect(shop.walmart.inventoryWrites("B").length).toBe(writes + 1);
});

test("an import that comes in part calls nothing Not found and looks nothing up", () => {
  const shop = catalogShop(["A", "B"]);
  shop.walmart.sellerCenter.removeItem("B");
  shop.walmart.faults.set({ name: "endless-cursor" });
  imported(shop);
  expect(shop.row("B")["On Walmart as"]).toBe("Active");
  expect(shop.asked(ITEM)).toBe(0);
});

test("a listing in two rows is changed on neither when it is gone, and both are named", () => {
  const shop = catalogShop(["A", "B"]);
  shop.hands.fill("Listings", ["Listing SKU", "On Walmart as"], [["B", "Active"]]);
  shop.walmart.sellerCenter.removeItem("B");
  imported(shop);
  const rows = shop.rows("Listings").filter((row) => row["Listing SKU"] === "B");
  expect(rows.map((row) => row["On Walmart as"])).toEqual(["Active", "Active"]);
  for (const { Sync } of rows) expect(Sync).toMatch(/^Problem: B is in two rows/);
});
