/** Units are found however their names were typed, and what is nearly a name is named. */
import { quantityShop } from "../../support/quantity-shop";

const HEADINGS = ["IMEI", "SKU or Variation ID", "Status", "Warehouse"];
const row = (name: string) => [name, "A", "Available", "Main"];

test.each([
  ["small letters and dashes", ["C39XK1LMN72Q", "35-693803-564381-8"], "c39xk1lmn72q, 356938035643818", 2],
  [
    "an IMEI in groups beside another one",
    ["356938035643818", "356938035643826"],
    "35 693803 564381 8 356938035643826",
    2,
  ],
  [
    "groups in Inventory, slashes between names",
    ["35 693803 564381 8", "356938035643826"],
    "356938035643818/356938035643826",
    2,
  ],
  ["either number of a phone with two SIM cards", ["356938035643809 / 356938035643817"], "356938035643817", 1],
  ["both numbers of one phone", ["356938035643809 356938035643817"], "356938035643809 356938035643817", 1],
])("%s: each unit is committed once", (_, imeis, typed, committed) => {
  const shop = quantityShop();
  shop.phones({ A: 1 });
  shop.hands.fill("Inventory", HEADINGS, imeis.map(row));
  shop.run();
  const po = shop.buy("A", committed);
  shop.run();
  shop.commit(po, typed);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: String(committed), Problem: "" });
  expect(shop.set("A")).toBe(1 + imeis.length - committed);
});

test("one phone in two rows that are typed differently counts in neither", () => {
  const shop = quantityShop();
  shop.phones({ A: 5 });
  shop.hands.fill("Inventory", HEADINGS, ["C39XK1LMN72Q", "c39xk1-lmn72q"].map(row));
  shop.run();
  expect(shop.set("A")).toBe(5);
  expect(shop.inventory("IMEI", "c39xk1-lmn72q").Problem).toContain("two unsold rows");
});

test.each([
  ["one digit is another one", "356938035643828"],
  ["two digits are swapped", "356938035643881"],
])("%s: the row names the unit that is nearly meant", (_, typed) => {
  const shop = quantityShop();
  shop.phones({ A: 1 });
  shop.hands.fill("Inventory", HEADINGS, [row("356938035643818")]);
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, typed);
  shop.run();
  expect(shop.orderRow(po).Problem).toContain("Inventory has 356938035643818, which is nearly the same");
});
