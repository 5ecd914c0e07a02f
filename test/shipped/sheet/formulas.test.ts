/** Formulas of the seller's own over Aisle's tabs go on counting the rows that come in. */

import { letterOf } from "../../support/letters";
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;

function run(shop: Shop): void {
  shop.clock.advance(HOUR);
  shop.sync();
}

function report(shop: Shop, formula: string, cell = "A1"): void {
  if (shop.book.view.tabs().every(({ title }) => title !== "Report")) shop.people.addTab("Report");
  shop.people.type("Report", cell, formula);
}

const shown = ({ book }: Shop, cell = "A1"): string => book.view.cell("Report", cell).formattedValue;
const typed = ({ book }: Shop, cell = "A1"): string =>
  String((book.view.cell("Report", cell).userEnteredValue as { formulaValue?: string } | undefined)?.formulaValue);

describe.each(["before anything came in", "after the first order", "after three orders"])("typed %s", (when) => {
  test.each(["Q2:Q100", "$Q$2:$Q$100", "Q2:Q", "Q:Q", "Q1:Q500"])(
    "a sum over Orders!%s counts every order",
    (place) => {
      const shop = runningShop();
      const before = ["before anything came in", "after the first order", "after three orders"].indexOf(when);
      for (let order = 0; order < (before === 2 ? 3 : before); order += 1) {
        shop.buy("A");
        run(shop);
      }
      const column = letterOf(shop.book, "Orders", "Qty");
      report(shop, `=SUM(Orders!${place.replaceAll("Q", column)})`);
      for (const sku of ["B", "C", "D"]) {
        shop.buy(sku);
        shop.buy(sku, 2);
        run(shop);
      }
      expect(shown(shop)).toBe(String(9 + (before === 2 ? 3 : before)));
    },
  );
});

test("ranges that end with the last order, lookups and counts grow; $ marks and other tabs' names stay", () => {
  const shop = runningShop();
  for (let order = 0; order < 3; order += 1) shop.buy("A");
  run(shop);
  report(shop, "=VLOOKUP(A9,Orders!A2:$R$4,2,FALSE)");
  report(
    shop,
    `=COUNTIF(Orders!${letterOf(shop.book, "Orders", "SKU")}2:${letterOf(shop.book, "Orders", "SKU")}4,"B")`,
    "A2",
  );
  report(shop, "=SUM(Listings!D2:D5,Shipments!D2:D9)", "A3");
  shop.buy("B");
  run(shop);
  expect([typed(shop), shown(shop, "A2"), typed(shop, "A3")]).toEqual([
    "=VLOOKUP(A9,Orders!A2:$R$5,2,FALSE)",
    "1",
    "=SUM(Listings!D2:D5,Shipments!D2:D9)",
  ]);
});

test("conditional formats over Orders reach the orders that come in", () => {
  const shop = runningShop();
  shop.people.colorWhere("Orders", "B2:B100", "1", { red: 1 });
  for (let order = 0; order < 3; order += 1) {
    shop.buy("A");
    run(shop);
  }
  expect(shop.book.snapshot().includes('"endRowIndex":102')).toBe(true);
});

test("a count over Listings typed before the first import, and a sum over Shipments, count what comes in", () => {
  const shop = openShop();
  shop.setUp();
  shop.connect();
  report(
    shop,
    '=COUNTIF(Listings!B2:B100,"Phone A")+COUNTIF(Listings!B2:B100,"Phone D")'.replaceAll("B2:B100", () => {
      const column = letterOf(shop.book, "Listings", "Title");
      return `${column}2:${column}100`;
    }),
  );
  shop.importListings();
  expect(shown(shop)).toBe("2");
});

test("a count over whole columns of Log counts the events that come in", () => {
  const shop = runningShop();
  const column = letterOf(shop.book, "Log", "Area");
  report(shop, `=COUNTIF(Log!${column}:${column},"Orders")`);
  shop.buy("A");
  run(shop);
  const orders = shop.rows("Log").filter((row) => row.Area === "Orders").length;
  expect([orders > 0, shown(shop)]).toEqual([true, String(orders)]);
});

test("Preview empties and fills again: a count over it never reads #REF!", () => {
  const shop = runningShop();
  shop.switchOn({ "Order Import": "Off" });
  const column = letterOf(shop.book, "Preview", "Will become");
  const fill = (units: string): void => {
    for (const sku of ["A", "B"]) shop.hands.type("Inventory", "SKU or Variation ID", sku, "Qty", units);
    run(shop);
  };
  fill("900");
  report(shop, `=SUM(Preview!${column}2:${column}3)`);
  expect(shown(shop)).toBe("1800");
  shop.approveAll();
  expect([shop.rows("Preview"), shown(shop)]).toEqual([[], "0"]);
  fill("99000");
  expect(shown(shop)).toMatch(/^(99000|198000)$/);
});

test("a column of the seller's own within Orders keeps its formula by its row; new rows are left blank there", () => {
  const shop = runningShop();
  shop.buy("A", 3);
  run(shop);
  shop.people.insertColumns("Orders", "C", 1);
  const quantity = letterOf(shop.book, "Orders", "Qty");
  shop.people.setNumberFormat("Orders", "C2:C9", { type: "NUMBER", pattern: "0" });
  shop.people.type("Orders", "C1", "Twice");
  shop.people.type("Orders", "C2", `=${quantity}2*2`);
  shop.buy("B");
  run(shop);
  expect(shop.rows("Orders").map((row) => [row.Qty, row.Twice])).toEqual([
    ["3", "6"],
    ["1", ""],
  ]);
});

test("somebody types an order of their own into the blank Orders while the first orders come in: it stays", () => {
  const shop = runningShop();
  const channel = letterOf(shop.book, "Orders", "Channel");
  shop.buy("A");
  shop.clock.advance(HOUR);
  let isTyped = false;
  shop.sync({
    beforeCall: (_index: number, service: string) => {
      if (isTyped || !/fetch/i.test(service)) return;
      isTyped = true;
      shop.people.type("Orders", "A2", "EB-1");
      shop.people.type("Orders", `${channel}2`, "eBay");
    },
  });
  run(shop);
  expect([isTyped, shop.rows("Orders").map((row) => row.PO === "EB-1")]).toEqual([true, [true, false]]);
});
