/** A heading that the seller likes better stays, and Aisle goes by it from then on. */
import { HEADING_KEY } from "../../../../src/adapters/sheets/shape/structure";
import { insert, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  commitAsARun,
  failureOf,
  letter,
  NOTHING_MISSING,
  type Plan,
  shopBook,
  shown,
  type UnderTest,
  workbookOn,
} from "../../../support/workbook-under-test";

const type = (one: UnderTest, tab: string, heading: string, text: string) =>
  one.people.type(tab, `${letter(one, tab, heading)}1`, text);

/** A shop with one listing, of which the seller holds 7 back. */
function aShop(switches = {}): UnderTest {
  const one = shopBook({ switches });
  one.workbook.read();
  one.workbook.commit([insert(TABS.listings, { sku: "A-1" as never, title: "Phone" })], "import");
  one.people.type("Listings", `${letter(one, "Listings", "Hold back")}2`, "7");
  return one;
}

/** The same, its columns Hold back and Listing SKU under the seller's own headings, kept. */
function keptShop(switches = {}): UnderTest {
  const one = aShop(switches);
  type(one, "Listings", "Hold back", "My reserve");
  type(one, "Listings", "Listing SKU", "Walmart SKU");
  expect(one.workbook.setUp("keep")).toEqual({
    ...NOTHING_MISSING,
    headingsKept: ["Listings ▸ Walmart SKU (was “Listing SKU”)", "Listings ▸ My reserve (was “Hold back”)"],
  });
  return one;
}

/** Reads the seller's cell, writes one of Aisle's, and adds a row: every column is needed for that. */
function worksThroughout(one: UnderTest, title = "Listings", reserve = "My reserve"): void {
  // Another run: what it reads may be an earlier state that a test went back to.
  const run = workbookOn(one.api, "run-2");
  const readSet = run.read();
  expect([...readSet.unusable]).toEqual([]);
  const known = readSet.tables.listings.find(({ values }) => values.sku === "A-1");
  expect(known?.values.holdBack).toBe(7);
  const why = `${known?.values.why ?? ""}!`;
  const plan: Plan = ({ tables: { listings } }) => [
    ...listings.flatMap((row) => (row.values.sku === "A-1" ? [update(TABS.listings, row, { why })] : [])),
    ...(listings.some(({ values }) => values.sku === `B${why}`)
      ? []
      : [insert(TABS.listings, { sku: `B${why}` as never })]),
  ];
  // A copy whose columns lost their marks is marked first and read again.
  expect(commitAsARun(run, readSet, plan)).toBeLessThan(3);
  const mine = shown(one, title).find((cells) => cells["Walmart SKU"] === "A-1" || cells["Listing SKU"] === "A-1");
  expect(mine).toMatchObject({ Why: why, [reserve]: "7" });
}

test("a heading that was kept names its column: read, written, repaired by it", () => {
  const one = keptShop();
  worksThroughout(one);
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(one.workbook.setUp("keep")).toEqual(NOTHING_MISSING);
  expect(one.wire.calls.filter((call) => call === "batchUpdate")).toHaveLength(3);
});

test("keeping writes no cell", () => {
  const one = aShop();
  type(one, "Listings", "Hold back", "My reserve");
  const before = one.book.view.tabs().map(({ title }) => one.book.view.rows(title));
  one.workbook.setUp("keep");
  expect(one.book.view.tabs().map(({ title }) => one.book.view.rows(title))).toEqual(before);
});

test("what is wrong with a cell is said under the seller's own heading", () => {
  const one = keptShop();
  one.people.type("Listings", `${letter(one, "Listings", "My reserve")}2`, "a few");
  expect(one.workbook.read().tables.listings[0]?.issues[0]?.message).toMatch(/^My reserve: “a few” is not a number/);
});

