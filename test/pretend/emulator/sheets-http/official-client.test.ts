import { structureFields } from "../../../../src/adapters/sheets/shape/structure";
import { insert, remove, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { failureOf, letter } from "../../../support/workbook-under-test";
import { asking, callsOf, type RecordedRun, recordedRun, refusedWith, replayed } from "./recorded-run";
import { closeServers, HELPER, ID, reported, servedBook } from "./served-book";

afterAll(closeServers);

const { listings, orders } = TABS;
const TITLES = { A: "Phone 📱 “5G”", B: "هاتف محمول", C: "x".repeat(50_000) };

/** What Aisle does in a spreadsheet from the first set-up to a second sync, with a person in between. */
function aRun(): RecordedRun {
  const run = recordedRun();
  const workbook = run.workbook("run-1");
  workbook.setUp();
  workbook.read();
  workbook.commit(
    Object.entries(TITLES).map(([key, text]) =>
      insert(listings, { sku: key as never, title: text, price: 1299 as never }),
    ),
    "import",
  );
  const title = letter(run.one, "Listings", "Title");
  run.person((people) => people.type("Listings", `${title}3`, "2026-01-02"));
  run.person((people) => people.insertRows("Orders", 2, 3));
  const { tables } = run.workbook("run-2").read();
  expect(tables.listings).toHaveLength(3);
  return run;
}

const changesOf = (workbook: ReturnType<RecordedRun["workbook"]>) => {
  const { tables } = workbook.read();
  return tables.listings.map((row, index) =>
    index === 0 ? remove(listings, row) : update(listings, row, { why: `because 🧾 ${row.values.sku}` }),
  );
};

test("asked for everything that Aisle asks for, the official client gets the same answers and leaves the same workbook", async () => {
  const run = aRun();
  const workbook = run.workbook("run-3");
  const changes = changesOf(workbook);
  const order = insert(orders, { po: "1" as never, line: "1" as never, orderedAt: 1_767_366_000_000 as never });
  expect(workbook.commit([...changes, order], "sync").kind).toBe("done");
  expect(workbook.commit(changes.slice(1), "sync").kind).not.toBe("stale");
  const served = await servedBook();
  const pairs = await replayed(run.steps, served);
  for (const { method, here, there } of pairs) expect({ method, answer: there }).toEqual({ method, answer: here });
  expect(served.book.snapshot()).toBe(run.one.book.snapshot());
  const asked = new Set(pairs.map(({ method }) => method));
  expect([...asked].sort()).toEqual(["batchUpdate", "get", "values"]);
  const renderings = callsOf(run.steps, "values").map((call) => JSON.stringify(call.args));
  for (const option of ["FORMATTED_STRING", "SERIAL_NUMBER"]) expect(renderings.join()).toContain(option);
});

test("the structure comes with Aisle's own mask, and without one the metadata of columns does not", async () => {
  const run = aRun();
  const served = await servedBook();
  await replayed(run.steps, served);
  const { data } = await served.owner.spreadsheets.get({ spreadsheetId: ID, fields: structureFields("with columns") });
  const tab = data.sheets?.find(({ properties }) => properties?.title === "Listings");
  expect(tab?.developerMetadata?.[0]).toMatchObject({ metadataKey: "aisle.tab", metadataValue: "listings" });
  expect(tab?.data?.[0]?.columnMetadata?.[0]?.developerMetadata?.[0]?.metadataKey).toBe("aisle.column");
  const plain = await served.owner.spreadsheets.get({ spreadsheetId: ID });
  expect(plain.data.sheets?.[0]).not.toHaveProperty("data");
});

describe("refused as Google refuses, and so reported by the official client", () => {
  const invalid = { code: 400, httpStatus: 400, error: { code: 400, status: "INVALID_ARGUMENT" } };

  test("a fence that is taken: the same commit a second time, and nothing of it is applied", async () => {
    const run = aRun();
    const served = await servedBook();
    await replayed(run.steps, served);
    const commit = callsOf(run.steps, "batchUpdate").at(-1);
    if (!commit) throw new Error("nothing was committed");
    const before = served.book.snapshot();
    const refusal = await reported(asking(served.owner, commit));
    expect(refusal).toMatchObject(invalid);
    expect(refusal.message).toMatch(/^Invalid requests\[0\]\.createDeveloperMetadata: .*900000002/);
    expect(served.book.snapshot()).toBe(before);
    const { data } = await served.owner.spreadsheets.developerMetadata.get({
      spreadsheetId: ID,
      metadataId: 900000002,
    });
    expect(data).toMatchObject({ metadataKey: "aisle.commit", metadataValue: "run-1/import" });
  });

  test("a column that a person moved between reading and writing", async () => {
    const run = aRun();
    const workbook = run.workbook("run-3");
    // Without the removal: before rows of a tab in which the seller types are taken, Aisle looks once more by itself.
    const changes = changesOf(workbook).slice(1);
    const column = letter(run.one, "Listings", "Why");
    run.person((people) => people.moveColumn("Listings", column, "A"));
    const before = run.one.book.snapshot();
    expect(workbook.commit(changes, "sync").kind).toBe("stale");
    const served = await servedBook();
    const pairs = await replayed(run.steps, served);
    expect(pairs.at(-1)?.there).toEqual(refusedWith(expect.stringContaining("createDeveloperMetadata")));
    expect(pairs.at(-1)?.there).toEqual(pairs.at(-1)?.here);
    expect(served.book.snapshot()).toBe(before);
  });

  test("cells that are protected against whoever runs Aisle, while the owner may write them", async () => {
    const run = aRun();
    run.person((people) => people.protectRange("Listings", "A:Z", { editors: [] }));
    const workbook = run.workbook("run-3", HELPER);
    const changes = changesOf(workbook);
    const before = run.one.book.snapshot();
    expect(failureOf(() => workbook.commit(changes, "sync"))).toMatchObject({ code: "cells-protected" });
    const served = await servedBook();
    const pairs = await replayed(run.steps, served);
    expect(pairs.at(-1)?.there).toEqual(pairs.at(-1)?.here);
    expect(served.book.snapshot()).toBe(before);
    const commit = callsOf(run.steps, "batchUpdate").at(-1);
    if (!commit) throw new Error("nothing was committed");
    const refusal = await reported(asking(served.helper, commit));
    expect(refusal).toMatchObject(invalid);
    expect(refusal.message).toContain("You are trying to edit a protected cell or object.");
    await asking(served.owner, commit);
    expect(served.book.view.rows("Listings").flat().join()).toContain("because 🧾");
  });

  test("a write above the limit of a minute, whose details say which limit; a minute later it is taken", async () => {
    const { owner, clock, book } = await servedBook({ quota: { writesPerMinute: 2 } });
    const add = () =>
      owner.spreadsheets.batchUpdate({ spreadsheetId: ID, requestBody: { requests: [{ addSheet: {} }] } });
    await add();
    await add();
    const refusal = await reported(add());
    expect(refusal).toMatchObject({ code: 429, httpStatus: 429, error: { status: "RESOURCE_EXHAUSTED" } });
    expect(refusal.message).toContain("Quota exceeded for quota metric 'Write requests'");
    expect(refusal.error.details).toMatchObject([
      { reason: "RATE_LIMIT_EXCEEDED", metadata: { quota_limit: "WriteRequestsPerMinutePerUser" } },
    ]);
    expect(book.view.tabs()).toHaveLength(3);
    clock.advance(60_000);
    await add();
  });

  test("another spreadsheet, metadata that is not there, a caller that nobody knows", async () => {
    const { owner, client } = await servedBook();
    const other = await reported(owner.spreadsheets.get({ spreadsheetId: "other" }));
    expect(other).toMatchObject({
      code: 404,
      message: "Requested entity was not found.",
      error: { status: "NOT_FOUND" },
    });
    const lost = await reported(owner.spreadsheets.developerMetadata.get({ spreadsheetId: ID, metadataId: 5 }));
    expect(lost).toMatchObject({ code: 404, message: "No developer metadata with ID 5" });
    const stranger = await reported(client("stolen").spreadsheets.get({ spreadsheetId: ID }));
    expect(stranger).toMatchObject({ code: 401, error: { status: "UNAUTHENTICATED" } });
    const nobody = await reported(client().spreadsheets.get({ spreadsheetId: ID }));
    expect(nobody).toMatchObject({ code: 403, error: { status: "PERMISSION_DENIED" } });
  });
});

test("the official client reads and writes values by A1 ranges, several in one address", async () => {
  const { owner } = await servedBook();
  const values = owner.spreadsheets.values;
  const data = [
    {
      range: "Sheet1!A1:B2",
      values: [
        ["א📦", "007"],
        [null, 1.5],
      ],
    },
  ];
  const written = await values.batchUpdate({ spreadsheetId: ID, requestBody: { valueInputOption: "RAW", data } });
  expect(written.data.totalUpdatedCells).toBe(3);
  const read = await values.batchGet({
    spreadsheetId: ID,
    ranges: ["Sheet1!A1:B1", "Sheet1!B2"],
    valueRenderOption: "UNFORMATTED_VALUE",
  });
  expect(read.data.valueRanges?.map((range) => range.values)).toEqual([[["א📦", "007"]], [[1.5]]]);
  const tabs = await owner.spreadsheets.get({ spreadsheetId: ID, ranges: ["Sheet1!A1"], includeGridData: true });
  expect(tabs.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.formattedValue).toBe("א📦");
});
