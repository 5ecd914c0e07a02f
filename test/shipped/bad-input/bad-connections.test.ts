import { quantityShop } from "../../support/quantity-shop";

test("a listing connected to its own SKU twice sells it once, and both rows say so", () => {
  const shop = quantityShop();
  shop.phones({ A: 3 });
  shop.map("A", { target: "A" });
  shop.map("A", { target: "A" });
  shop.run();
  expect(shop.set("A")).toBe(3);
  const states = shop.rows("SKU Map").map(({ State }) => State);
  expect(states).toEqual(Array(2).fill(expect.stringContaining("and counts once. Delete one of them.")));
});

test("rows that contradict each other, sizes that cannot be used: nothing is sent for that listing, the others go on", () => {
  const shop = quantityShop();
  shop.phones({ A: 8, B: 8 });
  const wrong: readonly (readonly [typed: string, said: string])[] = [
    ["1000000000", "more than 999,999"],
    ["=1/0", "#DIV/0!"],
    ["0", "0 is less than 1. Type 1 or more"],
    ["0.5", "0.5 is less than 1. Type 1 or more"],
    ["-2", "-2 is less than 1. Type 1 or more"],
    ["two", "is not a number"],
    ["2026-03-05", "is not a number"],
  ];
  shop.map("L", { target: "A", per: 2 });
  shop.map("L", { target: "A", per: 3 });
  shop.map("L1", { target: "A", isPart: true });
  shop.map("L1", { target: "B" });
  shop.map("L2", { target: "A" });
  shop.run();
  for (const [typed, said] of wrong) {
    shop.hands.type("SKU Map", "Listing SKU", "L2", "Qty per listing", typed);
    shop.units("B", 1);
    shop.run();
    expect([typed, shop.listing("L2").Sync]).toEqual([typed, expect.stringContaining("Problem: ")]);
    expect([typed, shop.listing("L2").Why]).toEqual([typed, expect.not.stringMatching(/Infinity|NaN/)]);
    const state = shop.rows("SKU Map").at(-1)?.State;
    expect([typed, state]).toEqual([typed, expect.stringMatching(/^Problem: /)]);
    expect([typed, state]).toEqual([typed, expect.stringContaining(said)]);
  }
  expect(shop.listing("L").Sync).toContain("Problem: A is in two rows of this listing");
  expect(shop.listing("L1").Sync).toContain("Problem: Some rows of this listing are ticked");
  expect(["L", "L1", "B"].map(shop.set)).toEqual([0, 0, 15]);
});

test("a listing connected to five hundred variations", () => {
  const shop = quantityShop();
  const ids = shop.variations(...Array.from({ length: 500 }, (_, index) => `S${index}`));
  for (const id of ids.slice(0, 100)) shop.units(id, 1);
  shop.hands.fill(
    "SKU Map",
    ["Listing SKU", "Connect to", "Target"],
    ids.map((id) => ["L", "Variation", id]),
  );
  shop.run();
  expect(shop.set("L")).toBe(100);
  shop.buy("L", 3);
  shop.run();
  expect(shop.set("L")).toBe(97);
  expect(shop.listing("L")["Connected to"]).toMatch(/^V-\d+, .*, 480 more$/);
  const writes = shop.book.view.rows("_Ledger").length;
  shop.run();
  expect(shop.book.view.rows("_Ledger")).toHaveLength(writes);
});
