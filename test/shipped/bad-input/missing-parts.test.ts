import { runningShop, type Shop } from "../../support/shop-under-test";

/** Stock changes and a buyer orders, so that a healthy run would have both to tell. */
function somethingToDo({ hands, walmart, clock }: Shop): void {
  hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  walmart.buyers.order({ lines: [{ sku: "B", quantity: 1 }], isForced: true }, clock.now());
}

const headingCell = ({ book }: Shop, tab: string, heading: string) =>
  `${String.fromCharCode(65 + (book.view.rows(tab)[0] ?? []).indexOf(heading))}1`;

test.each(["Inventory", "Products", "SKU Map", "Warehouses", "Inventory Statuses", "Listings"])(
  "the tab %s is missing: it is named, and no quantity is sent; orders still come; set-up mends it",
  (tab) => {
    const shop = runningShop();
    somethingToDo(shop);
    const before = shop.walmart.inventoryWrites().length;
    shop.people.renameTab(tab, "kept aside");
    shop.people.deleteTab("kept aside");
    const { kind, summary } = shop.sync();
    expect(kind).toBe("failed");
    expect(summary).toContain(`The tab “${tab}” is missing`);
    expect(summary).toContain("Set up / repair");
    expect(shop.walmart.inventoryWrites()).toHaveLength(before);
    expect(shop.rows("Orders")).toHaveLength(1);
    shop.setUp();
    expect(shop.toast()).toBe(`Made: ${tab}.`);
    expect(shop.sync().summary).not.toContain("is missing");
  },
);

test.each([
  ["Inventory", "Qty"],
  ["Inventory", "Warehouse"],
  ["Products", "SKU"],
  ["SKU Map", "Target"],
  ["Listings", "Hold back"],
  ["Warehouses", "Counts"],
])(
  "%s has lost the heading %s: both are named, and no quantity is sent; orders still come; retyping mends it",
  (tab, heading) => {
    const shop = runningShop();
    somethingToDo(shop);
    const before = shop.walmart.inventoryWrites().length;
    const cell = headingCell(shop, tab, heading);
    shop.people.type(tab, cell, "something else");
    const { kind, summary } = shop.sync();
    expect(kind).toBe("failed");
    expect(summary).toContain(` tab “${tab}” has no heading “${heading}” in row 1`);
    expect(shop.walmart.inventoryWrites()).toHaveLength(before);
    expect(shop.rows("Orders")).toHaveLength(1);
    shop.people.type(tab, cell, heading);
    expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });
    expect(Object.fromEntries(shop.walmart.quantities())).toEqual({ A: 4, B: 9, C: 10, D: 10 });
  },
);

test("Orders is missing: no order is imported, so no quantity is sent either, since sales would not be subtracted", () => {
  const shop = runningShop();
  somethingToDo(shop);
  const before = shop.walmart.inventoryWrites().length;
  shop.people.deleteTab("Orders");
  const { kind, summary } = shop.sync();
  expect(kind).toBe("failed");
  expect(summary).toContain("The tab “Orders” is missing");
  expect(shop.walmart.inventoryWrites()).toHaveLength(before);
});

test.each(["Settings", "Order Statuses", "_Ledger"])(
  "%s is missing: nothing at all is done, and the tab is named",
  (tab) => {
    const shop = runningShop();
    somethingToDo(shop);
    const calls = shop.walmart.ledger().length;
    shop.people.deleteTab(tab);
    const before = shop.book.snapshot();
    const { kind, summary } = shop.sync();
    expect(kind).toBe("failed");
    expect(summary).toContain(`The tab “${tab}” is missing`);
    expect(shop.walmart.ledger()).toHaveLength(calls);
    expect(shop.book.snapshot()).toBe(before);
  },
);

test("two columns with one heading: the tab stops and says what to rename", () => {
  const shop = runningShop();
  somethingToDo(shop);
  const column = headingCell(shop, "Inventory", "Qty").charAt(0);
  shop.people.deleteColumns("Inventory", column, 1);
  shop.people.insertColumns("Inventory", "B", 2);
  shop.people.paste("Inventory", "B1", [["Qty", "Qty"]]);
  const { kind, summary } = shop.sync();
  expect(kind).toBe("failed");
  expect(summary).toContain("The tab “Inventory” has the heading “Qty” twice");
});
