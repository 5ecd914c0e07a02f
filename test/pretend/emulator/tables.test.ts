/** A range that the seller converts to a Google *table*. */
import { OWNER, refusal, underTest, write } from "../../support/spreadsheet-under-test";

const TYPED = "This operation is not allowed on cells in typed columns.";

function orders(switches = {}) {
  const one = underTest({ switches });
  one.batch(
    write(0, 0, [
      ["PO", "Status", "Qty"],
      ["1", "New", 2],
      ["2", "New", 1],
    ]),
  );
  const person = one.book.people(OWNER);
  const choices = { type: "ONE_OF_LIST", values: [{ userEnteredValue: "New" }, { userEnteredValue: "Shipped" }] };
  person.setValidation("Sheet1", "B2:B10", { condition: choices });
  person.convertToTable("Sheet1", "A1:C3", { Status: "DROPDOWN", Qty: "DOUBLE" });
  return { ...one, person };
}

const tableOf = (one: ReturnType<typeof orders>) => {
  const { sheets } = one.call("spreadsheets.get", "book", { fields: "sheets.tables" });
  return Array.isArray(sheets) ? sheets[0]?.tables : undefined;
};

const RULE = { condition: { type: "BOOLEAN" } };
const column = (index: number, rows: [number, number] = [1, 3]) => ({
  startRowIndex: rows[0],
  endRowIndex: rows[1],
  startColumnIndex: index,
  endColumnIndex: index + 1,
});

test("is told with its columns, the first one's index left out, and their types [T:25425591607]", () => {
  const condition = { type: "ONE_OF_LIST", values: [{ userEnteredValue: "New" }, { userEnteredValue: "Shipped" }] };
  expect(tableOf(orders())).toEqual([
    {
      tableId: expect.any(String),
      name: "Table1",
      range: { startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 3 },
      columnProperties: [
        { columnName: "PO" },
        { columnIndex: 1, columnName: "Status", columnType: "DROPDOWN", dataValidationRule: { condition } },
        { columnIndex: 2, columnName: "Qty", columnType: "DOUBLE" },
      ],
    },
  ]);
});

test("lets no rule be set in typed columns, in the words of Google, and the whole batch is refused [T:52446253358]", () => {
  const one = orders();
  const before = one.book.snapshot();
  const rule = { setDataValidation: { range: column(1), rule: RULE } };
  expect(one.refused(write(5, 5, [["x"]]), rule).message).toBe(`Invalid requests[1].setDataValidation: ${TYPED}`);
  expect(one.book.snapshot()).toBe(before);
  expect(() => one.person.setValidation("Sheet1", "C2:C3", RULE)).toThrow("typed columns");
});

test("lets rules be set in its headings, in columns without a type and beside it", () => {
  const one = orders();
  for (const range of [column(1, [0, 1]), column(0), column(1, [3, 4]), column(3)])
    one.batch({ setDataValidation: { range, rule: RULE } });
});

test("number formats of typed columns are refused or taken: a switch [T:62120749964; T:59167175803]", () => {
  for (const typedColumnDress of ["refused", "taken"] as const) {
    const one = orders({ typedColumnDress });
    const cell = { userEnteredFormat: { numberFormat: { type: "NUMBER", pattern: "0.00" } } };
    const format = { repeatCell: { range: column(2), cell, fields: "userEnteredFormat.numberFormat" } };
    const byCell = {
      updateCells: {
        start: { rowIndex: 1, columnIndex: 1 },
        rows: [{ values: [{ dataValidation: RULE }] }],
        fields: "dataValidation",
      },
    };
    if (typedColumnDress === "taken") one.batch(format, byCell);
    else for (const request of [format, byCell]) expect(one.refused(request).message).toContain(TYPED);
    one.batch({ ...format, repeatCell: { ...format.repeatCell, fields: "userEnteredFormat.textFormat" } });
  }
});

test("values of typed columns are taken or refused: a switch [T:71588253241; T:70867791659]", () => {
  for (const typedColumnValues of ["taken", "refused"] as const) {
    const one = orders({ typedColumnValues });
    const data = [{ range: "C2", values: [["9"]] }];
    const byRange = () => one.call("spreadsheets.values.batchUpdate", { valueInputOption: "RAW", data }, "book");
    if (typedColumnValues === "taken") {
      one.batch(write(1, 1, [["Shipped", 5]]));
      byRange();
    } else {
      expect(one.refused(write(1, 1, [["Shipped", 5]])).message).toContain(TYPED);
      expect(refusal(byRange).message).toContain(TYPED);
    }
    one.batch(write(1, 0, [["7"]]));
  }
});

test("grows with rows and columns that come in between, and keeps the types of its columns", () => {
  const one = orders();
  one.person.insertRows("Sheet1", 2, 2);
  one.person.insertColumns("Sheet1", "B", 1);
  expect(tableOf(one)).toMatchObject([
    {
      range: { endRowIndex: 5, endColumnIndex: 4 },
      columnProperties: [{ columnName: "PO" }, {}, { columnType: "DROPDOWN" }, { columnType: "DOUBLE" }],
    },
  ]);
  one.person.moveColumn("Sheet1", "D", "B");
  expect(one.refused({ setDataValidation: { range: column(1), rule: RULE } }).message).toContain(TYPED);
  one.person.deleteColumns("Sheet1", "C", 1);
  expect(tableOf(one)).toMatchObject([
    { columnProperties: [{}, { columnType: "DOUBLE" }, { columnType: "DROPDOWN" }] },
  ]);
});

test("is changed and taken away by id, with what its cells hold [DISC; T:56185448250]", () => {
  const one = orders();
  const [{ tableId }] = Object(tableOf(one));
  one.batch({ updateTable: { table: { tableId, name: "Orders" }, fields: "name" } });
  expect(tableOf(one)).toMatchObject([{ name: "Orders" }]);
  const second = { range: { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 2, endColumnIndex: 5 } };
  expect(one.refused({ addTable: { table: second } }).message).toContain("overlap");
  one.batch({ deleteTable: { tableId } });
  expect(tableOf(one)).toBeUndefined();
  expect(one.book.view.rows("Sheet1")).toEqual([]);
  expect(one.refused({ deleteTable: { tableId } }).message).toContain("No table with id");
});

test("comes along with a copied tab under a name of its own, and with a snapshot", () => {
  const one = orders();
  one.person.duplicateTab("Sheet1");
  const { sheets } = one.call("spreadsheets.get", "book", { fields: "sheets.tables(name)" });
  expect(
    new Set(Object(sheets).flatMap((sheet: { tables: { name: string }[] }) => sheet.tables.map(({ name }) => name)))
      .size,
  ).toBe(2);
  const other = underTest();
  other.book.restore(one.book.snapshot());
  expect(other.call("spreadsheets.get", "book").sheets).toEqual(one.call("spreadsheets.get", "book").sheets);
});
