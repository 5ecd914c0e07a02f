/** What an open line holds belongs to that line: what is put right afterwards holds for every order that comes later. */
import { quantityShop } from "../../support/quantity-shop";

test("a connection that is put right: later orders hold nothing of the wrong product, the open one keeps it until it is gone", () => {
  const shop = quantityShop();
  shop.phones({ A: 10, B: 10 });
  shop.map("L", { target: "B" });
  shop.run();
  const first = shop.buy("L");
  shop.run();
  shop.hands.type("SKU Map", "Listing SKU", "L", "Target", "A");
  shop.run();
  shop.buy("L");
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([8, 9]);
  shop.ship(first);
  shop.run();
  expect([shop.set("A"), shop.set("B")]).toEqual([9, 10]);
});

test("a pack size that is put right from 10 to 1: a later order of one takes one unit, and its IMEI fills it", () => {
  const shop = quantityShop();
  const [unit = ""] = shop.phones({ A: 20 });
  shop.map("L", { target: "A", per: 10 });
  shop.run();
  const first = shop.buy("L");
  shop.run();
  shop.hands.type("SKU Map", "Listing SKU", "L", "Qty per listing", "1");
  shop.run();
  const second = shop.buy("L");
  shop.run();
  expect([shop.orderRow(first).Outstanding, shop.orderRow(second).Outstanding]).toEqual(["10", "1"]);
  shop.commit(second, unit);
  shop.people.sort("Orders", "A", "Z to A");
  shop.run();
  expect(shop.orderRow(second)).toMatchObject({ Outstanding: "0", Committed: "1", Problem: "" });
  expect([shop.orderRow(first).Outstanding, shop.set("A")]).toEqual(["10", 9]);
});

test("after a wrong connection was put right the wrong phone is refused on a later order, and taken by the open one", () => {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 3, B: 3 });
  shop.map("A", { target: "B" });
  shop.run();
  const first = shop.buy("A");
  shop.run();
  shop.hands.deleteRow("SKU Map", "Listing SKU", "A");
  shop.run();
  const later = shop.buy("A");
  shop.run();
  shop.commit(later, imeis[3] ?? "");
  shop.run();
  expect(shop.orderRow(later)).toMatchObject({ Committed: "0" });
  expect(shop.orderRow(later).Problem).toContain("another product");
  shop.commit(later, "");
  shop.commit(first, imeis[3] ?? "");
  shop.run();
  expect(shop.orderRow(first)).toMatchObject({ Committed: "1", Problem: "" });
});

test("a SKU that is renamed: open lines keep their variations; later ones of the old name hold nothing and say so", () => {
  const shop = quantityShop();
  const [variation = ""] = shop.variations("A");
  shop.units(variation, 5);
  shop.map("L", { target: "A" });
  shop.run();
  const first = shop.buy("A");
  shop.run();
  shop.hands.type("Products", "SKU", "A", "SKU", "A2");
  shop.hands.type("SKU Map", "Listing SKU", "L", "Target", "A2");
  shop.run();
  const later = shop.buy("A");
  shop.run();
  expect(shop.set("L")).toBe(4);
  expect(shop.orderRow(first).Outstanding).toBe("1");
  expect(shop.orderRow(later)).toMatchObject({
    SKU: "Unknown SKU",
    Problem: expect.stringContaining("not in Products"),
  });
});

test.each([
  ["shipped", (shop: ReturnType<typeof quantityShop>, po: string) => shop.ship(po)],
  [
    "canceled",
    (shop: ReturnType<typeof quantityShop>, po: string) =>
      shop.walmart.sellerCenter.cancel(po, { reason: "CANCEL_BY_SELLER" }, shop.clock.now()),
  ],
])(
  "a line that is %s keeps its name, when its SKU is renamed in Products, and is not said to be unknown",
  (_, finish) => {
    const shop = quantityShop();
    const [unit = ""] = shop.phones({ A: 5 });
    shop.run();
    const po = shop.buy("A");
    shop.run();
    shop.commit(po, unit);
    shop.run();
    finish(shop, po);
    shop.run();
    shop.hands.type("Products", "SKU", "A", "SKU", "A-NEW");
    shop.run();
    expect(shop.orderRow(po)).toMatchObject({ SKU: "A", "SKU as sold": "A" });
    expect(shop.orderRow(po).Problem).not.toContain("not in Products");
  },
);
