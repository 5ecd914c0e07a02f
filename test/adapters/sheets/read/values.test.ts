import { cents, instant } from "../../../../src/domain/values/brand";
import { insert, update } from "../../../../src/domain/values/change";
import type { CellKind, Column } from "../../../../src/domain/values/column";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { letter, shopBook, shown } from "../../../support/workbook-under-test";

const { listings, orders, shipments } = TABS;

const AWKWARD_TEXTS = [
  "=1+1",
  '=IMPORTXML("https://example.com","//a")',
  "+1 212 555 0100",
  "-5",
  "@SUM(A1)",
  "'quoted",
  "''",
  "0012",
  "1234567890123456789",
  "1E5",
  "TRUE",
  "FALSE",
  "50%",
  "$3.00",
  "2026-01-05",
  "3/4",
  "12:30",
  " leading and trailing ",
  "two\nlines",
  "Ünïcödé 📱 中文",
  "a\tb",
  '"quotes"',
];

test("text comes back as it was written and is never a formula, whatever it looks like", () => {
  const one = shopBook();
  one.workbook.read();
  const changes = AWKWARD_TEXTS.map((text) => insert(listings, { sku: text as never, title: text, why: text }));
  expect(one.workbook.commit(changes, "test").kind).toBe("done");
  const rows = one.workbook.read().tables.listings;
  expect(rows.map(({ values }) => values.sku)).toEqual(AWKWARD_TEXTS);
  expect(rows.map(({ values }) => values.title)).toEqual(AWKWARD_TEXTS);
  for (const [index, text] of AWKWARD_TEXTS.entries()) {
    for (const heading of ["Listing SKU", "Title", "Why"]) {
      const cell = one.book.view.cell("Listings", `${letter(one, "Listings", heading)}${index + 2}`);
      expect(cell.userEnteredValue).toEqual({ stringValue: text });
    }
  }
});

test("an error in a cell that the seller types is not taken for a value; a text of Aisle's that looks like one is", () => {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit([insert(listings, { sku: "A" as never, title: "#N/A" })], "test");
  one.people.type("Listings", `${letter(one, "Listings", "Hold back")}2`, "=NA()");
  const [row] = one.workbook.read().tables.listings;
  expect([row?.values.title, row?.values.holdBack]).toEqual(["#N/A", null]);
});

test("every kind of column gives back what was written", () => {
  const one = shopBook();
  one.workbook.read();
  const order = {
    po: "1796277083022",
    line: "0012",
    orderedAt: instant(Date.parse("2026-07-04T03:04:05Z")),
    shipBy: instant(Date.parse("2026-12-24T23:59:59Z")),
    quantity: 999_999,
    cancelled: 0,
    itemPrice: cents(24_999),
    shipAnyway: true,
    lineRemoved: false,
    status: "New",
    problem: "=problem",
  } as const;
  const listing = { sku: "S", price: cents(1), calculated: -3, percent: 90, holdBack: 0, fixedNumber: 7 } as const;
  one.workbook.commit([insert(orders, order as never), insert(listings, listing as never)], "test");
  const { tables } = one.workbook.read();
  expect(tables.orders[0]?.values).toMatchObject(order);
  expect(tables.orders[0]?.issues).toEqual([]);
  expect(tables.listings[0]?.values).toMatchObject(listing);
});

test("what a commit says it wrote is what a fresh read finds, for every column of every kind", () => {
  const one = shopBook();
  one.workbook.read();
  const examples: Readonly<Record<CellKind, unknown>> = {
    identifier: "0012",
    text: "=text",
    choice: "New",
    quantity: 12,
    count: -1,
    difference: -7,
    money: cents(1999),
    percent: 33,
    instant: instant(Date.parse("2026-05-06T07:08:09Z")),
    tick: true,
    any: "On",
  };
  for (const tab of ["listings", "orders", "inventory", "shipments", "settings"] as const) {
    const columns: Readonly<Record<string, Column>> = TABS[tab].columns;
    const cells = Object.fromEntries(Object.entries(columns).map(([name, { kind }]) => [name, examples[kind]]));
    const result = one.workbook.commit([{ kind: "insert", tab, cells }], "test");
    const fresh = one.workbook.read();
    if (result.kind !== "done") throw new Error(result.kind);
    // How a date is shown is known once it was read.
    expect(result.readSet.tables[tab]).toEqual(fresh.tables[tab].map(({ dates: _, ...row }) => row));
  }
});

test("a date is shown in the spreadsheet's zone, and the same date is not written again", () => {
  const one = shopBook();
  one.workbook.read();
  const shipDate = instant(Date.parse("2026-11-01T05:30:00Z"));
  one.workbook.commit([insert(shipments, { po: "1" as never, shipDate })], "test");
  expect(shown(one, "Shipments")[0]?.["Ship date"]).toBe("2026-11-01 01:30");
  const [row] = one.workbook.read().tables.shipments;
  if (row === undefined) throw new Error("no row");
  const before = one.book.snapshot();
  expect(one.workbook.commit([update(shipments, row, { shipDate })], "test").kind).toBe("idle");
  expect(one.book.snapshot()).toBe(before);
});

test("blank empties a cell, and its format and dropdown stay", () => {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit([insert(orders, { po: "1" as never, line: "1" as never, status: "New", quantity: 2 })], "test");
  const [row] = one.workbook.read().tables.orders;
  if (row === undefined) throw new Error("no row");
  one.workbook.commit([update(orders, row, { status: null, quantity: null })], "test");
  expect(one.workbook.read().tables.orders[0]?.values).toMatchObject({ status: null, quantity: null });
  const cell = one.book.view.cell("Orders", `${letter(one, "Orders", "Order status")}2`);
  expect(cell.userEnteredValue).toBeUndefined();
  expect(cell.dataValidation?.condition).toMatchObject({ type: "ONE_OF_RANGE" });
});
