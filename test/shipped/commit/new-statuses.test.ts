/** Status After Commit and Status After Shipping: written once, and never over what the seller typed since. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const status = (shop: QuantityShop, imei: string) => shop.inventory("IMEI", imei).Status;

function shopWith(settings: Readonly<Record<string, string>>) {
  const shop = quantityShop();
  shop.switchOn(settings);
  const [first = ""] = shop.phones({ A: 3 });
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, first);
  shop.run();
  return { shop, first, po };
}

const BOTH = { "Status After Commit": "Reserved", "Status After Shipping": "Sold" };

test("committed, then shipped: each writes its status once, and the number falls once", () => {
  const { shop, first, po } = shopWith(BOTH);
  expect([status(shop, first), shop.set("A")]).toEqual(["Reserved", 2]);
  shop.run();
  expect(shop.set("A")).toBe(2);
  shop.ship(po);
  shop.run();
  expect([status(shop, first), shop.set("A")]).toEqual(["Sold", 2]);
});

test("a status that the seller types afterwards stays", () => {
  const { shop, first, po } = shopWith(BOTH);
  shop.hands.type("Inventory", "IMEI", first, "Status", "On the bench");
  shop.run();
  expect(status(shop, first)).toBe("On the bench");
  shop.ship(po);
  shop.run();
  shop.hands.type("Inventory", "IMEI", first, "Status", "Gone");
  shop.run();
  expect(status(shop, first)).toBe("Gone");
});

test("uncommitted: the status from before comes back if Aisle's still stands, and the unit counts", () => {
  const { shop, first, po } = shopWith(BOTH);
  const before = shop.world.snapshot();
  shop.commit(po, "");
  shop.run();
  expect([status(shop, first), shop.listing("A").Available]).toEqual(["Available", "3"]);
  shop.world.restore(before);
  shop.hands.type("Inventory", "IMEI", first, "Status", "Broken");
  shop.commit(po, "");
  shop.run();
  expect(status(shop, first)).toBe("Broken");
});

test("a unit that comes back keeps its status, so that somebody looks at it first", () => {
  const { shop, first, po } = shopWith(BOTH);
  shop.ship(po);
  shop.run();
  shop.hands.tick("Inventory", "IMEI", first, "Returned");
  shop.run();
  expect([status(shop, first), shop.set("A")]).toEqual(["Sold", 2]);
  shop.hands.type("Inventory", "IMEI", first, "Status", "Available");
  shop.run();
  expect(shop.set("A")).toBe(3);
});

test("switched on later, nothing is written to units that were committed before", () => {
  const { shop, first } = shopWith({});
  shop.switchOn(BOTH);
  shop.run();
  expect(status(shop, first)).toBe("Available");
});
