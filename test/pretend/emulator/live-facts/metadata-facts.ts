/** Developer metadata, protection and the front of the API. */
import { ID, OWNER, refusal, tab, underTest, write } from "../../../support/spreadsheet-under-test";
import { type Fact, fact, line, lines, lookup, metadata, tabsOf } from "./fact";

const remove = (developerMetadataLookup: object) => ({
  deleteDeveloperMetadata: { dataFilter: lookup(developerMetadataLookup) },
});
const guard = (metadataId: number, index: number) =>
  remove({ metadataId, locationMatchingStrategy: "EXACT_LOCATION", metadataLocation: line("COLUMNS", index) });
const placeOf = (one: ReturnType<typeof underTest>, id: number) =>
  Object(one.book.view.metadata().find(({ metadataId }) => metadataId === id)).location;
const searched = (one: ReturnType<typeof underTest>, developerMetadataLookup: object) =>
  one.call("spreadsheets.developerMetadata.search", { dataFilters: [lookup(developerMetadataLookup)] }, ID);
const full = "Adding the requested developer metadata would exceed the allowed storage limit";

function marked(index = 3) {
  const one = underTest();
  one.batch(metadata(7, line("COLUMNS", index)));
  return one;
}

const meta: readonly Fact[] = [
  fact("M1", "live INBX CFOS", "a client may choose metadataId; the reply and get show it", () => {
    const one = underTest();
    const reply = one.batch(metadata(7, { spreadsheet: true })).replies;
    expect(reply).toMatchObject([{ createDeveloperMetadata: { developerMetadata: { metadataId: 7 } } }]);
    expect(one.call("spreadsheets.developerMetadata.get", ID, 7)).toMatchObject({ metadataId: 7 });
  }),
  fact("M2", "live INBX CFOS", "an id in use refuses the whole batch", () => {
    const one = marked();
    const before = one.book.snapshot();
    one.refused(write(0, 0, [["x"]]), metadata(7, { spreadsheet: true }));
    expect(one.book.snapshot()).toBe(before);
  }),
  fact("M3", "live INBX", "… in these words", () =>
    expect(marked().refused(metadata(7, { spreadsheet: true })).message).toBe(
      "Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [7] because developer metadata with that ID already exists.",
    ),
  ),
  fact("M4", "live CFOS", "deleting what matches nothing succeeds and changes nothing", () => {
    const one = marked();
    const before = one.book.snapshot();
    expect(one.batch(remove({ metadataId: 99 })).replies).toEqual([{ deleteDeveloperMetadata: {} }]);
    expect(one.book.snapshot()).toBe(before);
  }),
  fact("M5", "field CFOS", "deleted and made again with the same id within one batch is taken", () => {
    const one = marked();
    one.batch(remove({ metadataId: 7 }), metadata(7, line("COLUMNS", 5)));
    expect(placeOf(one, 7)).toMatchObject({ locationType: "COLUMN", dimensionRange: { startIndex: 5 } });
  }),
  fact("M6", "doc", "delete by id and exact place of another column leaves it; creating it again is refused", () => {
    const one = marked(3);
    one.batch(guard(7, 4));
    expect(one.book.view.metadata()).toHaveLength(1);
    one.refused(guard(7, 4), metadata(7, line("COLUMNS", 4)));
  }),
  fact("M7", "live HARV", "two entries with one key on one row are taken", () => {
    const one = underTest();
    one.batch(metadata(7, line("ROWS", 3)), metadata(8, line("ROWS", 3)));
    expect(one.book.view.metadata()).toHaveLength(2);
  }),
  fact("M8", "live HARV", "an entry on an empty row inside the grid is taken", () => {
    const one = underTest();
    one.batch(metadata(7, line("ROWS", 999)));
    expect(one.refused(metadata(8, line("ROWS", 1000))).message).toContain("DimensionRange startIndex [1000] is after");
  }),
  fact("M9", "live HARV", "both visibilities are taken", () => {
    const one = underTest();
    for (const visibility of ["DOCUMENT", "PROJECT"]) {
      const developerMetadata = { metadataKey: "k", visibility, location: { spreadsheet: true } };
      one.batch({ createDeveloperMetadata: { developerMetadata } });
    }
    expect(one.book.view.metadata()).toHaveLength(2);
  }),
  fact("M10", "live HARV", "a value of 20,000 characters is taken, one of 100,000 is not", () => {
    const one = underTest();
    one.batch(metadata(7, { spreadsheet: true }, "k", "x".repeat(20_000)));
    expect(one.refused(metadata(8, { sheetId: 0 }, "k", "x".repeat(100_000))).message).toContain(full);
  }),
  fact("M11", "live HARV", "a tab's metadata are full at about 1,200 entries of 25 characters, and say so", () => {
    const one = underTest();
    const entry = (id: number) => metadata(id, line("ROWS", id % 1000), "harvester.row-key", "k-000001");
    one.batch(...Array.from({ length: 1200 }, (_, index) => entry(index + 1)));
    expect(one.refused(entry(1201)).message).toBe(`Invalid requests[0].createDeveloperMetadata: ${full}`);
  }),
  fact(
    "M12",
    "live HARV",
    "search by key finds all tabs', with location type, place, visibility and the filter",
    () => {
      const one = underTest();
      one.batch(tab(5, "Data"), metadata(7, line("ROWS", 4)), metadata(8, line("ROWS", 2, 5)));
      const location = { locationType: "ROW", dimensionRange: { sheetId: 5, ...lines("ROWS", 2, 3) } };
      const dataFilters = [lookup({ metadataKey: "key" })];
      expect(searched(one, { metadataKey: "key" }).matchedDeveloperMetadata).toMatchObject([
        { developerMetadata: { metadataId: 7 }, dataFilters },
        { developerMetadata: { metadataId: 8, location, visibility: "DOCUMENT" }, dataFilters },
      ]);
    },
  ),
  fact("M13", "live NGS", "a search that finds nothing answers {}", () =>
    expect(searched(underTest(), { metadataKey: "none" })).toEqual({}),
  ),
  fact("M14", "doc", "an unknown id is 404 No developer metadata with ID …", () =>
    expect(refusal(() => underTest().call("spreadsheets.developerMetadata.get", ID, 5))).toMatchObject({
      code: 404,
      message: "No developer metadata with ID 5",
    }),
  ),
  fact("M15", "live HARV", "a row's metadata goes along with the row through sortRange", () => {
    const one = underTest();
    one.batch(write(0, 0, [["c"], ["a"], ["b"]]), metadata(7, line("ROWS", 0)));
    one.batch({ sortRange: { range: { endRowIndex: 3 }, sortSpecs: [{ dimensionIndex: 0 }] } });
    expect(placeOf(one, 7)).toMatchObject({ dimensionRange: { startIndex: 2 } });
  }),
  fact("M16", "live HARV", "and through insertDimension above it", () => {
    const one = underTest();
    one.batch(metadata(7, line("ROWS", 4)), { insertDimension: { range: lines("ROWS", 1, 2) } });
    expect(placeOf(one, 7)).toMatchObject({ dimensionRange: { startIndex: 5 } });
  }),
  fact("M17", "live", "a span of several columns is refused", () =>
    expect(underTest().refused(metadata(7, { dimensionRange: lines("COLUMNS", 1, 3) })).message).toContain(
      "DimensionRange must represent a single row or column.",
    ),
  ),
  fact("M18", "doc", "metadata dies with its column", () => {
    const one = marked(3);
    one.batch({ deleteDimension: { range: lines("COLUMNS", 3, 4) } });
    expect(one.book.view.metadata()).toEqual([]);
  }),
];

