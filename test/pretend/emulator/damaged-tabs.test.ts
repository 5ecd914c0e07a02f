/** What people do to a tab that a program lives in. */
import { type Answer, columnMetadata, OWNER, underTest, write } from "../../support/spreadsheet-under-test";

const HELPER = "helper@example.com";

function shop(switches = {}) {
  const one = underTest({ switches });
  one.batch(
    write(0, 0, [
      ["SKU", "Count"],
      ["b", 2],
      ["a", 1],
    ]),
    columnMetadata(7, 1),
    {
      updateSheetProperties: {
        properties: { gridProperties: { frozenRowCount: 1 } },
        fields: "gridProperties.frozenRowCount",
      },
    },
  );
  return { ...one, person: one.book.people(OWNER) };
}

const viewsOf = (one: ReturnType<typeof shop>): Answer[] => {
  const answer = one.call("spreadsheets.get", "book", { fields: "sheets.filterViews" });
  return Object(Array.isArray(answer.sheets) ? answer.sheets[0] : {}).filterViews ?? [];
};

describe("the header row", () => {
  test("can be deleted although it is frozen; metadata of columns does not hang on it [META]", () => {
    const { book, person } = shop();
    person.deleteRows("Sheet1", 1, 1);
    expect(book.view.rows("Sheet1")[0]).toEqual(["b", "2"]);
    expect(book.view.tabs()[0]).toMatchObject({ frozenRowCount: 0, rowCount: 999 });
    expect(book.view.metadata()).toMatchObject([{ metadataId: 7, location: { dimensionRange: { startIndex: 1 } } }]);
  });
});

describe("a tab replaced by its copy", () => {
  test("has its title and cells and another id; its metadata is lost or came along under new ids: a switch [§12.3]", () => {
    for (const metadataOfDuplicatedTab of ["dropped", "copied"] as const) {
      const { book, batch, person } = shop({ metadataOfDuplicatedTab });
      batch({ addSheet: { properties: { sheetId: 5, title: "Other" } } });
      person.replaceTabByCopy("Sheet1");
      expect(book.view.tabs().map(({ title }) => title)).toEqual(["Sheet1", "Other"]);
      const [copy] = book.view.tabs();
      expect(copy?.sheetId).not.toBe(0);
      expect(book.view.rows("Sheet1")).toHaveLength(3);
      const left = book.view.metadata();
      expect(left).toHaveLength(metadataOfDuplicatedTab === "copied" ? 1 : 0);
      for (const entry of left) {
        expect(entry).toMatchObject({
          metadataKey: "aisle.column",
          location: { dimensionRange: { sheetId: copy?.sheetId } },
        });
        expect(entry.metadataId).not.toBe(7);
      }
    }
  });
});

