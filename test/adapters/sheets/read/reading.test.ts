import { blankBook, failureOf, letter, shopBook, type UnderTest } from "../../../support/workbook-under-test";

const cellOf = (one: UnderTest, tab: string, heading: string, row: number) => `${letter(one, tab, heading)}${row}`;

test("a read set is three requests, and nothing is written", () => {
  const { workbook, wire } = shopBook();
  workbook.read();
  expect(wire.calls).toEqual(["get", "values", "values"]);
});

test("a date in a quantity cell is a problem, never a number", () => {
  for (const dateTypedIntoNumberCell of ["becomesDate", "staysNumber"] as const) {
    const one = shopBook({ switches: { dateTypedIntoNumberCell } });
    const cell = cellOf(one, "Inventory", "Qty", 2);
    one.people.type("Inventory", cellOf(one, "Inventory", "SKU or Variation ID", 2), "A");
    one.people.setNumberFormat("Inventory", cell, { type: "DATE", pattern: "yyyy-mm-dd" });
    one.people.type("Inventory", cell, "2026-01-05");
    const [row] = one.workbook.read().tables.inventory;
    expect(row?.values.quantity).toBeNull();
    expect(row?.issues.map(({ code }) => code)).toEqual(["not-a-number"]);
  }
});

test("a date pasted with its format over a quantity is a problem too", () => {
  const one = shopBook();
  const pasted = { value: 46_027, numberFormat: { type: "DATE" as const, pattern: "m/d/yyyy" } };
  one.people.paste("Inventory", cellOf(one, "Inventory", "Qty", 2), [[pasted]]);
  const [row] = one.workbook.read().tables.inventory;
  expect(row).toMatchObject({ values: { quantity: null }, issues: [{ code: "not-a-number", column: "quantity" }] });
});

test("an error in a quantity cell is a problem of that row, and its text names the error", () => {
  const one = shopBook();
  one.people.type("Inventory", cellOf(one, "Inventory", "Qty", 2), "=1/0");
  one.people.type("Inventory", cellOf(one, "Inventory", "Qty", 3), "4");
  const [bad, good] = one.workbook.read().tables.inventory;
  expect(bad?.values.quantity).toBeNull();
  expect(bad?.issues[0]).toMatchObject({ code: "cell-error" });
  expect(bad?.issues[0]?.message).toContain("#DIV/0!");
  expect(good).toMatchObject({ values: { quantity: 4 }, issues: [] });
});

test("text in a quantity cell is a problem and is not read as a number", () => {
  const one = shopBook();
  for (const [index, text] of ["ten", "'12", "12 pcs"].entries())
    one.people.type("Inventory", cellOf(one, "Inventory", "Qty", index + 2), text);
  const rows = one.workbook.read().tables.inventory;
  expect(rows.map(({ values }) => values.quantity)).toEqual([null, null, null]);
  expect(rows.map(({ issues }) => issues[0]?.code)).toEqual(["not-a-number", "not-a-number", "not-a-number"]);
});

test("a formula is read as its value", () => {
  const one = shopBook();
  one.people.type("Listings", cellOf(one, "Listings", "Listing SKU", 2), "A");
  one.people.type("Listings", cellOf(one, "Listings", "Fixed number", 2), "=2+3");
  expect(one.workbook.read().tables.listings[0]?.values.fixedNumber).toBe(5);
});

test("percents are read as per cent, typed or computed", () => {
  const one = shopBook();
  ["90%", "50", "=1/4"].forEach((text, index) => {
    one.people.type("Listings", cellOf(one, "Listings", "Percent", index + 2), text);
  });
  expect(one.workbook.read().tables.listings.map(({ values }) => values.percent)).toEqual([90, 50, 25]);
});

test("an IMEI and a SKU of digits only keep every digit and every zero in front", () => {
  const one = shopBook();
  one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 2), "0012");
  one.people.type("Inventory", cellOf(one, "Inventory", "SKU or Variation ID", 2), "1234567890123456789");
  expect(one.workbook.read().tables.inventory[0]?.values).toMatchObject({
    imei: "0012",
    stockOf: "1234567890123456789",
  });
});

test("digits that the sheet has already cut off are a problem, not an identifier", () => {
  const one = shopBook();
  const cell = cellOf(one, "Inventory", "SKU or Variation ID", 2);
  one.people.setNumberFormat("Inventory", cell, { type: "NUMBER", pattern: "0" });
  one.people.type("Inventory", cell, "1234567890123456789");
  const [row] = one.workbook.read().tables.inventory;
  expect(row?.values.stockOf).toBeNull();
  expect(row?.issues[0]?.code).toBe("identifier-not-text");
});

