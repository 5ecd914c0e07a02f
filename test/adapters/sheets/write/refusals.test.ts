/** What Google does not take: what passes by itself is tried again, what lasts is said once in the seller's words. */
import { insert, remove, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  failureOf,
  HELPER,
  letter,
  OWNER,
  type Plan,
  shopBook,
  shown,
  type UnderTest,
} from "../../../support/workbook-under-test";

const { listings, preview } = TABS;

/** A shop with two listings; every write of one tab is refused in these words, until `isOver`. */
function refusing(words: string, isOver: () => boolean = () => false): UnderTest {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit(
    ["A", "B"].map((sku) => insert(listings, { sku: sku as never })),
    "seed",
  );
  one.wire.calls.length = 0;
  one.wire.before = (method) => {
    if (method !== "batchUpdate" || isOver()) return;
    throw new Error(`API call to sheets.spreadsheets.batchUpdate failed with error: ${words}`);
  };
  return one;
}

const why: Plan = ({ tables }) => tables.listings.map((row) => update(listings, row, { why: `why ${row.values.sku}` }));

/** As a run does, and no longer than until something is thrown. */
function tryFor(one: UnderTest, tries: number): string[] {
  const kinds: string[] = [];
  for (let at = 0; at < tries; at += 1) kinds.push(one.workbook.commit(why(one.workbook.read()), "test").kind);
  return kinds;
}

test.each([
  [
    "a tab was made a table of Google's",
    "Invalid requests[3].updateCells: This operation is not allowed on cells in typed columns.",
    /“Listings”.*“This operation is not allowed on cells in typed columns\.”.*Convert to unformatted data/,
  ],
  [
    "cells were merged",
    "Invalid requests[3].updateCells: You can't change part of a merged range.",
    /“Listings”.*Cells there are merged.*Unmerge/,
  ],
  [
    "the spreadsheet's metadata are full",
    "Invalid requests[0].createDeveloperMetadata: Adding developer metadata would exceed the allowed storage limit.",
    /room for the notes of add-ons is used up/,
  ],
  [
    "every row that is not frozen would go",
    "Invalid requests[3].deleteDimension: Sorry, it is not possible to delete all non-frozen rows.",
    /Add a blank row at the bottom/,
  ],
  ["nobody knows why", "Invalid requests[3].updateCells: The moon is full.", /“The moon is full\.” Undo what was last/],
])("%s: tried once more, then told with Google's sentence and what to do", (_, words, sentence) => {
  const one = refusing(words);
  expect(tryFor(one, 1)).toEqual(["stale"]);
  const failure = failureOf(() => tryFor(one, 1));
  expect([failure.kind, failure.code]).toEqual(["setup", "write-refused"]);
  expect(failure.message).toMatch(sentence);
  expect(failure.message).not.toMatch(/API call|requests\[/);
  expect(one.wire.calls.filter((method) => method === "batchUpdate")).toHaveLength(2);
});

test("the same refusal after people changed the tab's shape is tried again, and taken once nothing is in the way", () => {
  let isOver = false;
  const one = refusing("Invalid requests[3].updateCells: You can't change part of a merged range.", () => isOver);
  expect(tryFor(one, 1)).toEqual(["stale"]);
  one.people.insertColumns("Listings", "C", 1);
  expect(tryFor(one, 1)).toEqual(["stale"]);
  one.people.insertColumns("Listings", "C", 1);
  isOver = true;
  expect(tryFor(one, 1)).toEqual(["done"]);
});

test.each([
  "Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [900000007] because developer metadata with that ID already exists.",
  "Invalid requests[0].createDeveloperMetadata: Developer metadata with ID 7 already exists.",
])("a guard's own refusal means that something moved, however often: %s", (words) => {
  expect(tryFor(refusing(words), 6)).toEqual(Array(6).fill("stale"));
});

test("a tab that is protected against the person running: what may lack it is written at once, what needs it says whom to ask", () => {
  const one = shopBook();
  one.people.protectRange("Customers", "A1:F1000", { editors: [OWNER] });
  const helper = one.anotherRun("theirs", HELPER);
  helper.read();
  const changes = [insert(listings, { sku: "A" as never }), insert(TABS.customers, { customer: "Ann" })];
  const result = helper.commit(changes, "test", ["customers"]);
  expect(result).toMatchObject({ kind: "done", without: [{ code: "cells-protected" }] });
  expect([shown(one, "Listings"), shown(one, "Customers")]).toEqual([[expect.anything()], []]);
  expect(failureOf(() => helper.commit(changes.slice(1), "test")).message).toMatch(/“Customers”.*owner/);
});

test("all rows of Preview go where the seller deleted the spare ones: blank rows stay, as Google demands", () => {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit(
    ["A", "B"].map((sku) => insert(preview, { sku: sku as never })),
    "seed",
  );
  const filled = shown(one, "Preview").length + 1;
  const rowCount = () => one.book.view.tabs().find(({ title }) => title === "Preview")?.rowCount ?? 0;
  one.people.deleteRows("Preview", filled + 1, rowCount() - filled);
  expect(rowCount()).toBe(3);
  const { tables } = one.workbook.read();
  expect(
    one.workbook.commit(
      tables.preview.map((row) => remove(preview, row)),
      "test",
    ).kind,
  ).toBe("done");
  expect([shown(one, "Preview"), rowCount()]).toEqual([[], 3]);
  expect(letter(one, "Preview", "Listing SKU")).toMatch(/^[A-Z]$/);
});

describe("Orders were converted to a table of Google's", () => {
  const table = (): UnderTest => {
    const one = shopBook();
    const rows = one.book.view.tabs().find(({ title }) => title === "Orders")?.rowCount ?? 2;
    const last = letter(one, "Orders", "ShipStation");
    const types = { Qty: "DOUBLE", "Order status": "TEXT", "Ordered at": "DATE_TIME" };
    one.people.convertToTable("Orders", `A1:${last}${rows}`, types);
    return one;
  };

  test("new orders come in: cells in typed columns are not dressed", () => {
    const one = table();
    one.workbook.read();
    const cells = { po: "1796" as never, line: "1" as never, quantity: 2, status: "New" };
    expect(one.workbook.commit([insert(TABS.orders, cells)], "test").kind).toBe("done");
    expect(shown(one, "Orders")).toMatchObject([{ PO: "1796", Qty: "2", "Order status": "New" }]);
  });

  test("Set up / repair leaves the typed columns as they are", () => {
    expect(() => table().workbook.setUp()).not.toThrow();
  });
});
