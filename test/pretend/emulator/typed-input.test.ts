import { underTest } from "../../support/spreadsheet-under-test";

function typed(text: string, format?: { type: string; pattern?: string }, switches = {}) {
  const { book } = underTest({ switches });
  if (format) book.people("a@example.com").setNumberFormat("Sheet1", "A1", format);
  book.people("a@example.com").type("Sheet1", "A1", text);
  return book.view.cell("Sheet1", "A1");
}

describe("text typed into an automatic cell", () => {
  test.each([
    ["0012", 12, "12"],
    ["+1", 1, "1"],
    ["22 34", 2234, "2234"],
    ["1E5", 100_000, "1.00E+05"],
    ["1,200", 1200, "1,200"],
    ["50%", 0.5, "50%"],
    ["$12.50", 12.5, "$12.50"],
    ["-3", -3, "-3"],
    ["2026-01-02", 46_024, "2026-01-02"],
    ["1/2/2026", 46_024, "1/2/2026"],
    ["2026-01-02 10:30", 46_024.4375, "2026-01-02 10:30"],
    ["10:30", 0.4375, "10:30"],
    ["Jan 2, 2026", 46_024, "Jan 2, 2026"],
  ])("%s becomes the number %d and shows %s [VIO; apps-script.md §3.8]", (text, value, shown) => {
    const cell = typed(text);
    expect(cell.userEnteredValue).toEqual({ numberValue: value });
    expect(cell.formattedValue).toBe(shown);
  });

  test.each(["marked 2", "mayor 5", "9-decks"])("%s stays a text: a word that begins like a month is none", (text) => {
    expect(typed(text).userEnteredValue).toEqual({ stringValue: text });
  });

  test.each(["March 2, 2026", "Mar 2, 2026"])("%s is the second of March", (text) => {
    expect(typed(text).userEnteredValue).toEqual({ numberValue: 46_083 });
  });

  test.each(["12 pcs", "2026-02-30", "A-1", "1,20,0", "1.2.3"])("%s stays text", (text) => {
    expect(typed(text).userEnteredValue).toEqual({ stringValue: text });
  });

  test("sixteen digits lose precision beyond the fifteenth and show as a power of ten [TAN-BIG]", () => {
    const cell = typed("1234567890123456");
    expect(cell.userEnteredValue).toEqual({ numberValue: 1_234_567_890_123_460 });
    expect(cell.formattedValue).toBe("1.23457E+15");
  });

  test("a date marks its cell with a date format, nothing else does [OTHER]", () => {
    expect(typed("2026-01-02").numberFormat).toEqual({ type: "DATE", pattern: "yyyy-mm-dd" });
  });

  test("TRUE is a tick, an apostrophe forces text and vanishes, an equals sign makes a formula", () => {
    expect(typed("TRUE").userEnteredValue).toEqual({ boolValue: true });
    expect(typed("'0012").userEnteredValue).toEqual({ stringValue: "0012" });
    expect(typed("=1+1").effectiveValue).toEqual({ numberValue: 2 });
    expect(typed("=").userEnteredValue).toEqual({ stringValue: "=" });
  });
});

describe("text typed into a formatted cell", () => {
  test.each(["0012", "1E5", "=1+1", "2026-01-02", "TRUE", "$5"])("%s stays text in a text cell [SQ20]", (text) => {
    expect(typed(text, { type: "TEXT", pattern: "@" }).userEnteredValue).toEqual({ stringValue: text });
  });

  test("a date makes a number cell a date, or stays its serial number: a switch", () => {
    expect(typed("2026-01-02", { type: "NUMBER", pattern: "0" }).formattedValue).toBe("2026-01-02");
    const stays = typed("2026-01-02", { type: "NUMBER", pattern: "0" }, { dateTypedIntoNumberCell: "staysNumber" });
    expect(stays.formattedValue).toBe("46024");
  });

  test("a format that was set stays when a plain number is typed", () => {
    expect(typed("5", { type: "DATE", pattern: "yyyy-mm-dd" }).formattedValue).toBe("1900-01-04");
    expect(typed("50", { type: "PERCENT", pattern: "0%" }).userEnteredValue).toEqual({ numberValue: 0.5 });
  });
});

describe("validation", () => {
  const list = {
    condition: { type: "ONE_OF_LIST", values: [{ userEnteredValue: "Yes" }, { userEnteredValue: "No" }] },
    strict: true,
  };

  test("a strict rule refuses typing and lets pasting pass [DV]", () => {
    const { book } = underTest();
    const person = book.people("a@example.com");
    person.setValidation("Sheet1", "A1:A5", list);
    expect(() => person.type("Sheet1", "A1", "Maybe")).toThrow("validation refused");
    expect(book.view.cell("Sheet1", "A1").userEnteredValue).toBeUndefined();
    person.type("Sheet1", "A1", "Yes");
    person.paste("Sheet1", "A2", [["Maybe"]]);
    expect(book.view.rows("Sheet1")).toEqual([["Yes"], ["Maybe"]]);
  });

  test("a cell copied inside Sheets takes the rule of its target away [§3.7]", () => {
    const { book } = underTest();
    const person = book.people("a@example.com");
    person.setValidation("Sheet1", "A1", list);
    person.paste("Sheet1", "A1", [[{ value: 7, numberFormat: { type: "DATE", pattern: "yyyy-mm-dd" } }]]);
    expect(book.view.cell("Sheet1", "A1")).toMatchObject({ dataValidation: undefined, formattedValue: "1900-01-06" });
  });

  test("tick boxes hold TRUE and FALSE", () => {
    const { book } = underTest();
    const person = book.people("a@example.com");
    person.setValidation("Sheet1", "A1", { condition: { type: "BOOLEAN" }, strict: true });
    person.tick("Sheet1", "A1");
    expect(book.view.cell("Sheet1", "A1").userEnteredValue).toEqual({ boolValue: true });
    expect(() => person.type("Sheet1", "A1", "yes")).toThrow("validation refused");
    expect(() => person.tick("Sheet1", "B1")).toThrow("no tick box");
  });
});