describe("filter views", () => {
  test("are stored and hide nothing: all cells are read, appended after and validated as without [SHEETS]", () => {
    const one = shop();
    one.person.filterView("Sheet1", "A1:B3", "A", ["a", "b"]);
    expect(one.values("A1:B3")).toHaveLength(3);
    const hidden = "sheets.data.rowMetadata.hiddenByFilter";
    expect(JSON.stringify(one.call("spreadsheets.get", "book", { fields: hidden }))).not.toContain("true");
    one.batch({
      appendCells: { rows: [{ values: [{ userEnteredValue: { stringValue: "c" } }] }], fields: "userEnteredValue" },
    });
    expect(one.book.view.rows("Sheet1")[3]).toEqual(["c"]);
    expect(viewsOf(one)).toMatchObject([{ title: "Filter 1", criteria: { 0: { hiddenValues: ["a", "b"] } } }]);
  });

  test("follow their columns, are copied with their tab under ids of their own, and go with it", () => {
    const one = shop();
    one.person.filterView("Sheet1", "A1:B3", "B", ["1"]);
    one.person.insertColumns("Sheet1", "A", 1);
    expect(viewsOf(one)).toMatchObject([{ range: { startColumnIndex: 1 }, criteria: { 2: { hiddenValues: ["1"] } } }]);
    const [before] = viewsOf(one);
    one.person.replaceTabByCopy("Sheet1");
    const [after] = viewsOf(one);
    expect(after).toMatchObject({ criteria: before?.criteria });
    expect(after?.filterViewId).not.toBe(before?.filterViewId);
  });

  test("are added, changed, duplicated and deleted by id [REQ]", () => {
    const one = shop();
    const add = { addFilterView: { filter: { filterViewId: 9, title: "Mine", range: { endRowIndex: 3 } } } };
    expect(one.batch(add).replies).toMatchObject([{ addFilterView: { filter: { filterViewId: 9 } } }]);
    expect(one.refused(add).message).toContain("ID 9 already exists");
    one.batch(
      { updateFilterView: { filter: { filterViewId: 9, title: "Ours" }, fields: "title" } },
      { duplicateFilterView: { filterId: 9 } },
    );
    expect(viewsOf(one)).toMatchObject([{ title: "Ours", range: { endRowIndex: 3 } }, { title: "Copy of Ours" }]);
    one.batch({ deleteFilterView: { filterId: 9 } });
    expect(viewsOf(one)).toMatchObject([{ title: "Copy of Ours" }]);
    expect(one.refused({ deleteFilterView: { filterId: 9 } }).message).toContain("No filter view with id: 9");
  });
});

describe("merged cells", () => {
  test("take what is typed into any of them top left, and cannot be sorted where they are higher than a row [INBX]", () => {
    const { book, person } = shop();
    person.merge("Sheet1", "A2:A3");
    person.type("Sheet1", "A3", "both");
    expect(book.view.cell("Sheet1", "A2").formattedValue).toBe("both");
    expect(book.view.cell("Sheet1", "A3").userEnteredValue).toBeUndefined();
    expect(() => person.sort("Sheet1", "B", "A to Z")).toThrow("vertical merges");
    person.unmerge("Sheet1", "A2:A3");
    person.sort("Sheet1", "B", "A to Z");
    expect(book.view.rows("Sheet1")[1]).toEqual(["", "1"]);
  });

  test("keep or lose what a program writes under them: a switch [§3]", () => {
    for (const writeUnderMerge of ["kept", "dropped"] as const) {
      const { batch, call, values, person } = shop({ writeUnderMerge });
      person.merge("Sheet1", "A2:A3");
      batch(write(1, 0, [["top"], ["under"]]));
      const data = [
        { range: "B3", values: [[5]] },
        { range: "A3", values: [["RAW"]] },
      ];
      expect(values("A2:A3")).toEqual(writeUnderMerge === "kept" ? [["top"], ["under"]] : [["top"]]);
      call("spreadsheets.values.batchUpdate", { valueInputOption: "RAW", data }, "book");
      expect(values("A3:B3")).toEqual([[writeUnderMerge === "kept" ? "RAW" : "", "5"]]);
    }
  });
});

describe("hidden rows and columns", () => {
  test("are read and written like any other, and show again [SHEETS]", () => {
    const { batch, call, values, person } = shop();
    person.hideRows("Sheet1", 2, 2);
    person.hideColumn("Sheet1", "A");
    batch(write(2, 0, [["z"]]));
    expect(values("A1:B3")).toEqual([
      ["SKU", "Count"],
      ["b", "2"],
      ["z", "1"],
    ]);
    const fields = "sheets.data(rowMetadata.hiddenByUser,columnMetadata.hiddenByUser)";
    const hiddenIn = () => JSON.stringify(call("spreadsheets.get", "book", { fields })).split("true").length - 1;
    expect(hiddenIn()).toBe(3);
    person.showRows("Sheet1", 2, 1);
    person.showColumn("Sheet1", "A");
    expect(hiddenIn()).toBe(1);
  });
});

