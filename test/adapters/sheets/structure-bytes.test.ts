/** What it costs to find every column, in the two ways that Google offers. */
import { STRUCTURE_FIELDS } from "../../../src/adapters/sheets/structure";
import { OWNER, shopBook } from "./workbook-under-test";

/** What a search has to give so that the same is known. */
const FOUND = "matchedDeveloperMetadata.developerMetadata(metadataId,metadataValue,location.dimensionRange)";

test("the mask that reaches the columns' metadata is one request, and smaller than one beside a search for their places", () => {
  const { book } = shopBook();
  const bytes = (method: string, args: readonly unknown[]): number =>
    JSON.stringify(book.call(method, args, { user: OWNER, now: 0 })).length;
  const whole = bytes("spreadsheets.get", ["book", { fields: STRUCTURE_FIELDS }]);
  const tabs = bytes("spreadsheets.get", ["book", { fields: STRUCTURE_FIELDS.replace(/,data\(.*$/, ")") }]);
  const query = { dataFilters: [{ developerMetadataLookup: { metadataKey: "aisle.column" } }] };
  const places = bytes("spreadsheets.developerMetadata.search", [query, "book", { fields: FOUND }]);
  console.info(`1 request of ${whole} bytes; or 2 of ${tabs} and ${places} bytes`);
  expect(whole).toBeLessThan(tabs + places);
});
