/** When Walmart is told that an order was received, by the choice in Settings. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const HOUR = 3_600_000;
const COVERED = "Only when every line is recognized and covered";

function shopThat(choice: string, phones: number): QuantityShop {
  const shop = quantityShop();
  shop.phones({ A: phones });
  shop.switchOn({ "Order Acknowledgment": choice });
  shop.run();
  return shop;
}

/** A run, whatever it says. */
function later(shop: QuantityShop): void {
  shop.clock.advance(HOUR / 4);
  shop.sync();
  shop.walmart.passTime(shop.clock.now());
}

const states = (shop: QuantityShop, ...pos: readonly string[]) => pos.map((po) => shop.orderRow(po)["Walmart status"]);

test("covered: an order for what is in stock is acknowledged, one for more is not, and its row says why and until when", () => {
  const shop = shopThat(COVERED, 3);
  const fits = shop.buy("A", 2);
  later(shop);
  const many = shop.buy("A", 2);
  later(shop);
  expect(states(shop, fits, many)).toEqual(["Acknowledged", "Created"]);
  expect(shop.orderRow(many).Problem).toMatch(/not enough stock of A.*Walmart wants it by .*Acknowledge Selected/);
  shop.units("A", 1);
  later(shop);
  expect(states(shop, many)).toEqual(["Acknowledged"]);
  expect(shop.orderRow(many).Problem).toBe("");
});

test("covered: two orders in one run want the last unit: the older one has it", () => {
  const shop = shopThat(COVERED, 1);
  const first = shop.buy("A");
  shop.clock.advance(60_000);
  const second = shop.buy("A");
  later(shop);
  expect(states(shop, first, second)).toEqual(["Acknowledged", "Created"]);
  shop.walmart.sellerCenter.cancel(first, { reason: "CANCEL_BY_SELLER" }, shop.clock.now());
  later(shop);
  expect(states(shop, second)).toEqual(["Acknowledged"]);
});

test("covered: an Unknown SKU waits until its SKU is in Products, a unit is committed directly, or the line is removed", () => {
  const shop = shopThat(COVERED, 5);
  shop.map("L", { target: "A" });
  later(shop);
  const pos = [shop.buy("L"), shop.buy("L"), shop.buy("L")];
  later(shop);
  expect(states(shop, ...pos)).toEqual(["Created", "Created", "Created"]);
  expect(shop.orderRow(pos[0] ?? "").Problem).toContain("reads Unknown SKU");
  shop.commit(pos[0] ?? "", shop.rows("Inventory").find((row) => row.IMEI !== "")?.IMEI ?? "");
  shop.hands.tick("Orders", "PO", pos[1] ?? "", "Line removed");
  later(shop);
  expect(states(shop, ...pos)).toEqual(["Acknowledged", "Acknowledged", "Created"]);
  shop.variations("L");
  later(shop);
  expect(states(shop, ...pos)).toEqual(["Acknowledged", "Acknowledged", "Acknowledged"]);
});

test("manually: nothing is acknowledged by itself, and the row says until when Walmart wants it", () => {
  const shop = shopThat("Manually", 2);
  const po = shop.buy("A");
  for (let run = 0; run < 3; run += 1) later(shop);
  expect(states(shop, po)).toEqual(["Created"]);
  expect(shop.orderRow(po).Problem).toContain("says Manually");
  shop.switchOn({ "Order Acknowledgment": "On import" });
  later(shop);
  expect(states(shop, po)).toEqual(["Acknowledged"]);
});

test("manually: a package acknowledges its order first", () => {
  const shop = shopThat("Manually", 2);
  const po = shop.buy("A");
  later(shop);
  shop.ship(po);
  later(shop);
  expect(states(shop, po)).toEqual(["Shipped"]);
});
