/** What people do to Aisle's tabs that nobody would plan for, on the built bundle: nothing is lost, and each is named. */

import { letterOf } from "../../support/letters";
import { connectAs } from "../../support/people";
import { runningShop, type Shop } from "../../support/shop-under-test";

const rowOf = ({ rows }: Shop, sku: string) => rows("Listings").find((row) => row["Listing SKU"] === sku);

/** What a run that follows says and leaves. */
function after(shop: Shop) {
  const report = shop.sync();
  return { report, problems: report.problems.join(" ") };
}

const quantityOf = ({ walmart }: Shop, sku: string) => walmart.quantities().get(sku);

/** One more of A is stocked, so that a run which works sends 11. */
const restock = ({ hands }: Shop, units = "11"): void =>
  hands.type("Inventory", "SKU or Variation ID", "A", "Qty", units);

test("a deleted row of headings stops what needs the tab; Set up / repair makes it again and every row is there", () => {
  const shop = runningShop();
  const before = shop.rows("Listings");
  shop.people.deleteRows("Listings", 1, 1);
  restock(shop);
  expect(after(shop).problems).toMatch(/“Listings” has none of its headings in row 1/);
  expect(quantityOf(shop, "A")).toBe(10);
  shop.setUp();
  expect(shop.rows("Listings")).toEqual(before);
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
});

test("a second column with one of Aisle's headings disturbs nobody, since Aisle's own carries its mark", () => {
  const shop = runningShop();
  shop.people.insertColumns("Listings", "A", 1);
  shop.people.type("Listings", "A1", "To send");
  shop.people.type("Listings", "A2", "999");
  restock(shop);
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
  expect(shop.book.view.rows("Listings")[1]?.[0]).toBe("999");
});

test("a hidden key column is used like any other", () => {
  const shop = runningShop();
  shop.people.hideColumn("Listings", "A");
  restock(shop);
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
});

test("merged key cells stop the tab with the way out, and nothing leaves meanwhile", () => {
  const shop = runningShop();
  shop.people.merge("Inventory", "A2:A3");
  restock(shop);
  expect(after(shop).problems).toMatch(/“Inventory” has merged cells in the column “Unit ID”.*Unmerge/);
  expect(quantityOf(shop, "A")).toBe(10);
  shop.people.unmerge("Inventory", "A2:A3");
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
});

test("a tab replaced by its copy goes on working", () => {
  const shop = runningShop();
  shop.people.replaceTabByCopy("Inventory");
  restock(shop);
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
});

test("a note of 50,000 characters, emoji and text from right to left stay as they were typed", () => {
  const shop = runningShop();
  const texts = ["x".repeat(50_000), "📱👨‍👩‍👧‍👦 “5G” – été", "هاتف محمول שלום"];
  const notes = letterOf(shop.book, "Inventory", "Notes");
  texts.forEach((text, index) => {
    shop.people.type("Inventory", `${notes}${index + 2}`, text);
  });
  restock(shop);
  expect(after(shop).report.kind).toBe("done");
  expect(texts.map((_, index) => shop.book.view.cell("Inventory", `${notes}${index + 2}`).userEnteredValue)).toEqual(
    texts.map((stringValue) => ({ stringValue })),
  );
  expect(quantityOf(shop, "A")).toBe(11);
});

test("a SKU of emoji and text from right to left is sold like any other", () => {
  const shop = runningShop();
  const sku = "📱 هاتف/é%+1";
  shop.people.type("Products", `${letterOf(shop.book, "Products", "SKU")}2`, sku);
  shop.people.type("Inventory", `${letterOf(shop.book, "Inventory", "SKU or Variation ID")}2`, sku);
  shop.hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], [["A", "SKU", sku]]);
  restockRow(shop, 2, "11");
  expect(after(shop).report.kind).toBe("done");
  expect(rowOf(shop, "A")).toMatchObject({ Connection: "Connected", "Connected to": sku });
  expect(quantityOf(shop, "A")).toBe(11);
});

const restockRow = ({ people, book }: Shop, row: number, units: string): void =>
  people.type("Inventory", `${letterOf(book, "Inventory", "Qty")}${row}`, units);

test("a hundred columns of the seller's own between Aisle's stay, and Aisle's are found", () => {
  const shop = runningShop();
  shop.people.insertColumns("Listings", "C", 100);
  shop.people.type("Listings", "C1", "Mine");
  shop.people.type("Listings", "C2", "=1+1");
  restock(shop);
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
  expect(shop.book.view.cell("Listings", "C2").userEnteredValue).toEqual({ formulaValue: "=1+1" });
  expect(rowOf(shop, "A")).toMatchObject({ "To send": "11", Mine: expect.anything() });
});

test("filters and filter views that hide rows hide nothing from Aisle", () => {
  const shop = runningShop();
  const column = letterOf(shop.book, "Inventory", "SKU or Variation ID");
  shop.people.filter("Inventory", "A1:M1000", column, ["A", "B"]);
  shop.people.filterView("Listings", "A1:X1000", "A", ["A"]);
  restock(shop);
  expect(after(shop).report.kind).toBe("done");
  expect(quantityOf(shop, "A")).toBe(11);
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
});

test("cells that are protected against whoever runs Aisle are told with their tab, and what needs them not goes on", () => {
  const shop = runningShop();
  shop.people.protectRange("Listings", "A1:X1000", { editors: ["seller@example.com"] });
  restock(shop);
  const before = shop.rows("Listings");
  connectAs(shop, "colleague@example.com");
  const result = shop.world.run("syncNow", [], { user: "colleague@example.com" });
  expect(result.outcome).toBe("returned");
  expect(shop.toast()).toMatch(/some cells are protected against you.*Nothing was written/);
  expect(shop.rows("Listings")).toEqual(before);
  expect(quantityOf(shop, "A")).toBe(11);
  expect(after(shop).report.kind).toBe("done");
  expect(shop.rows("Listings").find((row) => row["Listing SKU"] === "A")).toMatchObject({ "On Walmart": "11" });
  expect(quantityOf(shop, "A")).toBe(11);
});
