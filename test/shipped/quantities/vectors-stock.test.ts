/** The product's test vectors on units and counted lots. *Send* is the quantity set on Walmart. */
import { quantityShop } from "../../support/quantity-shop";

test("vector l: a unit without warehouse or in a status that does not count is left out, and Why says so", () => {
  const shop = quantityShop();
  shop.phones({ A: 3 });
  shop.units("A", 1, { Warehouse: "" });
  shop.units("A", 2, { Status: "Broken" });
  shop.run();
  expect(shop.set("A")).toBe(3);
  expect(shop.listing("A").Why).toBe("3 − 0 = 3 · left out: 2 in status Broken, 1 without Warehouse");
});

test("vector aa: one IMEI in two rows of Inventory, neither sold: both are left out and named", () => {
  const shop = quantityShop();
  const [first = "", second = ""] = shop.phones({ A: 3 });
  shop.run();
  shop.hands.type("Inventory", "IMEI", second, "IMEI", first);
  shop.run();
  expect(shop.set("A")).toBe(1);
  const problems = shop.rows("Inventory").flatMap(({ IMEI, Problem }) => (IMEI === first ? [Problem] : []));
  expect(problems).toEqual(Array(2).fill(expect.stringContaining("is in two unsold rows, so neither counts")));
});

test("vector an: a lot of 100, a line of 30 is shipped: Qty is 70, and stays it when the seller recounts 70", () => {
  const shop = quantityShop();
  shop.lots({ A: 100 });
  shop.run();
  expect(shop.set("A")).toBe(100);
  const po = shop.buy("A", 30);
  shop.run();
  expect(shop.set("A")).toBe(70);
  shop.ship(po);
  shop.run();
  expect(shop.inventory("SKU or Variation ID", "A")).toMatchObject({ Qty: "70", Problem: "" });
  expect(shop.orderRow(po)).toMatchObject({ "Order status": "Shipped", Problem: "" });
  expect(shop.set("A")).toBe(70);
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "70");
  shop.run();
  expect(shop.inventory("SKU or Variation ID", "A").Qty).toBe("70");
  expect(shop.set("A")).toBe(70);
});