describe("a hundred columns inserted in the middle", () => {
  test("push what hangs on columns along, past Z, and stay within the limits [REQ; LIM]", () => {
    const { book, values, refused, person } = shop();
    person.insertColumns("Sheet1", "B", 100);
    expect(values("CX1:CX3")).toEqual([["Count"], ["2"], ["1"]]);
    expect(book.view.metadata()).toMatchObject([{ location: { dimensionRange: { startIndex: 101 } } }]);
    expect(book.view.tabs()[0]).toMatchObject({ columnCount: 126 });
    const many = { range: { dimension: "COLUMNS", startIndex: 1, endIndex: 9_990 } };
    expect(refused({ insertDimension: many }).message).toContain("above the limit of 10000000 cells");
  });
});

describe("long and foreign text", () => {
  test("of 50,000 characters is taken from everybody, one more from nobody [LIM]", () => {
    const { batch, book, refused, person } = shop();
    const most = "x".repeat(50_000);
    person.type("Sheet1", "D1", most);
    batch(write(1, 3, [[most]]));
    expect(book.view.cell("Sheet1", "D2").formattedValue).toBe(most);
    const tooLong = "more than the maximum of 50000 characters";
    expect(() => person.type("Sheet1", "D3", `${most}x`)).toThrow(tooLong);
    expect(() => person.paste("Sheet1", "D3", [["ok", `${most}x`]])).toThrow(tooLong);
    expect(refused(write(2, 3, [[`${most}x`]])).message).toContain(tooLong);
    expect(book.view.cell("Sheet1", "D3").userEnteredValue).toBeUndefined();
  });

  test("emoji and right-to-left text come back as they went, in cells, titles and metadata", () => {
    const { batch, book, values, person } = shop();
    const family = "👩‍👩‍👧 שלום \u200fعربي\u200e";
    person.type("Sheet1", "A2", family);
    person.renameTab("Sheet1", "📦 מלאי");
    expect(values("'📦 מלאי'!A2")).toEqual([[family]]);
    expect(book.view.find("📦 מלאי", "SKU", family)).toBe(2);
    batch({ updateSheetProperties: { properties: { rightToLeft: true }, fields: "rightToLeft" } });
    person.sort("📦 מלאי", "A", "A to Z");
    expect(book.view.rows("📦 מלאי").map((row) => row[0])).toEqual(["SKU", "a", family]);
  });
});

describe("a protected range that leaves the running user out", () => {
  test("is shown to that user beforehand and refuses the whole batch, cells, rows, columns and the tab alike", () => {
    const { book, person } = shop();
    person.protectRange("Sheet1", "B1:B1000", { editors: [] });
    const context = { user: HELPER, now: 0 };
    const shown = book.call("spreadsheets.get", ["book", { fields: "sheets.protectedRanges" }], context);
    expect(JSON.stringify(shown)).not.toContain("requestingUserCanEdit");
    const before = book.snapshot();
    const lines = { range: { dimension: "ROWS", startIndex: 1, endIndex: 2 } };
    const bad = [write(1, 1, [[5]]), { deleteDimension: lines }, { insertDimension: lines }];
    for (const request of bad) {
      const body = { requests: [write(1, 0, [["free"]]), request] };
      expect(() => book.call("spreadsheets.batchUpdate", [body, "book"], context)).toThrow("protected cell");
      expect(book.snapshot()).toBe(before);
    }
    book.call("spreadsheets.batchUpdate", [{ requests: [write(1, 0, [["free"]])] }, "book"], context);
    expect(book.view.cell("Sheet1", "A2").formattedValue).toBe("free");
  });
});

test("notes are typed, shown by the API, and taken away; values do not see them [CELL]", () => {
  const { call, book, values, person } = shop();
  person.note("Sheet1", "A2", "why");
  person.note("Sheet1", "C9", "alone");
  expect(values("A2")).toEqual([["b"]]);
  const answer = call("spreadsheets.get", "book", { fields: "sheets.data.rowData.values.note" });
  expect(JSON.stringify(answer).match(/"note":"\w+"/g)).toEqual(['"note":"why"', '"note":"alone"']);
  person.note("Sheet1", "C9", "");
  expect(book.view.cell("Sheet1", "C9").note).toBeUndefined();
});
