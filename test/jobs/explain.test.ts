import { explain } from "../../src/jobs/explain";
import { aListing, aProduct, units } from "../support/builders";
import { aScript, type Script, worldOf } from "../support/scripted-world";

const shop = (): Script => aScript({ products: [aProduct()], listings: [aListing()], inventory: units(3) });

test("what is typed is explained, else the selected row; nothing is written and Walmart is not asked", () => {
  const script = shop();
  expect(explain(worldOf(script), "A").about).toBe("Listing A · Phone A");
  script.selected = { tab: "inventory", position: 1 };
  expect(explain(worldOf(script), null).about).toBe("Unit A-2");
  expect(script.events).toEqual(["read", "read"]);
});

test("no row, or one that tells nothing: says what to select", () => {
  const script = shop();
  for (const selected of [null, { tab: "orders", position: 0 } as const]) {
    script.selected = selected;
    expect(() => explain(worldOf(script), null)).toThrow(/^Select a row of Listings or Inventory, or type/);
  }
});

test("a tab that cannot be read is named instead of an explanation from half the shop", () => {
  const script = shop();
  script.unusable.set("inventory", "The tab “Inventory” is missing.");
  expect(() => explain(worldOf(script), "A")).toThrow("The tab “Inventory” is missing.");
});
