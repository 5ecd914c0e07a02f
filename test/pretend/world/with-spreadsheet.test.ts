import { createSpreadsheet } from "../../../dev/emulator/sheets-api/spreadsheet";
import { createWorld } from "../../../dev/world/world";
import { bundleOf, worldOptions } from "../../support/tiny-world";

const BUNDLE = `
function write() {
  var cell = { values: [{ userEnteredValue: { stringValue: "=x" } }] };
  Sheets.Spreadsheets.batchUpdate({ requests: [
    { addSheet: { properties: { sheetId: 5, title: "Orders" } } },
    { updateCells: { start: { sheetId: 5, rowIndex: 0, columnIndex: 0 }, rows: [cell], fields: "userEnteredValue" } }] }, "sheet-1");
  return SpreadsheetApp.getActive().getName();
}
function read() {
  return Sheets.Spreadsheets.Values.batchGetByDataFilter(
    { dataFilters: [{ gridRange: { sheetId: 5 } }], valueRenderOption: "UNFORMATTED_VALUE" }, "sheet-1")
    .valueRanges[0].valueRange.values;
}`;

function sheetWorld() {
  const owner = "seller@example.com";
  const spreadsheet = createSpreadsheet({ id: "sheet-1", title: "Shop", locale: "en_US", timeZone: "Etc/UTC", owner });
  return createWorld({ ...worldOptions(bundleOf(BUNDLE)), spreadsheet, servers: {} });
}

describe("the emulated Sheets API behind the advanced service", () => {
  test("what the bundle writes it reads back, and the world goes back with it", () => {
    const world = sheetWorld();
    const empty = world.snapshot();
    expect(world.run("write")).toMatchObject({ value: "Shop", counters: { sheetsReads: 0, sheetsWrites: 1 } });
    expect(world.run("read")).toMatchObject({ value: [["=x"]] });
    world.restore(empty);
    expect(world.snapshot()).toEqual(empty);
    expect(world.run("read")).toMatchObject({ outcome: "threw", name: "GoogleJsonResponseException" });
  });

  test("a refused batch throws with Google's text", () => {
    const world = sheetWorld();
    world.run("write");
    const message =
      /^API call to sheets\.spreadsheets\.batchUpdate failed with error: Invalid requests\[0\]\.addSheet: /;
    expect(world.run("write")).toMatchObject({ outcome: "threw", message: expect.stringMatching(message) });
  });
});
