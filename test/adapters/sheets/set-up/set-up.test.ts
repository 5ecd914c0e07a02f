import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  blankBook,
  failureOf,
  HELPER,
  headingsOf,
  letter,
  NOTHING_MISSING,
  OWNER,
  shopBook,
  shown,
  TAB_NAMES,
} from "../../../support/workbook-under-test";

test("set-up makes every tab with every heading in the order of the product, headings frozen", () => {
  const { book } = shopBook();
  for (const tab of TAB_NAMES) {
    const { title, shown: when } = TABS[tab];
    expect([title, book.view.rows(title)[0] ?? []]).toEqual([title, headingsOf(tab)]);
    const view = book.view.tabs().find((one) => one.title === title);
    expect(view).toMatchObject({ frozenRowCount: 1, hidden: when !== "working" && when !== "set-up" });
  }
});

test("set-up gives the rows that tabs start with: settings, statuses, channels, carriers", () => {
  const one = shopBook();
  for (const tab of TAB_NAMES) expect([tab, shown(one, TABS[tab].title).length]).toEqual([tab, TABS[tab].seeds.length]);
  expect(shown(one, "Order Statuses").map(({ Status, Open }) => [Status, Open])).toEqual([
    ["New", "TRUE"],
    ["Ready to Ship", "TRUE"],
    ["Shipped", "FALSE"],
    ["Delivered", "FALSE"],
    ["Canceled", "FALSE"],
  ]);
});

test("every heading says what the column means and who writes it", () => {
  const one = shopBook();
  for (const tab of TAB_NAMES) {
    for (const { heading, meaning, owner } of Object.values(TABS[tab].columns)) {
      const { note } = one.book.view.cell(TABS[tab].title, `${letter(one, TABS[tab].title, heading)}1`);
      expect(note).toContain(meaning);
      expect(note).toContain(owner === "seller" ? "You type this." : "Aisle writes this.");
    }
  }
});

test("columns of the seller offer their choices, and ticks are tick boxes, down to the last row", () => {
  const one = shopBook();
  const rule = (tab: string, heading: string, row: number) =>
    one.book.view.cell(tab, `${letter(one, tab, heading)}${row}`).dataValidation?.condition;
  expect(rule("SKU Map", "Connect to", 1000)).toMatchObject({ type: "ONE_OF_LIST" });
  expect(rule("Orders", "Order status", 2)).toMatchObject({ type: "ONE_OF_RANGE" });
  expect(rule("Orders", "Line removed", 1000)).toMatchObject({ type: "BOOLEAN" });
  expect(rule("Orders", "Walmart status", 2)).toBeUndefined();
});

test("a cell that names a row of another tab offers the names there, and takes any other text", () => {
  const one = shopBook();
  const offered = (tab: string, heading: string) =>
    one.book.view.cell(tab, `${letter(one, tab, heading)}2`).dataValidation;
  const names = (tab: string, at: string) => ({
    type: "ONE_OF_RANGE",
    values: [{ userEnteredValue: `='${tab}'!${at}` }],
  });
  const status = names("Order Statuses", "A2:A");
  const expected = [
    ["Orders", "Order status", status],
    ["Inventory", "Status", names("Inventory Statuses", "A2:A")],
    ["Inventory", "Warehouse", names("Warehouses", "A2:A")],
    ["Shipments", "Carrier", names("Carriers", "A2:A")],
  ] as const;
  for (const [tab, heading, condition] of expected) expect(offered(tab, heading)).toMatchObject({ condition });
  for (const [tab, heading] of expected) expect(offered(tab, heading)?.strict ?? false).toBe(false);
  const row = one.book.view.find("Settings", "Setting", "Walmart Shipped") ?? 0;
  const value = one.book.view.cell("Settings", `${letter(one, "Settings", "Value")}${row}`);
  expect(value.dataValidation).toMatchObject({ condition: status });
  one.people.type("Inventory", `${letter(one, "Inventory", "Warehouse")}2`, "Annex");
  expect(one.book.view.cell("Inventory", `${letter(one, "Inventory", "Warehouse")}2`).formattedValue).toBe("Annex");
});

test("headings and the key columns that Aisle writes are protected, with a warning only", () => {
  const one = shopBook();
  const { sheets = [] } = one.api.get("sheets(properties.title,protectedRanges(range,warningOnly))");
  for (const tab of TAB_NAMES) {
    const { title, key, columns } = TABS[tab];
    const found = sheets.find(({ properties }) => properties?.title === title)?.protectedRanges ?? [];
    expect([title, found.every(({ warningOnly }) => warningOnly)]).toEqual([title, true]);
    const owners = Object.entries(columns).map(
      ([name, { owner }]) => (key as readonly string[]).includes(name) && owner,
    );
    const places = owners.flatMap((owner, place) => (owner === "aisle" ? [place] : []));
    const ranges = found.map(({ range }) => [range?.startRowIndex ?? 0, range?.startColumnIndex ?? null]);
    expect([title, ranges]).toEqual([title, expect.arrayContaining([[0, null], ...places.map((at) => [1, at])])]);
    expect([title, ranges.length]).toEqual([title, places.length + 1]);
  }
});

test("a heading says what a row needs", () => {
  const one = shopBook();
  const note = (tab: string, heading: string) => one.book.view.cell(tab, `${letter(one, tab, heading)}1`).note;
  expect(note("Shipments", "Tracking number")).toContain("You type this. Needed in every row.");
  expect(note("SKU Map", "Target")).toContain("Needed unless Connect to is Nothing.");
  expect(note("Shipments", "Qty")).not.toContain("Needed");
});

