import { quantityShop } from "../../support/quantity-shop";

test("a unit that was ticked Returned before it was sold stays sold: the tick was about something else", () => {
  const shop = quantityShop();
  const [imei = ""] = shop.phones({ A: 2 });
  shop.run();
  shop.hands.tick("Inventory", "IMEI", imei, "Returned");
  shop.sync();
  expect(shop.inventory("IMEI", imei).Problem).toContain("not sold");
  const po = shop.buy("A");
  shop.sync();
  shop.commit(po, imei);
  shop.sync();
  shop.ship(po);
  for (let run = 0; run < 3; run += 1) shop.sync();
  expect(shop.inventory("IMEI", imei)).toMatchObject({ Returned: "FALSE", Problem: "" });
  expect(shop.inventory("IMEI", imei)["Sold on"]).toContain(po);
  expect(shop.set("A")).toBe(1);
  shop.hands.tick("Inventory", "IMEI", imei, "Returned");
  shop.run();
  expect([shop.inventory("IMEI", imei)["Sold on"], shop.set("A")]).toEqual(["", 2]);
});
