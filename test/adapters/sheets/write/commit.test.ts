import { instant } from "../../../../src/domain/values/brand";
import { type Change, insert, remove, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import type { ReadSet } from "../../../../src/ports/workbook";
import {
  failureOf,
  HELPER,
  letter,
  OWNER,
  shopBook,
  shown,
  type UnderTest,
} from "../../../support/workbook-under-test";

const { listings, ledger, orders, shipments, warehouses, inventory } = TABS;
const INTERNAL = "API call to sheets.spreadsheets.batchUpdate failed with error: Internal error encountered.";

const listing = (sku: string, more: object = {}): Change => insert(listings, { sku: sku as never, ...more });

/** A shop with listings A, B and C. */
function withListings(options: Parameters<typeof shopBook>[0] = {}): UnderTest {
  const one = shopBook(options);
  one.workbook.read();
  one.workbook.commit(
    ["A", "B", "C"].map((sku) => listing(sku, { title: `Phone ${sku}` })),
    "seed",
  );
  one.wire.calls.length = 0;
  return one;
}

const why =
  (text: string) =>
  ({ tables }: ReadSet): Change[] =>
    tables.listings.map((row) => update(listings, row, { why: `${text} ${row.values.sku}` }));

const whys = (one: UnderTest) => shown(one, "Listings").map((row) => `${row["Listing SKU"]}: ${row.Why}`);

test("nothing is sent when every cell already holds what it should", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  one.wire.calls.length = 0;
  const same = readSet.tables.listings.map((row) => update(listings, row, { title: row.values.title, why: null }));
  expect(one.workbook.commit(same, "test").kind).toBe("idle");
  expect(one.workbook.commit([], "test").kind).toBe("idle");
  expect(one.wire.calls).toEqual([]);
});

test("what is only worth writing alongside something else waits for it", () => {
  const one = withListings();
  const { tables } = one.workbook.read();
  const aside: Change = { ...insert(ledger, { key: "cursor:x" as never, kind: "cursor" }), onlyAlongside: true };
  one.wire.calls.length = 0;
  one.workbook.commit([aside], "test");
  expect(one.wire.calls).toEqual([]);
  const [row] = tables.listings;
  one.workbook.commit(row === undefined ? [] : [aside, update(listings, row, { why: "x" })], "test");
  expect(shown(one, "_Ledger").map(({ Key }) => Key)).toEqual(["cursor:x"]);
});

test("a commit over several tabs is one request", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  one.wire.calls.length = 0;
  const changes = [
    ...why("because")(readSet),
    listing("D"),
    insert(orders, { po: "1" as never, line: "1" as never }),
    insert(ledger, { key: "order:1" as never, kind: "order" }),
  ];
  expect(one.workbook.commit(changes, "test").kind).toBe("done");
  // The row under the headings of Warehouses takes the first one, so it is looked at once more.
  expect(one.wire.calls).toEqual(["get", "values", "values", "batchUpdate"]);
});

test("a commit is all or nothing: one cell that may not be written, and no tab changes", () => {
  const one = withListings();
  one.people.protectRange("_Ledger", "A1:C1000", { editors: [OWNER] });
  const helper = one.anotherRun("run-2", HELPER);
  const readSet = helper.read();
  const before = one.book.snapshot();
  const changes = [...why("x")(readSet), insert(ledger, { key: "k" as never, kind: "order" })];
  const found = failureOf(() => helper.commit(changes, "test"));
  expect(found).toMatchObject({ kind: "setup", code: "cells-protected" });
  expect(found.message).toContain("Ask the spreadsheet's owner");
  expect(one.book.snapshot()).toBe(before);
});

test("a protected cell that no change touches stops nobody", () => {
  const one = withListings();
  one.people.protectRange("Listings", "B1:B4", { editors: [OWNER] });
  const helper = one.anotherRun("run-2", HELPER);
  expect(helper.commit(why("x")(helper.read()), "test").kind).toBe("done");
});

test("of two runs that write at once exactly one wins, and the other plans again", () => {
  const one = withListings();
  const other = one.anotherRun("run-2");
  const mine = one.workbook.read();
  const theirs = other.read();
  expect(other.commit(why("theirs")(theirs), "test").kind).toBe("done");
  expect(one.workbook.commit(why("mine")(mine), "test").kind).toBe("stale");
  expect(whys(one)).toEqual(["A: theirs A", "B: theirs B", "C: theirs C"]);
});

