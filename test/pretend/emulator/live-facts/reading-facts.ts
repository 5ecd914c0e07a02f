/** Values and cells, as they were read from Google. */
import { OWNER, refusal, tab, underTest, write } from "../../../support/spreadsheet-under-test";
import { blocksOf, type Fact, fact, ranged, sheetsOf, tabsOf } from "./fact";

const AS_VALUES = { valueRenderOption: "UNFORMATTED_VALUE" };
const AS_TEXTS = { dateTimeRenderOption: "FORMATTED_STRING" };

function typed(...texts: string[]) {
  const one = underTest();
  one.book.people(OWNER).paste("Sheet1", "A1", [texts]);
  return one;
}

/** How Google wrote each title in front of `!`. */
const TITLES = {
  Sales: "Sales",
  Sheet_1: "Sheet_1",
  TRUE: "TRUE",
  "x.y": "x.y",
  Sales2: "Sales2",
  "Probe Tab": "'Probe Tab'",
  A1: "'A1'",
  ABC1234: "'ABC1234'",
  R1C1: "'R1C1'",
  "2026": "'2026'",
  Ünï: "'Ünï'",
  "a-b": "'a-b'",
  "It's": "'It''s'",
};

const values: readonly Fact[] = [
  fact("V1", "live GSP", "a blank range has no values, only range and majorDimension", () =>
    expect(ranged(underTest(), "A1:B2")).toEqual({ range: "Sheet1!A1:B2", majorDimension: "ROWS" }),
  ),
  fact("V2", "live GSP", "trailing blanks are left out; a blank row in between is [], a blank cell ''", () => {
    const one = underTest();
    one.batch(write(1, 1, [["x"], [""], ["y", "z"]]));
    expect(one.values("A1:Z9")).toEqual([[], ["", "x"], [], ["", "y", "z"]]);
  }),
  fact("V3", "live GSP", "SERIAL_NUMBER gives a date as days since 1899-12-30", () =>
    expect(typed("2026-01-02").values("A1", AS_VALUES)).toEqual([[46_024]]),
  ),
  fact("V4", "live GSP", "FORMATTED_STRING gives a date as text and any other number as a number", () =>
    expect(typed("2026-01-02", "$12.50").values("A1:B1", { ...AS_VALUES, ...AS_TEXTS })).toEqual([
      ["2026-01-02", 12.5],
    ]),
  ),
  fact("V5", "live GSP", "FORMATTED_VALUE gives display text whatever dateTimeRenderOption says", () => {
    const one = typed("2026-01-02", "$12.50");
    for (const options of [{}, AS_TEXTS]) expect(one.values("A1:B1", options)).toEqual([["2026-01-02", "$12.50"]]);
  }),
  fact("V6", "live GSP", "FORMULA gives formulas as typed, dates as serial numbers, literals as they are", () =>
    expect(typed("=1+2", "2026-01-02", "x").values("A1:C1", { valueRenderOption: "FORMULA" })).toEqual([
      ["=1+2", 46_024, "x"],
    ]),
  ),
  fact("V7", "live CFOS", "the answer's range has quotes only where the title needs them", () => {
    for (const [title, quoted] of Object.entries(TITLES)) {
      const one = underTest();
      one.batch(tab(5, title));
      expect(ranged(one, `'${title.replaceAll("'", "''")}'!B2:C3`)?.range).toBe(`${quoted}!B2:C3`);
    }
  }),
  fact("V8", "live GSP", "an open column comes back closed at the grid's end, an emoji title in quotes", () => {
    const one = underTest();
    one.batch(tab(5, "📦"));
    expect(ranged(one, "'📦'!A:A")?.range).toBe("'📦'!A1:A1000");
  }),
  fact("V9", "live CFOS", "a range is found whatever its case, and answered in the sheet's own", () => {
    const one = underTest();
    one.batch(tab(5, "Sales"));
    expect(ranged(one, "sales!a10:b10")?.range).toBe("Sales!A10:B10");
  }),
  fact("V10", "live CFOS", "$ signs are taken; one cell is named alone", () =>
    expect(ranged(underTest(), "Sheet1!$B$3")?.range).toBe("Sheet1!B3"),
  ),
  fact("V11", "live GSP", "of merged cells only the top left one has a value", () => {
    const one = underTest();
    one.batch(
      write(0, 0, [
        ["a", "b"],
        ["c", "d"],
      ]),
    );
    one.book.people(OWNER).merge("Sheet1", "A1:B2");
    expect(one.values("A1:B2")).toEqual([["a"]]);
  }),
  fact("V12", "live NGS", "a start past the grid is refused, an end past it is clipped", () => {
    const one = underTest();
    expect(refusal(() => ranged(one, "A1001:B1002")).message).toContain("exceeds grid limits. Max rows: 1000");
    expect(ranged(one, "A999:B2000")?.range).toBe("Sheet1!A999:B1000");
  }),
  fact("V13", "live HARV", "an unknown tab is `Unable to parse range`", () =>
    expect(refusal(() => ranged(underTest(), "NoSuchTab!A1")).message).toBe("Unable to parse range: NoSuchTab!A1"),
  ),
  fact("V14", "live QNT", "an error of a formula is text that begins with its sign", () =>
    expect(typed("=1/0", "=NOPE(1)").values("A1:B1", AS_VALUES)).toEqual([["#DIV/0!", "#NAME?"]]),
  ),
  fact("V15", "live BACK", "reversed corners are taken; A1:A1 is named A1", () => {
    expect(ranged(underTest(), "B5:A1")?.range).toBe("Sheet1!A1:B5");
    expect(ranged(underTest(), "A1:A1")?.range).toBe("Sheet1!A1");
  }),
  fact("V16", "live BACK", "by columns a blank column in between is []", () => {
    const one = underTest();
    one.batch(write(0, 0, [["a"]]), write(0, 2, [["c"]]));
    expect(one.values("A1:C2", { majorDimension: "COLUMNS" })).toEqual([["a"], [], ["c"]]);
  }),
  fact(
    "V17",
    "live BACK",
    "a title alone names the whole tab; text that reads as cells is cells of the first tab",
    () => {
      const one = underTest();
      one.batch(tab(5, "A1"), tab(6, "Data"));
      expect(ranged(one, "Data")?.range).toBe("Data!A1:Z1000");
      expect(ranged(one, "A1")?.range).toBe("Sheet1!A1");
      expect(ranged(one, "'A1'")?.range).toBe("'A1'!A1:Z1000");
      expect(ranged(one, "!B2")?.range).toBe("Sheet1!B2");
    },
  ),
  fact("V18", "live BACK", "an unknown option is refused by its field's name and type", () =>
    expect(refusal(() => ranged(underTest(), "A1", { majorDimension: "DIAGONAL" })).message).toBe(
      `Invalid value at 'major_dimension' (type.googleapis.com/google.apps.sheets.v4.Dimension), "DIAGONAL"`,
    ),
  ),
];

