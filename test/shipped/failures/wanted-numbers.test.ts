/** What the seller clicked, and what Walmart does not take for a while: Set to 0 and Undo Last Push. */

import { failingShop } from "../../support/failing-shop";
import { undoInMenu } from "../../support/people";
import { quantityShop } from "../../support/quantity-shop";

/** Three phones of A are on sale, and A follows no stock any more. */
function lostLead() {
  const shop = failingShop(quantityShop());
  shop.phones({ A: 3 });
  shop.sync();
  shop.hands.type("Products", "SKU", "A", "SKU", "A-NEW");
  shop.sync();
  shop.clock.advance(60_000);
  const setToZero = () => shop.world.run("sidebarDo", ["setToZero", JSON.stringify({ sku: "A" })], { from: "sidebar" });
  return { ...shop, setToZero };
}

test("a zero that Walmart does not take is told with its age and goes by itself", () => {
  const shop = lostLead();
  shop.fail("error-500", { sku: "A" }, "inventory-write");
  shop.setToZero();
  const report = shop.hours(4);
  expect(report.problems.join(" ")).toMatch(/The quantity of A was not taken\..*It has failed for \d hours/);
  expect(shop.set("A")).toBe(3);
  shop.heal();
  shop.hours(1);
  expect(shop.set("A")).toBe(0);
  expect(shop.hours(1).problems.join(" ")).not.toContain("The quantity of A");
});

test("an undo that Walmart does not take is told with its age; while orders are missing nothing of it rises", () => {
  const shop = failingShop();
  shop.count("D", 4);
  shop.sync();
  expect(shop.set("D")).toBe(4);
  shop.fail("error-500", { sku: "D" }, "inventory-write");
  undoInMenu(shop);
  expect(shop.hours(3).problems.join(" ")).toMatch(/The quantity of D was not taken\..*It has failed for/);
  shop.walmart.faults.clear();
  shop.walmart.faults.set({ name: "error-500", families: ["orders"] });
  shop.buy("D", 3);
  shop.hours(2);
  expect(shop.set("D")).toBe(4);
  shop.heal();
  shop.hours(1);
  // Ten stood there before the push; three were ordered since.
  expect(shop.set("D")).toBe(7);
  expect(shop.hours(1).problems).toEqual([]);
});
