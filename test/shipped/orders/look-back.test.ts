/** Once a day everything that Walmart calls open is compared with the sheet: whatever came late or unnoticed is found. */
import { HOUR_MS, lateBy, later, type OrderShop, orderShop } from "./order-shop";

const DAY_MS = 24 * HOUR_MS;
const pos = (shop: OrderShop) => shop.rows("Orders").map(({ PO }) => PO);

/** The calls for lists of what is open, one text for each. */
const looks = (shop: OrderShop, from: number) =>
  shop.walmart
    .ledger()
    .slice(from)
    .filter(({ query }) => /(^|&)status=/.test(query ?? ""));

function opened() {
  const shop = orderShop();
  shop.phones({ A: 5, B: 50 });
  shop.run();
  return shop;
}

/** The daily look is due, and the lists of what is new begin two hours before the last sale, five hours ago. */
function due() {
  const shop = opened();
  shop.clock.advance(22 * HOUR_MS);
  const sold = shop.buy("B");
  shop.run();
  shop.clock.advance(5 * HOUR_MS);
  const po = shop.buy("A");
  lateBy(shop, po, 9 * HOUR_MS);
  return { shop, sold, po };
}

test.each([2.5, 30, 24 * 20])(
  "an order appears with dates of %p hours ago: it comes in within a day, holds stock, and is there once",
  (hours) => {
    const shop = opened();
    shop.clock.advance(DAY_MS * 25);
    shop.buy("B");
    shop.run();
    const po = shop.buy("A");
    lateBy(shop, po, hours * HOUR_MS);
    later(shop, 5, 5);
    expect(pos(shop).filter((one) => one === po)).toHaveLength(1);
    expect(shop.set("A")).toBe(4);
  },
);

test("one placed before the Minimum Order Date that the seller typed stays out", () => {
  const shop = opened();
  shop.switchOn({ "Minimum Order Date": "2026-11-23" });
  shop.clock.advance(5 * DAY_MS);
  shop.run();
  const po = shop.buy("A");
  lateBy(shop, po, 10 * DAY_MS);
  later(shop, 13, 2);
  expect(pos(shop)).not.toContain(po);
});

test("a deleted order stays away, although it is open for days", () => {
  const shop = opened();
  const po = shop.buy("A");
  shop.run();
  shop.hands.deleteRow("Orders", "PO", po);
  later(shop, 7, 7);
  expect(pos(shop)).not.toContain(po);
  expect(shop.set("A")).toBe(5);
});

test("a change that no list of changes named is found: canceled, and its stock is free again", () => {
  const shop = opened();
  const po = shop.buy("A", 2);
  shop.run();
  expect(shop.set("A")).toBe(3);
  shop.clock.advance(HOUR_MS);
  shop.walmart.sellerCenter.cancel(po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
  shop.rewrite((text) => text.replace(/"modifiedAt":\d+/g, '"modifiedAt":0'));
  later(shop, 13, 2);
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Canceled", Outstanding: "0" });
  expect(shop.set("A")).toBe(5);
});

test("it is looked at once a day, and no other run asks anything for it", () => {
  const shop = opened();
  later(shop, 25, 1);
  const from = shop.walmart.ledger().length;
  later(shop, 8, 3);
  expect(looks(shop, from)).toHaveLength(6);
  const again = shop.walmart.ledger().length;
  later(shop, 5, 4);
  expect(looks(shop, again)).toHaveLength(0);
});

test("a look that fails for hours keeps no order and no number back, is told with its age, and is made up for", () => {
  const { shop, sold, po } = due();
  shop.failListsByStatus(true);
  const other = shop.buy("B", 3);
  shop.lots({ L1: 7 });
  const first = shop.sync();
  expect([pos(shop).sort(), shop.set("B"), shop.set("L1")]).toEqual([[other, sold].sort(), 46, 7]);
  expect(first.problems.join(" ")).toContain("The daily look through Walmart's open orders");
  shop.clock.advance(3 * HOUR_MS);
  expect(shop.sync().problems.join(" ")).toContain("It has failed for 3 hours");
  shop.failListsByStatus(false);
  later(shop, 1, 1);
  expect(pos(shop)).toContain(po);
  expect(shop.sync()).toMatchObject({ kind: "done", problems: [] });
});

test("a run that dies at any call of it loses nothing and doubles nothing", () => {
  const { shop, sold, po } = due();
  const before = shop.world.snapshot();
  let calls = 0;
  shop.sync({
    beforeCall: () => {
      calls += 1;
    },
  });
  for (let killed = 3; killed < calls; killed += 4) {
    shop.world.restore(before);
    shop.world.run("sidebarDo", ["syncNow", "null"], { from: "sidebar", killAtCall: killed });
    later(shop, 1, 1);
    expect([killed, pos(shop)]).toEqual([killed, [sold, po]]);
    expect(shop.set("A")).toBe(4);
  }
});

test("an order that leaves its status between two pages of the look hides no other one", () => {
  const { shop, sold, po } = due();
  shop.walmart.adjust({ switches: { mostPerPage: 2 } });
  const late = [9, 8].map((hours) => {
    const one = shop.buy("A");
    lateBy(shop, one, hours * HOUR_MS);
    return one;
  });
  const newest = late[1] ?? "";
  shop.betweenPages(() => shop.walmart.sellerCenter.acknowledge(newest, shop.clock.now()));
  shop.run();
  expect(pos(shop).sort()).toEqual([sold, po, ...late].sort());
  expect(shop.set("A")).toBe(2);
});
