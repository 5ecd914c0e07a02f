/** What time makes of an open order stands in its row, in words that stand still, and only once it needs the seller. */
import { HOUR_MS, later, orderShop } from "./order-shop";

const DAY_MS = 24 * HOUR_MS;

function ordered(settings: Readonly<Record<string, string>> = {}) {
  const shop = orderShop();
  shop.lots({ A: 20 });
  shop.switchOn(settings);
  shop.run();
  shop.walmart.adjust({ switches: { autoCancelDays: "never" } });
  const po = shop.buy("A");
  shop.run();
  const problem = () => shop.orderRow(po).Problem ?? "";
  const shipBy = shop.walmart.order(po)?.shippingInfo?.estimatedShipDate ?? 0;
  /** Some minutes after an instant. */
  const runAt = (at: number) => {
    shop.clock.advance(at + 10 * 60_000 - shop.clock.now());
    return shop.sync();
  };
  const idle = () => expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);
  return { ...shop, po, problem, shipBy, runAt, idle };
}

test("near Walmart's auto-cancel date a line says until when it has to leave, and the shop says that a row needs you", () => {
  const shop = ordered();
  expect(shop.runAt(shop.shipBy + DAY_MS).status.kind).toBe("up to date");
  expect(shop.problem()).toBe("");
  expect(shop.runAt(shop.shipBy + 2 * DAY_MS).status.kind).toBe("rows");
  // Ship by is 2026-03-04 06:00 UTC; four days later it is one o'clock at night in New York.
  expect(shop.problem()).toBe(
    "Not shipped: Walmart cancels this line from 2026-03-08 01:00 on. Ship it, or cancel it in Seller Center.",
  );
});

test("the warning stands still: hours later an idle run writes nothing", () => {
  const shop = ordered();
  shop.runAt(shop.shipBy + 2 * DAY_MS);
  const before = shop.problem();
  for (let hour = 0; hour < 3; hour += 1) {
    shop.clock.advance(3 * HOUR_MS);
    shop.idle();
  }
  expect(shop.problem()).toBe(before);
});

test("shipped, canceled or removed, it is warned of no longer", () => {
  const shop = ordered();
  shop.runAt(shop.shipBy + 2 * DAY_MS);
  const before = shop.world.snapshot();
  shop.ship(shop.po);
  shop.sync();
  expect(shop.problem()).toBe("");
  shop.world.restore(before);
  shop.walmart.sellerCenter.cancel(shop.po, { reason: "SELLER_CANCEL_PRICING_ERROR" }, shop.clock.now());
  shop.sync();
  expect(shop.problem()).toBe("");
  shop.world.restore(before);
  shop.hands.tick("Orders", "PO", shop.po, "Line removed");
  shop.sync();
  expect(shop.problem()).not.toContain("Walmart cancels");
});

test.each([
  ["7", 5, "2026-03-11 02:00"],
  ["1", 0, "2026-03-05 01:00"],
  ["0", 0, "2026-03-04 01:00"],
])("with %s Auto-Cancel Days it warns %p days after Ship by, across a change of clocks", (days, after, until) => {
  const shop = ordered({ "Auto-Cancel Days": days });
  shop.runAt(shop.shipBy + after * DAY_MS - HOUR_MS);
  expect(shop.problem()).toBe("");
  shop.runAt(shop.shipBy + after * DAY_MS);
  expect(shop.problem()).toContain(until);
});

test("a number of days that nobody can read is named, and four count", () => {
  const shop = ordered({ "Auto-Cancel Days": "soon" });
  expect(shop.runAt(shop.shipBy + 2 * DAY_MS).problems.join(" ")).toContain("Settings ▸ Auto-Cancel Days: “soon”");
  expect(shop.problem()).toContain("2026-03-08");
});

test("an order that is open for a month reminds of the stock that it holds", () => {
  const shop = ordered({ "Auto-Cancel Days": "99" });
  later(shop, 29 * 24, 1);
  expect(shop.problem()).toBe("");
  later(shop, 24, 1);
  expect(shop.problem()).toMatch(/^Open since 2026-03-02 \d\d:\d\d, and still holding stock\./);
  expect(shop.orderRow(shop.po).Outstanding).toBe("1");
});
