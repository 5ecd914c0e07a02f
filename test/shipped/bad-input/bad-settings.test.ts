/** Settings that cannot be read: what rests on them stands still until they are put right, and nothing else is lost. */
import { quantityShop } from "../../support/quantity-shop";

test("a Walmart account that cannot be read: nothing is asked of any account, and once it is right all goes on by itself", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.run();
  shop.units("A", 1);
  const po = shop.buy("BASE");
  shop.switchOn({ "Walmart account": "sandbox" });
  const calls = shop.walmart.ledger().length;
  const { kind, summary } = shop.sync();
  expect(kind).toBe("failed");
  expect(summary).toContain("Settings ▸ Walmart account: “sandbox” cannot be chosen.");
  expect(shop.walmart.ledger()).toHaveLength(calls);
  expect(shop.listing("A").Sync).toContain("Paused: Settings ▸ Walmart account");
  shop.switchOn({ "Walmart account": "Production" });
  shop.run();
  expect([shop.set("A"), shop.set("BASE"), shop.orderRow(po).SKU]).toEqual([6, 9, "BASE"]);
  expect(shop.rows("Preview")).toEqual([]);
});

test.each(["Off", "On"])(
  "a setting in two rows that differ counts as neither, is named, and %s may be first",
  (first) => {
    const shop = quantityShop();
    shop.phones({ A: 5 });
    shop.run();
    const second = first === "On" ? "Off" : "On";
    shop.switchOn({ "Order Import": first });
    shop.hands.fill("Settings", ["Setting", "Value"], [["Order Import", second]]);
    shop.units("A", 1);
    const { problems } = shop.sync();
    expect(problems.join(" ")).toContain("Settings ▸ Order Import: several rows have this name and differ.");
    // Sales may be missing, so no number leaves.
    expect(shop.set("A")).toBe(5);
  },
);

test("a setting in two rows that say the same counts once", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.hands.fill("Settings", ["Setting", "Value"], [["Order Import", "On"]]);
  const { problems } = shop.sync();
  expect(problems).toEqual([]);
  expect(shop.set("A")).toBe(5);
});
