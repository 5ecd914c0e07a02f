/** The product's test vectors on what Walmart itself keeps aside for its open orders. *Send* is the quantity set there. */
import { quantityShop } from "../../support/quantity-shop";

const HOUR_MS = 3_600_000;

/** Ten of A are set on Walmart. */
function tenOfA({ reserves, falls }: { readonly reserves: "On" | "Off"; readonly falls?: boolean }) {
  const shop = quantityShop();
  shop.walmart.adjust({ switches: { inputFallsAtShipping: falls === true } });
  shop.switchOn({ "Walmart reserves its own orders": reserves });
  const imeis = shop.phones({ A: 10 });
  shop.run();
  shop.clock.advance(HOUR_MS);
  expect(shop.set("A")).toBe(10);
  return { shop, imeis };
}

test.each([false, true])(
  "vector ab: reserve option on, 10 available, 1 unshipped Walmart order: 10; after commit 10; after shipping 9 (shipping lowers the number there: %s)",
  (falls) => {
    const { shop, imeis } = tenOfA({ reserves: "On", falls });
    const po = shop.buy("A");
    const writes = shop.walmart.inventoryWrites("A").length;
    shop.run();
    expect([shop.set("A"), shop.walmart.stock("A")?.sellable]).toEqual([10, 9]);
    expect(shop.listing("A").Why).toBe("10 − 1 = 9 · reserved by Walmart 1 = 10");
    shop.commit(po, imeis[0] ?? "");
    shop.run();
    expect(shop.set("A")).toBe(10);
    expect(shop.walmart.inventoryWrites("A")).toHaveLength(writes);
    shop.ship(po);
    shop.run();
    expect([shop.set("A"), shop.walmart.stock("A")?.sellable]).toEqual([9, 9]);
    expect(shop.listing("A").Why).toBe("9 − 0 = 9");
    for (let hour = 0; hour < 3; hour += 1) {
      shop.clock.advance(HOUR_MS);
      shop.run();
      expect(shop.set("A")).toBe(9);
    }
    expect(shop.rows("Log").filter((row) => row["What happened"]?.includes("changed outside"))).toEqual([]);
  },
);

test("vector ac: reserve option on, an order that is placed and not imported yet: 10", () => {
  const { shop } = tenOfA({ reserves: "On" });
  shop.switchOn({ "Order Import": "Off" });
  shop.buy("A");
  shop.run();
  shop.clock.advance(HOUR_MS);
  shop.run();
  expect([shop.set("A"), shop.walmart.stock("A")?.reserved]).toEqual([10, 1]);
});

test("vector ad: reserve option off, as ab: 9", () => {
  const { shop, imeis } = tenOfA({ reserves: "Off" });
  const po = shop.buy("A");
  shop.run();
  expect(shop.set("A")).toBe(9);
  shop.commit(po, imeis[0] ?? "");
  shop.run();
  expect(shop.set("A")).toBe(9);
});
