/** One fact of the live platform, measured and published by others, and the assertion that the pretend Google follows it. */
import { type Answer, ID, refusal, type UnderTest } from "../../../support/spreadsheet-under-test";

export interface Fact {
  /** As in the page of live evidence. */
  readonly id: string;
  readonly source: string;
  readonly says: string;
  /** Throws where the emulator does otherwise. */
  readonly holds: () => unknown;
}

export const fact = (id: string, source: string, says: string, holds: () => unknown): Fact => ({
  id,
  source,
  says,
  holds,
});

const list = (value: unknown): Answer[] => (Array.isArray(value) ? value : []);

/** The `ValueRange` of one A1 range. */
export const ranged = (one: UnderTest, range: string, options = {}): Answer | undefined =>
  list(one.call("spreadsheets.values.batchGet", ID, { ranges: [range], ...options }).valueRanges)[0];

/** The answers of a read by data filters, in their order. */
export const filtered = (one: UnderTest, ...dataFilters: readonly unknown[]): Answer[] =>
  list(one.call("spreadsheets.values.batchGetByDataFilter", { dataFilters }, ID).valueRanges);

/** The message with which a read by data filters is refused. */
export const filterRefused = (one: UnderTest, ...dataFilters: readonly unknown[]): string =>
  refusal(() => filtered(one, ...dataFilters)).message;

/** The tabs that `getByDataFilter` shows. */
export const sheetsOf = (one: UnderTest, dataFilters: readonly unknown[], fields?: string): Answer[] =>
  list(one.call("spreadsheets.getByDataFilter", { dataFilters }, ID, fields === undefined ? {} : { fields }).sheets);

/** The tabs that `get` shows. */
export const tabsOf = (one: UnderTest, parameters = {}): Answer[] =>
  list(one.call("spreadsheets.get", ID, parameters).sheets);

/** The blocks of cells of the first tab. */
export const blocksOf = (one: UnderTest, ranges: readonly string[], fields = "sheets.data"): Answer[] =>
  list(tabsOf(one, { ranges, fields })[0]?.data);

/** One column or row as metadata name it. */
export const line = (dimension: "ROWS" | "COLUMNS", startIndex: number, sheetId = 0) => ({
  dimensionRange: { sheetId, dimension, startIndex, endIndex: startIndex + 1 },
});

export const metadata = (metadataId: number, location: unknown, metadataKey = "key", metadataValue = "v") => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId, metadataKey, metadataValue, visibility: "DOCUMENT", location },
  },
});

export const lookup = (developerMetadataLookup: object) => ({ developerMetadataLookup });

export const lines = (dimension: string, startIndex: number, endIndex: number) => ({
  dimension,
  startIndex,
  endIndex,
});

export const freeze = (frozenRowCount: number) => ({
  updateSheetProperties: {
    properties: { gridProperties: { frozenRowCount } },
    fields: "gridProperties.frozenRowCount",
  },
});

export const size = (grid: object, ...fields: readonly string[]) => ({
  updateSheetProperties: {
    properties: { gridProperties: grid },
    fields: fields.map((name) => `gridProperties.${name}`).join(","),
  },
});
