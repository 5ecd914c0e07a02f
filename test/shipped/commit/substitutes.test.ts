/** A unit of another product goes out only after a person has said so. */
import { quantityShop } from "../../support/quantity-shop";
import { press } from "../../support/sidebar-press";

function wrongPhoneTyped() {
  const shop = quantityShop();
  const imeis = shop.phones({ A: 2, B: 2 });
  const other = imeis[2] ?? "";
  shop.run();
  const po = shop.buy("A");
  shop.run();
  shop.commit(po, other);
  shop.run();
  return { shop, po, other };
}

test("until it is confirmed nothing is committed, and the row says what to do; then it stays, and moves both numbers", () => {
  const { shop, po, other } = wrongPhoneTyped();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "0", Outstanding: "1" });
  expect(shop.orderRow(po).Problem).toMatch(/another product.*Confirm Substitute.*Line removed/);
  expect([shop.set("A"), shop.set("B")]).toEqual([1, 2]);
  const { label, units } = press(shop, "showLine", { about: po });
  expect(units).toMatchObject([{ name: other, state: "to confirm", of: "B" }]);
  expect(press(shop, "confirmSubstitute", { label, name: other }).said.isDone).toBe(true);
  for (let runs = 0; runs < 3; runs += 1) shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1", Outstanding: "0", Problem: "" });
  expect([shop.set("A"), shop.set("B")]).toEqual([2, 1]);
  expect(press(shop, "confirmSubstitute", { label, name: null }).said.isDone).toBe(false);
});

test("the id is taken off and typed again: it has to be confirmed again", () => {
  const { shop, po, other } = wrongPhoneTyped();
  const { label } = press(shop, "showLine", { about: po });
  press(shop, "confirmSubstitute", { label, name: null });
  shop.commit(po, "");
  shop.run();
  shop.commit(po, other);
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "0" });
  expect(shop.orderRow(po).Problem).toContain("another product");
});

test("confirmed for one line only: on another order the same product is refused as before", () => {
  const { shop, po } = wrongPhoneTyped();
  press(shop, "confirmSubstitute", { label: press(shop, "showLine", { about: po }).label, name: null });
  const second = shop.buy("A");
  shop.run();
  const free = shop.rows("Inventory").find((row) => row["SKU or Variation ID"] === "B" && row["Committed to"] === "");
  shop.commit(second, free?.IMEI ?? "");
  shop.run();
  expect(shop.orderRow(second).Problem).toContain("another product");
});

test("Line removed lets it out as well, as a direct commit", () => {
  const { shop, po } = wrongPhoneTyped();
  shop.hands.tick("Orders", "PO", po, "Line removed");
  shop.run();
  expect(shop.orderRow(po)).toMatchObject({ Committed: "1", Outstanding: "0" });
  expect([shop.set("A"), shop.set("B")]).toEqual([2, 1]);
  expect(press(shop, "showLine", { about: po }).isDirectCommit).toBe(true);
});