test("columns that the seller moved, coloured, hid, or has own ones between are found by their headings", () => {
  const one = shopBook();
  one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 2), "353012345678901");
  one.people.moveColumn("Inventory", letter(one, "Inventory", "IMEI"), "H");
  one.people.insertColumns("Inventory", "A", 2);
  one.people.type("Inventory", "A1", "Photo");
  one.people.setBackground("Inventory", "A1:Z3", { green: 1 });
  one.people.hideColumn("Inventory", letter(one, "Inventory", "Cost"));
  const { tables, unusable } = one.workbook.read();
  expect(unusable.size).toBe(0);
  expect(tables.inventory[0]?.values.imei).toBe("353012345678901");
});

test("a renamed tab is still found", () => {
  const one = shopBook();
  one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 2), "353012345678901");
  one.people.renameTab("Inventory", "Lager");
  expect(one.workbook.read().tables.inventory[0]?.values.imei).toBe("353012345678901");
});

test("a copy of a tab is not taken for the tab, whatever Google does with its marks", () => {
  for (const metadataOfDuplicatedTab of ["dropped", "copied"] as const) {
    const one = shopBook({ switches: { metadataOfDuplicatedTab } });
    one.people.duplicateTab("Inventory");
    one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 2), "353012345678901");
    expect(one.workbook.read().tables.inventory[0]?.values.imei).toBe("353012345678901");
  }
});

test("a missing tab is named, and only that tab is unusable", () => {
  const one = shopBook();
  one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 2), "353012345678901");
  one.people.deleteTab("Warehouses");
  const { tables, unusable } = one.workbook.read();
  expect([...unusable.keys()]).toEqual(["warehouses"]);
  expect(unusable.get("warehouses")).toContain("“Warehouses” is missing");
  expect(unusable.get("warehouses")).toContain("Set up / repair");
  expect(tables.warehouses).toEqual([]);
  expect(tables.inventory).toHaveLength(1);
});

test("every missing heading of a tab is named, and only that tab is unusable", () => {
  const one = shopBook();
  one.people.clear("Inventory", cellOf(one, "Inventory", "Warehouse", 1));
  one.people.type("Inventory", cellOf(one, "Inventory", "Status", 1), "State");
  const { unusable } = one.workbook.read();
  expect([...unusable.keys()]).toEqual(["inventory"]);
  expect(unusable.get("inventory")).toContain("“Status”, “Warehouse”");
});

test("of two columns with one heading the one that Aisle marked counts", () => {
  const one = shopBook();
  one.people.insertColumns("Inventory", "A", 1);
  one.people.type("Inventory", "A1", "IMEI");
  one.people.type("Inventory", "A2", "wrong");
  one.people.type("Inventory", `${letter(one, "Inventory", "Unit ID")}2`, "U-000001");
  const { tables, unusable } = one.workbook.read();
  expect(unusable.size).toBe(0);
  expect(tables.inventory[0]?.values.imei).toBeNull();
});

test("of two columns with one heading and no mark nobody can tell which is meant, so the tab stops", () => {
  const one = shopBook();
  one.people.deleteColumns("Inventory", letter(one, "Inventory", "IMEI"), 1);
  one.people.insertColumns("Inventory", "A", 2);
  one.people.paste("Inventory", "A1", [["IMEI", "IMEI"]]);
  const { unusable } = one.workbook.read();
  expect([...unusable.keys()]).toEqual(["inventory"]);
  expect(unusable.get("inventory")).toContain("“IMEI” twice");
});

test("a spreadsheet that was never set up has every tab named", () => {
  const { unusable } = blankBook().workbook.read();
  expect(unusable.get("listings")).toContain("“Listings” is missing");
  expect(unusable.get("ledger")).toContain("“_Ledger” is missing");
});

test("hidden and filtered rows are read like the others", () => {
  const one = shopBook();
  ["1", "2", "3"].forEach((text, index) => {
    one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", index + 2), text);
  });
  one.people.filter("Inventory", "A1:M4", letter(one, "Inventory", "IMEI"), ["2"]);
  one.people.hideRows("Inventory", 4, 1);
  expect(one.workbook.read().tables.inventory.map(({ values }) => values.imei)).toEqual(["1", "2", "3"]);
});

test("empty rows between the seller's rows are left out, and the rows keep their place", () => {
  const one = shopBook();
  one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 2), "1");
  one.people.type("Inventory", cellOf(one, "Inventory", "IMEI", 6), "2");
  expect(one.workbook.read().tables.inventory.map(({ position }) => position)).toEqual([0, 4]);
});

