/** A run that dies at any of its steps takes a shipment off a counted lot once, not twice and not never. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

/** A death after a call that only looks leaves what a death before it leaves. */
const CHANGES = /batchUpdate|UrlFetch|setProperty|releaseLock/;

/** A package of 30 out of a lot of 100, and one of another channel, are about to be told. */
function aboutToShip(): QuantityShop {
  const shop = quantityShop();
  shop.lots({ A: 100 });
  shop.run();
  const po = shop.buy("A", 30);
  shop.typeOrder("EB-1", "A", 5);
  shop.run();
  shop.ship(po);
  shop.hands.type("Orders", "PO", "EB-1", "Shipped", "5");
  return shop;
}

test("whatever dies in between", () => {
  const shop = aboutToShip();
  const before = shop.world.snapshot();
  const { ledger } = shop.world.emulator;
  const seen = ledger.entries.length;
  shop.run();
  const calls = ledger.entries.slice(seen).map(({ service }) => service);
  const deaths = calls.flatMap((service, index) => (CHANGES.test(service) ? [index + 2] : []));
  expect(deaths.length).toBeGreaterThan(8);
  for (const killAtCall of deaths) {
    shop.world.restore(before);
    const args = ["syncNow", JSON.stringify(null)];
    expect(shop.world.run("sidebarDo", args, { from: "sidebar", killAtCall }).outcome).not.toBe("threw");
    shop.run();
    expect([killAtCall, shop.inventory("SKU or Variation ID", "A").Qty, shop.set("A")]).toEqual([killAtCall, "65", 65]);
  }
});
