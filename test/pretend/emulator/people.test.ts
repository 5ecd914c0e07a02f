import { OWNER, refusal, tab, underTest, write } from "../../support/spreadsheet-under-test";

const TEXT = { type: "TEXT", pattern: "@" };

function shop(switches = {}) {
  const one = underTest({ switches });
  one.batch(
    write(0, 0, [
      ["SKU", "Count", "Double"],
      ["b", 2, "=B2*2"],
      ["a", 1, "=B3*2"],
      ["c", 3, "=B4*2"],
    ]),
    {
      updateSheetProperties: {
        properties: { gridProperties: { frozenRowCount: 1 } },
        fields: "gridProperties.frozenRowCount",
      },
    },
  );
  return { ...one, person: one.book.people(OWNER) };
}

describe("rows and columns", () => {
  test("a sort moves whole rows below the frozen ones, and formulas keep reading their own row [REQ]", () => {
    const { book, person } = shop();
    person.setNumberFormat("Sheet1", "A2", TEXT);
    person.sort("Sheet1", "A", "A to Z");
    expect(book.view.rows("Sheet1")).toEqual([
      ["SKU", "Count", "Double"],
      ["a", "1", "2"],
      ["b", "2", "4"],
      ["c", "3", "6"],
    ]);
    expect(book.view.cell("Sheet1", "A3").numberFormat).toEqual(TEXT);
    person.sort("Sheet1", "B", "Z to A");
    expect(book.view.find("Sheet1", "SKU", "c")).toBe(2);
    expect(book.view.cell("Sheet1", "C2").userEnteredValue).toEqual({ formulaValue: "=B2*2" });
  });

  test("blank cells sort last either way", () => {
    const { book, person } = shop();
    person.clear("Sheet1", "A3");
    person.sort("Sheet1", "A", "Z to A");
    expect(book.view.rows("Sheet1").map((row) => row[0])).toEqual(["SKU", "c", "b", ""]);
  });

  test("references follow inserted and moved cells, and deleted ones are #REF!", () => {
    const { book, person } = shop();
    person.insertRows("Sheet1", 2, 3);
    expect(book.view.cell("Sheet1", "C5").userEnteredValue).toEqual({ formulaValue: "=B5*2" });
    person.moveColumn("Sheet1", "B", "A");
    expect(book.view.cell("Sheet1", "C5").userEnteredValue).toEqual({ formulaValue: "=A5*2" });
    person.deleteColumns("Sheet1", "A", 1);
    expect(book.view.cell("Sheet1", "B5").formattedValue).toBe("#REF!");
  });

  test("new rows take format and rule of their neighbours, never values", () => {
    const { book, person } = shop();
    const rule = { condition: { type: "NUMBER_GREATER_THAN_EQ", values: [{ userEnteredValue: "0" }] } };
    person.setNumberFormat("Sheet1", "A2:A4", TEXT);
    person.setValidation("Sheet1", "B2:B4", rule);
    person.insertRows("Sheet1", 4, 1);
    expect(book.view.cell("Sheet1", "A4")).toMatchObject({ numberFormat: TEXT, userEnteredValue: undefined });
    expect(book.view.cell("Sheet1", "B4").dataValidation).toEqual(rule);
  });

  test("a row inserted where a rule starts is inside it or not: a switch [§12.6]", () => {
    for (const insertAtRangeStart of ["excluded", "included"] as const) {
      const { book, batch, person } = shop({ insertAtRangeStart });
      const rule = { condition: { type: "BOOLEAN" } };
      person.setValidation("Sheet1", "D2:D4", rule);
      person.protectRange("Sheet1", "A2:A4", { warningOnly: true });
      batch({ insertDimension: { range: { dimension: "ROWS", startIndex: 1, endIndex: 2 } } });
      expect(book.view.cell("Sheet1", "D2").dataValidation).toEqual(
        insertAtRangeStart === "included" ? rule : undefined,
      );
      expect(book.snapshot()).toContain(`"startRowIndex":${insertAtRangeStart === "included" ? 1 : 2}`);
    }
  });

  test("whatever cannot be inserted or deleted is refused [REQ]", () => {
    const { refused } = shop();
    const rows = (startIndex: number, endIndex: number) => ({ range: { dimension: "ROWS", startIndex, endIndex } });
    expect(refused({ insertDimension: { ...rows(0, 1), inheritFromBefore: true } }).message).toContain(
      "inheritFromBefore",
    );
    expect(refused({ insertDimension: { range: { dimension: "ROWS", startIndex: 1 } } }).message).toContain("endIndex");
    expect(refused({ deleteDimension: rows(999, 1001) }).message).toContain("there are only 1000 rows");
    expect(refused({ deleteDimension: rows(0, 1000) }).message).toContain("delete all the rows");
  });

  test("a filter hides rows and moves nothing; validation skips hidden rows unless told [REQ]", () => {
    const { book, batch, values, person } = shop();
    person.filter("Sheet1", "A1:C4", "A", ["a"]);
    expect(values("A1:A4")).toEqual([["SKU"], ["b"], ["a"], ["c"]]);
    const rule = { condition: { type: "NOT_BLANK" } };
    const range = { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 3, endColumnIndex: 4 };
    batch({ setDataValidation: { range, rule } });
    expect(book.view.cell("Sheet1", "D3").dataValidation).toBeUndefined();
    batch({ setDataValidation: { range, rule, filteredRowsIncluded: true } });
    expect(book.view.cell("Sheet1", "D3").dataValidation).toEqual(rule);
  });

  test("merging keeps the top left value; a part of a merge cannot be merged", () => {
    const { book, refused, person } = shop();
    person.merge("Sheet1", "A2:B3");
    expect(book.view.rows("Sheet1").slice(1, 3)).toEqual([
      ["b", "", "0"],
      ["", "", "0"],
    ]);
    const part = { mergeCells: { range: { startRowIndex: 2, endRowIndex: 5, endColumnIndex: 1 } } };
    expect(refused(part).message).toContain("merged range");
  });

  test("pasting below the last row grows the grid", () => {
    const { book, person } = shop();
    person.paste("Sheet1", "A1000", [["x"], ["y"]]);
    expect(book.view.tabs()[0]).toMatchObject({ rowCount: 1001 });
  });
});