test("rows that move between two requests of one read set are read again", () => {
  const one = shopBook();
  ["1Z-B", "1Z-A"].forEach((tracking, index) => {
    one.people.type("Shipments", cellOf(one, "Shipments", "Tracking number", index + 2), tracking);
    one.people.type("Shipments", cellOf(one, "Shipments", "Ship date", index + 2), `2026-01-0${index + 1} 10:00`);
  });
  let reads = 0;
  one.wire.before = (method) => {
    if (method !== "values") return;
    reads += 1;
    if (reads === 2) one.people.sort("Shipments", letter(one, "Shipments", "Tracking number"), "A to Z");
  };
  const rows = one.workbook.read().tables.shipments;
  expect(rows.map(({ values }) => [values.tracking, new Date(values.shipDate ?? 0).toISOString()])).toEqual([
    ["1Z-A", "2026-01-02T15:00:00.000Z"],
    ["1Z-B", "2026-01-01T15:00:00.000Z"],
  ]);
  expect(one.wire.calls).toHaveLength(6);
});

test("a sheet that never holds still is said so, and the next run tries again", () => {
  const one = shopBook();
  ["1Z-B", "1Z-A"].forEach((tracking, index) => {
    one.people.type("Shipments", cellOf(one, "Shipments", "Tracking number", index + 2), tracking);
  });
  let reads = 0;
  one.wire.before = (method) => {
    if (method === "values") reads += 1;
    if (method === "values" && reads % 2 === 0)
      one.people.sort("Shipments", letter(one, "Shipments", "Tracking number"), reads % 4 === 2 ? "A to Z" : "Z to A");
  };
  expect(failureOf(() => one.workbook.read())).toMatchObject({ kind: "transient", code: "sheet-not-still" });
});

test("a date or an error typed where a row is recognised does not stop the reading of the tab", () => {
  for (const typed of ["2026-03-04", "=1/0"]) {
    const one = shopBook();
    const cell = cellOf(one, "Shipments", "Tracking number", 2);
    one.people.setNumberFormat("Shipments", cell, { type: "DATE", pattern: "m/d/yyyy" });
    one.people.type("Shipments", cell, typed);
    one.people.type("Shipments", cellOf(one, "Shipments", "Tracking number", 3), "1Z");
    const rows = one.workbook.read().tables.shipments;
    expect(rows[1]?.values.tracking).toBe("1Z");
    expect(rows[0]?.values.tracking).toBe(typed === "=1/0" ? null : "3/4/2026");
  }
});

test("too many requests in a minute: nobody acts, the next run goes on", () => {
  const one = shopBook({ quota: { readsPerMinute: 5, writesPerMinute: 60 } });
  one.workbook.read();
  expect(failureOf(() => one.workbook.read())).toMatchObject({ kind: "transient", code: "sheets-quota" });
});

test("Google not answering a read changes nothing and says so", () => {
  const one = shopBook();
  one.wire.before = () => {
    throw new Error("API call to sheets.spreadsheets.get failed with error: The service is currently unavailable.");
  };
  expect(failureOf(() => one.workbook.read())).toMatchObject({ kind: "transient", code: "google-unavailable" });
});

test("the row that a person selected is told by its place under the headings, and only in tabs of Aisle's", () => {
  const one = shopBook();
  expect(one.workbook.selectedRow()).toBeNull();
  one.workbook.read();
  const selected = (tab: string, range: string) => {
    one.people.select(tab, range);
    return one.workbook.selectedRow();
  };
  expect(selected("Listings", "C5")).toEqual({ tab: "listings", position: 3 });
  expect(selected("Inventory", "A2:D9")).toEqual({ tab: "inventory", position: 0 });
  expect(selected("Inventory", "A1")).toBeNull();
  one.people.addTab("My notes");
  expect(selected("My notes", "B2")).toBeNull();
});

test("all rows in several selected ranges are told once and from the top; blank, hidden and filtered ones are not", () => {
  const one = shopBook();
  one.people.paste(
    "Inventory",
    "B2",
    "abcdefgh".split("").map((name) => [name, name]),
  );
  one.workbook.read();
  const selected = (tab: string, ...ranges: string[]) => {
    one.people.select(tab, ...ranges);
    return one.workbook.selectedRows().map(({ tab: shown, position }) => `${shown} ${position}`);
  };
  expect(selected("Inventory", "B7", "A1:C3", "C2:D4")).toEqual([
    "inventory 0",
    "inventory 1",
    "inventory 2",
    "inventory 5",
  ]);
  one.people.hideRows("Inventory", 3, 1);
  one.people.filter("Inventory", "A1:M9", "C", ["d"]);
  expect(selected("Inventory", "B:B")).toEqual([0, 2, 4, 5, 6, 7].map((at) => `inventory ${at}`));
  expect(selected("Inventory", "A1")).toEqual([]);
  one.people.addTab("My notes");
  expect(selected("My notes", "B2:B9")).toEqual([]);
});