test.each([{}, { lineMetadataUnderCut: "travels" }])("its column may be moved, cut and pasted, with %j", (switches) => {
  const one = keptShop(switches);
  one.people.moveColumn("Listings", letter(one, "Listings", "My reserve"), "B");
  worksThroughout(one);
  one.people.insertColumns("Listings", "D", 1);
  const from = letter(one, "Listings", "My reserve");
  one.people.cutPaste("Listings", `${from}1:${from}1000`, "Listings", "D1");
  worksThroughout(one);
  expect(one.workbook.setUp().headingsMade).toEqual([]);
  one.people.deleteColumns("Listings", from, 1);
  worksThroughout(one);
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test.each(["dropped", "copied"] as const)(
  "its tab may be replaced by a copy or renamed, the tab's metadata %s",
  (metadataOfDuplicatedTab) => {
    const one = keptShop({ metadataOfDuplicatedTab });
    one.people.replaceTabByCopy("Listings");
    worksThroughout(one);
    one.workbook.setUp();
    one.people.renameTab("Listings", "My Walmart");
    worksThroughout(one, "My Walmart");
  },
);

test("a column that moves while Aisle writes refuses the commit, and nothing lands beside it", () => {
  const one = keptShop();
  const { tables } = one.workbook.read();
  let isFirst = true;
  one.wire.before = (method) => {
    if (method !== "batchUpdate" || !isFirst) return;
    isFirst = false;
    one.people.moveColumn("Listings", letter(one, "Listings", "Walmart SKU"), "F");
  };
  const changes = [insert(TABS.listings, { sku: "C-1" as never })];
  expect(tables.listings).toHaveLength(1);
  expect(one.workbook.commit(changes, "test").kind).toBe("stale");
  worksThroughout(one);
});

test("Aisle's heading typed again is taken back quietly, and the other name is free for a column of the seller's", () => {
  const one = keptShop();
  type(one, "Listings", "My reserve", "Hold back");
  worksThroughout(one, "Listings", "Hold back");
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  one.people.insertColumns("Listings", "B", 1);
  one.people.type("Listings", "B1", "My reserve");
  one.people.type("Listings", "B2", "99");
  worksThroughout(one, "Listings", "Hold back");
});

test("a kept heading that is renamed once more is named, and restored or kept as the seller chooses", () => {
  const one = keptShop();
  type(one, "Listings", "My reserve", "Buffer");
  const sentence = one.workbook.read().unusable.get("listings") ?? "";
  expect(sentence).toMatch(/no heading “My reserve” in row 1; in its place stands “Buffer”/);
  expect(sentence).toMatch(/Type the old heading.*Set up \/ repair.*Keep My Headings/);
  const before = one.book.snapshot();
  expect(one.workbook.setUp().restored).toEqual(["the heading Listings ▸ My reserve (was “Buffer”)"]);
  worksThroughout(one);
  one.book.restore(before);
  expect(one.workbook.setUp("keep").headingsKept).toEqual(["Listings ▸ Buffer (was “My reserve”)"]);
  worksThroughout(one, "Listings", "Buffer");
});

test("a row of headings that was deleted, and a column, come back under the headings that were kept", () => {
  const one = keptShop();
  one.people.deleteRows("Listings", 1, 1);
  expect(one.workbook.setUp("keep").restored).toContain("the headings of Listings");
  worksThroughout(one);
  one.people.deleteColumns("Listings", letter(one, "Listings", "My reserve"), 1);
  expect(one.workbook.read().unusable.get("listings")).toContain("no heading “My reserve”");
  expect(one.workbook.setUp().headingsMade).toEqual(["Listings ▸ My reserve"]);
});

test("headings that slid down are found by the headings that were kept", () => {
  const one = keptShop();
  one.people.insertRows("Listings", 1, 2);
  one.people.type("Listings", "A1", "My shop");
  expect(one.workbook.setUp().leftToYou).toEqual([expect.stringContaining("“Listings” are in row 3")]);
});

describe("what cannot be kept is left as it stands, with the rule", () => {
  test.each([
    ["the heading of another column", "Max"],
    ["a number", "2026"],
    ["a date", "2026-01-02"],
    ["an error", "=1/0"],
    ["more than 100 characters", "x".repeat(101)],
  ])("%s", (_, text) => {
    const one = aShop();
    type(one, "Listings", "Hold back", text);
    const before = one.book.snapshot();
    const { leftToYou, headingsKept } = one.workbook.setUp("keep");
    expect(headingsKept).toEqual([]);
    expect(leftToYou).toEqual([
      expect.stringMatching(/cannot be kept for “Hold back”: a heading is text.*no other column/),
    ]);
    expect(one.book.snapshot()).toBe(before);
  });

  test("a blank", () => {
    const one = aShop();
    one.people.clear("Listings", `${letter(one, "Listings", "Hold back")}1`);
    expect(one.workbook.read().unusable.get("listings")).not.toContain("Keep My Headings");
    expect(one.workbook.setUp("keep").leftToYou).toHaveLength(1);
  });

  test("one heading over two columns; a third one is kept beside them", () => {
    const one = aShop();
    type(one, "Listings", "Hold back", "Mine");
    type(one, "Listings", "Max", "Mine");
    type(one, "Listings", "Percent", "Share");
    const { leftToYou, headingsKept } = one.workbook.setUp("keep");
    expect(headingsKept).toEqual(["Listings ▸ Share (was “Percent”)"]);
    expect(leftToYou).toHaveLength(2);
  });

  test("a heading that a column of the seller's own has", () => {
    const one = aShop();
    one.people.insertColumns("Listings", "B", 1);
    one.people.type("Listings", "B1", "Reserve");
    type(one, "Listings", "Hold back", "Reserve");
    expect(one.workbook.setUp("keep")).toMatchObject({ headingsKept: [], leftToYou: [expect.anything()] });
  });
});

test("a column that lost its metadata and has both its names over two columns is named, and nothing is taken for it", () => {
  const one = keptShop();
  const from = letter(one, "Listings", "My reserve");
  one.people.insertColumns("Listings", "B", 2);
  const now = letter(one, "Listings", "My reserve");
  expect(now).not.toBe(from);
  one.people.cutPaste("Listings", `${now}1:${now}1000`, "Listings", "B1");
  one.people.type("Listings", "C1", "Hold back");
  expect(one.workbook.read().unusable.get("listings")).toMatch(/“My reserve” or “Hold back” twice in row 1/);
});

test("a column that a later version of Aisle brings under that very name is made beside the seller's, and neither is taken for the other", () => {
  const one = aShop();
  one.people.deleteColumns("Listings", letter(one, "Listings", "Max"), 1);
  type(one, "Listings", "Hold back", "Max");
  const metadata = { metadataKey: HEADING_KEY, metadataValue: "listings.holdBack=Max", visibility: "DOCUMENT" };
  const create = { developerMetadata: { ...metadata, location: { spreadsheet: true } } };
  one.api.batchUpdate({ requests: [{ createDeveloperMetadata: create }] }, "spreadsheetId");
  expect(one.workbook.setUp().headingsMade).toEqual(["Listings ▸ Max"]);
  const [row] = one.workbook.read().tables.listings;
  expect(row?.values).toMatchObject({ holdBack: 7, max: null });
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("every column of every tab under a heading of 100 characters stays below what Google takes", () => {
  const one = shopBook();
  const tabs = Object.values(TABS).filter(({ name }) => name !== "dashboard" && name !== "settings");
  let count = 0;
  for (const { title, columns } of tabs) {
    const [, ...headings] = Object.values(columns).map(({ heading }) => heading);
    for (const heading of headings) {
      count += 1;
      type(one, title, heading, `${count} ${"y".repeat(95)}`);
    }
  }
  expect(one.workbook.setUp("keep").headingsKept).toHaveLength(count);
  expect([...one.workbook.read().unusable]).toEqual([]);
});

test("a heading of the hidden memory is named as such, and can be kept as well", () => {
  const one = aShop();
  type(one, "_Ledger", "Data", "Mine");
  expect(one.workbook.read().unusable.get("ledger")).toMatch(/^The hidden tab “_Ledger” has no heading “Data”/);
  expect(one.workbook.setUp("keep").headingsKept).toEqual(["_Ledger ▸ Mine (was “Data”)"]);
  expect(one.workbook.read().unusable.size).toBe(0);
});

test("of two people who keep at once one does it, and a column that moves meanwhile is not taken for another", () => {
  for (const meanwhile of ["keep", "move"]) {
    const one = aShop();
    type(one, "Listings", "Hold back", "My reserve");
    let isFirst = true;
    one.wire.before = (method) => {
      if (method !== "batchUpdate" || !isFirst) return;
      isFirst = false;
      if (meanwhile === "keep") one.anotherRun("run-2").setUp("keep");
      else one.people.moveColumn("Listings", letter(one, "Listings", "My reserve"), "B");
    };
    expect(failureOf(() => one.workbook.setUp("keep"))).toMatchObject({ code: "set-up-interrupted" });
    one.workbook.setUp("keep");
    worksThroughout(one);
  }
});

test("a dropdown follows the column that it offers, under whatever heading, in whatever place and tab", () => {
  const one = shopBook();
  type(one, "Order Statuses", "Status", "My states");
  one.people.moveColumn("Order Statuses", "A", "C");
  one.people.renameTab("Order Statuses", "Bob's states");
  one.workbook.setUp("keep");
  const at = letter(one, "Orders", "Order status");
  one.people.setValidation("Orders", `${at}2:${at}1000`, undefined);
  one.workbook.setUp();
  const offered = () => one.book.view.cell("Orders", `${at}2`).dataValidation?.condition.values;
  const states = letter(one, "Bob's states", "My states");
  expect(offered()).toEqual([{ userEnteredValue: `='Bob''s states'!${states}2:${states}` }]);
  one.workbook.read();
  one.workbook.commit([insert(TABS.orders, { po: "1" as never, line: "1" as never })], "test");
  expect(offered()).toEqual([{ userEnteredValue: `='Bob''s states'!${states}2:${states}` }]);
});
