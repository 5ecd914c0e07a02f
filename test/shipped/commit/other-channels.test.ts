/** Orders of other channels: what leaves is sold once, whatever their status goes through. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { press } from "../../support/sidebar-press";

const status = (shop: QuantityShop, po: string, text: string) => {
  shop.hands.type("Orders", "PO", po, "Order status", text);
  shop.run();
};

test("toggled between Shipped and New: the lot goes down once, and the number never moves", () => {
  const shop = quantityShop();
  shop.lots({ B: 10 });
  shop.run();
  shop.typeOrder("EB-1", "B", 3);
  shop.run();
  for (const text of ["Shipped", "New", "Shipped", "New", "Delivered"]) {
    status(shop, "EB-1", text);
    expect([text, shop.inventory("SKU or Variation ID", "B").Qty, shop.set("B")]).toEqual([text, "7", 7]);
  }
});

test("a phone and units of a lot named on one line leave together, once, with a part of the line canceled", () => {
  const shop = quantityShop();
  const [phone = ""] = shop.phones({ A: 2 });
  shop.hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [["A", "5", "Available", "Main"]],
  );
  shop.run();
  const lot = shop.rows("Inventory").find((row) => row["SKU or Variation ID"] === "A" && row.IMEI === "")?.["Unit ID"];
  shop.typeOrder("EB-2", "A", 4);
  shop.hands.type("Orders", "PO", "EB-2", "Canceled", "1");
  shop.commit("EB-2", phone, `${lot} x2`);
  shop.run();
  expect(shop.orderRow("EB-2")).toMatchObject({ Committed: "3", Outstanding: "0", Problem: "" });
  for (const text of ["Shipped", "New", "Shipped"]) {
    status(shop, "EB-2", text);
    expect([text, shop.inventory("Unit ID", lot ?? "").Qty, shop.set("A")]).toEqual([text, "3", 4]);
  }
  expect(shop.inventory("IMEI", phone)["Sold on"]).toBe("EB-2 / 1");
});

test("a blank status counts as open and is named; a blank Line is line 1; a blank Channel holds stock", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.run();
  shop.hands.fill("Orders", ["PO", "SKU", "Qty"], [["X-1", "A", "2"]]);
  shop.run();
  expect(shop.orderRow("X-1")).toMatchObject({ Outstanding: "2", Problem: expect.stringContaining("has no status") });
  expect(shop.set("A")).toBe(3);
  expect(press(shop, "showLine", { about: "X-1" }).label).toBe("X-1 / 1");
});

test("a channel that is nearly called Walmart is named, holds stock, and nothing of it is sent to Walmart", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.run();
  shop.typeOrder("W-1", "A", 1);
  shop.hands.type("Orders", "PO", "W-1", "Channel", "walmart");
  const calls = shop.walmart.ledger().length;
  shop.run();
  expect(shop.orderRow("W-1").Problem).toContain("“walmart” is not “Walmart”");
  expect(shop.set("A")).toBe(4);
  const asked = shop.walmart
    .ledger()
    .slice(calls)
    .map(({ path }) => path);
  expect(asked.filter((path) => path.includes("W-1"))).toEqual([]);
});

test("its status is typed Canceled: the committed unit stays until Release units, which the row offers", () => {
  const shop = quantityShop();
  const [phone = ""] = shop.phones({ A: 3 });
  shop.run();
  shop.typeOrder("EB-3", "A", 1);
  shop.commit("EB-3", phone);
  shop.run();
  status(shop, "EB-3", "Canceled");
  expect(shop.orderRow("EB-3").Problem).toMatch(/Canceled; 1 unit is still committed.*Release units/);
  expect(shop.set("A")).toBe(2);
  press(shop, "releaseUnits", { label: "EB-3 / 1", name: null });
  shop.run();
  expect([shop.set("A"), shop.orderRow("EB-3").Problem]).toEqual([3, ""]);
});

test("somebody types over the Channel of a Walmart order that was shipped from a lot: the lot does not go down again", () => {
  const shop = quantityShop();
  shop.lots({ B: 10 });
  shop.run();
  const po = shop.buy("B", 3);
  shop.run();
  shop.ship(po);
  shop.run();
  shop.hands.type("Orders", "PO", po, "Channel", "eBay");
  shop.walmart.faults.set({ name: "error-500" });
  shop.sync();
  expect(shop.inventory("SKU or Variation ID", "B").Qty).toBe("7");
});
