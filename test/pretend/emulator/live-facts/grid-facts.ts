/** Tabs and rows, as Google keeps them. */
import { type Answer, ID, OWNER, tab, underTest, write } from "../../../support/spreadsheet-under-test";
import { blocksOf, type Fact, fact, freeze, lines, size, tabsOf } from "./fact";

const added = (properties: object) => ({ addSheet: { properties } });
const rename = (title: string) => ({ updateSheetProperties: { properties: { title }, fields: "title" } });
const first = (one: ReturnType<typeof underTest>, parameters = {}): Answer => tabsOf(one, parameters)[0] ?? {};

const tabs: readonly Fact[] = [
  fact("T1", "live HARV", "addSheet takes a chosen id; its reply holds id, title, index, type, grid", () => {
    const properties = { sheetId: 7001, title: "Scratch", gridProperties: { rowCount: 100, columnCount: 30 } };
    expect(underTest().batch(added(properties)).replies).toEqual([
      { addSheet: { properties: { ...properties, index: 1, sheetType: "GRID" } } },
    ]);
  }),
  fact("T2", "live CFOS", "a title in use", () =>
    expect(underTest().refused(tab(5, "Sheet1")).message).toBe(
      'Invalid requests[0].addSheet: A sheet with the name "Sheet1" already exists. Please enter another name.',
    ),
  ),
  fact("T3", "field CFOS", "a title in use in other letters", () =>
    expect(underTest().refused(tab(5, "SHEET1")).message).toContain('the name "SHEET1" already exists'),
  ),
  fact("T4", "live CFOS", "an id in use", () =>
    expect(underTest().refused(tab(0, "Other")).message).toContain("Sheet with id 0 already exists."),
  ),
  fact("T5", "live CFOS", "a negative id", () =>
    expect(underTest().refused(tab(-1, "Other")).message).toContain("Sheet id must be non-negative."),
  ),
  fact("T6", "live CFOS", "a title of more than 100 characters", () => {
    const one = underTest();
    const words = "The sheet name cannot be greater than 100 characters.";
    one.batch(tab(5, "x".repeat(100)));
    expect(one.refused(tab(6, "y".repeat(101))).message).toContain(words);
    expect(one.refused(rename("y".repeat(101))).message).toContain(words);
  }),
  fact("T7", "live CFOS", "a new tab without a size has 1000 rows and 26 columns", () =>
    expect(Object(underTest().batch(tab(5, "New")).replies)[0].addSheet.properties.gridProperties).toEqual({
      rowCount: 1000,
      columnCount: 26,
    }),
  ),
  fact("T8", "live GSP", "the last visible tab cannot be hidden", () => {
    const hide = { updateSheetProperties: { properties: { hidden: true }, fields: "hidden" } };
    expect(underTest().refused(hide).message).toContain("You can't hide all the sheets in a document.");
  }),
  fact("T9", "live CFOS", "the last visible tab cannot be deleted", () =>
    expect(underTest().refused({ deleteSheet: { sheetId: 0 } }).message).toContain(
      "You can't remove all the visible sheets in a document.",
    ),
  ),
  fact("T10", "live GSP HARV", "properties of the first tab name its id 0 and its index 0", () =>
    expect(first(underTest()).properties).toMatchObject({ sheetId: 0, index: 0 }),
  ),
  fact("T11", "live HARV GSP", "properties.defaultFormat and spreadsheetTheme come with every get", () =>
    expect(underTest().call("spreadsheets.get", ID).properties).toMatchObject({
      defaultFormat: { padding: { left: 3 }, textFormat: { foregroundColor: {} } },
      spreadsheetTheme: { primaryFontFamily: "Arial", themeColors: { length: 9 } },
    }),
  ),
  fact("T12", "live GSP", "every column has its entry in columnMetadata, also the plain ones", () =>
    expect(blocksOf(underTest(), ["Sheet1"])[0]?.columnMetadata).toEqual(
      Array.from({ length: 26 }, () => ({ pixelSize: 100 })),
    ),
  ),
  fact("T13", "live PYGS", "with a mask that names only metadata, columns without any are {} in their place", () => {
    const fields = "sheets.data.columnMetadata.developerMetadata.metadataId";
    const location = { dimensionRange: lines("COLUMNS", 1, 2) };
    const one = underTest();
    const developerMetadata = { metadataId: 7, metadataKey: "k", visibility: "DOCUMENT", location };
    one.batch({ createDeveloperMetadata: { developerMetadata } });
    expect(blocksOf(one, ["A1:C1"], fields)).toEqual([
      { columnMetadata: [{}, { developerMetadata: [{ metadataId: 7 }] }, {}] },
    ]);
  }),
  fact("T14", "live GSP", "notes: {} where a cell has none, and a blank block where nothing matches", () => {
    const one = underTest();
    const fields = "sheets.data.rowData.values.note";
    expect(tabsOf(one, { fields })).toEqual([{ data: [{}] }]);
    one.book.people(OWNER).note("Sheet1", "B1", "why");
    expect(tabsOf(one, { fields })).toEqual([{ data: [{ rowData: [{ values: [{}, { note: "why" }] }] }] }]);
  }),
  fact("T15", "live NGS HARV", "zero channels of a color are left out", () => {
    const one = underTest();
    const rgbColor = { red: 0, green: 1, blue: 0 };
    one.batch({ updateSheetProperties: { properties: { tabColorStyle: { rgbColor } }, fields: "tabColorStyle" } });
    expect(Object(first(one).properties).tabColorStyle).toEqual({ rgbColor: { green: 1 } });
  }),
  fact("T16", "live INBX", "of merges a get with ranges tells only those that touch them", () => {
    const one = underTest();
    for (const range of ["A1:A2", "C1:C2"]) one.book.people(OWNER).merge("Sheet1", range);
    expect(first(one, { ranges: ["A1:B9"] }).merges).toMatchObject([{ startColumnIndex: 0 }]);
    expect(first(one).merges).toHaveLength(2);
  }),
  fact("T17", "field CFOS", "duplicateSheet copies no protection and no hiding", () => {
    const one = underTest();
    const protectedRange = { range: { endRowIndex: 1 }, warningOnly: true };
    one.batch(added({ sheetId: 5, title: "Other" }), { addProtectedRange: { protectedRange } });
    one.batch({ updateSheetProperties: { properties: { hidden: true }, fields: "hidden" } });
    one.batch({ duplicateSheet: { sourceSheetId: 0, insertSheetIndex: 1 } });
    expect(tabsOf(one)[1]).not.toHaveProperty("protectedRanges");
    expect(tabsOf(one)[1]?.properties).not.toHaveProperty("hidden");
  }),
];

