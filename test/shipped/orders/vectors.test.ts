/** The product's test vectors on what becomes of an order. *Send* is the quantity set on Walmart. */
import { later, orderShop } from "./order-shop";

test("vector m: a line of 3, canceled 1, committed 1, shipped 1: outstanding 1", () => {
  const shop = orderShop();
  const [first = ""] = shop.phones({ A: 10 });
  shop.run();
  const po = shop.buy("A", 3);
  shop.run();
  const lines = [{ lineNumber: shop.orderRow(po).Line ?? "", units: 1 }];
  shop.commit(po, first);
  shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR", lines }, shop.clock.now());
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1Z1", lines }, shop.clock.now());
  later(shop, 1, 2);
  expect(shop.orderRow(po)).toMatchObject({ Canceled: "1", Committed: "1", Shipped: "1", Outstanding: "1" });
  // 10 phones, one committed, one more to go out.
  expect(shop.set("A")).toBe(8);
});

test("vector p: an open row is deleted: not imported again, its outstanding and units are free and named; restored with them", () => {
  const shop = orderShop();
  const [first = ""] = shop.phones({ A: 10 });
  shop.run();
  const po = shop.buy("A", 2);
  shop.run();
  shop.commit(po, first);
  shop.run();
  expect(shop.set("A")).toBe(8);
  shop.hands.deleteRow("Orders", "PO", po);
  later(shop, 13, 2);
  expect(shop.rows("Orders")).toEqual([]);
  expect(shop.set("A")).toBe(10);
  const named = shop.rows("Log").filter((row) => row.Key === po && row["What happened"]?.includes(first));
  expect(named).toHaveLength(1);
  shop.world.run("restoreRemovedOrders");
  later(shop, 1, 1);
  expect(shop.orderRow(po)).toMatchObject({ "IMEIs / units": first, Committed: "1", Outstanding: "1" });
  expect(shop.set("A")).toBe(8);
});

test("vector w: an order is shipped in Seller Center: Shipped, and nothing is sent", () => {
  const shop = orderShop();
  shop.lots({ A: 10 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1ZCENTER" }, shop.clock.now());
  const calls = shop.walmart.ledger().length;
  later(shop, 1, 2);
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Shipped", Shipped: "1", Outstanding: "0", Problem: "" });
  const sent = shop.walmart.ledger().slice(calls);
  expect(sent.filter(({ path }) => path.endsWith("/shipping"))).toEqual([]);
  expect([shop.set("A"), shop.inventory("SKU or Variation ID", "A").Qty]).toEqual([9, "9"]);
});
