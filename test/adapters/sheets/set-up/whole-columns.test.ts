/** A loss is found wherever it is in a column, at a cost that stays small. */
import type { SheetsApi } from "../../../../src/adapters/sheets/google/api";
import { setUpWorkbook } from "../../../../src/adapters/sheets/set-up/set-up";
import { letter, NOTHING_MISSING, shopBook, type UnderTest } from "../../../support/workbook-under-test";

const cell = (one: UnderTest, tab: string, heading: string, row: number) =>
  one.book.view.cell(tab, `${letter(one, tab, heading)}${row}`);
const span = (one: UnderTest, tab: string, heading: string, from: number, to: number) =>
  `${letter(one, tab, heading)}${from}:${letter(one, tab, heading)}${to}`;

const idOf = ({ api }: UnderTest, tab: string): number =>
  (api.get("sheets.properties(sheetId,title)").sheets ?? []).find(({ properties }) => properties?.title === tab)
    ?.properties?.sheetId ?? 0;

/** As a cell that was pasted over with one that has no number format. */
function unformat(one: UnderTest, tab: string, heading: string, row: number): void {
  const place = (one.book.view.rows(tab)[0] ?? []).indexOf(heading);
  const columns = { startColumnIndex: place, endColumnIndex: place + 1 };
  const range = { sheetId: idOf(one, tab), startRowIndex: row - 1, endRowIndex: row, ...columns };
  const request = { repeatCell: { range, cell: {}, fields: "userEnteredFormat.numberFormat" } };
  one.api.batchUpdate({ requests: [request] }, "spreadsheetId");
}

describe("rows in the middle that were pasted over from elsewhere", () => {
  test("get their dropdown back, and no other row is asked for", () => {
    const one = shopBook();
    one.people.setValidation("Orders", span(one, "Orders", "Order status", 200, 300), undefined);
    expect(one.workbook.setUp()).toEqual({
      ...NOTHING_MISSING,
      restored: ["the dropdown of Orders ▸ Order status"],
    });
    for (const row of [199, 200, 300, 301]) {
      expect(cell(one, "Orders", "Order status", row).dataValidation?.condition.type).toBe("ONE_OF_RANGE");
    }
    expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  });

  test.each([
    ["Inventory", "IMEI", "the format of Inventory ▸ IMEI", "TEXT"],
    ["Shipments", "Ship date", "the format of Shipments ▸ Ship date", "DATE_TIME"],
    ["Orders", "Ordered at", "the format of Orders ▸ Ordered at", "DATE_TIME"],
  ])("get the format of %s ▸ %s back, whoever owns the column", (tab, heading, restored, type) => {
    const one = shopBook();
    unformat(one, tab, heading, 444);
    expect(one.workbook.setUp().restored).toEqual([restored]);
    expect(cell(one, tab, heading, 444).numberFormat?.type).toBe(type);
    expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  });

  test("get their tick boxes back, and a tick that is set stays set", () => {
    const one = shopBook();
    one.people.tick("Inventory", `${letter(one, "Inventory", "Returned")}500`);
    one.people.setValidation("Inventory", span(one, "Inventory", "Returned", 500, 510), undefined);
    expect(one.workbook.setUp().restored).toEqual(["the tick boxes of Inventory ▸ Returned"]);
    expect(cell(one, "Inventory", "Returned", 500)).toMatchObject({ formattedValue: "TRUE" });
  });
});

/** Sizes of the answers that show cells. Unit: bytes. */
function measured(api: SheetsApi): { readonly api: SheetsApi; readonly sizes: number[] } {
  const sizes: number[] = [];
  const cells: SheetsApi["cells"] = (query, fields) => {
    const answer = api.cells(query, fields);
    sizes.push(JSON.stringify(answer).length);
    return answer;
  };
  return { api: { ...api, cells }, sizes };
}

test("a new workbook is looked at in three answers", () => {
  const one = shopBook();
  const { api, sizes } = measured(one.api);
  setUpWorkbook(api, "run-1", []);
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThan(2_150_000);
});

test("a tab of 20,000 rows and 30 columns is looked at in a handful of answers of about 2 MB, and its losses are found", () => {
  const one = shopBook();
  const range = { sheetId: idOf(one, "Inventory"), dimension: "ROWS", startIndex: 500, endIndex: 19_500 };
  const requests = [{ insertDimension: { range, inheritFromBefore: true } }];
  one.api.batchUpdate({ requests }, "spreadsheetId");
  one.people.insertColumns("Inventory", "N", 17);
  unformat(one, "Inventory", "IMEI", 12_350);
  const { api, sizes } = measured(one.api);
  expect(setUpWorkbook(api, "run-1", []).restored).toEqual(["the format of Inventory ▸ IMEI"]);
  expect(cell(one, "Inventory", "IMEI", 12_350).numberFormat?.type).toBe("TEXT");
  console.info(`answers: ${sizes.join(", ")} bytes`);
  expect(sizes.length).toBeLessThanOrEqual(7);
  expect(Math.max(...sizes)).toBeLessThan(2_150_000);
});