describe("tabs", () => {
  test("keep their id when renamed, and formulas follow the name [SHEETS]", () => {
    const { book, batch, person } = shop();
    batch(tab(5, "Sum"), write(0, 0, [["=Sheet1!B2+1"]], 5));
    person.renameTab("Sheet1", "My shop");
    expect(book.view.tabs().map(({ title, sheetId }) => [title, sheetId])).toEqual([
      ["My shop", 0],
      ["Sum", 5],
    ]);
    expect(book.view.cell("Sum", "A1")).toMatchObject({
      userEnteredValue: { formulaValue: "='My shop'!B2+1" },
      formattedValue: "3",
    });
    person.deleteTab("My shop");
    expect(book.view.cell("Sum", "A1").formattedValue).toBe("#REF!");
  });

  test("have one title and one id each, and one of them shows", () => {
    const { refused, person } = shop();
    expect(refused(tab(5, "sheet1")).message).toBe(
      'Invalid requests[0].addSheet: A sheet with the name "sheet1" already exists. Please enter another name.',
    );
    expect(refused(tab(0, "Other")).message).toContain("Sheet with id 0 already exists.");
    expect(() => person.deleteTab("Sheet1")).toThrow("You can't remove all the visible sheets in a document.");
  });

  test("are duplicated with cells and rights; their metadata comes along or not: a switch [§12.3]", () => {
    for (const metadataOfDuplicatedTab of ["dropped", "copied"] as const) {
      const { book, batch, person } = shop({ metadataOfDuplicatedTab });
      batch({
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 7, metadataKey: "k", visibility: "DOCUMENT", location: { sheetId: 0 } },
        },
      });
      person.duplicateTab("Sheet1");
      person.type("Copy of Sheet1", "B2", "9");
      expect(book.view.rows("Copy of Sheet1")[1]).toEqual(["b", "9", "18"]);
      expect(book.view.rows("Sheet1")[1]).toEqual(["b", "2", "4"]);
      expect(book.view.metadata()).toHaveLength(metadataOfDuplicatedTab === "copied" ? 2 : 1);
    }
  });

  test("move to where the index says, counted before the move [SHEETS]", () => {
    const { book, batch } = shop();
    batch(tab(5, "Two"), tab(6, "Three"), {
      updateSheetProperties: { properties: { sheetId: 0, index: 2 }, fields: "index" },
    });
    expect(book.view.tabs().map((entry) => entry.title)).toEqual(["Two", "Sheet1", "Three"]);
  });
});

