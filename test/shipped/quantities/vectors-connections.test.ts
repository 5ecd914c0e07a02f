/** The product's test vectors on listings and what they are connected to. *Send* is the quantity set on Walmart. */
import { quantityShop } from "../../support/quantity-shop";

const HOUR_MS = 3_600_000;

test("vector h: a listing of two SKUs, A(3) and B(2), and an order of one A: 4", () => {
  const shop = quantityShop();
  shop.phones({ A: 3, B: 2 });
  shop.map("L", { target: "A" });
  shop.map("L", { target: "B" });
  shop.run();
  expect(shop.set("L")).toBe(5);
  shop.buy("A");
  shop.run();
  expect([shop.set("L"), shop.set("A"), shop.set("B")]).toEqual([4, 2, 2]);
});

test("vector i: one A on two listings, and both sell once: 0 on both, oversold by 1", () => {
  const shop = quantityShop();
  shop.phones({ A: 1 });
  shop.map("L2", { target: "A" });
  shop.run();
  shop.buy("A");
  shop.buy("L2");
  shop.run();
  expect([shop.set("A"), shop.set("L2")]).toEqual([0, 0]);
  expect([shop.listing("A").Why, shop.listing("L2").Why].join()).toBe(
    Array(2).fill("1 − 2 = -1 · oversold by 1 · never below 0").join(),
  );
});

test("vector i2: as i, only the listing that is connected by hand sells: 0 on both", () => {
  const shop = quantityShop();
  shop.phones({ A: 1 });
  shop.map("L2", { target: "A" });
  shop.run();
  expect([shop.set("A"), shop.set("L2")]).toEqual([1, 1]);
  shop.buy("L2");
  shop.run();
  expect([shop.set("A"), shop.set("L2")]).toEqual([0, 0]);
});

test("vector j: two variations share SKU S, one listing sells S, one a variation alone; S sells once: 4 and 1", () => {
  const shop = quantityShop();
  const [first = "", second = ""] = shop.variations("S", "S");
  shop.units(first, 2);
  shop.units(second, 3);
  shop.map("L1", { target: "S" });
  shop.map("L2", { as: "Variation", target: first });
  shop.run();
  expect([shop.set("L1"), shop.set("L2")]).toEqual([5, 2]);
  shop.buy("S");
  shop.run();
  expect([shop.set("L1"), shop.set("L2")]).toEqual([4, 1]);
});

test("vector k: a listing connected to S and to a variation of S sells what S alone would", () => {
  const shop = quantityShop();
  const [first = "", second = ""] = shop.variations("S", "S");
  shop.units(first, 2);
  shop.units(second, 3);
  shop.map("L", { target: "S" });
  shop.map("L", { as: "Variation", target: first });
  shop.run();
  expect([shop.set("L"), shop.set("S")]).toEqual([5, 5]);
});

test("vector t: a listing is retired and active again later: not sent meanwhile, then sent although the number is the same", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.map("L", { target: "A" });
  shop.run();
  shop.walmart.sellerCenter.changeItem("L", { lifecycleStatus: "RETIRED" });
  shop.importListings();
  shop.walmart.sellerCenter.setQuantity("L", 0);
  shop.run();
  expect(shop.listing("L")).toMatchObject({ "On Walmart as": "Ended", Connection: "Connected", "Connected to": "A" });
  expect(shop.set("L")).toBe(0);
  shop.walmart.sellerCenter.changeItem("L", { lifecycleStatus: "ACTIVE" });
  shop.importListings();
  shop.run();
  expect(shop.set("L")).toBe(5);
});

test("vector u: a listing that a complete import does not name: Not found, not sent, its row kept; a partial one changes nothing", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.run();
  const before = shop.listing("A");
  shop.walmart.faults.set({ name: "endless-cursor" });
  shop.walmart.sellerCenter.removeItem("A");
  shop.importListings();
  expect(shop.listing("A")).toEqual(before);
  shop.walmart.faults.clear();
  // Walmart's report, which stands for a list that came in part, takes its time.
  shop.clock.advance(HOUR_MS);
  shop.importListings();
  expect(shop.listing("A")["On Walmart as"]).toBe("Not found");
  const writes = shop.walmart.inventoryWrites().length;
  shop.units("A", 1);
  shop.run();
  expect(shop.walmart.inventoryWrites()).toHaveLength(writes);
  // Five were set there last, and they follow nothing any more.
  expect(shop.listing("A").Sync).toMatch(/^Problem: Walmart no longer lists it\. 5 set on Walmart follow no stock\./);
});

