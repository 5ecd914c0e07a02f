import { columnMetadata, ID, OWNER, refusal, tab, underTest, write } from "../../support/spreadsheet-under-test";

const UNFORMATTED = { valueRenderOption: "UNFORMATTED_VALUE" };

describe("values", () => {
  function shop() {
    const one = underTest();
    const person = one.book.people(OWNER);
    person.paste("Sheet1", "A1", [
      ["2026-01-02", "50%", "$12.50", "TRUE", "=1/0", "=1+2", "=NOPE(1)", "=Gone!A1", '=""', "text"],
    ]);
    return one;
  }

  test("FORMATTED_VALUE is what people see [VRO]", () => {
    expect(shop().values("Sheet1")).toEqual([
      ["2026-01-02", "50%", "$12.50", "TRUE", "#DIV/0!", "3", "#NAME?", "#REF!", "", "text"],
    ]);
  });

  test("UNFORMATTED_VALUE loses types: a date is a number, an error a string [DRO; T:63274590534]", () => {
    expect(shop().values("Sheet1", UNFORMATTED)).toEqual([
      [46_024, 0.5, 12.5, true, "#DIV/0!", 3, "#NAME?", "#REF! (Reference does not exist.)", "", "text"],
    ]);
  });

  test("with FORMATTED_STRING a date comes as text and the rest as before [DRO]", () => {
    expect(shop().values("A1:C1", { ...UNFORMATTED, dateTimeRenderOption: "FORMATTED_STRING" })).toEqual([
      ["2026-01-02", 0.5, 12.5],
    ]);
  });

  test("FORMULA gives formula texts and literals as they are [VRO]", () => {
    expect(shop().values("E1:G1", { valueRenderOption: "FORMULA" })).toEqual([["=1/0", "=1+2", "=NOPE(1)"]]);
  });

  test("trailing empty rows and cells are left out, and a fully empty range has no values [§3 doc]", () => {
    const one = underTest();
    one.batch(write(1, 1, [["x"], [""], ["y", "z"]]));
    expect(one.values("Sheet1!A1:Z1000")).toEqual([[], ["", "x"], [], ["", "y", "z"]]);
    const answer = one.call("spreadsheets.values.batchGet", ID, { ranges: ["Sheet1!F:H"] });
    expect(answer).toEqual({ spreadsheetId: ID, valueRanges: [{ range: "Sheet1!F1:H1000", majorDimension: "ROWS" }] });
  });

  test("columns come as lists when asked for", () => {
    const one = underTest();
    one.batch(write(0, 0, [["a", "b"], ["c"]]));
    expect(one.values("Sheet1", { majorDimension: "COLUMNS" })).toEqual([["a", "c"], ["b"]]);
  });

  test("A1 ranges name the tab by title: a lost one cannot be parsed [§0.7]", () => {
    const one = underTest();
    one.batch(tab(5, "SKU Map"), write(0, 0, [["x"]], 5));
    expect(one.values("'SKU Map'!A1:B2")).toEqual([["x"]]);
    one.book.people(OWNER).renameTab("SKU Map", "Map");
    expect(refusal(() => one.values("'SKU Map'!A1:B2")).message).toBe("Unable to parse range: 'SKU Map'!A1:B2");
    expect(refusal(() => one.values("Map!AP1:AW1")).message).toBe(
      "Range (Map!AP1:AW1) exceeds grid limits. Max rows: 1000, max columns: 26",
    );
  });

  test("data filters name tabs by id and columns by metadata, and answers say which filter matched [DF]", () => {
    const { call, batch } = underTest();
    batch(
      tab(5, "Listings"),
      write(
        0,
        0,
        [
          ["SKU", "Status"],
          ["a", "on"],
        ],
        5,
      ),
      columnMetadata(71, 1, 5),
    );
    const byId = { gridRange: { sheetId: 5, startRowIndex: 1 } };
    const byMetadata = { developerMetadataLookup: { metadataId: 71 } };
    expect(call("spreadsheets.values.batchGetByDataFilter", { dataFilters: [byMetadata, byId] }, ID)).toEqual({
      spreadsheetId: ID,
      valueRanges: [
        {
          valueRange: { range: "Listings!A2:Z1000", majorDimension: "ROWS", values: [["a", "on"]] },
          dataFilters: [byId],
        },
        {
          valueRange: { range: "Listings!B1:B1000", majorDimension: "ROWS", values: [["Status"], ["on"]] },
          dataFilters: [byMetadata],
        },
      ],
    });
    const gone = refusal(() =>
      call("spreadsheets.values.batchGetByDataFilter", { dataFilters: [{ gridRange: { sheetId: 6 } }] }, ID),
    );
    expect(gone.message).toBe("Invalid dataFilter[0]: No grid with id: 6");
  });

  test("filters for one and the same range share one answer, which lists them in the order sent [BACK]", () => {
    const dataFilters = [{ gridRange: {} }, { a1Range: "Sheet1" }];
    const answer = underTest().call("spreadsheets.values.batchGetByDataFilter", { dataFilters }, ID);
    expect(answer.valueRanges).toMatchObject([{ dataFilters }]);
  });

  test("another spreadsheet's id is not found", () => {
    const { call } = underTest();
    expect(refusal(() => call("spreadsheets.get", "other"))).toMatchObject({
      code: 404,
      message: "Requested entity was not found.",
    });
  });
});

