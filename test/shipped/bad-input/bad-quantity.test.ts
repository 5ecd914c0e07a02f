import { runningShop, type Shop } from "../../support/shop-under-test";

const qtyOf = ({ book }: Shop, sku: string): string => {
  const column = (book.view.rows("Inventory")[0] ?? []).indexOf("Qty");
  return `${String.fromCharCode(65 + column)}${book.view.find("Inventory", "SKU or Variation ID", sku)}`;
};

const BAD: readonly (readonly [string, (shop: Shop, cell: string) => void, string])[] = [
  ["text", (shop, cell) => shop.people.type("Inventory", cell, "ten"), "“ten”"],
  ["text that looks like a number", (shop, cell) => shop.people.type("Inventory", cell, "'10"), "“10”"],
  ["an error", (shop, cell) => shop.people.type("Inventory", cell, "=1/0"), "#DIV/0!"],
  ["a formula that Sheets does not know", (shop, cell) => shop.people.type("Inventory", cell, "=NOSUCH(1)"), "#NAME?"],
  ["a date", (shop, cell) => shop.people.type("Inventory", cell, "2026-03-05"), "not a number"],
  [
    "a date pasted from elsewhere",
    (shop, cell) =>
      shop.people.paste("Inventory", cell, [[{ value: 46_086, numberFormat: { type: "DATE", pattern: "m/d/yyyy" } }]]),
    "not a number",
  ],
  ["a tick", (shop, cell) => shop.people.type("Inventory", cell, "TRUE"), "not a number"],
  ["a negative number", (shop, cell) => shop.people.type("Inventory", cell, "-3"), "below zero"],
  ["a fraction", (shop, cell) => shop.people.type("Inventory", cell, "7.9"), "7.9"],
  ["a number too large", (shop, cell) => shop.people.type("Inventory", cell, "1000000"), "more than 999,999"],
  ["a thousand million", (shop, cell) => shop.people.type("Inventory", cell, "1000000000"), "more than 999,999"],
];

test.each(BAD)(
  "%s in a quantity: that row is a problem that says so, and everything else goes on",
  (_, spoil, said) => {
    const shop = runningShop();
    spoil(shop, qtyOf(shop, "A"));
    shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "6");
    const placed = shop.walmart.buyers.order({ lines: [{ sku: "C", quantity: 2 }] }, shop.clock.now());
    expect(placed.kind).toBe("placed");
    expect(shop.sync().kind).toBe("done");
    const row = shop.rows("Inventory").find((cells) => cells["SKU or Variation ID"] === "A");
    expect(row?.Problem).toContain("Qty: ");
    expect(row?.Problem).toContain(said);
    // The row is left out. A listing that falls only because of it waits; the others are what they should be.
    expect(Object.fromEntries(shop.walmart.quantities())).toEqual({ A: 10, B: 6, C: 8, D: 10 });
    expect(shop.rows("Preview")).toMatchObject([{ "Listing SKU": "A", "Will become": "0" }]);
    expect(shop.rows("Orders")).toHaveLength(1);
    shop.people.setNumberFormat("Inventory", qtyOf(shop, "A"), { type: "NUMBER", pattern: "0" });
    shop.people.type("Inventory", qtyOf(shop, "A"), "5");
    expect(shop.sync().kind).toBe("done");
    expect(shop.walmart.quantities().get("A")).toBe(5);
    expect(shop.rows("Inventory").find((cells) => cells["SKU or Variation ID"] === "A")?.Problem).toBe("");
  },
);

test.each(["Hold back", "Max", "Fixed number", "Percent"])(
  "text in %s: nothing is sent for that listing, and it says why",
  (heading) => {
    const shop = runningShop();
    shop.hands.type("Listings", "Listing SKU", "A", heading, "lots");
    shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "2");
    shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "3");
    shop.sync();
    const row = shop.rows("Listings").find((cells) => cells["Listing SKU"] === "A");
    expect([row?.Sync, row?.Why].join()).toContain(`${heading}: “lots”`);
    expect(shop.walmart.quantities().get("A")).toBe(10);
    expect(shop.walmart.quantities().get("B")).toBe(3);
  },
);
