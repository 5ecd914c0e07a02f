import { columnMetadata, ID, OWNER, refusal, tab, underTest, write } from "../../support/spreadsheet-under-test";

const PROTECTED =
  "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.";

describe("a batch", () => {
  test("is all or nothing: one refused request and nothing is applied [BU]", () => {
    const { book, refused } = underTest();
    const before = book.snapshot();
    const error = refused(tab(5, "Listings"), write(0, 0, [["x"]]), { deleteSheet: { sheetId: 99 } });
    expect(error).toMatchObject({ code: 400, status: "INVALID_ARGUMENT", method: "spreadsheets.batchUpdate" });
    expect(error.message).toBe("Invalid requests[2].deleteSheet: No sheet with id: 99");
    expect(book.snapshot()).toBe(before);
  });

  test("is applied in order: a later request may depend on an earlier one [BATCH]", () => {
    const { batch, values } = underTest();
    const answer = batch(tab(5, "Listings"), write(0, 0, [["SKU"]], 5));
    expect(answer.replies).toMatchObject([
      { addSheet: { properties: { sheetId: 5, title: "Listings", index: 1 } } },
      {},
    ]);
    expect(values("Listings")).toEqual([["SKU"]]);
  });

  test("answers cells as they are right after it [BU]", () => {
    const { call } = underTest();
    const body = {
      requests: [write(0, 0, [["SKU", "=1+2"]])],
      includeSpreadsheetInResponse: true,
      responseRanges: ["Sheet1!A1:B1"],
    };
    const fields = "updatedSpreadsheet.sheets(properties.sheetId,data(startRow,rowData.values.effectiveValue))";
    expect(call("spreadsheets.batchUpdate", body, ID, { fields })).toEqual({
      updatedSpreadsheet: {
        sheets: [
          {
            properties: { sheetId: 0 },
            data: [
              {
                rowData: [
                  { values: [{ effectiveValue: { stringValue: "SKU" } }, { effectiveValue: { numberValue: 3 } }] },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  test("whose responseRanges name a lost tab is refused before or after applying: a switch [§12.11]", () => {
    for (const unknownResponseRange of ["refusedBefore", "refusedAfter"] as const) {
      const { book, call } = underTest({ switches: { unknownResponseRange } });
      const body = {
        requests: [write(0, 0, [["x"]])],
        includeSpreadsheetInResponse: true,
        responseRanges: ["Gone!A1"],
      };
      const error = refusal(() => call("spreadsheets.batchUpdate", body, ID));
      expect(error.message).toBe("Unable to parse range: Gone!A1");
      expect(book.view.rows("Sheet1")).toEqual(unknownResponseRange === "refusedAfter" ? [["x"]] : []);
    }
  });

  test("holds known requests with known fields only [DISC]", () => {
    const { refused, batch } = underTest();
    expect(refused({ paintCells: {} }).message).toBe(
      `Invalid JSON payload received. Unknown name "paintCells" at 'requests[0]': Cannot find field.`,
    );
    expect(refused({ deleteSheet: { sheetid: 1 } }).message).toBe(
      `Invalid JSON payload received. Unknown name "sheetid" at 'requests[0].delete_sheet': Cannot find field.`,
    );
    expect(refused({ deleteSheet: { sheetId: "one" } }).message).toContain(
      "Invalid value at 'requests[0].delete_sheet.sheet_id'",
    );
    expect(refused({ deleteSheet: { sheetId: 1 }, addSheet: {} }).message).toContain(
      "oneof field 'kind' is already set",
    );
    expect(refused({}).message).toBe("Invalid requests[0]: No request set.");
    expect(refused().message).toBe("Must specify at least one request.");
    expect(() => batch({ addChart: { chart: {} } })).toThrow("not emulated: addChart");
  });

  test("above 10,485,760 bytes is refused [BIG]", () => {
    const { refused } = underTest();
    const big = Array.from({ length: 300 }, () => ["x".repeat(40_000)]);
    expect(refused(write(0, 0, big)).message).toBe("Request payload size exceeds the limit: 10485760 bytes.");
  });
});

describe("writing cells", () => {
  test("a string stays text whatever it begins with [CFOS, HARV; T:70307226347]", () => {
    const equals = {
      updateCells: {
        start: {},
        rows: [{ values: [{ userEnteredValue: { stringValue: "=1+1" } }] }],
        fields: "userEnteredValue",
      },
    };
    const text = underTest();
    text.batch(equals, write(1, 0, [["007"]]));
    expect(text.book.view.rows("Sheet1")).toEqual([["=1+1"], ["007"]]);
  });

  test("the mask userEnteredValue leaves format, note and rule alone; `*` does not [REQ]", () => {
    const { batch, book } = underTest();
    const full = {
      userEnteredValue: { numberValue: 1 },
      userEnteredFormat: { numberFormat: { type: "NUMBER", pattern: "0.00" }, backgroundColor: { red: 1 } },
      note: "why",
      dataValidation: {
        condition: { type: "NUMBER_GREATER_THAN_EQ", values: [{ userEnteredValue: "0" }] },
        strict: true,
      },
    };
    const cells = (cell: unknown, fields: string) => ({
      updateCells: { start: {}, rows: [{ values: [cell] }], fields },
    });
    batch(cells(full, "*"));
    batch(cells({ userEnteredValue: { numberValue: 2 } }, "userEnteredValue"));
    expect(book.view.cell("Sheet1", "A1")).toMatchObject({
      formattedValue: "2.00",
      note: "why",
      dataValidation: { strict: true },
    });
    batch(cells({}, "userEnteredFormat.numberFormat"));
    expect(book.view.cell("Sheet1", "A1")).toMatchObject({ formattedValue: "2", background: { red: 1 } });
    batch(cells({ userEnteredValue: { numberValue: 3 } }, "*"));
    expect(book.view.cell("Sheet1", "A1")).toMatchObject({
      note: undefined,
      dataValidation: undefined,
      background: undefined,
    });
  });

  test("with a range, cells that the rows do not cover are cleared; with a start they stay [REQ]", () => {
    const { batch, book } = underTest();
    batch(
      write(0, 0, [
        ["a", "b"],
        ["c", "d"],
      ]),
    );
    batch(write(0, 0, [["A"]]));
    expect(book.view.rows("Sheet1")).toEqual([
      ["A", "b"],
      ["c", "d"],
    ]);
    batch({
      updateCells: {
        range: { endRowIndex: 2, endColumnIndex: 2 },
        rows: [{ values: [{ userEnteredValue: { stringValue: "z" } }] }],
        fields: "userEnteredValue",
      },
    });
    expect(book.view.rows("Sheet1")).toEqual([["z"]]);
  });

  test("the grid does not grow [T:4705086984; T:70440897211]", () => {
    const { refused, batch, book } = underTest();
    expect(refused(write(0, 25, [["a", "b"]])).message).toBe(
      "Invalid requests[0].updateCells: Attempting to write column: 26, beyond the last requested column of: 25",
    );
    const repeat = (startRowIndex: number, endRowIndex: number) => ({
      repeatCell: {
        range: { startRowIndex, endRowIndex, startColumnIndex: 0, endColumnIndex: 2 },
        cell: { note: "x" },
        fields: "note",
      },
    });
    expect(refused(repeat(1000, 1001)).message).toBe(
      "Invalid requests[0].repeatCell: Range (Sheet1!A1001:B1001) exceeds grid limits. Max rows: 1000, max columns: 26",
    );
    batch(repeat(999, 1200));
    expect(book.view.cell("Sheet1", "B1000").note).toBe("x");
    expect(book.view.tabs()[0]).toMatchObject({ rowCount: 1000 });
  });

  test("50,000 characters fit into a cell, one more does not [LIM]", () => {
    const { refused, batch } = underTest();
    batch(write(0, 0, [["x".repeat(50_000)]]));
    expect(refused(write(0, 0, [["x".repeat(50_001)]])).message).toContain(
      "Your input contains more than the maximum of 50000 characters in a single cell.",
    );
  });

  test("10,000,000 cells fit into a workbook, empty ones counted [LIM; T:61832424841]", () => {
    const { refused } = underTest();
    const grid = { rowCount: 400_000, columnCount: 25 };
    expect(refused({ addSheet: { properties: { gridProperties: grid } } }).message).toBe(
      "Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
    );
  });

  test("appendCells overwrites rows that a filter hides at the end [FILTER]", () => {
    const { batch, book } = underTest();
    batch(write(0, 0, [["SKU"], ["a"], ["hidden"]]));
    book.people(OWNER).filter("Sheet1", "A1:A10", "A", ["hidden"]);
    batch({
      appendCells: { rows: [{ values: [{ userEnteredValue: { stringValue: "new" } }] }], fields: "userEnteredValue" },
    });
    expect(book.view.rows("Sheet1")).toEqual([["SKU"], ["a"], ["new"]]);
  });
});

describe("protection", () => {
  const protect = (extra: object) => ({
    addProtectedRange: { protectedRange: { range: { endColumnIndex: 1 }, ...extra } },
  });
  const as = (user: string, underTestBook: ReturnType<typeof underTest>, request: unknown) =>
    underTestBook.book.call("spreadsheets.batchUpdate", [{ requests: [request] }, ID], { user, now: 0 });

  test("a write that touches one closed cell fails whole [T:69317254518]; the owner and editors pass", () => {
    const one = underTest();
    one.batch(protect({ editors: { users: ["friend@example.com"] } }));
    const error = refusal(() => as("stranger@example.com", one, write(0, 0, [["x", "y"]])));
    expect(error.message).toBe(`Invalid requests[0].updateCells: ${PROTECTED}`);
    as("stranger@example.com", one, write(0, 1, [["y"]]));
    as("friend@example.com", one, write(0, 0, [["x"]]));
    expect(() => one.book.people("stranger@example.com").type("Sheet1", "A5", "x")).toThrow("protected");
  });

  test("a warning stops nobody [OTHER]; for programs that is a switch [§12.10]", () => {
    for (const warningOnlyForApi of ["silent", "refused"] as const) {
      const one = underTest({ switches: { warningOnlyForApi } });
      one.batch(protect({ warningOnly: true }));
      const run = () => as("stranger@example.com", one, write(0, 0, [["x"]]));
      if (warningOnlyForApi === "silent") run();
      else expect(refusal(run).message).toContain(PROTECTED);
      one.book.people("stranger@example.com").type("Sheet1", "A5", "x");
    }
  });

  test("requestingUserCanEdit tells before a write [SHEETS]", () => {
    const one = underTest();
    one.batch(protect({ editors: { users: [] }, protectedRangeId: 7 }));
    const look = (user: string) =>
      one.book.call(
        "spreadsheets.get",
        [ID, { fields: "sheets.protectedRanges(protectedRangeId,requestingUserCanEdit)" }],
        { user, now: 0 },
      );
    expect(look(OWNER)).toEqual({
      sheets: [{ protectedRanges: [{ protectedRangeId: 7, requestingUserCanEdit: true }] }],
    });
    expect(look("stranger@example.com")).toEqual({ sheets: [{ protectedRanges: [{ protectedRangeId: 7 }] }] });
  });

  test("editors do not go with a warning, and an id is used once [REQ]", () => {
    const { refused, batch } = underTest();
    expect(refused(protect({ warningOnly: true, editors: { users: [] } })).message).toContain("warning-only");
    batch(protect({ protectedRangeId: 7 }));
    expect(refused(protect({ protectedRangeId: 7 })).message).toContain("already exists");
  });
});

describe("developer metadata", () => {
  const find = (one: ReturnType<typeof underTest>, metadataId: number) =>
    one.book.view.metadata().find((entry) => entry.metadataId === metadataId);
  const guard = (metadataId: number, index: number) => ({
    deleteDeveloperMetadata: {
      dataFilter: {
        developerMetadataLookup: {
          metadataId,
          locationMatchingStrategy: "EXACT_LOCATION",
          metadataLocation: { dimensionRange: { dimension: "COLUMNS", startIndex: index, endIndex: index + 1 } },
        },
      },
    },
  });

  test("an id in use refuses the batch: the API's compare-and-set [INBX, CFOS]", () => {
    const one = underTest();
    one.batch(columnMetadata(71, 3));
    const error = one.refused(write(0, 0, [["x"]]), columnMetadata(71, 4));
    expect(error.message).toBe(
      "Invalid requests[1].createDeveloperMetadata: Cannot add developer metadata with ID [71] because developer metadata with that ID already exists.",
    );
    expect(one.book.view.rows("Sheet1")).toEqual([]);
  });

  test("moves with its column when others come, go and move, and dies with it [META]", () => {
    const one = underTest();
    one.batch(columnMetadata(71, 3));
    const person = one.book.people(OWNER);
    const at = (index: number) => ({
      location: { dimensionRange: { dimension: "COLUMNS", startIndex: index, endIndex: index + 1 } },
    });
    person.insertColumns("Sheet1", "A", 2);
    expect(find(one, 71)).toMatchObject(at(5));
    person.deleteColumns("Sheet1", "B", 1);
    expect(find(one, 71)).toMatchObject(at(4));
    person.moveColumn("Sheet1", "E", "A");
    expect(find(one, 71)).toMatchObject(at(0));
    person.moveColumn("Sheet1", "A", "D");
    expect(find(one, 71)).toMatchObject(at(2));
    person.deleteColumns("Sheet1", "C", 1);
    expect(find(one, 71)).toBeUndefined();
  });

  test("deleting by id and exact place, then creating again, refuses the batch once the column has moved [§8]", () => {
    const one = underTest();
    one.batch(columnMetadata(71, 3));
    one.batch(guard(71, 3), columnMetadata(71, 3), write(0, 3, [["ok"]]));
    one.book.people(OWNER).insertColumns("Sheet1", "A", 1);
    const before = one.book.snapshot();
    one.refused(guard(71, 3), columnMetadata(71, 3), write(0, 3, [["wrong"]]));
    expect(one.book.snapshot()).toBe(before);
    one.batch(guard(71, 4), columnMetadata(71, 4), write(0, 4, [["right"]]));
  });

  test("30,000 characters for the spreadsheet and again for each tab [META]", () => {
    const { refused, batch } = underTest();
    const big = (location: object) => ({
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: "k", metadataValue: "x".repeat(29_999), visibility: "DOCUMENT", location },
      },
    });
    batch(big({ spreadsheet: true }), big({ sheetId: 0 }));
    expect(refused(big({ sheetId: 0 })).message).toContain("would exceed the allowed storage limit");
  });

  test("a row's metadata goes along when rows are sorted [HARV]", () => {
    const one = underTest();
    const location = { dimensionRange: { dimension: "ROWS", startIndex: 0, endIndex: 1 } };
    one.batch(write(0, 0, [["b"], ["a"]]), {
      createDeveloperMetadata: {
        developerMetadata: { metadataId: 9, metadataKey: "k", visibility: "DOCUMENT", location },
      },
    });
    one.book.people(OWNER).sort("Sheet1", "A", "A to Z");
    expect(find(one, 9)).toMatchObject({ location: { dimensionRange: { startIndex: 1 } } });
  });

  test("search answers the entries with the filters that found them; get by id, or 404 [META]", () => {
    const { call, batch } = underTest();
    batch(columnMetadata(71, 3), columnMetadata(72, 4));
    const filter = { developerMetadataLookup: { metadataKey: "aisle.column" } };
    const found = call("spreadsheets.developerMetadata.search", { dataFilters: [filter] }, ID);
    expect(found.matchedDeveloperMetadata).toHaveLength(2);
    expect(call("spreadsheets.developerMetadata.get", ID, 72)).toMatchObject({
      metadataId: 72,
      metadataKey: "aisle.column",
    });
    expect(refusal(() => call("spreadsheets.developerMetadata.get", ID, 73))).toMatchObject({ code: 404 });
  });
});

describe("quota", () => {
  test("60 writes a minute and user, reads apart, then 429 until the window has moved on [LIM; T:1601564548]", () => {
    const { book } = underTest({ quota: {} });
    const at = (now: number, user = OWNER) =>
      book.call("spreadsheets.batchUpdate", [{ requests: [write(0, 0, [["x"]])] }, ID], { user, now });
    for (let count = 0; count < 60; count += 1) at(count * 100);
    const error = refusal(() => at(10_000));
    expect(error).toMatchObject({ code: 429, status: "RESOURCE_EXHAUSTED" });
    expect(error.message).toContain("limit 'Write requests per minute per user' of service 'sheets.googleapis.com'");
    expect(error.details).toMatchObject([{ reason: "RATE_LIMIT_EXCEEDED" }]);
    book.call("spreadsheets.get", [ID], { user: OWNER, now: 10_000 });
    at(10_000, "other@example.com");
    at(60_001);
  });
});
