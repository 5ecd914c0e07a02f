/** People move rows of tabs from which Aisle takes rows away, and rows that nothing but the shelf tells apart. */
import { type Change, insert, remove, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { commitAsARun, letter, type Plan, shopBook, shown, type UnderTest } from "../../../support/workbook-under-test";

const { inventory, ledger, listings, log, skuMap } = TABS;

/** Lets people act once, just before the next commit arrives at Google. */
function meanwhile(one: UnderTest, act: () => void): void {
  one.wire.before = (method) => {
    if (method !== "batchUpdate") return;
    one.wire.before = () => {};
    act();
  };
}

const KEYS = ["order:1", "order:2", "order:3", "order:4"];

const forgetSecond: Plan = ({ tables }) =>
  tables.ledger.flatMap((row): Change[] => {
    if (row.values.key === "order:2") return [remove(ledger, row)];
    return [update(ledger, row, { data: `known of ${row.values.key}` as never })];
  });

test.each([
  ["sort it", (one: UnderTest) => one.people.sort("_Ledger", "A", "Z to A")],
  ["drag a row", (one: UnderTest) => one.people.moveRows("_Ledger", 5, 1, 2)],
  ["insert rows", (one: UnderTest) => one.people.insertRows("_Ledger", 3, 2)],
])("people %s while Aisle forgets one thing: everything else is still remembered, once", (_, act) => {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit(
    KEYS.map((key) => insert(ledger, { key: key as never, kind: "order", data: "{}" as never })),
    "seed",
  );
  meanwhile(one, () => act(one));
  commitAsARun(one.workbook, one.workbook.read(), forgetSecond);
  const kept = shown(one, "_Ledger").map((row) => [row.Key, row.Kind, row.Data]);
  expect([...kept].sort()).toEqual(["order:1", "order:3", "order:4"].map((key) => [key, "order", `known of ${key}`]));
});

describe("a seller's row is taken away at a click while people move rows", () => {
  const mapped = (): UnderTest => {
    const one = shopBook();
    one.workbook.read();
    one.workbook.commit(
      ["A", "B", "C", "D"].map((sku) => insert(skuMap, { sku, connectTo: "SKU", target: "X" })),
      "seed",
    );
    const column = String.fromCharCode(65 + Object.keys(skuMap.columns).length);
    one.people.paste("SKU Map", `${column}1`, [["Mine"], ["mine A"], ["mine B"], ["mine C"], ["mine D"]]);
    return one;
  };
  const dropSecond: Plan = ({ tables }) =>
    tables.skuMap.flatMap((row) => (row.values.sku === "B" ? [remove(skuMap, row)] : []));
  const kept = (one: UnderTest) => shown(one, "SKU Map").map((row) => [row["Listing SKU"], row.Mine]);

  test.each([
    ["sort", (one: UnderTest) => one.people.sort("SKU Map", "A", "Z to A")],
    ["insert", (one: UnderTest) => one.people.insertRows("SKU Map", 2, 1)],
    ["drag", (one: UnderTest) => one.people.moveRows("SKU Map", 5, 1, 2)],
  ])("%s before Aisle's last look: only that row goes, and the seller's own columns stay", (_, act) => {
    const one = mapped();
    const readSet = one.workbook.read();
    act(one);
    commitAsARun(one.workbook, readSet, dropSecond);
    expect(Object.fromEntries(kept(one))).toMatchObject({ A: "mine A", C: "mine C", D: "mine D" });
    expect(kept(one).flat()).not.toContain("B");
  });

  test("in the very moment of the write: what was taken in its place comes back", () => {
    const one = mapped();
    const readSet = one.workbook.read();
    meanwhile(one, () => one.people.insertRows("SKU Map", 2, 1));
    commitAsARun(one.workbook, readSet, dropSecond);
    expect(
      kept(one)
        .flatMap(([sku]) => sku ?? [])
        .sort(),
    ).toEqual(["A", "C", "D"]);
  });
});

test("people sort a long Log while its oldest entries go: only these go", () => {
  const one = shopBook();
  const entries = Array.from({ length: 2_300 }, (_, index) => `entry ${String(index).padStart(4, "0")}`);
  const what = letter(one, "Log", "What happened");
  one.people.paste(
    "Log",
    `${letter(one, "Log", "Run")}2`,
    entries.map((_, index) => [`run ${index}`]),
  );
  one.people.paste(
    "Log",
    `${what}2`,
    entries.map((text) => [text]),
  );
  meanwhile(one, () => one.people.sort("Log", what, "Z to A"));
  const plan: Plan = () => [insert(log, { run: "now" as never, what: "something new" })];
  const readSet = one.workbook.read();
  one.workbook.commit(plan(readSet), "test");
  const told = new Set(shown(one, "Log").map((row) => row["What happened"]));
  expect(entries.slice(0, 2_000).filter((text) => !told.has(text))).toEqual([]);
  expect(told).toContain("something new");
});

const assignIds: Plan = ({ tables }) => {
  const last = Math.max(0, ...tables.inventory.map(({ values }) => Number(values.unitId?.slice(2) ?? 0)));
  return tables.inventory
    .filter(({ values }) => values.unitId === null && values.stockOf !== null)
    .map((row, index) => update(inventory, row, { unitId: `U-${last + index + 1}` as never }));
};

test("lots of one thing and one size, on different shelves, keep their ids when people sort while new ones get theirs", () => {
  const one = shopBook();
  const type = (heading: string, row: number, text: string) =>
    one.people.type("Inventory", `${letter(one, "Inventory", heading)}${row}`, text);
  const lot = (row: number, shelf: string) => {
    type("SKU or Variation ID", row, "A");
    type("Qty", row, "5");
    type("Location", row, shelf);
  };
  lot(2, "shelf 1");
  lot(3, "shelf 2");
  commitAsARun(one.workbook, one.workbook.read(), assignIds);
  lot(4, "shelf 3");
  lot(5, "shelf 4");
  meanwhile(one, () => one.people.sort("Inventory", letter(one, "Inventory", "Location"), "Z to A"));
  commitAsARun(one.workbook, one.workbook.read(), assignIds);
  commitAsARun(one.workbook, one.workbook.read(), assignIds);
  const ids = Object.fromEntries(shown(one, "Inventory").map((row) => [row.Location, row["Unit ID"]]));
  expect(ids).toMatchObject({ "shelf 1": "U-1", "shelf 2": "U-2" });
  expect(new Set(Object.values(ids)).size).toBe(4);
  expect(Object.values(ids)).not.toContain("");
});

describe("numbers and times of Aisle's in formats of the seller's", () => {
  const writeAt =
    (at: number): Plan =>
    ({ tables }) =>
      tables.listings.map((row) => update(listings, row, { available: 7, sentAt: at as never }));
  const withListing = (): UnderTest => {
    const one = shopBook();
    one.workbook.read();
    one.workbook.commit([insert(listings, { sku: "A" as never, available: 5 })], "seed");
    return one;
  };
  const format = (one: UnderTest, heading: string, type: string) => {
    const at = letter(one, "Listings", heading);
    one.people.setNumberFormat("Listings", `${at}2:${at}5`, { type });
  };
  /** Half a second, which a serial number holds a little too low or too high. */
  const AT = 1_772_460_692_500;

  test.each([
    ["Available", "DATE"],
    ["Available", "TEXT"],
    ["Available", "PERCENT"],
    ["Sent at", "NUMBER"],
    ["Sent at", "TEXT"],
  ])("%s shown as %s: is written, and then nothing is left to write", (heading, type) => {
    const one = withListing();
    format(one, heading, type);
    commitAsARun(one.workbook, one.workbook.read(), writeAt(AT));
    commitAsARun(one.workbook, one.workbook.read(), writeAt(AT));
    const result = one.workbook.commit(writeAt(AT)(one.workbook.read()), "test");
    expect(result.kind).toBe("idle");
  });

  test("a number shown as a date is shown as a number again; another format stays", () => {
    const one = withListing();
    const cell = () => one.book.view.cell("Listings", `${letter(one, "Listings", "Available")}2`).formattedValue;
    format(one, "Available", "DATE");
    commitAsARun(one.workbook, one.workbook.read(), writeAt(AT));
    expect(cell()).toBe("7");
    format(one, "Available", "PERCENT");
    commitAsARun(one.workbook, one.workbook.read(), writeAt(AT));
    expect(cell()).toBe("700.00%");
  });

  test("a time between two seconds reads as it was written", () => {
    const one = withListing();
    commitAsARun(one.workbook, one.workbook.read(), writeAt(AT));
    expect(one.workbook.commit(writeAt(AT)(one.workbook.read()), "test").kind).toBe("idle");
  });
});