test("a run that was overtaken by many commits of another is stale too", () => {
  const one = withListings();
  const other = one.anotherRun("run-2");
  const mine = one.workbook.read();
  other.read();
  for (let number = 0; number < 5; number += 1) {
    expect(other.commit(why(`theirs ${number}`)(other.read()), "test").kind).toBe("done");
    expect(one.workbook.commit(why("mine")(mine), "test").kind).toBe("stale");
  }
  expect(whys(one)[0]).toBe("A: theirs 4 A");
});

test("fences do not pile up", () => {
  const one = withListings();
  let readSet = one.workbook.read();
  for (let number = 0; number < 108; number += 1) {
    const result = one.workbook.commit(why(String(number))(readSet), "record quantities");
    if (result.kind !== "done") throw new Error("stale");
    readSet = result.readSet;
  }
  const fences = one.book.view.metadata().filter((mark) => mark.metadataKey === "aisle.commit");
  expect(JSON.stringify(fences.map((mark) => [mark.metadataKey, mark.metadataValue])).length).toBeLessThan(15_000);
  expect(fences.length).toBeLessThan(105);
});

test("a request that arrives twice is applied once", () => {
  const one = withListings();
  one.workbook.read();
  const { api } = one;
  const seen: Parameters<typeof api.batchUpdate>[] = [];
  const send = api.batchUpdate;
  Object.assign(api, {
    batchUpdate: (...given: Parameters<typeof send>) => {
      seen.push(given);
      return send(...given);
    },
  });
  one.workbook.commit([listing("D")], "test");
  const [args] = seen;
  const before = one.book.snapshot();
  expect(() => (args === undefined ? null : send(...args))).toThrow("failed with error");
  expect(one.book.snapshot()).toBe(before);
  expect(shown(one, "Listings").filter((row) => row["Listing SKU"] === "D")).toHaveLength(1);
});

test("a commit whose answer is lost is settled by its fence: it happened, and the run plans again on what is there", () => {
  const one = withListings();
  one.workbook.read();
  one.wire.after = (method) => {
    if (method === "batchUpdate") throw new Error(INTERNAL);
  };
  expect(one.workbook.commit([listing("D")], "test").kind).toBe("stale");
  one.wire.after = () => {};
  expect(one.workbook.read().tables.listings.map(({ values }) => values.sku)).toEqual(["A", "D", "B", "C"]);
});

test("a commit that never arrived is settled by its fence: it did not happen", () => {
  const one = withListings();
  one.workbook.read();
  const before = one.book.snapshot();
  one.wire.before = (method) => {
    if (method === "batchUpdate") throw new Error(INTERNAL);
  };
  expect(one.workbook.commit([listing("D")], "test").kind).toBe("stale");
  expect(one.book.snapshot()).toBe(before);
});

test("when nobody can tell whether a commit happened, the run ends and the next one looks", () => {
  const one = withListings();
  one.workbook.read();
  one.wire.after = (method) => {
    if (method === "batchUpdate") throw new Error(INTERNAL);
  };
  one.wire.before = (method) => {
    if (method === "metadata") throw new Error("The service is currently unavailable.");
  };
  const found = failureOf(() => one.workbook.commit([listing("D")], "test"));
  expect(found.kind).toBe("transient");
  expect(found.message).not.toContain("Nothing was changed");
});

test("too many writes in a minute: nothing is written, the next run goes on", () => {
  const one = withListings({ quota: { readsPerMinute: 60, writesPerMinute: 2 } });
  const readSet = one.workbook.read();
  one.workbook.commit(why("one")(readSet), "test");
  const before = one.book.snapshot();
  const found = failureOf(() => one.workbook.commit(why("two")(readSet), "test"));
  expect(found).toMatchObject({ kind: "transient", code: "sheets-quota" });
  expect(one.book.snapshot()).toBe(before);
});

test("a column moved between reading and writing refuses the whole commit", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  one.people.moveColumn("Listings", letter(one, "Listings", "Why"), "B");
  const before = one.book.snapshot();
  expect(one.workbook.commit([...why("x")(readSet), listing("D")], "test").kind).toBe("stale");
  expect(one.book.snapshot()).toBe(before);
  expect(one.workbook.commit(why("x")(one.workbook.read()), "test").kind).toBe("done");
  expect(whys(one)).toEqual(["A: x A", "B: x B", "C: x C"]);
});

test("a column deleted between reading and writing refuses the whole commit", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  one.people.deleteColumns("Listings", letter(one, "Listings", "Title"), 1);
  const before = one.book.snapshot();
  const result = one.workbook.commit(why("x")(readSet), "test");
  expect(result.kind).toBe("stale");
  expect(one.book.snapshot()).toBe(before);
  expect(one.workbook.read().unusable.has("listings")).toBe(true);
});

