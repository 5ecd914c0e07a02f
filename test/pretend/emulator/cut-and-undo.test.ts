import { columnMetadata, OWNER, tab, underTest, write } from "../../support/spreadsheet-under-test";

const TEXT = { type: "TEXT", pattern: "@" };
const RULE = { condition: { type: "NUMBER_GREATER_THAN_EQ", values: [{ userEnteredValue: "0" }] }, strict: true };
const HELPER = "helper@example.com";

function shop(switches = {}) {
  const one = underTest({ switches });
  one.batch(
    write(0, 0, [
      ["SKU", "Count", "Double"],
      ["b", 2, "=B2*2"],
      ["a", 1, "=B3*2"],
    ]),
    tab(5, "Other"),
    write(0, 0, [["=Sheet1!B2+1"]], 5),
  );
  return { ...one, person: one.book.people(OWNER) };
}

describe("cut and paste", () => {
  test("takes value, format, rule and note along and leaves nothing behind [REQ]", () => {
    const { book, person } = shop();
    person.setNumberFormat("Sheet1", "B2", TEXT);
    person.setValidation("Sheet1", "B2", RULE);
    person.note("Sheet1", "B2", "counted by hand");
    person.cutPaste("Sheet1", "A2:B3", "Sheet1", "E6");
    expect(book.view.rows("Sheet1").slice(1, 3)).toEqual([
      ["", "", "4"],
      ["", "", "2"],
    ]);
    expect(book.view.cell("Sheet1", "F6")).toMatchObject({
      userEnteredValue: { numberValue: 2 },
      numberFormat: TEXT,
      note: "counted by hand",
      dataValidation: RULE,
    });
    expect(book.view.cell("Sheet1", "B2")).toMatchObject({
      numberFormat: undefined,
      note: undefined,
      dataValidation: undefined,
    });
  });

  test("lets references follow, in this tab and in others, and formulas keep meaning the same cells", () => {
    const { book, person } = shop();
    person.cutPaste("Sheet1", "B2", "Other", "C3");
    expect(book.view.cell("Sheet1", "C2").userEnteredValue).toEqual({ formulaValue: "=Other!C3*2" });
    expect(book.view.cell("Other", "A1")).toMatchObject({
      userEnteredValue: { formulaValue: "=Other!C3+1" },
      formattedValue: "3",
    });
    person.cutPaste("Sheet1", "C3", "Other", "A5");
    expect(book.view.cell("Other", "A5")).toMatchObject({
      userEnteredValue: { formulaValue: "=Sheet1!B3*2" },
      formattedValue: "2",
    });
  });

  test("may overlap its own place, overwrites with empty cells too, and grows the grid", () => {
    const { book, person } = shop();
    person.clear("Sheet1", "A3");
    person.cutPaste("Sheet1", "A2:A3", "Sheet1", "A3");
    expect(book.view.rows("Sheet1").map((row) => row[0])).toEqual(["SKU", "", "b"]);
    expect(book.view.cell("Sheet1", "A4").userEnteredValue).toBeUndefined();
    person.cutPaste("Sheet1", "A1:C3", "Sheet1", "Y999");
    expect(book.view.tabs()[0]).toMatchObject({ rowCount: 1001, columnCount: 27 });
    expect(book.view.cell("Sheet1", "Y1001").formattedValue).toBe("b");
  });

  test("moves whole merges and refuses parts of one", () => {
    const { person, call, refused } = shop();
    person.merge("Sheet1", "A2:A3");
    person.cutPaste("Sheet1", "A2:A3", "Sheet1", "E2");
    const answer = call("spreadsheets.get", "book", { fields: "sheets.merges" });
    expect(answer.sheets).toMatchObject([{ merges: [{ startRowIndex: 1, startColumnIndex: 4, endRowIndex: 3 }] }, {}]);
    const part = { startRowIndex: 2, endRowIndex: 3, startColumnIndex: 4, endColumnIndex: 5 };
    const cut = { cutPaste: { source: part, destination: { rowIndex: 8 } } };
    expect(refused(cut).message).toContain("merged range");
    expect(
      refused({ cutPaste: { source: { startRowIndex: 8, endRowIndex: 9 }, destination: { rowIndex: 2 } } }).code,
    ).toBe(400);
  });

  test("needs the right to write where the cells come from and where they go", () => {
    const { book, person } = shop();
    person.protectRange("Sheet1", "A1:C1", { editors: [] });
    const helper = book.people(HELPER);
    const before = book.snapshot();
    expect(() => helper.cutPaste("Sheet1", "A1", "Other", "B1")).toThrow("protected cell");
    expect(() => helper.cutPaste("Other", "A1", "Sheet1", "B1")).toThrow("protected cell");
    expect(book.snapshot()).toBe(before);
    helper.cutPaste("Sheet1", "A2", "Other", "B1");
    expect(book.view.cell("Other", "B1").formattedValue).toBe("b");
  });

  test("of a whole column leaves its metadata behind or takes it along: a switch [§12.3]", () => {
    for (const lineMetadataUnderCut of ["stays", "travels"] as const) {
      const { book, batch, person } = shop({ lineMetadataUnderCut });
      batch(columnMetadata(7, 1));
      person.cutPaste("Sheet1", "B2:B3", "Sheet1", "G2");
      const place = () => Object(book.view.metadata()[0]?.location).dimensionRange.startIndex;
      expect(place()).toBe(1);
      person.cutPaste("Sheet1", "B:B", "Sheet1", "H1");
      expect(place()).toBe(lineMetadataUnderCut === "travels" ? 7 : 1);
    }
  });
});