test("vector r: catalog SKU A is renamed A2: each kind of connection, and open lines keep their variations", () => {
  const shop = quantityShop();
  const [id = ""] = shop.variations("A");
  shop.units(id, 5);
  shop.map("L1", { target: "A" });
  shop.map("L2", { as: "Variation", target: id });
  shop.map("L3", { target: "A2" });
  shop.run();
  expect(["A", "L1", "L2"].map(shop.set)).toEqual([5, 5, 5]);
  shop.buy("A", 2);
  shop.run();
  expect(["A", "L1", "L2"].map(shop.set)).toEqual([3, 3, 3]);
  shop.hands.type("Products", "SKU", "A", "SKU", "A2");
  shop.hands.type("Listings", "Listing SKU", "L2", "Hold back", "1");
  shop.run();
  expect(shop.listing("A")).toMatchObject({ Connection: "Not connected" });
  expect(shop.listing("L1")).toMatchObject({ Connection: "Target missing", Sync: expect.stringContaining("Problem") });
  // Nothing was sent for the first two; the others still lack what the open order holds.
  expect(["A", "L1", "L2", "L3"].map(shop.set)).toEqual([3, 3, 2, 3]);
});

test("vector s: two rows of Products with one SKU while Unique SKUs is on: a problem on both, its quantities paused", () => {
  const shop = quantityShop();
  shop.phones({ S: 3, A: 2 });
  shop.run();
  expect(shop.set("S")).toBe(3);
  shop.switchOn({ "Unique SKUs": "On" });
  shop.variations("S");
  shop.units("A", 1);
  shop.hands.type("Listings", "Listing SKU", "S", "Max", "1");
  shop.run();
  const problems = shop.rows("Products").flatMap(({ SKU, Problem }) => (SKU === "S" ? [Problem] : []));
  expect(problems).toEqual(Array(2).fill(expect.stringContaining("The SKU S is in two rows")));
  expect(shop.listing("S").Sync).toContain("Paused: the SKU S");
  expect([shop.set("S"), shop.set("A")]).toEqual([3, 3]);
});

test("vector al: a 2-pack of A(5) and one open line of 1: outstanding 2, 1 is sent; two IMEIs committed: no warning", () => {
  const shop = quantityShop();
  const [one = "", two = "", three = ""] = shop.phones({ A: 5 });
  shop.map("L", { target: "A", per: 2 });
  shop.run();
  expect([shop.set("L"), shop.set("A")]).toEqual([2, 5]);
  const po = shop.buy("L");
  shop.run();
  expect(shop.listing("L")).toMatchObject({ Outstanding: "2", Calculated: "3", Why: "5 − 2 = 3 · 2 a listing = 1" });
  expect(shop.orderRow(po)).toMatchObject({ Outstanding: "2" });
  expect([shop.set("L"), shop.set("A")]).toEqual([1, 3]);
  shop.commit(po, one, two);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "2", Outstanding: "0", Problem: "" });
  expect([shop.set("L"), shop.set("A")]).toEqual([1, 3]);
  shop.commit(po, one, two, three);
  shop.run();
  expect(shop.orderRow(po).Problem).toContain("3 units are committed, 2 were ordered");
});

test("vector am: a kit of A(3) and 2 × B(5): 2", () => {
  const shop = quantityShop();
  shop.phones({ A: 3, B: 5 });
  shop.map("L", { target: "A", isPart: true });
  shop.map("L", { target: "B", per: 2, isPart: true });
  shop.run();
  expect(shop.set("L")).toBe(2);
  expect(shop.listing("L")).toMatchObject({ "Connected to": "A + 2 × B", Available: "5", Calculated: "5" });
  const po = shop.buy("L");
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Outstanding: "3" });
  expect(["L", "A", "B"].map(shop.set)).toEqual([1, 2, 3]);
});