test("a tab renamed between reading and writing: nothing is lost and nothing doubled", () => {
  for (const unknownResponseRange of ["refusedBefore", "refusedAfter"] as const) {
    const one = withListings({ switches: { unknownResponseRange } });
    one.workbook.read();
    one.people.renameTab("Listings", "Angebote");
    expect(one.workbook.commit([listing("D")], "test").kind).toBe("stale");
    const fresh = one.workbook.read();
    if (!fresh.tables.listings.some(({ values }) => values.sku === "D")) one.workbook.commit([listing("D")], "test");
    expect(one.workbook.read().tables.listings.map(({ values }) => values.sku)).toEqual(["A", "D", "B", "C"]);
  }
});

test("a tab deleted between reading and writing refuses the commit", () => {
  const one = withListings();
  one.workbook.read();
  one.people.deleteTab("Warehouses");
  const changes = [listing("D"), insert(warehouses, { warehouse: "Main" })];
  expect(one.workbook.commit(changes, "test").kind).toBe("stale");
  expect(one.workbook.read().tables.listings).toHaveLength(3);
});

test("rows that Aisle removes are gone, and the rows around them stay", () => {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit(
    ["a", "b", "c", "d"].map((key) => insert(ledger, { key: key as never, kind: "order" })),
    "test",
  );
  const { tables } = one.workbook.read();
  const gone = tables.ledger.filter(({ values }) => values.key === "a" || values.key === "c");
  const changed = tables.ledger.filter(({ values }) => values.key === "d");
  one.workbook.commit(
    [
      ...gone.map((row) => remove(ledger, row)),
      ...changed.map((row) => update(ledger, row, { data: "{}" })),
      insert(ledger, { key: "e" as never, kind: "order" }),
    ],
    "test",
  );
  expect(shown(one, "_Ledger").map(({ Key, Data }) => `${Key}${Data}`)).toEqual(["b", "d{}", "e"]);
});

test.each(["excluded", "included"] as const)(
  "new rows have the formats, tick boxes and dropdowns of their columns, at the top and at the end (rules at a range's start: %s)",
  (insertAtRangeStart) => {
    const one = shopBook({ switches: { insertAtRangeStart } });
    one.people.setBackground("Orders", "A1:Z1", { red: 1 });
    one.workbook.read();
    for (const po of ["1", "2", "3"]) {
      const order = insert(orders, { po: po as never, line: "0012" as never, quantity: 1, orderedAt: instant(0) });
      one.workbook.commit([order, insert(warehouses, { warehouse: `House ${po}` })], "test");
    }
    for (const row of [2, 3, 4]) {
      const cell = (tab: string, heading: string) => one.book.view.cell(tab, `${letter(one, tab, heading)}${row}`);
      expect(cell("Orders", "Line")).toMatchObject({ numberFormat: { type: "TEXT" }, formattedValue: "0012" });
      expect(cell("Orders", "Ordered at").numberFormat).toMatchObject({ type: "DATE_TIME" });
      expect(cell("Orders", "Item price").numberFormat).toMatchObject({ type: "NUMBER" });
      expect(cell("Orders", "Order status").dataValidation?.condition).toMatchObject({ type: "ONE_OF_RANGE" });
      expect(cell("Orders", "Line removed").dataValidation?.condition).toMatchObject({ type: "BOOLEAN" });
      expect(cell("Orders", "PO").background).toBeUndefined();
      expect(cell("Warehouses", "Counts").dataValidation?.condition).toMatchObject({ type: "BOOLEAN" });
    }
    expect(shown(one, "Orders").map(({ PO }) => PO)).toEqual(["1", "3", "2"]);
    expect(shown(one, "Warehouses").map(({ Warehouse }) => Warehouse)).toEqual(["House 1", "House 2", "House 3"]);
  },
);

test("new rows at the end stand under the last filled row, also where the seller has cut the blank rows off", () => {
  const one = shopBook();
  one.people.type("Warehouses", "A2", "Main");
  one.people.deleteRows("Warehouses", 3, 998);
  for (const warehouse of ["Annex", "Store"]) {
    one.workbook.read();
    expect(one.workbook.commit([insert(warehouses, { warehouse })], "test").kind).toBe("done");
  }
  expect(shown(one, "Warehouses").map(({ Warehouse }) => Warehouse)).toEqual(["Main", "Annex", "Store"]);
});

test("several new rows after another on one read set stand in order without reading again", () => {
  const one = shopBook();
  one.people.deleteRows("Warehouses", 2, 998);
  one.workbook.read();
  one.wire.calls.length = 0;
  for (const warehouse of ["Main", "Annex", "Store", "Van"])
    expect(one.workbook.commit([insert(warehouses, { warehouse })], "test").kind).toBe("done");
  // The row under the headings takes the first one, so it is looked at once more.
  expect(one.wire.calls).toEqual(["get", "values", "values", ...Array(4).fill("batchUpdate")]);
  expect(shown(one, "Warehouses").map(({ Warehouse }) => Warehouse)).toEqual(["Main", "Annex", "Store", "Van"]);
});

