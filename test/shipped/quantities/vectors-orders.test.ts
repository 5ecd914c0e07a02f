/** The product's test vectors on orders. *Send* is the quantity set on Walmart. */
import { quantityShop } from "../../support/quantity-shop";

test("vector a: 10 available, no orders: 10 is sent", () => {
  const shop = quantityShop();
  shop.phones({ A: 10 });
  shop.run();
  expect(shop.set("A")).toBe(10);
  expect(shop.listing("A")).toMatchObject({ Sync: "In sync", Why: "10 − 0 = 10" });
});

test("vector b: an open order of 1 that is not committed: 9 on every listing that shares the pool", () => {
  const shop = quantityShop();
  shop.phones({ A: 10 });
  shop.map("L", { target: "A" });
  shop.run();
  expect([shop.set("A"), shop.set("L")]).toEqual([10, 10]);
  shop.buy("A");
  shop.run();
  expect([shop.set("A"), shop.set("L")]).toEqual([9, 9]);
});

test("vector c, vector d: commit 1 IMEI: available 9, outstanding 0: 9; shipped and its row deleted: still 9", () => {
  const shop = quantityShop();
  const [first = ""] = shop.phones({ A: 10 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, first);
  shop.run();
  expect(shop.listing("A")).toMatchObject({ Available: "9", Outstanding: "0" });
  expect(shop.set("A")).toBe(9);
  shop.ship(po);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Shipped" });
  expect(shop.set("A")).toBe(9);
  shop.hands.deleteRow("Orders", "PO", po);
  shop.run();
  expect(shop.rows("Orders")).toEqual([]);
  expect(shop.set("A")).toBe(9);
});

test("vector e: shipped without commit: 10, and the order says Shipped without IMEI", () => {
  const shop = quantityShop();
  shop.phones({ A: 10 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  expect(shop.set("A")).toBe(9);
  shop.ship(po);
  shop.run();
  expect(shop.set("A")).toBe(10);
  expect(shop.orderRow(po).Problem).toContain("Shipped without IMEI");
});

test("vector f: Shipped is wrongly ticked Open: what Walmart shipped holds nothing, and the order warns of the IMEI", () => {
  const shop = quantityShop();
  shop.phones({ A: 10 });
  shop.hands.tick("Order Statuses", "Status", "Shipped", "Open");
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1Z1" }, shop.clock.now());
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Shipped", Outstanding: "0" });
  expect(shop.orderRow(po).Problem).toContain("Shipped without IMEI");
  expect(shop.set("A")).toBe(10);
});

test("vector g: 3 available, 5 outstanding: 0 is sent, and it says oversold by 2", () => {
  const shop = quantityShop();
  shop.phones({ A: 3 });
  shop.run();
  shop.buy("A", 5);
  shop.run();
  expect(shop.set("A")).toBe(0);
  expect(shop.listing("A").Why).toContain("oversold by 2");
});

test("vector v: an order that is open on a vanished listing is still outstanding for its pool", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.map("L", { target: "A" });
  shop.run();
  shop.buy("L", 2);
  // The listing is gone before Aisle sees the order.
  shop.walmart.sellerCenter.removeItem("L");
  shop.importListings();
  shop.run();
  expect(shop.listing("L")["On Walmart as"]).toBe("Not found");
  expect(shop.set("A")).toBe(3);
});

test("vector x: shipped 1 of 3: Acknowledged, outstanding 2 while nothing is committed", () => {
  const shop = quantityShop();
  shop.phones({ A: 10 });
  shop.run();
  const po = shop.buy("A", 3);
  shop.run();
  shop.ship(po, 1);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Ready to Ship", Shipped: "1", Outstanding: "2" });
  expect(shop.set("A")).toBe(8);
});

test("vector ae: an open order of another channel that the seller typed reduces every listing of its SKU", () => {
  const shop = quantityShop();
  shop.phones({ A: 4 });
  shop.map("L", { target: "A" });
  shop.run();
  shop.typeOrder("EB-1", "A", 1);
  shop.run();
  expect([shop.set("A"), shop.set("L")]).toEqual([3, 3]);
  expect(shop.orderRow("EB-1")).toMatchObject({ Outstanding: "1", Problem: "" });
});

test("vector o, vector o2: an unknown line on a listing connected by hand holds one, whatever becomes of it", () => {
  const shop = quantityShop();
  const [unit = ""] = shop.phones({ A: 5 });
  shop.map("L", { target: "A" });
  shop.run();
  const po = shop.buy("L");
  shop.run();
  expect(shop.orderRow(po).SKU).toBe("Unknown SKU");
  expect(shop.set("L")).toBe(4);
  const before = shop.world.snapshot();
  shop.commit(po, unit);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1", Problem: "" });
  expect(shop.set("L")).toBe(4);
  shop.world.restore(before);
  shop.variations("L");
  shop.run();
  expect(shop.orderRow(po).SKU).toBe("L");
  expect(shop.set("L")).toBe(4);
});

test("vector q: a line that is ticked removed holds nothing while its order is open; its units stay committed", () => {
  const shop = quantityShop();
  const [unit = ""] = shop.phones({ A: 5 });
  shop.run();
  const po = shop.buy("A", 2);
  shop.run();
  shop.commit(po, unit);
  shop.run();
  expect(shop.set("A")).toBe(3);
  shop.hands.tick("Orders", "PO", po, "Line removed");
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1", Outstanding: "0" });
  expect(shop.set("A")).toBe(4);
});
