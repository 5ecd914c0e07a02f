/** Set up / repair gives back what was lost, and leaves alone what the seller put there. */
import { SETTINGS } from "../../../../src/domain/settings/settings";
import {
  batch,
  letter,
  NOTHING_MISSING,
  shopBook,
  shown,
  tabOf,
  type UnderTest,
} from "../../../support/workbook-under-test";

const column = (one: UnderTest, tab: string, heading: string) =>
  `${letter(one, tab, heading)}1:${letter(one, tab, heading)}1000`;
const cell = (one: UnderTest, tab: string, heading: string, row: number) =>
  one.book.view.cell(tab, `${letter(one, tab, heading)}${row}`);

/** The structure, the first rows, then whole columns in two answers. */
const LOOK = ["get", "cells", "cells", "cells"];

/** Repairs, and proves that a second repair finds nothing and asks for no change. */
function repaired(one: UnderTest) {
  const report = one.workbook.setUp();
  one.wire.calls.length = 0;
  const after = one.book.snapshot();
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(one.wire.calls).toEqual(LOOK);
  expect(one.book.snapshot()).toBe(after);
  return report;
}

test("a repair that finds nothing asks four times and writes nothing; one that does writes once", () => {
  const one = shopBook();
  one.workbook.setUp();
  expect(one.wire.calls).toEqual(LOOK);
  one.wire.calls.length = 0;
  one.people.setValidation("Orders", column(one, "Orders", "Order status"), undefined);
  one.workbook.setUp();
  expect(one.wire.calls).toEqual([...LOOK, "batchUpdate"]);
});

test("a dropdown that was cleared from a column comes back down to the last row", () => {
  const one = shopBook();
  one.people.setValidation("Orders", column(one, "Orders", "Order status"), undefined);
  expect(repaired(one)).toEqual({ ...NOTHING_MISSING, restored: ["the dropdown of Orders ▸ Order status"] });
  for (const row of [2, 500, 1000]) {
    expect(cell(one, "Orders", "Order status", row).dataValidation?.condition.type).toBe("ONE_OF_RANGE");
  }
  expect(cell(one, "Orders", "Order status", 1).dataValidation).toBeUndefined();
});

test("tick boxes come back, and a tick that is set stays set", () => {
  const one = shopBook();
  const ticks = letter(one, "Orders", "Line removed");
  one.people.tick("Orders", `${ticks}2`);
  one.people.setValidation("Orders", `${ticks}2:${ticks}9`, undefined);
  expect(repaired(one).restored).toEqual(["the tick boxes of Orders ▸ Line removed"]);
  expect(cell(one, "Orders", "Line removed", 2)).toMatchObject({
    formattedValue: "TRUE",
    dataValidation: { condition: { type: "BOOLEAN" } },
  });
});

test("a rule of the seller's own stays where it is, and the cells around it get theirs back", () => {
  const one = shopBook();
  const at = letter(one, "Orders", "Order status");
  const mine = { condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "Shelf" }] }, strict: true };
  one.people.setValidation("Orders", `${at}2:${at}1000`, undefined);
  one.people.setValidation("Orders", `${at}5:${at}6`, Object(mine));
  repaired(one);
  const typesOf = [4, 5, 6, 7].map((row) => cell(one, "Orders", "Order status", row).dataValidation?.condition.type);
  expect(typesOf).toEqual(["ONE_OF_RANGE", "ONE_OF_LIST", "ONE_OF_LIST", "ONE_OF_RANGE"]);
});

test("a number format that an identifier column was given goes: digits would be lost; its cells stay", () => {
  const one = shopBook();
  const at = letter(one, "Inventory", "IMEI");
  one.people.type("Inventory", `${at}3`, "0012");
  one.people.setNumberFormat("Inventory", `${at}2:${at}1000`, { type: "NUMBER", pattern: "0" });
  expect(repaired(one).restored).toEqual(["the format of Inventory ▸ IMEI"]);
  expect(cell(one, "Inventory", "IMEI", 3)).toMatchObject({ formattedValue: "0012", numberFormat: { type: "TEXT" } });
});

