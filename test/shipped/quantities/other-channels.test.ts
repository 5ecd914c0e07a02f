/** Orders of other channels that left: what a status that counts as shipped does, once and for good. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const status = (shop: QuantityShop, po: string, text: string) =>
  shop.hands.type("Orders", "PO", po, "Order status", text);
const qty = (shop: QuantityShop, sku: string) => shop.inventory("SKU or Variation ID", sku).Qty;

test("its committed phone is sold: the row may be archived, and nothing is offered again", () => {
  const shop = quantityShop();
  const [unit = ""] = shop.phones({ A: 10 });
  shop.run();
  shop.typeOrder("EB-1", "A", 1);
  shop.run();
  shop.commit("EB-1", unit);
  shop.run();
  status(shop, "EB-1", "Shipped");
  shop.run();
  expect([shop.set("A"), shop.inventory("IMEI", unit)["Sold on"], shop.orderRow("EB-1").Problem]).toEqual([
    9,
    "EB-1 / 1",
    "",
  ]);
  shop.hands.deleteRow("Orders", "PO", "EB-1");
  shop.run();
  expect([shop.set("A"), shop.inventory("IMEI", unit)["Sold on"]]).toEqual([9, "EB-1 / 1"]);
});

test("its lot goes down exactly once: shipped, new again, shipped; archived; typed again", () => {
  const shop = quantityShop();
  shop.lots({ B: 10 });
  shop.run();
  shop.typeOrder("EB-2", "B", 3);
  shop.run();
  expect(shop.set("B")).toBe(7);
  for (const text of ["Shipped", "New", "Shipped", "Delivered"]) {
    status(shop, "EB-2", text);
    shop.run();
    expect(qty(shop, "B")).toBe("7");
  }
  expect(shop.set("B")).toBe(7);
  shop.hands.deleteRow("Orders", "PO", "EB-2");
  shop.run();
  shop.typeOrder("EB-2", "B", 3);
  status(shop, "EB-2", "Shipped");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["7", 7]);
});

test("typed as shipped from the beginning, in parts shipped before, with a part canceled: the whole of it leaves once", () => {
  const shop = quantityShop();
  shop.lots({ B: 20 });
  shop.run();
  shop.typeOrder("EB-3", "B", 2);
  status(shop, "EB-3", "Shipped");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["18", 18]);
  shop.typeOrder("EB-4", "B", 5);
  shop.hands.type("Orders", "PO", "EB-4", "Shipped", "2");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["16", 13]);
  status(shop, "EB-4", "Shipped");
  shop.run();
  expect([qty(shop, "B"), shop.set("B"), shop.orderRow("EB-4").Shipped]).toEqual(["13", 13, "2"]);
});

test("a pack keeps the size with which it was sold until it is taken off the lot", () => {
  const shop = quantityShop();
  shop.lots({ B: 20 });
  shop.map("L", { target: "B", per: 4 });
  shop.run();
  shop.typeOrder("EB-5", "L", 2);
  shop.run();
  shop.hands.type("SKU Map", "Listing SKU", "L", "Qty per listing", "2");
  status(shop, "EB-5", "Shipped");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["12", 12]);
});

test("without IMEIs the row says by how much the number rises", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.run();
  shop.typeOrder("EB-6", "A", 2);
  shop.run();
  expect(shop.set("A")).toBe(3);
  status(shop, "EB-6", "Shipped");
  shop.run();
  expect(shop.set("A")).toBe(5);
  expect(shop.orderRow("EB-6").Problem).toContain("Shipped without IMEI: the number on Walmart rises by 2");
});

test("a status of the seller's own that is ticked anew takes off what leaves from then on, and not what had left long ago", () => {
  const shop = quantityShop();
  shop.lots({ B: 20 });
  shop.run();
  shop.hands.fill("Order Statuses", ["Status"], [["Handed over"]]);
  shop.typeOrder("OLD-1", "B", 6);
  status(shop, "OLD-1", "Handed over");
  shop.typeOrder("NEW-1", "B", 3);
  shop.run();
  shop.hands.tick("Order Statuses", "Status", "Handed over", "Counts as shipped");
  status(shop, "NEW-1", "Handed over");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["17", 17]);
  shop.typeOrder("NEW-2", "B", 2);
  status(shop, "NEW-2", "Handed over");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["15", 15]);
});

test("a run that dies at any change leaves the lot lowered once and the phone sold", () => {
  const shop = quantityShop();
  shop.lots({ B: 10 });
  const [unit = ""] = shop.phones({ A: 3 });
  shop.run();
  shop.typeOrder("EB-7", "B", 4);
  shop.typeOrder("EB-8", "A", 1);
  shop.commit("EB-8", unit);
  shop.run();
  for (const po of ["EB-7", "EB-8"]) status(shop, po, "Shipped");
  const before = shop.world.snapshot();
  const { entries } = shop.world.emulator.ledger;
  const seen = entries.length;
  shop.run();
  const deaths = entries.slice(seen).flatMap(({ service }, index) => (/batchUpdate$/.test(service) ? [index + 2] : []));
  expect(deaths.length).toBeGreaterThan(1);
  for (const killAtCall of deaths) {
    shop.world.restore(before);
    shop.world.run("sidebarDo", ["syncNow", "null"], { from: "sidebar", killAtCall });
    shop.run();
    const sold = shop.inventory("IMEI", unit)["Sold on"];
    expect([killAtCall, qty(shop, "B"), shop.set("B"), shop.set("A"), sold]).toEqual([
      killAtCall,
      "6",
      6,
      2,
      "EB-8 / 1",
    ]);
  }
});

test("a workbook from before has no such column: Shipped and Delivered count all the same, and Set up / repair makes it with them ticked", () => {
  const shop = quantityShop();
  shop.lots({ B: 10 });
  shop.run();
  const headings = shop.book.view.rows("Order Statuses")[0] ?? [];
  shop.people.deleteColumns("Order Statuses", String.fromCharCode(65 + headings.indexOf("Counts as shipped")), 1);
  shop.typeOrder("EB-9", "B", 3);
  shop.run();
  status(shop, "EB-9", "Shipped");
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["7", 7]);
  shop.setUp();
  const ticks = shop.rows("Order Statuses").map((row) => [row.Status, row["Counts as shipped"]]);
  expect(ticks).toEqual([
    ["New", "FALSE"],
    ["Ready to Ship", "FALSE"],
    ["Shipped", "TRUE"],
    ["Delivered", "TRUE"],
    ["Canceled", "FALSE"],
  ]);
  shop.run();
  expect([qty(shop, "B"), shop.set("B")]).toEqual(["7", 7]);
});

test("a status that the seller types for a Walmart order before it is shipped there: the row says by how much the number rises", () => {
  const shop = quantityShop();
  shop.lots({ B: 10 });
  shop.run();
  const po = shop.buy("B", 2);
  shop.run();
  status(shop, po, "Shipped");
  shop.run();
  expect(shop.set("B")).toBe(10);
  expect(shop.orderRow(po).Problem).toContain("the number on Walmart rises by 2 until then");
  expect(qty(shop, "B")).toBe("10");
  shop.ship(po);
  shop.run();
  expect([qty(shop, "B"), shop.set("B"), shop.orderRow(po).Problem]).toEqual(["8", 8, ""]);
});
