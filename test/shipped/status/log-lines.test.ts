/** What Log says of a run's work: one line each, so that a colleague can look later. */
import { runningShop, type Shop } from "../../support/shop-under-test";

const lines = (shop: Shop): readonly (string | undefined)[] => shop.rows("Log").map((row) => row["What happened"]);

test("what was set on Walmart is counted, with who started the run; an idle run adds no line", () => {
  const shop = runningShop();
  for (const sku of ["A", "B"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", "6");
  shop.sync();
  expect(lines(shop)[0]).toBe("2 quantities were set on Walmart in a run that seller@example.com started.");
  const before = shop.book.snapshot();
  shop.sync();
  expect(shop.book.snapshot()).toBe(before);
});

test("an automatic run says so, and what somebody approved is counted", () => {
  const shop = runningShop();
  shop.world.run("startSchedule");
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "7");
  shop.clock.advance(3_600_000);
  shop.world.fireDueTriggers();
  expect(lines(shop)[0]).toBe("1 quantity was set on Walmart in an automatic run.");
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "900");
  shop.sync();
  shop.hands.tick("Preview", "Listing SKU", "B", "Approve");
  shop.world.run("sendApproved");
  expect(lines(shop)).toContain(
    "1 quantity was set on Walmart (1 approved in Preview) in a run that seller@example.com started.",
  );
});

test("orders that Walmart was told of are counted and named", () => {
  const shop = runningShop();
  const pos = [shop.buy("A"), shop.buy("B")];
  shop.sync();
  const told = lines(shop).find((line) => line?.startsWith("Walmart was told that 2 orders were received"));
  for (const po of pos) expect(told).toContain(po);
});

test("a pause is told when it begins, once, and when it is over", () => {
  const shop = runningShop();
  shop.hands.type("Warehouses", "Warehouse", "Main", "Counts", "FALSE");
  for (let runs = 0; runs < 3; runs += 1) {
    shop.clock.advance(3_600_000);
    shop.sync();
  }
  expect(lines(shop).filter((line) => line?.startsWith("No quantity leaves: no warehouse is ticked"))).toHaveLength(1);
  shop.hands.type("Warehouses", "Warehouse", "Main", "Counts", "TRUE");
  shop.sync();
  expect(lines(shop)[0]).toBe("Up to date.");
});

test("a run is named by when it began, alike in all of its lines", () => {
  const shop = runningShop();
  shop.buy("A");
  shop.sync();
  const [first, second] = shop.rows("Log").map(({ Run }) => Run);
  expect(first).toMatch(/^2026-03-02 \d\d:\d\d$/);
  expect(second).toBe(first);
});
