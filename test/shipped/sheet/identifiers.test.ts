import { letterOf } from "../../support/letters";
import { runningShop, type Shop } from "../../support/shop-under-test";

const NUMBER = { type: "NUMBER", pattern: "0" };

/** Pastes a copied cell, which brings its own value and format along. */
function pasteCell({ people, book, rows }: Shop, tab: string, heading: string, value: string | number): number {
  const at = rows(tab).length + 2;
  const copied = typeof value === "number" ? { value, numberFormat: NUMBER } : { value };
  people.paste(tab, `${letterOf(book, tab, heading)}${at}`, [[copied]]);
  return at;
}

const problemAt = ({ book }: Shop, tab: string, heading: string, at: number): string =>
  book.view.cell(tab, `${letterOf(book, tab, heading)}${at}`).formattedValue;

test.each([
  ["a number", 353_000_000_000_999, "353000000000999 became a number"],
  ["a number too long for a sheet", 3_530_000_000_009_991, "digits may be lost"],
  ["a shortened number", "3.53E+15", "lost its digits"],
  ["a text with a space at its end", "353000000000998 ", "begins or ends with a space"],
])("an IMEI that is %s is named in its row's Problem; everything else goes on", (_what, value, words) => {
  const shop = runningShop();
  const at = pasteCell(shop, "Inventory", "IMEI", value);
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  expect(shop.sync()).toMatchObject({ kind: "done" });
  expect(problemAt(shop, "Inventory", "Problem", at)).toContain(words);
  expect(shop.walmart.quantities().get("A")).toBe(4);
});

test("a SKU with a space at its end is named in Products, and stays as it is: SKUs are compared to the letter", () => {
  const shop = runningShop();
  const at = pasteCell(shop, "Products", "SKU", "A ");
  shop.sync();
  expect(problemAt(shop, "Products", "Problem", at)).toContain("begins or ends with a space");
  expect(problemAt(shop, "Products", "SKU", at)).toBe("A ");
});

test("a Target that became a number is named in SKU Map", () => {
  const shop = runningShop();
  const at = pasteCell(shop, "SKU Map", "Target", 12);
  shop.sync();
  expect(problemAt(shop, "SKU Map", "State", at)).toContain("12 became a number");
});
