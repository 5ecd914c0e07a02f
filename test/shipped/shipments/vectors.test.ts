/** The product's test vectors on shipments, and packages that left elsewhere, on the built bundle. */
import { failingShop } from "../../support/failing-shop";
import { quantityShop } from "../../support/quantity-shop";

const shopWith = (units: number) => {
  const shop = quantityShop();
  shop.lots({ A: units });
  shop.run();
  return shop;
};

test("vector w: an order is shipped in Seller Center: Shipped, its tracking comes into Shipments once, nothing is sent", () => {
  const shop = shopWith(10);
  const pos = [shop.buy("A", 2), shop.buy("A")];
  shop.run();
  const [po = "", second = ""] = pos;
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: "=1Z999AA10123456784" }, shop.clock.now());
  const asked = shop.walmart.ledger().length;
  shop.run();
  shop.run();
  expect(shop.orderRow(po)["Order status"]).toBe("Shipped");
  expect(shop.rows("Shipments")).toEqual([
    expect.objectContaining({
      PO: po,
      Line: shop.orderRow(po).Line,
      Qty: "2",
      Carrier: "UPS",
      "Tracking number": "=1Z999AA10123456784",
      Source: "Walmart",
      State: "Not needed",
      "Sent at": "",
    }),
  ]);
  const posts = shop.walmart
    .ledger()
    .slice(asked)
    .filter(({ path }) => path.endsWith("/shipping"));
  expect(posts).toEqual([]);
  // Deleted, it stays away; what leaves later comes.
  shop.hands.deleteRow("Shipments", "PO", po);
  shop.walmart.sellerCenter.ship(
    second,
    { carrier: "USPS", trackingNumber: "9400110898825022579493" },
    shop.clock.now(),
  );
  shop.run();
  shop.run();
  expect(shop.rows("Shipments").map((row) => [row.PO, row.Source, row.State])).toEqual([
    [second, "Walmart", "Not needed"],
  ]);
});

test("vector w: an order that comes in shipped brings its tracking along; one from before Aisle watched does not", () => {
  const shop = shopWith(10);
  const old = shop.buy("A");
  shop.walmart.sellerCenter.ship(old, { carrier: "UPS", trackingNumber: "1Z999AA10123456784" }, shop.clock.now());
  shop.clock.advance(3_600_000);
  shop.run();
  expect(shop.rows("Shipments").map((row) => row.PO)).toEqual([old]);
  const earlier = shop.walmart.buyers.order(
    { lines: [{ sku: "A", quantity: 1 }], isForced: true },
    shop.clock.now() - 20 * 86_400_000,
  );
  if (earlier.kind === "refused") throw new Error(earlier.reason);
  const before = shop.clock.now() - 19 * 86_400_000;
  shop.walmart.sellerCenter.ship(
    earlier.purchaseOrderId,
    { carrier: "UPS", trackingNumber: "1Z999AA10000000002" },
    before,
  );
  shop.switchOn({ "Minimum Order Date": "2026-01-01" });
  shop.run();
  shop.run();
  expect(shop.rows("Shipments").map((row) => row.PO)).toEqual([old]);
});

test("vector af: two labels for one order, one line of 1: the older is sent, the second is kept as extra tracking", () => {
  const shop = failingShop();
  const po = shop.buy("A");
  shop.sync();
  shop.ship(po, { "Tracking number": "1Z999AA10000000002", "Ship date": "2026-03-02 09:30" });
  shop.ship(po, { "Tracking number": "1Z999AA10123456784", "Ship date": "2026-03-02 09:10" });
  shop.sync();
  shop.hours(2);
  expect(shop.walmart.shipmentsOf(po).map(({ trackingNumber }) => trackingNumber)).toEqual(["1Z999AA10123456784"]);
  expect(shop.rows("Shipments").map((row) => [row["Tracking number"], row.State])).toEqual([
    ["1Z999AA10000000002", "Not needed"],
    ["1Z999AA10123456784", "Sent"],
  ]);
  expect(shop.rows("Shipments")[0]?.["Walmart said"]).toContain("This number stays here as an extra one");
});

test("a number corrected within four hours is corrected on Walmart; a day later the row says what to do", () => {
  const shop = failingShop();
  const po = shop.buy("A", 2);
  shop.sync();
  const { Line = "" } = shop.order(po);
  shop.ship(po, { Line, Qty: "1", "Tracking number": "1Z999AA10123456784" });
  shop.ship(po, { Line, Qty: "1", "Tracking number": "1Z999AA10000000002" });
  shop.sync();
  shop.hours(1);
  const right = "9400110898825022579493";
  shop.hands.type("Shipments", "Tracking number", "1Z999AA10123456784", "Tracking number", right);
  shop.hands.type("Shipments", "Tracking number", right, "Carrier", "USPS");
  shop.hours(2);
  const shown = () => shop.walmart.shipmentsOf(po).map(({ trackingNumber, units }) => `${units} ${trackingNumber}`);
  expect(shown()).toEqual([`1 ${right}`, "1 1Z999AA10000000002"]);
  expect(shop.rows("Shipments").map((row) => row.State)).toEqual(["Sent", "Sent"]);
  shop.hours(24);
  shop.hands.type("Shipments", "Tracking number", right, "Tracking number", "9400110898825022579486");
  shop.hours(1);
  expect(shown()).toEqual([`1 ${right}`, "1 1Z999AA10000000002"]);
  expect(shop.rows("Shipments")[0]).toMatchObject({
    State: "Problem",
    "Walmart said": expect.stringMatching(/^Walmart still shows 9400110898825022579493 .* about 4 hours/),
  });
});