test("the seller's own look of dates, numbers and colours stays", () => {
  const one = shopBook();
  const dates = letter(one, "Orders", "Ordered at");
  const quantities = letter(one, "Inventory", "Qty");
  one.people.setNumberFormat("Orders", `${dates}2:${dates}1000`, { type: "DATE", pattern: "dd.mm.yyyy" });
  one.people.setNumberFormat("Inventory", `${quantities}2:${quantities}1000`, { type: "NUMBER", pattern: "#,##0" });
  one.people.setBackground("Inventory", "A1:Z1000", { green: 1 });
  one.people.note("Inventory", `${quantities}1`, "count on Mondays");
  one.people.type("Inventory", "A7", "=1+1");
  const before = one.book.snapshot();
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(one.book.snapshot()).toBe(before);
});

test("the note of a heading comes back", () => {
  const one = shopBook();
  const at = letter(one, "Listings", "Hold back");
  one.people.note("Listings", `${at}1`, "");
  expect(repaired(one).restored).toEqual(["the note of Listings ▸ Hold back"]);
  expect(one.book.view.cell("Listings", `${at}1`).note).toContain("You type this.");
});

test("warnings that were removed come back, once; a stricter protection of the seller's own counts as one", () => {
  const one = shopBook();
  const warnings = () => tabOf(one, "Listings").protectedRanges ?? [];
  const requests = warnings().map(({ protectedRangeId }: { protectedRangeId: number }) => ({
    deleteProtectedRange: { protectedRangeId },
  }));
  expect(requests).toHaveLength(2);
  batch(one, ...requests);
  expect(repaired(one).restored).toEqual([
    "the warning on Listings ▸ Listing SKU",
    "the warning on the headings of Listings",
  ]);
  expect(warnings()).toMatchObject([{ warningOnly: true }, { warningOnly: true }]);
  one.people.protectRange("Orders", "A1:ZZ1000".replace("ZZ", "Z"), {});
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("warnings survive rows that are inserted directly under the headings, and are not doubled", () => {
  for (const insertAtRangeStart of ["excluded", "included"] as const) {
    const one = shopBook({ switches: { insertAtRangeStart } });
    one.people.insertRows("Listings", 2, 3);
    repaired(one);
    expect(tabOf(one, "Listings").protectedRanges).toHaveLength(2);
  }
});

test("a colour that was removed comes back in its column, behind the seller's own ones", () => {
  const one = shopBook();
  one.people.moveColumn("Listings", letter(one, "Listings", "Connection"), "B");
  const { sheetId } = tabOf(one, "Listings").properties;
  const mine = {
    ranges: [{ sheetId }],
    booleanRule: { condition: { type: "BLANK" }, format: { textFormat: { bold: true } } },
  };
  batch(
    one,
    { deleteConditionalFormatRule: { sheetId, index: 1 } },
    { deleteConditionalFormatRule: { sheetId, index: 0 } },
    { addConditionalFormatRule: { rule: mine, index: 0 } },
  );
  expect(repaired(one).restored).toEqual(["the colors of Listings"]);
  const rules = tabOf(one, "Listings").conditionalFormats;
  expect(rules[0].booleanRule.condition.type).toBe("BLANK");
  expect(rules.slice(-2)).toMatchObject([
    { ranges: [{ startColumnIndex: 1 }], booleanRule: { condition: { values: [{ userEnteredValue: "Connected" }] } } },
    {
      ranges: [{ startColumnIndex: 1 }],
      booleanRule: { condition: { values: [{ userEnteredValue: "Target missing" }] } },
    },
  ]);
});

test("the columns by which people know a row stay in sight, again if nothing is frozen; where one was moved, none is", () => {
  const one = shopBook();
  const frozen = (title: string): number => tabOf(one, title).properties.gridProperties.frozenColumnCount ?? 0;
  expect(["Listings", "Orders", "Shipments", "Inventory", "Settings"].map(frozen)).toEqual([1, 2, 2, 2, 0]);
  const loosen = (title: string) => ({
    updateSheetProperties: {
      properties: { sheetId: tabOf(one, title).properties.sheetId, gridProperties: { frozenColumnCount: 0 } },
      fields: "gridProperties.frozenColumnCount",
    },
  });
  batch(one, loosen("Orders"), loosen("Listings"));
  one.people.moveColumn("Orders", letter(one, "Orders", "Line"), "D");
  expect(repaired(one).restored).toEqual(["the frozen columns of Listings"]);
  expect(["Listings", "Orders"].map(frozen)).toEqual([1, 0]);
});

test("the headings are frozen again and _Ledger is hidden again; more frozen rows of the seller's stay", () => {
  const one = shopBook();
  const { sheetId } = tabOf(one, "Orders").properties;
  const other = tabOf(one, "Listings").properties.sheetId;
  const ledger = tabOf(one, "_Ledger").properties.sheetId;
  const frozen = (id: number, rows: number) => ({
    updateSheetProperties: {
      properties: { sheetId: id, gridProperties: { frozenRowCount: rows } },
      fields: "gridProperties.frozenRowCount",
    },
  });
  batch(one, frozen(sheetId, 0), frozen(other, 3), {
    updateSheetProperties: { properties: { sheetId: ledger, hidden: false }, fields: "hidden" },
  });
  expect(repaired(one).restored).toEqual(["the frozen headings of Orders", "the hiding of _Ledger"]);
  expect(tabOf(one, "Listings").properties.gridProperties.frozenRowCount).toBe(3);
  expect(tabOf(one, "_Ledger").properties.hidden).toBe(true);
});

describe("Settings", () => {
  test("a setting that is not there is added below the others, with its choices; no value is overwritten", () => {
    const one = shopBook();
    const row = one.book.view.find("Settings", "Setting", "Inventory Quantity Sync") ?? 0;
    const value = letter(one, "Settings", "Value");
    const other = one.book.view.find("Settings", "Setting", "Order Import") ?? 0;
    one.people.type("Settings", `${value}${other}`, "On");
    one.people.deleteRows("Settings", row, 1);
    one.people.sort("Settings", "A", "Z to A");
    expect(repaired(one).restored).toEqual(["the setting Inventory Quantity Sync"]);
    const settings = shown(one, "Settings");
    expect(settings).toHaveLength(SETTINGS.length);
    expect(settings.find(({ Setting }) => Setting === "Order Import")?.Value).toBe("On");
    expect(settings.at(-1)).toMatchObject({ Setting: "Inventory Quantity Sync" });
    const added = one.book.view.find("Settings", "Setting", "Inventory Quantity Sync") ?? 0;
    expect(one.book.view.cell("Settings", `${value}${added}`).dataValidation?.condition.type).toBe("ONE_OF_LIST");
    expect(one.workbook.read().unusable.size).toBe(0);
  });

  test("the choices of a setting follow its name to whatever row it was sorted", () => {
    const one = shopBook();
    one.people.sort("Settings", "A", "Z to A");
    const value = letter(one, "Settings", "Value");
    one.people.setValidation("Settings", `${value}2:${value}1000`, undefined);
    repaired(one);
    const row = one.book.view.find("Settings", "Setting", "Order Import") ?? 0;
    expect(one.book.view.cell("Settings", `${value}${row}`).dataValidation?.condition.type).toBe("ONE_OF_LIST");
  });
});

test("a status, channel or carrier that the seller deleted stays deleted", () => {
  const one = shopBook();
  one.people.deleteRows("Carriers", 2, 1);
  const before = one.book.snapshot();
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(one.book.snapshot()).toBe(before);
});