describe("writing values", () => {
  const update = (data: unknown, valueInputOption: string | undefined = "RAW") => [{ valueInputOption, data }, ID];

  test("RAW stores as is, USER_ENTERED reads as typed [VIO]", () => {
    const one = underTest();
    one.call("spreadsheets.values.batchUpdate", ...update([{ range: "A1:C1", values: [["=1+2", "0012", 5]] }]));
    one.call(
      "spreadsheets.values.batchUpdate",
      ...update([{ range: "A2:C2", values: [["=1+2", "0012", 5]] }], "USER_ENTERED"),
    );
    expect(one.values("Sheet1", UNFORMATTED)).toEqual([
      ["=1+2", "0012", 5],
      [3, 12, 5],
    ]);
    expect(refusal(() => one.call("spreadsheets.values.batchUpdate", { data: [] }, ID)).message).toContain(
      "valueInputOption",
    );
  });

  test("null skips a cell and an empty text empties it [§6 doc]", () => {
    const one = underTest();
    one.batch(write(0, 0, [["a", "b", "c"]]));
    const answer = one.call(
      "spreadsheets.values.batchUpdate",
      ...update([{ range: "A1:C1", values: [[null, "", "C"]] }]),
    );
    expect(one.values("Sheet1")).toEqual([["a", "", "C"]]);
    expect(answer).toMatchObject({
      totalUpdatedCells: 2,
      responses: [{ updatedRange: "Sheet1!A1:C1", updatedCells: 2 }],
    });
  });

  test("null in a write by data filter skips or empties: a switch [§12.5]", () => {
    for (const nullInDataFilterWrite of ["skips", "empties"] as const) {
      const one = underTest({ switches: { nullInDataFilterWrite } });
      one.batch(write(0, 0, [["a", "b"]]), columnMetadata(71, 0));
      const dataFilter = { developerMetadataLookup: { metadataId: 71 } };
      one.call("spreadsheets.values.batchUpdateByDataFilter", ...update([{ dataFilter, values: [[null], ["x"]] }]));
      expect(one.values("A1:A2")).toEqual([[nullInDataFilterWrite === "skips" ? "a" : ""].filter(Boolean), ["x"]]);
    }
  });

  test("more than the range holds is refused, one cell is only an origin, the grid does not grow [T:67157449306]", () => {
    const one = underTest();
    const wide = () =>
      one.call("spreadsheets.values.batchUpdate", ...update([{ range: "A1:B1", values: [["a", "b", "c"]] }]));
    expect(refusal(wide).message).toBe(
      "Requested writing within range ['Sheet1'!A1:B1], but tried writing to column [C]",
    );
    one.call(
      "spreadsheets.values.batchUpdate",
      ...update([
        {
          range: "B2",
          values: [
            ["a", "b"],
            ["c", "d"],
          ],
        },
      ]),
    );
    expect(one.values("B2:C3")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    const deep = () =>
      one.call("spreadsheets.values.batchUpdate", ...update([{ range: "A1000", values: [["a"], ["b"]] }]));
    expect(refusal(deep).message).toBe(
      "Requested writing within range ['Sheet1'!A1000], but tried writing to row [1001]",
    );
  });
});

describe("structure", () => {
  const MASK =
    "properties(locale,timeZone),sheets(properties(sheetId,title,index,hidden,gridProperties(rowCount,columnCount,frozenRowCount))," +
    "merges,protectedRanges(protectedRangeId,range,warningOnly,requestingUserCanEdit),conditionalFormats," +
    "data(columnMetadata(developerMetadata(metadataId,metadataKey,metadataValue),hiddenByUser)))";

  test("the mask of a run's first look finds tabs, columns and what stands in the way; defaults are left out, but for the id and the place of a tab [§4; GSP, HARV]", () => {
    const one = underTest();
    one.batch(
      {
        addSheet: {
          properties: {
            sheetId: 5,
            title: "Listings",
            hidden: true,
            gridProperties: { rowCount: 10, columnCount: 2, frozenRowCount: 1 },
          },
        },
      },
      { deleteDimension: { range: { dimension: "COLUMNS", startIndex: 2 } } },
      columnMetadata(71, 1, 5),
    );
    one.book.people(OWNER).merge("Sheet1", "A2:B3");
    const grid = { rowCount: 10, columnCount: 2, frozenRowCount: 1 };
    const hung = { metadataId: 71, metadataKey: "aisle.column", metadataValue: "column 71" };
    expect(one.call("spreadsheets.get", ID, { fields: MASK })).toEqual({
      properties: { locale: "en_US", timeZone: "America/New_York" },
      sheets: [
        {
          properties: { sheetId: 0, index: 0, title: "Sheet1", gridProperties: { rowCount: 1000, columnCount: 2 } },
          merges: [{ startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 }],
          data: [{ columnMetadata: [{}, {}] }],
        },
        {
          properties: { sheetId: 5, title: "Listings", index: 1, hidden: true, gridProperties: grid },
          data: [{ columnMetadata: [{}, { developerMetadata: [hung] }] }],
        },
      ],
    });
  });

  test("typed cells come with ranges; a mask replaces includeGridData [§4]", () => {
    const one = underTest();
    one.book.people(OWNER).paste("Sheet1", "A2", [["2026-01-02", "=1/0"]]);
    const fields =
      "sheets(data(startRow,startColumn,rowData(values(userEnteredValue,effectiveValue,effectiveFormat.numberFormat,formattedValue))))";
    expect(one.call("spreadsheets.get", ID, { ranges: ["Sheet1!A2:B2"], fields })).toEqual({
      sheets: [
        {
          data: [
            {
              startRow: 1,
              rowData: [
                {
                  values: [
                    {
                      userEnteredValue: { numberValue: 46_024 },
                      effectiveValue: { numberValue: 46_024 },
                      effectiveFormat: { numberFormat: { type: "DATE", pattern: "yyyy-mm-dd" } },
                      formattedValue: "2026-01-02",
                    },
                    {
                      userEnteredValue: { formulaValue: "=1/0" },
                      effectiveValue: {
                        errorValue: { type: "DIVIDE_BY_ZERO", message: "Function DIVIDE parameter 2 cannot be zero." },
                      },
                      formattedValue: "#DIV/0!",
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("without a mask there is no grid data unless asked for [SHEETS]", () => {
    const one = underTest();
    expect(JSON.stringify(one.call("spreadsheets.get", ID))).not.toContain("data");
    expect(JSON.stringify(one.call("spreadsheets.get", ID, { includeGridData: true }))).toContain("columnMetadata");
  });

  test("a data filter shows matched tabs only [DF]", () => {
    const one = underTest();
    one.batch(tab(5, "Listings"));
    const answer = one.call("spreadsheets.getByDataFilter", { dataFilters: [{ gridRange: { sheetId: 5 } }] }, ID, {
      fields: "sheets.properties.title",
    });
    expect(answer).toEqual({ sheets: [{ properties: { title: "Listings" } }] });
  });

  test("an unknown field in a mask and an unknown parameter are refused", () => {
    const one = underTest();
    const mask = refusal(() => one.call("spreadsheets.get", ID, { fields: "sheets(propertis)" }));
    expect(mask.message).toBe("Request contains an invalid argument.");
    expect(mask.details).toMatchObject([{ fieldViolations: [{ field: "sheets.propertis" }] }]);
    expect(refusal(() => one.call("spreadsheets.get", ID, { range: "A1" })).message).toContain('Unknown name "range"');
  });

  test("other methods are not emulated and say so", () => {
    expect(() => underTest().call("spreadsheets.values.batchClearByDataFilter", {}, ID)).toThrow(
      "not emulated: spreadsheets.values.batchClearByDataFilter",
    );
  });
});

describe("freshness", () => {
  test("a read after a write is fresh or stale for forty seconds: a switch [§12.7; STALE]", () => {
    const { book } = underTest({ switches: { readAfterWrite: "stale" } });
    const read = (now: number) =>
      book.call("spreadsheets.values.batchGet", [ID, { ranges: ["A1"] }], { user: OWNER, now });
    book.call("spreadsheets.batchUpdate", [{ requests: [write(0, 0, [["x"]])] }, ID], { user: OWNER, now: 0 });
    expect(JSON.stringify(read(39_000))).not.toContain('"x"');
    expect(JSON.stringify(read(41_000))).toContain('"x"');
  });

  test("the answer of a batch shows formulas recalculated or not yet: a switch [§12.8]", () => {
    for (const formulasInResponse of ["recalculated", "stale"] as const) {
      const one = underTest({ switches: { formulasInResponse } });
      one.batch(write(0, 0, [[1, "=A1*2"]]));
      const body = { requests: [write(0, 0, [[5]])], includeSpreadsheetInResponse: true, responseRanges: ["B1"] };
      const fields = "updatedSpreadsheet.sheets.data.rowData.values.formattedValue";
      const answer = one.call("spreadsheets.batchUpdate", body, ID, { fields });
      expect(JSON.stringify(answer)).toContain(formulasInResponse === "stale" ? '"2"' : '"10"');
      expect(one.values("B1")).toEqual([["10"]]);
    }
  });
});
