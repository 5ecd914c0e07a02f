/** One range in the address, as most clients ask; and the addresses of google-spreadsheet, an independent client [NGS]. */
import { closeServers, ID, OWNER, reported, servedBook } from "./served-book";

afterAll(closeServers);

const PEOPLE = [
  ["name", "email"],
  ["Ann", "ann@example.com"],
];

describe("the official client", () => {
  test("writes, reads, appends and clears one range", async () => {
    const { owner, book } = await servedBook();
    const { values } = owner.spreadsheets;
    const at = { spreadsheetId: ID, range: "Sheet1!A1:B2" };
    const written = await values.update({ ...at, valueInputOption: "RAW", requestBody: { values: PEOPLE } });
    expect(written.data).toMatchObject({ updatedRange: "Sheet1!A1:B2", updatedRows: 2, updatedCells: 4 });
    expect((await values.get({ ...at, majorDimension: "COLUMNS" })).data).toEqual({
      range: "Sheet1!A1:B2",
      majorDimension: "COLUMNS",
      values: [
        ["name", "Ann"],
        ["email", "ann@example.com"],
      ],
    });
    const appended = await values.append({
      ...at,
      range: "Sheet1!A1",
      valueInputOption: "USER_ENTERED",
      includeValuesInResponse: true,
      requestBody: { values: [["Bob", "5%"]] },
    });
    expect(appended.data).toMatchObject({
      tableRange: "Sheet1!A1:B2",
      updates: { updatedRange: "Sheet1!A3:B3", updatedData: { values: [["Bob", "5%"]] } },
    });
    expect((await values.clear({ ...at, range: "Sheet1!A2:B2" })).data.clearedRange).toBe("Sheet1!A2:B2");
    expect(book.view.rows("Sheet1")).toEqual([["name", "email"], [], ["Bob", "5%"]]);
    const both = await values.batchClear({ spreadsheetId: ID, requestBody: { ranges: ["A1", "Sheet1!A3"] } });
    expect(both.data.clearedRanges).toEqual(["Sheet1!A1", "Sheet1!A3"]);
    expect(book.view.rows("Sheet1")).toEqual([["", "email"], [], ["", "5%"]]);
  });

  test("appends below the table that a range touches, and makes room at the end of the grid", async () => {
    const { owner, book } = await servedBook();
    const { values } = owner.spreadsheets;
    book.people(OWNER).paste("Sheet1", "C2", [["x"], ["y"]]);
    book.people(OWNER).paste("Sheet1", "A9", [["apart"]]);
    const append = (range: string, insertDataOption: string) =>
      values.append({
        spreadsheetId: ID,
        range,
        insertDataOption,
        valueInputOption: "RAW",
        requestBody: { values: [["new", "row"]] },
      });
    expect((await append("Sheet1!C2", "OVERWRITE")).data.updates?.updatedRange).toBe("Sheet1!C4:D4");
    expect((await append("Sheet1!C2:C5", "INSERT_ROWS")).data.updates?.updatedRange).toBe("Sheet1!C5:D5");
    expect(book.view.rows("Sheet1")[9]).toEqual(["apart"]);
    expect((await append("Sheet1!Z999", "OVERWRITE")).data).toMatchObject({
      updates: { updatedRange: "Sheet1!Z999:AA999" },
    });
    expect(book.view.tabs()[0]).toMatchObject({ rowCount: 1001, columnCount: 27 });
  });

  test("is refused a range that nobody knows, and an option that is missing", async () => {
    const { values } = (await servedBook()).owner.spreadsheets;
    const gone = await reported(values.get({ spreadsheetId: ID, range: "Gone!A1:B2" }));
    expect(gone).toMatchObject({ code: 400, message: "Unable to parse range: Gone!A1:B2" });
    const requestBody = { values: PEOPLE };
    const bare = await reported(values.update({ spreadsheetId: ID, range: "A1", requestBody }));
    expect(bare.message).toBe("'valueInputOption' is required but not specified");
  });
});

/** Requests as google-spreadsheet 5 sends them. */
async function asked(served: Awaited<ReturnType<typeof servedBook>>, verb: string, address: string, body?: unknown) {
  const init = { method: verb, headers: { authorization: "Bearer owner-token" } };
  const response = await fetch(
    `${served.url}/v4/spreadsheets/${ID}/${address}`,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  );
  return { status: response.status, json: JSON.parse(await response.text()) };
}

const OPTIONS = "valueInputOption=USER_ENTERED&includeValuesInResponse=true";

test("the addresses of an independent client: a slash in front of the action and at the end, ranges with bare colons", async () => {
  const served = await servedBook();
  expect((await asked(served, "GET", "")).json.sheets[0].properties.title).toBe("Sheet1");
  const addSheet = { addSheet: { properties: { title: "People" } } };
  expect((await asked(served, "POST", ":batchUpdate", { requests: [addSheet] })).status).toBe(200);
  const heading = { range: "'People'!1:1", majorDimension: "ROWS", values: [["name", "email"]] };
  const headings = await asked(served, "PUT", `values/'People'!1:1?${OPTIONS}`, heading);
  expect(headings.json.updatedData.values).toEqual([["name", "email"]]);
  const row = { values: [["Ann", "a@example.com"]] };
  const options = `${OPTIONS}&insertDataOption=OVERWRITE`;
  const added = await asked(served, "POST", `values/'People'!A1:append?${options}`, row);
  expect(added.json.updates.updatedRange).toBe("People!A2:B2");
  expect((await asked(served, "GET", "values/'People'!A2:B1000")).json.values).toEqual(row.values);
  expect((await asked(served, "PUT", `values/'People'!A2%3AB2?${OPTIONS}`, { values: [["Eve"]] })).status).toBe(200);
  expect((await asked(served, "POST", "values/'People'!2:1000:clear")).json.clearedRange).toBe("People!A2:Z1000");
  expect(served.book.view.rows("People")).toEqual([["name", "email"]]);
  const filter = { dataFilters: [{ a1Range: "'People'!A1:B2" }], includeGridData: true };
  expect((await asked(served, "POST", ":getByDataFilter", filter)).json.sheets[0].properties.title).toBe("People");
});

describe("somebody else", () => {
  test("without access is refused with 403, whatever is asked; who may only look cannot write [GSP]", async () => {
    const refused = {
      code: 403,
      message: "The caller does not have permission",
      error: { status: "PERMISSION_DENIED" },
    };
    const add = { spreadsheetId: ID, requestBody: { requests: [{ addSheet: {} }] } };
    const apart = (await servedBook({ sharedWith: {} })).helper.spreadsheets;
    expect(await reported(apart.get({ spreadsheetId: ID }))).toMatchObject(refused);
    expect(await reported(apart.values.get({ spreadsheetId: ID, range: "A1" }))).toMatchObject(refused);
    const viewer = (await servedBook({ sharedWith: { viewers: ["helper@example.com"] } })).helper.spreadsheets;
    await viewer.get({ spreadsheetId: ID });
    expect(await reported(viewer.batchUpdate(add))).toMatchObject(refused);
    const editor = (await servedBook({ sharedWith: { editors: ["helper@example.com"] } })).helper.spreadsheets;
    await editor.batchUpdate(add);
  });
});
