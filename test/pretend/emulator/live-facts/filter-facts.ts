/** Data filters, as they were read at Google. */
import { columnMetadata, refusal, tab, underTest } from "../../../support/spreadsheet-under-test";
import { type Fact, fact, filtered, filterRefused, line, lookup, metadata, sheetsOf } from "./fact";

const grid = (gridRange: object) => ({ gridRange });
const exact = (metadataLocation: object, more = {}) =>
  lookup({ metadataId: 7, locationMatchingStrategy: "EXACT_LOCATION", metadataLocation, ...more });
const ranges = (answers: readonly { valueRange?: unknown }[]) =>
  answers.map(({ valueRange }) => Object(valueRange).range);
const PAST = "exceeds grid limits. Max rows: 1000, max columns: 26";

export const FILTER_FACTS: readonly Fact[] = [
  fact("D1", "live BACK CFOS", "answers stand in the order of the places: tab, column, row", () => {
    const one = underTest();
    one.batch(tab(5, "Data"));
    const asked = ["Data!A1", "Sheet1!B1", "Sheet1!B10:B11", "Sheet1!B9", "Sheet1!A2", "Sheet1!A1:A9"];
    const found = filtered(one, ...asked.map((a1Range) => ({ a1Range })));
    expect(ranges(found)).toEqual(["Sheet1!A1:A9", "Sheet1!A2", "Sheet1!B1", "Sheet1!B9", "Sheet1!B10:B11", "Data!A1"]);
  }),
  fact("D2", "live BACK", "the echoed grid range leaves sheetId 0 out and keeps other zeros", () => {
    const [answer] = filtered(underTest(), grid({ sheetId: 0, startRowIndex: 0, endRowIndex: 1 }));
    expect(answer?.dataFilters).toEqual([grid({ startRowIndex: 0, endRowIndex: 1 })]);
  }),
  fact("D3", "live HARV", "a row's metadata stands for the whole row", () => {
    const one = underTest();
    one.batch(metadata(7, line("ROWS", 5)));
    expect(ranges(filtered(one, lookup({ metadataKey: "key" })))).toEqual(["Sheet1!A6:Z6"]);
  }),
  fact("D4", "live NGS", "a grid range that starts past the grid is refused", () =>
    expect(filterRefused(underTest(), grid({ startRowIndex: 1000 }))).toContain(PAST),
  ),
  fact("D5", "live NGS", "getByDataFilter refuses the same", () =>
    expect(refusal(() => sheetsOf(underTest(), [grid({ startRowIndex: 1000 })])).message).toContain(PAST),
  ),
  fact("D6", "doc", "a blank range still has its entry, with the filter and without values", () =>
    expect(filtered(underTest(), { a1Range: "A1:B2" })).toEqual([
      { valueRange: { range: "Sheet1!A1:B2", majorDimension: "ROWS" }, dataFilters: [{ a1Range: "A1:B2" }] },
    ]),
  ),
  fact("D7", "live HARV", "a write by data filter writes the keyed row and echoes the filter", () => {
    const one = underTest();
    one.batch(metadata(7, line("ROWS", 4)));
    const dataFilter = lookup({ locationType: "ROW", metadataKey: "key" });
    const data = [{ dataFilter, values: [["k", "Acme"]] }];
    const body = { valueInputOption: "RAW", data };
    const answer = one.call("spreadsheets.values.batchUpdateByDataFilter", body, "book");
    expect(answer.responses).toMatchObject([{ updatedRange: "Sheet1!A5:B5", updatedCells: 2, dataFilter }]);
    expect(one.values("A5:B5")).toEqual([["k", "Acme"]]);
  }),
  fact("D8", "live BACK", "filters of the same cells share one entry, in the order sent", () => {
    const asked = [{ a1Range: "A1:A1" }, grid({ endRowIndex: 1, endColumnIndex: 1 }), { a1Range: "A1" }];
    expect(filtered(underTest(), ...asked)).toMatchObject([{ dataFilters: asked }]);
  }),
  fact("D9", "live BACK", "a grid range whose end is its start is answered: range #REF!, no values", () => {
    const asked = [grid({ startRowIndex: 5, endRowIndex: 5 }), grid({ startColumnIndex: 2, endColumnIndex: 2 })];
    expect(filtered(underTest(), ...asked)).toEqual([
      { valueRange: { range: "#REF!", majorDimension: "ROWS" }, dataFilters: asked },
    ]);
  }),
  fact("D10", "live BACK", "an end before its start is refused, with the filter's number", () =>
    expect(filterRefused(underTest(), { a1Range: "A1" }, grid({ startRowIndex: 5, endRowIndex: 4 }))).toBe(
      "Invalid dataFilter[1]: endRowIndex[4] cannot be before startRowIndex[5]",
    ),
  ),
  fact("D11", "live BACK", "a negative index is refused", () =>
    expect(filterRefused(underTest(), grid({ startColumnIndex: -1 }))).toBe(
      "Invalid dataFilter[0]: GridRange indexes must be >= 0",
    ),
  ),
  fact("D12", "live BACK", "an unknown tab: No grid with id for values, No sheet with id for getByDataFilter", () => {
    expect(filterRefused(underTest(), grid({ sheetId: 9 }))).toBe("Invalid dataFilter[0]: No grid with id: 9");
    expect(refusal(() => sheetsOf(underTest(), [grid({ sheetId: 9 })])).message).toBe("No sheet with id: 9");
  }),
  fact("D13", "live BACK", "no filter at all is refused for values, and means every tab for getByDataFilter", () => {
    const one = underTest();
    one.batch(tab(5, "Data"));
    expect(filterRefused(one)).toBe("Must specify at least one dataFilter.");
    expect(sheetsOf(one, [])).toHaveLength(2);
  }),
  fact("D14", "live BACK", "a filter that filters nothing is refused", () =>
    expect(filterRefused(underTest(), {})).toBe("Invalid dataFilter[0]: dataFilter.filter must be specified."),
  ),
  fact("D15", "live BACK", "a lookup that matches nothing: no valueRanges; getByDataFilter gives every tab", () => {
    const one = underTest();
    one.batch(tab(5, "Data"));
    const dataFilters = [lookup({ metadataId: 99 })];
    expect(one.call("spreadsheets.values.batchGetByDataFilter", { dataFilters }, "book")).toEqual({
      spreadsheetId: "book",
    });
    expect(sheetsOf(one, dataFilters)).toHaveLength(2);
  }),
  fact("D16", "live BACK", "EXACT_LOCATION beside a locationType is refused", () =>
    expect(filterRefused(underTest(), exact(line("COLUMNS", 1), { locationType: "COLUMN" }))).toBe(
      "Invalid dataFilter[0]: The locationMatchingStrategy was specified as EXACT_LOCATION, but a locationType was also specified: lookups cannot limit by a location type when matching an exact location.",
    ),
  ),
  fact("D17", "live BACK", "a strategy without a location is refused", () =>
    expect(filterRefused(underTest(), exact({}))).toBe(
      "Invalid dataFilter[0]: A locationMatchingStrategy was specified, but no metadataLocation was specified: lookups must always specify a metadataLocation when specifying a locationMatchingStrategy.",
    ),
  ),
  fact("D18", "live BACK", "EXACT_LOCATION with an id and one column is a valid lookup", () => {
    const one = underTest();
    one.batch(columnMetadata(7, 3));
    expect(ranges(filtered(one, exact(line("COLUMNS", 3))))).toEqual(["Sheet1!D1:D1000"]);
    expect(filtered(one, exact(line("COLUMNS", 4)))).toEqual([]);
  }),
  fact("D19", "live BACK", "a lookup's lines are one row or one column, with both ends", () => {
    const run = (more: object) => exact({ dimensionRange: { dimension: "COLUMNS", ...more } });
    expect(filterRefused(underTest(), run({ startIndex: 1 }))).toBe(
      "Invalid dataFilter[0]: DimensionRange must specify both a startIndex and an endIndex.",
    );
    expect(filterRefused(underTest(), run({ startIndex: 1, endIndex: 3 }))).toBe(
      "Invalid dataFilter[0]: DimensionRange must represent a single row or column.",
    );
  }),
  fact("D20", "live BACK", "a lookup's line past the grid is refused", () =>
    expect(filterRefused(underTest(), exact(line("COLUMNS", 26)))).toBe(
      "Invalid dataFilter[0]: DimensionRange startIndex [26] is after the last COLUMNS index [25] of the sheet [0].",
    ),
  ),
  fact("D21", "live BACK", "a start past the grid is told with only those edges that were sent", () => {
    const told = {
      "Sheet1!1001:": { startRowIndex: 1000 },
      "Sheet1!B1001:C": { startRowIndex: 1000, startColumnIndex: 1, endColumnIndex: 3 },
      "Sheet1!AA": { startColumnIndex: 26, endColumnIndex: 27 },
      "(empty) Sheet1!AA6:5": { startRowIndex: 5, endRowIndex: 5, startColumnIndex: 26 },
      "Sheet1!AA:0": { endRowIndex: 0, startColumnIndex: 26 },
      "Sheet1!": { startColumnIndex: 18_278 },
      "Sheet1!AA:": { startColumnIndex: 26, endColumnIndex: 18_279 },
    };
    for (const [name, edges] of Object.entries(told))
      expect(filterRefused(underTest(), grid(edges))).toBe(`Invalid dataFilter[0]: Range (${name}) ${PAST}`);
  }),
  fact("D22", "live BACK", "a value of the wrong kind is named by its path in the message", () =>
    expect(filterRefused(underTest(), grid({ startRowIndex: "x" }))).toContain(
      "Invalid value at 'data_filters[0].grid_range.start_row_index'",
    ),
  ),
  fact("D23", "live BACK", "ends past the grid are cut", () =>
    expect(ranges(filtered(underTest(), grid({ endColumnIndex: 20_000 })))).toEqual(["Sheet1!A1:Z1000"]),
  ),
];
