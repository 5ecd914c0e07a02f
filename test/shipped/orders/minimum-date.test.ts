/** Which orders come in: from the minimum date on, as far as Walmart reaches, and what they bring with them. */
import { later, orderShop } from "./order-shop";

const DAY_MS = 86_400_000;

/** A phone and a lot were sold and shipped 50 days ago, another phone was canceled; none of it is in the sheet. */
function longRunning() {
  const shop = orderShop();
  shop.phones({ A: 5 });
  shop.lots({ B: 20 });
  const old = () => {
    const placed = { phone: shop.buy("A"), lot: shop.buy("B", 3), canceled: shop.buy("A") };
    for (const po of [placed.phone, placed.lot])
      shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: `1Z${po}` }, shop.clock.now());
    shop.walmart.sellerCenter.cancel(placed.canceled, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
    return placed;
  };
  return { shop, old };
}

test("vector ai: a minimum date moved back 60 days brings old shipped orders as Shipped, and asks nothing about them", () => {
  const { shop, old } = longRunning();
  shop.switchOn({ "Order Import": "Off" });
  const { phone, lot, canceled } = old();
  shop.clock.advance(50 * DAY_MS);
  // The seller counted his shelf meanwhile. From now on orders come in.
  shop.switchOn({ "Order Import": "On", "Minimum Order Date": "2026-04-20" });
  shop.run();
  expect(shop.rows("Orders")).toEqual([]);
  const calls = shop.walmart.ledger().length;
  shop.switchOn({ "Minimum Order Date": "2026-02-20" });
  const report = shop.sync();
  for (const po of [phone, lot])
    expect(shop.orderRow(po)).toMatchObject({ "Order status": "Shipped", Outstanding: "0", Problem: "" });
  expect(shop.orderRow(canceled)).toMatchObject({ "Order status": "Canceled", Outstanding: "0", Problem: "" });
  expect(report.status.kind).toBe("up to date");
  later(shop, 1, 2);
  const posted = shop.walmart
    .ledger()
    .slice(calls)
    .filter(({ method, path }) => method === "POST" && path.includes("/orders/"));
  expect(posted).toEqual([]);
  expect([shop.set("A"), shop.set("B"), shop.inventory("SKU or Variation ID", "B").Qty]).toEqual([5, 20, "20"]);
  expect(shop.rows("Shipments").filter((row) => row.State === "Pending")).toEqual([]);
});

test("a minimum date before Walmart's 180 days takes what there is, and says so once in the report", () => {
  const { shop } = longRunning();
  shop.switchOn({ "Minimum Order Date": "2024-01-01" });
  expect(shop.sync().problems.join(" ")).toContain("no orders older than 180 days");
});

test("a minimum date moved later removes nothing, and its orders still follow Walmart", () => {
  const { shop } = longRunning();
  const po = shop.buy("B", 2);
  shop.run();
  shop.clock.advance(DAY_MS);
  shop.switchOn({ "Minimum Order Date": "2026-12-01" });
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "1Z9" }, shop.clock.now());
  later(shop, 1, 1);
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Shipped", Shipped: "2" });
  const later2 = shop.buy("B");
  later(shop, 1, 1);
  expect(shop.rows("Orders").map(({ PO }) => PO)).not.toContain(later2);
});