test("a filter that hides rows neither swallows nor overwrites new ones", () => {
  const one = withListings();
  one.people.type("Warehouses", "A2", "Main");
  one.people.type("Warehouses", "A3", "Annex");
  one.people.filter("Warehouses", "A1:C3", "A", ["Annex"]);
  one.people.filter("Listings", "A1:X4", "A", ["A", "B", "C"]);
  one.workbook.read();
  one.workbook.commit([insert(warehouses, { warehouse: "Store" }), listing("D")], "test");
  expect(one.workbook.read().tables.warehouses.map(({ values }) => values.warehouse)).toEqual([
    "Main",
    "Annex",
    "Store",
  ]);
  expect(one.workbook.read().tables.listings.map(({ values }) => values.sku)).toEqual(["A", "D", "B", "C"]);
});

test("formulas, colours and own columns beside the written cells are not touched", () => {
  const one = withListings();
  one.people.insertColumns("Listings", "B", 1);
  one.people.paste("Listings", "B1", [["Margin"], ["=1+1"], ["=2+2"], ["own"]]);
  one.people.type("Listings", `${letter(one, "Listings", "Fixed number")}3`, "=2*3");
  one.people.setBackground("Listings", `${letter(one, "Listings", "Why")}2:${letter(one, "Listings", "Why")}4`, {
    red: 1,
  });
  expect(one.workbook.commit(why("x")(one.workbook.read()), "test").kind).toBe("done");
  expect(["B2", "B3", "B4"].map((cell) => one.book.view.cell("Listings", cell).userEnteredValue)).toEqual([
    { formulaValue: "=1+1" },
    { formulaValue: "=2+2" },
    { stringValue: "own" },
  ]);
  expect(one.book.view.cell("Listings", `${letter(one, "Listings", "Fixed number")}3`).userEnteredValue).toEqual({
    formulaValue: "=2*3",
  });
  expect(one.book.view.cell("Listings", `${letter(one, "Listings", "Why")}3`).background).toEqual({
    rgbColor: { red: 1 },
  });
});

test.each(["3/4/2026", "=1/0"])(
  "a date or an error where a row is recognised (%s) does not keep Aisle from writing",
  (typed) => {
    const one = shopBook();
    const cell = `${letter(one, "Shipments", "Tracking number")}2`;
    one.people.type("Shipments", `${letter(one, "Shipments", "PO")}2`, "1");
    one.people.setNumberFormat("Shipments", cell, { type: "DATE", pattern: "m/d/yyyy" });
    one.people.type("Shipments", cell, typed);
    const { tables } = one.workbook.read();
    const changes = tables.shipments.map((row) => update(shipments, row, { state: "Problem" }));
    expect(one.workbook.commit(changes, "test").kind).toBe("done");
    expect(shown(one, "Shipments")[0]?.State).toBe("Problem");
  },
);

test("a number typed with decimals where a row is recognised does not keep Aisle from writing", () => {
  const one = shopBook();
  one.people.type("Inventory", `${letter(one, "Inventory", "SKU or Variation ID")}2`, "A");
  one.people.type("Inventory", `${letter(one, "Inventory", "Qty")}2`, "=1/3");
  const { tables } = one.workbook.read();
  const changes = tables.inventory.map((row) => update(inventory, row, { problem: "x" }));
  expect(one.workbook.commit(changes, "test").kind).toBe("done");
});

test("writing before reading is a mistake of Aisle's own", () => {
  expect(failureOf(() => shopBook().workbook.commit([listing("A")], "test")).kind).toBe("defect");
});

test("a text that is longer than a cell may be is cut to what the cell holds", () => {
  const one = withListings();
  const readSet = one.workbook.read();
  expect(one.workbook.commit(why("x".repeat(60_000))(readSet), "test").kind).toBe("done");
  const [row] = one.workbook.read().tables.listings;
  expect(row?.values.why).toMatch(/^x{49998}…$/);
});

test("a column moved while a new row comes refuses the commit even where the row is blank, since rows are dressed whole", () => {
  const one = withListings();
  one.workbook.read();
  one.people.moveColumn("Listings", letter(one, "Listings", "Fixed number"), letter(one, "Listings", "Max"));
  const before = one.book.snapshot();
  expect(one.workbook.commit([listing("D")], "test").kind).toBe("stale");
  expect(one.book.snapshot()).toBe(before);
});