const protect = (protectedRange: object) => ({ addProtectedRange: { protectedRange } });

const protection: readonly Fact[] = [
  fact("P1", "live GSP", "a warning answers id, range without sheetId 0, requestingUserCanEdit and editors {}", () => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 };
    const { sheetId: _, ...edges } = range;
    const told = { warningOnly: true, requestingUserCanEdit: true, editors: {} };
    expect(underTest().batch(protect({ range, warningOnly: true })).replies).toEqual([
      { addProtectedRange: { protectedRange: { protectedRangeId: expect.any(Number), range: edges, ...told } } },
    ]);
  }),
  fact("P2", "live GSP", "the input of requestingUserCanEdit and null editors is ignored, not refused", () => {
    const one = underTest();
    one.batch(protect({ range: {}, warningOnly: true, requestingUserCanEdit: false, editors: null }));
    expect(tabsOf(one)[0]?.protectedRanges).toMatchObject([{ requestingUserCanEdit: true }]);
  }),
  fact("P3", "live NGS", "a protection without range is refused: No range specified", () =>
    expect(underTest().refused(protect({})).message).toBe("Invalid requests[0].addProtectedRange: No range specified"),
  ),
  fact("P6", "live NGS", "a number format of type CURRENCY with its pattern reads back", () => {
    const one = underTest();
    const numberFormat = { type: "CURRENCY", pattern: '"$"#,##0.00' };
    const cell = { userEnteredFormat: { numberFormat } };
    one.batch({ repeatCell: { range: { endRowIndex: 1 }, cell, fields: "userEnteredFormat.numberFormat" } });
    expect(one.book.view.cell("Sheet1", "A1").numberFormat).toEqual(numberFormat);
  }),
];

const front: readonly Fact[] = [
  fact("E1", "live GSP HARV", "an unknown spreadsheet is 404 Requested entity was not found.", () =>
    expect(refusal(() => underTest().call("spreadsheets.get", "other"))).toMatchObject({
      code: 404,
      status: "NOT_FOUND",
      message: "Requested entity was not found.",
    }),
  ),
  fact("E2", "live GSP", "somebody without access gets 403 The caller does not have permission", () => {
    const { book } = underTest({ sharedWith: { viewers: ["viewer@example.com"] } });
    const as = (user: string, method: string, ...args: unknown[]) => book.call(method, args, { user, now: 0 });
    const refused = { code: 403, status: "PERMISSION_DENIED", message: "The caller does not have permission" };
    expect(refusal(() => as("stranger@example.com", "spreadsheets.get", ID))).toMatchObject(refused);
    as("viewer@example.com", "spreadsheets.get", ID);
    const batch = { requests: [write(0, 0, [["x"]])] };
    expect(refusal(() => as("viewer@example.com", "spreadsheets.batchUpdate", batch, ID))).toMatchObject(refused);
  }),
  fact("E3", "live HARV", "the 61st write within a minute is 429 with RATE_LIMIT_EXCEEDED in the details", () => {
    const { book } = underTest({ quota: {} });
    const body = { requests: [write(0, 0, [["x"]])] };
    const once = (now: number) => book.call("spreadsheets.batchUpdate", [body, ID], { user: OWNER, now });
    for (let count = 0; count < 60; count += 1) once(count);
    const error = refusal(() => once(59_000));
    expect(error).toMatchObject({ code: 429, status: "RESOURCE_EXHAUSTED" });
    expect(error.details[0]).toMatchObject({ reason: "RATE_LIMIT_EXCEEDED", metadata: { quota_limit_value: "60" } });
  }),
  fact("E4", "doc", "an unknown field of a body is refused", () =>
    expect(underTest().refused({ deleteSheet: { sheetid: 1 } }).message).toContain('Unknown name "sheetid"'),
  ),
];

export const METADATA_FACTS: readonly Fact[] = [...meta, ...protection, ...front];