describe("conditional formats", () => {
  const rule = (value: string) => ({
    ranges: [{ sheetId: 0, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }],
    booleanRule: {
      condition: { type: "NUMBER_LESS", values: [{ userEnteredValue: value }] },
      format: { backgroundColor: { red: 1 } },
    },
  });

  test("have an index and no id: one more shifts the others, and ranges follow the columns [REQ]", () => {
    const one = shop();
    one.batch(
      { addConditionalFormatRule: { rule: rule("1"), index: 0 } },
      { addConditionalFormatRule: { rule: rule("2"), index: 0 } },
    );
    one.person.insertColumns("Sheet1", "A", 1);
    const answer = one.batch({ deleteConditionalFormatRule: { index: 0 } });
    expect(answer.replies).toMatchObject([
      {
        deleteConditionalFormatRule: {
          rule: {
            ranges: [{ startColumnIndex: 2 }],
            booleanRule: { condition: { values: [{ userEnteredValue: "2" }] } },
          },
        },
      },
    ]);
    expect(one.refused({ deleteConditionalFormatRule: { index: 3 } }).message).toContain("No conditional format");
  });
});

describe("a snapshot", () => {
  test("restores everything, in another spreadsheet too, and equal states have equal texts", () => {
    const { book, person, call } = shop();
    const before = book.snapshot();
    person.setBackground("Sheet1", "A1:C900", { red: 1 });
    person.clear("Sheet1", "A2:C4");
    expect(book.snapshot()).not.toBe(before);
    book.restore(before);
    expect(book.snapshot()).toBe(before);
    const other = underTest();
    // A text of its own, so that nothing remembered helps.
    other.book.restore(JSON.stringify(JSON.parse(before)));
    expect(other.book.view.rows("Sheet1")).toEqual(book.view.rows("Sheet1"));
    expect(other.book.snapshot()).toBe(before);
    expect(call("spreadsheets.get", "book", { fields: "properties.title" })).toEqual({ properties: { title: "Shop" } });
  });

  test("undone by hand, a state is the same state again", () => {
    const { book, person } = shop();
    const before = book.snapshot();
    person.insertRows("Sheet1", 3, 2);
    person.deleteRows("Sheet1", 3, 2);
    expect(book.snapshot()).toBe(before);
  });
});

test("an unknown tab is a plain error for people, and a strict rule can bind programs too: a switch [§12.4]", () => {
  const { person } = shop();
  expect(() => person.type("Gone", "A1", "x")).toThrow("no tab: Gone");
  for (const strictValidationForApi of ["ignored", "enforced"] as const) {
    const one = shop({ strictValidationForApi });
    one.person.setValidation("Sheet1", "B2:B4", {
      condition: { type: "NUMBER_GREATER", values: [{ userEnteredValue: "0" }] },
      strict: true,
    });
    const run = () => one.batch(write(1, 1, [[-1]]));
    if (strictValidationForApi === "ignored") run();
    else expect(refusal(run).message).toContain("data validation");
  }
});

test("a person's selection is nobody else's; before the first click it is the top of the first tab shown", () => {
  const { person, book } = shop();
  const { sheetId } = book.view.tabs()[0] ?? {};
  expect(book.selection(OWNER)).toEqual({ sheetId, ranges: [{ first: 1, last: 1 }] });
  const before = book.snapshot();
  person.select("Sheet1", "B3:C4");
  expect(book.selection(OWNER)).toEqual({ sheetId, ranges: [{ first: 3, last: 4 }] });
  expect(book.selection("helper@example.com")).toEqual({ sheetId, ranges: [{ first: 1, last: 1 }] });
  person.select("Sheet1", "A9", "B2:B3", "C:C");
  expect(book.selection(OWNER)?.ranges).toEqual([
    { first: 9, last: 9 },
    { first: 2, last: 3 },
    { first: 1, last: 1000 },
  ]);
  expect(book.snapshot()).toBe(before);
  expect(() => person.select("Gone", "A1")).toThrow("no tab: Gone");
});