const grid = (gridRange: object) => ({ gridRange });
const CELLS = "sheets.data(startRow,startColumn,rowData.values.userEnteredValue)";

const cells: readonly Fact[] = [
  fact("G1", "live BACK", "rows end at the last row with a value, a row without any is {}, and so is a cell", () => {
    const one = underTest();
    one.batch(write(0, 1, [["a"]]), write(2, 0, [["b"]]));
    expect(blocksOf(one, ["A1:C9"], CELLS)).toEqual([
      {
        rowData: [
          { values: [{}, { userEnteredValue: { stringValue: "a" } }] },
          {},
          { values: [{ userEnteredValue: { stringValue: "b" } }] },
        ],
      },
    ]);
  }),
  fact("G2", "live BACK", "startRow and startColumn are left out when 0, and shown else", () =>
    expect(blocksOf(underTest(), ["A1:B2", "C4:D5"], CELLS)).toEqual([{}, { startRow: 3, startColumn: 2 }]),
  ),
  fact("G3", "live BACK", "a blank tab has no rowData", () =>
    expect(blocksOf(underTest(), ["Sheet1"])[0]).not.toHaveProperty("rowData"),
  ),
  fact("G4", "live BACK", "a mask brings cells only where it reaches sheets.data", () => {
    const one = underTest();
    expect(tabsOf(one, { fields: "sheets" })[0]).toHaveProperty("data");
    for (const fields of ["*", "sheets.properties"]) expect(tabsOf(one, { fields })[0]).not.toHaveProperty("data");
    expect(tabsOf(one, { fields: "*", includeGridData: true })[0]).not.toHaveProperty("data");
  }),
  fact("G5", "live BACK", "ranges choose the tabs too; each range has its own block, one sent twice has two", () => {
    const one = underTest();
    one.batch(tab(5, "Data"));
    const tabs = tabsOf(one, { ranges: ["Data!A1", "Data!A1", "Data!B2"], includeGridData: true });
    expect(tabs).toHaveLength(1);
    expect(tabs[0]?.data).toHaveLength(3);
  }),
  fact("G6", "live BACK", "getByDataFilter gives one block for filters of the same cells", () => {
    const asked = [{ a1Range: "A1:B2" }, grid({ endRowIndex: 2, endColumnIndex: 2 }), { a1Range: "A1" }];
    expect(sheetsOf(underTest(), asked, "sheets.data.startRow")[0]?.data).toHaveLength(2);
  }),
  fact("G7", "live BACK", "rowMetadata and columnMetadata are as long as the range", () => {
    const [block] = blocksOf(underTest(), ["A1:B3"]);
    expect([block?.rowMetadata, block?.columnMetadata]).toMatchObject([{ length: 3 }, { length: 2 }]);
  }),
  fact("G8", "live BACK", "an empty grid range has its start and the other dimension's metadata, no rowData", () => {
    const asked = [grid({ startRowIndex: 1, endRowIndex: 1 }), grid({ startColumnIndex: 1, endColumnIndex: 1 })];
    const [rows, columns] = Object(sheetsOf(underTest(), asked, "sheets.data")[0]?.data);
    expect(rows).toEqual({ startRow: 1, columnMetadata: expect.anything() });
    expect(columns).toEqual({ startColumn: 1, rowMetadata: expect.anything() });
    expect([rows.columnMetadata.length, columns.rowMetadata.length]).toEqual([26, 1000]);
  }),
  fact(
    "G9",
    "live BACK",
    "effectiveValue and userEnteredValue of a literal are the same; a blank cell has neither",
    () => {
      const one = underTest();
      one.batch(write(0, 1, [[5]]));
      const fields = "sheets.data.rowData.values(userEnteredValue,effectiveValue)";
      const five = { numberValue: 5 };
      expect(blocksOf(one, ["A1:B1"], fields)).toEqual([
        { rowData: [{ values: [{}, { userEnteredValue: five, effectiveValue: five }] }] },
      ]);
    },
  ),
];

export const READING_FACTS: readonly Fact[] = [...values, ...cells];