const insert = (start: number, end: number, inheritFromBefore?: boolean) => ({
  insertDimension: { range: lines("ROWS", start, end), inheritFromBefore },
});
const remove = (start: number, end: number) => ({ deleteDimension: { range: lines("ROWS", start, end) } });
const sorted = (sortOrder: string, more = {}) => ({
  sortRange: { range: { startRowIndex: 0, endRowIndex: 5, ...more }, sortSpecs: [{ dimensionIndex: 0, sortOrder }] },
});

/** Ten rows and two columns. */
function small(frozenRowCount = 0, cells: readonly (readonly unknown[])[] = []) {
  const one = underTest();
  one.batch(size({ rowCount: 10, columnCount: 2 }, "rowCount", "columnCount"), freeze(frozenRowCount));
  if (cells.length > 0) one.batch(write(0, 0, cells));
  return one;
}

const NO_FREE_ROWS = "Sorry, it is not possible to delete all non-frozen rows.";
const MIXED = [["b"], [2], [""], ["a"], [1]];

const rows: readonly Fact[] = [
  fact("R1", "live CFOS", "all rows of a tab cannot be deleted", () =>
    expect(small().refused(remove(0, 10)).message).toBe(
      "Invalid requests[0].deleteDimension: You can't delete all the rows on the sheet.",
    ),
  ),
  fact("R2", "live NFR", "all rows below the frozen ones cannot be deleted, judged at that request", () => {
    const one = small(1);
    const words = `Invalid requests[0].deleteDimension: ${NO_FREE_ROWS}`;
    expect(one.refused(remove(1, 10), insert(1, 2)).message).toBe(words);
    one.batch(insert(1, 2), remove(2, 11));
    expect(one.book.view.tabs()[0]?.rowCount).toBe(2);
  }),
  fact("R3", "live NFR", "a tab cannot shrink to its frozen rows, not even where the same request frees them", () => {
    const one = small(1);
    expect(one.refused(size({ rowCount: 1 }, "rowCount")).message).toContain(NO_FREE_ROWS);
    const both = size({ rowCount: 1, frozenRowCount: 0 }, "rowCount", "frozenRowCount");
    expect(one.refused(both).message).toContain(NO_FREE_ROWS);
    one.batch(freeze(0), size({ rowCount: 1 }, "rowCount"));
  }),
  fact("R4", "live CFOS INBX", "insertDimension past the end", () =>
    expect(small().refused(insert(11, 12, true)).message).toBe(
      "Invalid requests[0].insertDimension: range.startIndex is larger than current grid size (10)",
    ),
  ),
  fact("R5", "live CFOS INBX", "insertDimension right at the end without inheritFromBefore", () =>
    expect(small().refused(insert(10, 11)).message).toBe(
      "Invalid requests[0].insertDimension: range.startIndex must be less than the grid size (10) if inheritFromBefore is false.",
    ),
  ),
  fact("R6", "live INBX", "insertDimension right at the end with inheritFromBefore is taken", () => {
    const one = small();
    one.batch(insert(10, 12, true));
    expect(one.book.view.tabs()[0]?.rowCount).toBe(12);
  }),
  fact("R7", "doc", "inheritFromBefore at the first row is refused", () =>
    expect(small().refused(insert(0, 1, true)).message).toContain("inheritFromBefore cannot be true"),
  ),
  fact("R8", "live INBX", "sortRange ascending: numbers, then texts, then blanks", () => {
    const one = small(0, MIXED);
    one.batch(sorted("ASCENDING"));
    expect(one.values("A1:A5")).toEqual([["1"], ["2"], ["a"], ["b"]]);
  }),
  fact("R9", "live INBX", "sortRange descending: texts, then numbers, then blanks", () => {
    const one = small(0, MIXED);
    one.batch(sorted("DESCENDING"));
    expect(one.values("A1:A5")).toEqual([["b"], ["a"], ["2"], ["1"]]);
  }),
  fact("R10", "live INBX", "sortRange leaves hidden rows where they are and sorts around them", () => {
    const one = small(0, [["d"], ["hidden"], ["c"], ["filtered"], ["a"]]);
    one.book.people(OWNER).hideRows("Sheet1", 2, 1);
    one.book.people(OWNER).filter("Sheet1", "A1:A9", "A", ["filtered"]);
    one.batch(sorted("ASCENDING"));
    expect(one.values("A1:A5")).toEqual([["a"], ["hidden"], ["c"], ["filtered"], ["d"]]);
  }),
  fact("R11", "live INBX", "sortRange refuses a vertical merge, with its place", () => {
    const one = small(0, MIXED);
    one.book.people(OWNER).merge("Sheet1", "B2:B3");
    expect(one.refused(sorted("ASCENDING")).message).toBe(
      "Invalid requests[0].sortRange: You can't sort a range containing vertical merges. There is a vertical merge at B2:B3",
    );
  }),
  fact("R12", "live INBX", "sortRange takes a merge within one row", () => {
    const one = small(0, MIXED);
    one.book.people(OWNER).merge("Sheet1", "A2:B2");
    expect(one.batch(sorted("ASCENDING")).replies).toEqual([{}]);
  }),
  fact("R13", "live INBX", "sortRange past the grid", () =>
    expect(small().refused(sorted("ASCENDING", { startRowIndex: 10, endRowIndex: 12 })).message).toBe(
      "Invalid requests[0].sortRange: range.startRowIndex is larger than current grid size (10)",
    ),
  ),
  fact("R14", "live INBX", "moveDimension refuses a row of a vertical merge", () => {
    const one = small(0, MIXED);
    one.book.people(OWNER).merge("Sheet1", "B2:B3");
    const move = (from: number, destinationIndex: number) =>
      one.refused({ moveDimension: { source: lines("ROWS", from, from + 1), destinationIndex } }).message;
    const words =
      "Invalid requests[0].moveDimension: Sorry, it is not possible to move a row to a position that crosses a merged cell. Please unmerge and try again.";
    expect([move(1, 5), move(5, 2)]).toEqual([words, words]);
  }),
  fact("R15", "doc", "sorting a sheet with a basic filter keeps the filter's range", () => {
    const one = small(0, MIXED);
    one.book.people(OWNER).filter("Sheet1", "A1:B5", "A", []);
    one.batch(sorted("ASCENDING"));
    expect(first(one).basicFilter).toMatchObject({ range: { startRowIndex: 0, endRowIndex: 5 } });
  }),
  fact("R16", "live GSP", "a basic filter may be set over another one", () => {
    const set = (endRowIndex: number) => ({ setBasicFilter: { filter: { range: { endRowIndex } } } });
    const one = small();
    one.batch(set(3), set(5));
    expect(first(one).basicFilter).toMatchObject({ range: { endRowIndex: 5 } });
  }),
  fact("R17", "live INBX", "a range that begins exactly where rows are inserted is pushed down", () => {
    const one = small();
    one.batch({ setBasicFilter: { filter: { range: { startRowIndex: 2, endRowIndex: 5 } } } }, insert(2, 3));
    expect(first(one).basicFilter).toMatchObject({ range: { startRowIndex: 3, endRowIndex: 6 } });
  }),
];

export const GRID_FACTS: readonly Fact[] = [...tabs, ...rows];