test("a second set-up changes nothing", () => {
  const { book, workbook, wire } = blankBook();
  workbook.setUp();
  wire.calls.length = 0;
  const before = book.snapshot();
  expect(workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(book.snapshot()).toBe(before);
  expect(wire.calls).not.toContain("batchUpdate");
});

test("set-up in a spreadsheet that Aisle works in already leaves every cell alone", () => {
  const { book, workbook, people } = shopBook();
  people.type("Inventory", "B2", "353012345678901");
  people.setBackground("Inventory", "A1:C9", { red: 1 });
  people.moveColumn("Inventory", "B", "E");
  people.insertColumns("Orders", "C", 2);
  people.type("Orders", "C1", "My notes");
  people.renameTab("Orders", "Sales");
  people.sort("Order Statuses", "A", "Z to A");
  const before = book.snapshot();
  workbook.setUp();
  expect(book.snapshot()).toBe(before);
});

test("a column that was deleted comes back at the right end, and columns of the seller's own stay", () => {
  const one = shopBook();
  one.people.insertColumns("Listings", "D", 1);
  one.people.type("Listings", "D1", "Supplier");
  one.people.type("Listings", "D2", "Acme");
  const hold = letter(one, "Listings", "Hold back");
  one.people.deleteColumns("Listings", hold, 1);
  expect(one.workbook.setUp()).toEqual({ ...NOTHING_MISSING, headingsMade: ["Listings ▸ Hold back"] });
  const [headings = []] = one.book.view.rows("Listings");
  expect(headings.at(-1)).toBe("Hold back");
  expect(headings.filter((text) => text !== "")).toHaveLength(headingsOf("listings").length + 1);
  expect(one.book.view.cell("Listings", "D2").formattedValue).toBe("Acme");
  expect(one.workbook.read().unusable.size).toBe(0);
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("a column that was deleted comes back with its format", () => {
  const one = shopBook();
  one.people.deleteColumns("Inventory", letter(one, "Inventory", "IMEI"), 1);
  expect(one.workbook.setUp().headingsMade).toEqual(["Inventory ▸ IMEI"]);
  const cell = one.book.view.cell("Inventory", `${letter(one, "Inventory", "IMEI")}2`);
  expect(cell.numberFormat).toMatchObject({ type: "TEXT" });
});

test("a tab that was deleted comes back, and the others are not touched", () => {
  const one = shopBook();
  one.people.type("Inventory", "B2", "353012345678901");
  const before = one.book.view.rows("Inventory");
  one.people.deleteTab("Warehouses");
  expect(one.workbook.setUp()).toEqual({ ...NOTHING_MISSING, tabsMade: ["Warehouses"] });
  expect(one.book.view.rows("Inventory")).toEqual(before);
  expect(one.workbook.read().unusable.size).toBe(0);
});

test("set-up by somebody who may not write says so and leaves nothing half-made", () => {
  const one = shopBook();
  one.people.protectRange("Listings", "A1:Z1000", { editors: [OWNER] });
  one.people.clear("Listings", `${letter(one, "Listings", "Why")}1`);
  one.people.deleteTab("Warehouses");
  const before = one.book.snapshot();
  const found = failureOf(() => one.anotherRun("run-2", HELPER).setUp());
  expect(found).toMatchObject({ kind: "setup", code: "cells-protected" });
  expect(one.book.snapshot()).toBe(before);
});

test("two set-ups at once make every tab once", () => {
  const one = blankBook();
  const other = one.anotherRun("run-2");
  let isFirst = true;
  one.wire.before = (method) => {
    if (method !== "batchUpdate" || !isFirst) return;
    isFirst = false;
    other.setUp();
  };
  expect(failureOf(() => one.workbook.setUp())).toMatchObject({ kind: "transient", code: "set-up-interrupted" });
  expect(
    one.book.view
      .tabs()
      .map(({ title }) => title)
      .sort(),
  ).toEqual(["Sheet1", ...TAB_NAMES.map((tab) => TABS[tab].title)].sort());
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("a set-up whose answer is lost made everything all the same, and the next finds nothing missing", () => {
  const one = blankBook();
  one.wire.after = (method) => {
    if (method === "batchUpdate")
      throw new Error("API call to sheets.spreadsheets.batchUpdate failed with error: Internal error encountered.");
  };
  expect(failureOf(() => one.workbook.setUp())).toMatchObject({ kind: "transient", code: "set-up-unanswered" });
  one.wire.after = () => {};
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("a tab of the seller's own that bears one of Aisle's names is named and left alone", () => {
  const { book, people, workbook } = blankBook();
  people.addTab("Orders");
  people.type("Orders", "A1", "My orders of 2019");
  const before = book.snapshot();
  expect(failureOf(() => workbook.setUp())).toMatchObject({
    kind: "setup",
    message: expect.stringContaining("“Orders”"),
  });
  expect(book.snapshot()).toBe(before);
});

test("an empty tab that bears one of Aisle's names becomes Aisle's", () => {
  const { book, people, workbook } = blankBook();
  people.addTab("Orders");
  workbook.setUp();
  expect(book.view.tabs().filter(({ title }) => title === "Orders")).toHaveLength(1);
  expect(book.view.rows("Orders")[0]?.filter((text) => text !== "")).toEqual(headingsOf("orders"));
});