describe("undo", () => {
  test("takes back the last thing that this person did, step by step, rows and tabs included", () => {
    const { book, person } = shop();
    const states = [book.snapshot()];
    const actions = [
      () => person.type("Sheet1", "B2", "9"),
      () => person.insertRows("Sheet1", 2, 3),
      () => person.deleteRows("Sheet1", 1, 1),
      () => person.sort("Sheet1", "A", "A to Z"),
      () => person.cutPaste("Sheet1", "A1:B2", "Other", "A1"),
      () => person.deleteTab("Other"),
    ];
    for (const act of actions) {
      act();
      states.push(book.snapshot());
    }
    for (const state of states.slice(0, -1).reverse()) {
      person.undo();
      expect(book.snapshot()).toBe(state);
    }
    expect(() => person.undo()).toThrow("nothing to undo");
  });

  test("gives no id away twice", () => {
    const { book, person } = shop();
    const idOf = (title: string) => book.view.tabs().find((one) => one.title === title)?.sheetId;
    person.addTab("First");
    const first = idOf("First");
    person.undo();
    person.addTab("Second");
    expect(idOf("First")).toBeUndefined();
    expect(idOf("Second")).not.toBe(first);
  });

  test("leaves alone what programs and other people wrote in other cells", () => {
    const { book, batch, person } = shop();
    person.type("Sheet1", "B2", "9");
    batch(write(1, 0, [["renamed"]]));
    book.people(HELPER).type("Sheet1", "B3", "5");
    person.undo();
    expect(book.view.rows("Sheet1").slice(1)).toEqual([
      ["renamed", "2", "4"],
      ["a", "5", "10"],
    ]);
    expect(() => person.undo()).toThrow("nothing to undo");
  });

  test("of a cell that a program wrote since takes that write back or keeps it: a switch", () => {
    for (const undoOverLaterWrite of ["overwrites", "keeps"] as const) {
      const { book, batch, person } = shop({ undoOverLaterWrite });
      person.type("Sheet1", "B2", "9");
      batch(write(1, 1, [[7]]));
      person.undo();
      expect(book.view.cell("Sheet1", "B2").formattedValue).toBe(undoOverLaterWrite === "keeps" ? "7" : "2");
    }
  });

  test("says so where it would have to follow cells that moved, and changes nothing", () => {
    const moves = [
      (other: ReturnType<typeof shop>) => other.book.people(HELPER).insertRows("Sheet1", 2, 1),
      (other: ReturnType<typeof shop>) => other.book.people(HELPER).moveRows("Sheet1", 3, 1, 2),
      (other: ReturnType<typeof shop>) => other.book.people(HELPER).deleteTab("Other"),
    ];
    for (const move of moves) {
      const one = shop();
      one.person.type("Sheet1", "B2", "9");
      move(one);
      const before = one.book.snapshot();
      expect(() => one.person.undo()).toThrow("not emulated: undo after rows, columns or tabs");
      expect(one.book.snapshot()).toBe(before);
    }
    const one = shop();
    one.person.insertRows("Sheet1", 2, 1);
    one.batch(write(0, 0, [["Key"]]));
    expect(() => one.person.undo()).toThrow("not emulated: undo of more than cells");
  });
});
