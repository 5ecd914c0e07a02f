/** Batches and cells, as they were written at Google. */
import { ID, refusal, tab, underTest, write } from "../../../support/spreadsheet-under-test";
import { type Fact, fact } from "./fact";

const batches: readonly Fact[] = [
  fact("B1", "live HARV", "one invalid request among valid ones on two tabs: nothing is applied", () => {
    const one = underTest();
    one.batch(tab(5, "Data"));
    const before = one.book.snapshot();
    const error = one.refused(write(0, 0, [["x"]]), write(0, 0, [["y"]], 5), write(0, 0, [["z"]], 999_999));
    expect(error.message).toBe("Invalid requests[2].updateCells: No grid with id: 999999");
    expect(one.book.snapshot()).toBe(before);
  }),
  fact("B2", "live HARV", "a 400 has code, message and status, no details", () =>
    expect(underTest().refused(write(0, 0, [["x"]], 9))).toMatchObject({
      code: 400,
      status: "INVALID_ARGUMENT",
      details: [],
    }),
  ),
  fact("B3", "live HARV", "values.batchUpdate with one invalid range applies nothing and names the item", () => {
    const one = underTest();
    const data = ["A1", "NoSuchTab!A1"].map((range) => ({ range, values: [["x"]] }));
    const run = () => one.call("spreadsheets.values.batchUpdate", { valueInputOption: "RAW", data }, ID);
    expect(refusal(run).message).toBe("Invalid data[1]: Unable to parse range: NoSuchTab!A1");
    expect(one.book.view.rows("Sheet1")).toEqual([]);
  }),
  fact("B4", "live GSP", "replies are {} where there is nothing to say", () =>
    expect(underTest().batch(write(0, 0, [["x"]])).replies).toEqual([{}]),
  ),
  fact("B5", "live HARV", "the answer says commentUpdateState: NO_UPDATES_REQUESTED", () =>
    expect(underTest().batch(write(0, 0, [["x"]])).commentUpdateState).toBe("NO_UPDATES_REQUESTED"),
  ),
  fact("B6", "live HARV", "a body with writeControl is taken, and checks nothing", () => {
    const body = { requests: [write(0, 0, [["x"]])], writeControl: { requiredRevisionId: "1" } };
    expect(underTest().call("spreadsheets.batchUpdate", body, ID).replies).toEqual([{}]);
  }),
  fact("B7", "live HARV", "9.0 MB in one batch are taken", () => {
    const one = underTest();
    const rows = Array.from({ length: 250 }, () => ["x".repeat(36_000)]);
    one.batch(write(0, 0, rows));
    expect(one.book.view.rows("Sheet1")).toHaveLength(250);
  }),
  fact("B8", "doc", "cells of responseRanges come in updatedSpreadsheet where the mask names them", () => {
    const requests = [write(0, 0, [["x"]])];
    const body = { requests, includeSpreadsheetInResponse: true, responseRanges: ["A1"] };
    const fields = "updatedSpreadsheet.sheets.data.rowData.values.formattedValue";
    expect(underTest().call("spreadsheets.batchUpdate", body, ID, { fields })).toEqual({
      updatedSpreadsheet: { sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: "x" }] }] }] }] },
    });
  }),
  fact("B9", "live GSP", "a mask inside a request may use parentheses and slashes", () => {
    const cell = { userEnteredFormat: { textFormat: { bold: true }, horizontalAlignment: "LEFT" } };
    const fields = "userEnteredFormat(textFormat/bold,horizontalAlignment)";
    expect(underTest().batch({ repeatCell: { range: { endRowIndex: 1 }, cell, fields } }).replies).toEqual([{}]);
  }),
];

const currency = { userEnteredFormat: { numberFormat: { type: "CURRENCY", pattern: '"$"#,##0.00' } } };
const READINGS = ["FORMULA", "UNFORMATTED_VALUE", "FORMATTED_VALUE"];
const cells = (cell: object, fields: string) => ({ updateCells: { start: {}, rows: [{ values: [cell] }], fields } });

/** What one cell of a currency column reads as, in each way of reading. */
function readsAs(userEnteredValue: object): unknown[] {
  const one = underTest();
  one.batch(cells(currency, "userEnteredFormat"), cells({ userEnteredValue }, "userEnteredValue"));
  return READINGS.map((valueRenderOption) => Object(one.values("A1", { valueRenderOption }))[0][0]);
}

