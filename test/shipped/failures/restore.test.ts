import { failingShop, LASTING } from "../../support/failing-shop";

test.each(LASTING)(
  "Restore Removed Orders: the second of three is %s: the others come back, and it is named",
  (name) => {
    const shop = failingShop();
    const pos = ["A", "B", "C"].map((sku) => shop.buy(sku));
    shop.sync();
    for (const po of pos) shop.hands.deleteRow("Orders", "PO", po);
    shop.sync();
    const [, second = ""] = pos;
    shop.fail(name, { po: second }, "order");
    const back = () =>
      shop
        .rows("Orders")
        .map(({ PO }) => PO)
        .sort();
    shop.world.run("restoreRemovedOrders");
    expect(back()).toEqual(pos.filter((po) => po !== second).sort());
    expect(shop.toast()).toContain(
      `1 removed order could not be read from Walmart just now and is not back yet: ${second}. Choose Restore Removed Orders again.`,
    );
    shop.heal();
    shop.clock.advance(60_000);
    shop.world.run("restoreRemovedOrders");
    expect(back()).toEqual([...pos].sort());
  },
);