/** What was entered and what Google stored. */
const FORMULAS = {
  "=sum( sales!a3:a3 )": "=sum( Sales!A3 )",
  "='Sales'!B3:a2": "=Sales!A2:B3",
  "=sales!$d$3 + 1": "=Sales!$D$3 + 1",
  "=SUM(  A1 ,  'It''s'!a1:a1  )": "=SUM(  A1 ,  'It''s'!A1  )",
  "=if(true,\"a3:a3\",'It''s'!A1)": "=if(true,\"a3:a3\",'It''s'!A1)",
  "=Sales!3:3": "=Sales!3:3",
  "=Rw!B3:A2": "=Rw!A2:B3",
  "=SUM(Rw!$A3:$A3)": "=SUM(Rw!$A3)",
  "='Rw'!A3": "=Rw!A3",
  "=sum(a1:a1)+ 1": "=sum(A1)+ 1",
};

const writing: readonly Fact[] = [
  fact("W1", "live CFOS HARV", "a stringValue that begins with = stays text in every way of reading", () =>
    expect(readsAs({ stringValue: "=1" })).toEqual(["=1", "=1", "=1"]),
  ),
  fact("W2", "live CFOS", "a stringValue of digits or of a date stays text, also in a currency cell", () => {
    for (const text of ["123", "07/04/2026"]) expect(readsAs({ stringValue: text })).toEqual([text, text, text]);
  }),
  fact("W3", "live CFOS", "numbers, booleans and formulas in a currency cell", () => {
    expect(readsAs({ numberValue: 5 })).toEqual([5, 5, "$5.00"]);
    expect(readsAs({ boolValue: true })).toEqual([true, true, "TRUE"]);
    expect(readsAs({ formulaValue: "=1+1" })).toEqual(["=1+1", 2, "$2.00"]);
  }),
  fact("W4", "live HARV", "fields=userEnteredValue leaves the format alone, * resets it", () => {
    const one = underTest();
    const five = { userEnteredValue: { numberValue: 5 } };
    one.batch(cells(currency, "userEnteredFormat"), cells(five, "userEnteredValue"));
    expect(one.values("A1")).toEqual([["$5.00"]]);
    one.batch(cells(five, "*"));
    expect(one.values("A1")).toEqual([["5"]]);
  }),
  fact("W5", "live HARV", "cells beyond the grid's columns are refused; appendDimension makes room", () => {
    const one = underTest();
    expect(one.refused(write(0, 26, [["x"]])).message).toBe(
      "Invalid requests[0].updateCells: Attempting to write column: 26, beyond the last requested column of: 25",
    );
    one.batch({ appendDimension: { dimension: "COLUMNS", length: 1 } }, write(0, 26, [["x"]]));
  }),
  fact("W6", "live HARV", "appendCells lands under the last row with data and grows the grid", () => {
    const one = underTest();
    one.batch(write(999, 0, [["last"]]));
    one.batch({ appendCells: { rows: [{ values: [{ userEnteredValue: { boolValue: true } }] }], fields: "*" } });
    expect([one.book.view.tabs()[0]?.rowCount, one.values("A1001")]).toEqual([1001, [["TRUE"]]]);
  }),
  fact("W7", "live CFOS", "an empty CellData under the mask clears the cell", () => {
    const one = underTest();
    one.batch(write(0, 0, [["x"]]));
    one.batch(cells({}, "userEnteredValue"));
    expect(one.values("A1")).toBeUndefined();
  }),
  fact("W8", "live CFOS", "formulas are stored in Google's own spelling", () => {
    const one = underTest();
    one.batch(tab(5, "Sales"), tab(6, "Rw"), tab(7, "It's"));
    for (const [entered, stored] of Object.entries(FORMULAS)) {
      one.batch(write(0, 0, [[entered]]));
      expect(one.values("A1", { valueRenderOption: "FORMULA" })).toEqual([[stored]]);
    }
  }),
  fact("W9", "live NGS", "an unknown function is an error value, not a refusal", () => {
    const one = underTest();
    one.batch(write(0, 0, [["=NOPE(1)"]]));
    expect(one.values("A1")).toEqual([["#NAME?"]]);
  }),
  fact("W11", "doc", "integers beyond 2^53 come back as the nearest double", () => {
    const one = underTest();
    one.batch(cells({ userEnteredValue: { numberValue: 2 ** 53 + 1 } }, "userEnteredValue"));
    expect(one.values("A1", { valueRenderOption: "UNFORMATTED_VALUE" })).toEqual([[2 ** 53]]);
  }),
];

export const WRITING_FACTS: readonly Fact[] = [...batches, ...writing];
