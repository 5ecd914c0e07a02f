/** `DataFilter`: a grid range, an A1 range or a metadata lookup [DF]. Refusals and their order as measured [BACK]. */
import { parseRange, rangeText } from "../../workbook/a1";
import type { Dimension, GridRange } from "../../workbook/grid-range";
import { hangsIn, type MetadataLookup, matchesLookup, placeRange } from "../../workbook/metadata";
import type { Metadata, MetadataLocation, SheetState, WorkbookState } from "../../workbook/state";
import type { DataFilterInput, LocationInput, LookupInput } from "./shapes";

/** What a filter is read against: the workbook, and how to refuse. */
export interface FilterReader {
  readonly workbook: Pick<WorkbookState, "sheets" | "metadata">;
  /** Exact locations are ignored: the switch `exactLocation`. */
  readonly ignoresPlace?: boolean;
  /** The word for a tab in a refusal: `No grid with id: 5`, or `No sheet with id: 5` in `getByDataFilter` [BACK]. */
  readonly word?: "grid" | "sheet";
  refuse(message: string): never;
}

/** The ranges of cells that the filter matches, in the workbook's order. Matching nothing is no error for lookups. */
export function rangesOf(reader: FilterReader, filter: DataFilterInput): GridRange[] {
  if (kindOf(reader, filter) === "range") return [directRange(reader, filter)];
  return metadataOf(reader, filter).flatMap((entry) => placeRange(entry.location) ?? []);
}

/** The metadata that the filter matches: by lookup, or because it is attached to the range [META]. */
export function metadataOf(reader: FilterReader, filter: DataFilterInput): Metadata[] {
  if (kindOf(reader, filter) === "lookup") {
    const lookup = lookupOf(reader, filter.developerMetadataLookup ?? {});
    return reader.workbook.metadata.filter((entry) => matchesLookup(entry, lookup));
  }
  const range = directRange(reader, filter);
  const sheet = gridOf(reader, range.sheetId);
  return reader.workbook.metadata.filter((entry) => hangsIn(entry, range, sheet));
}

/** The range that A1 text names. Fails: `Unable to parse range: …`; a start outside the grid [§11]. */
export function rangeOfText(reader: FilterReader, text: string): GridRange {
  const range = parseRange(text, reader.workbook.sheets);
  return range ? startingInside(reader, range) : reader.refuse(`Unable to parse range: ${text}`);
}

/** The tab with this id. Fails: `No grid with id: 0` [T:37372856205]. */
export function gridOf(reader: FilterReader, sheetId: number): SheetState {
  const found = reader.workbook.sheets.find((sheet) => sheet.sheetId === sheetId);
  return found ?? reader.refuse(`No ${reader.word ?? "grid"} with id: ${sheetId}`);
}

function kindOf(reader: FilterReader, filter: DataFilterInput): "lookup" | "range" {
  const [first, second] = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (first === undefined) reader.refuse("dataFilter.filter must be specified.");
  if (second !== undefined) reader.refuse(`oneof field 'filter' is already set. Cannot set '${second}'`);
  return first === "developerMetadataLookup" ? "lookup" : "range";
}

function directRange(reader: FilterReader, { a1Range, gridRange }: DataFilterInput): GridRange {
  return gridRange ? wellFormed(reader, gridRange) : rangeOfText(reader, a1Range ?? "");
}

/** The tab first, then negative indexes, then ends before their starts, rows first, then a start past the grid [BACK]. */
function wellFormed(reader: FilterReader, range: GridRange): GridRange {
  gridOf(reader, range.sheetId);
  const rows = { name: "Row", start: range.startRowIndex, end: range.endRowIndex };
  const columns = { name: "Column", start: range.startColumnIndex, end: range.endColumnIndex };
  const edges = [rows.start, rows.end, columns.start, columns.end];
  if (edges.some((edge) => edge !== undefined && edge < 0)) reader.refuse("GridRange indexes must be >= 0");
  for (const { name, start, end } of [rows, columns]) {
    if (start === undefined || end === undefined || end >= start) continue;
    reader.refuse(`end${name}Index[${end}] cannot be before start${name}Index[${start}]`);
  }
  return startingInside(reader, range);
}

function startingInside(reader: FilterReader, range: GridRange): GridRange {
  const sheet = gridOf(reader, range.sheetId);
  const { rowCount, columnCount } = sheet;
  if ((range.startRowIndex ?? 0) < rowCount && (range.startColumnIndex ?? 0) < columnCount) return range;
  return reader.refuse(
    `Range (${rangeText(sheet.title, range)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
  );
}

/** Checks which conditions of a lookup may go together, in Google's order [BACK]. */
function lookupOf(reader: FilterReader, lookup: LookupInput): MetadataLookup {
  const { metadataId, metadataKey, metadataValue, visibility, locationType, metadataLocation = {} } = lookup;
  const strategy = lookup.locationMatchingStrategy;
  const isExact = strategy === "EXACT_LOCATION";
  const member = memberOf(metadataLocation);
  if (locationType === "SPREADSHEET" && member !== undefined && member !== "spreadsheet")
    reader.refuse(`Cannot limit by location type of SPREADSHEET for the location ${member}`);
  if (isExact && locationType !== undefined) reader.refuse(EXACT_WITH_TYPE);
  if (strategy !== undefined && member === undefined) reader.refuse(STRATEGY_WITHOUT_PLACE);
  if (strategy === "INTERSECTING_LOCATION" && member === "spreadsheet") reader.refuse(INTERSECTING_SPREADSHEET);
  const place = lookupLocation(reader, metadataLocation);
  const location = isExact && reader.ignoresPlace ? undefined : place;
  return { metadataId, metadataKey, metadataValue, visibility, locationType, location, isExact };
}

const EXACT_WITH_TYPE =
  "The locationMatchingStrategy was specified as EXACT_LOCATION, but a locationType was also specified: " +
  "lookups cannot limit by a location type when matching an exact location.";
const STRATEGY_WITHOUT_PLACE =
  "A locationMatchingStrategy was specified, but no metadataLocation was specified: " +
  "lookups must always specify a metadataLocation when specifying a locationMatchingStrategy.";
const INTERSECTING_SPREADSHEET =
  "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified as INTERSECTING.";

/**
 * The place that a request names; undefined: none. Fails: an unknown tab; more or less than exactly one row or column.
 */
export function lookupLocation(reader: FilterReader, location: LocationInput): MetadataLocation | undefined {
  const { sheetId = 0, dimensionRange } = location;
  const member = memberOf(location);
  if (member === "spreadsheet") return { kind: "spreadsheet" };
  if (member === "sheetId") return { kind: "sheet", sheetId: gridOf({ ...reader, word: "grid" }, sheetId).sheetId };
  return dimensionRange && lineOf(reader, dimensionRange);
}

function memberOf({ spreadsheet, sheetId, dimensionRange }: LocationInput): keyof LocationInput | undefined {
  if (spreadsheet) return "spreadsheet";
  if (sheetId !== undefined) return "sheetId";
  return dimensionRange && "dimensionRange";
}

/** One row or one column, with both ends, inside the grid [BACK]. */
function lineOf(reader: FilterReader, range: NonNullable<LocationInput["dimensionRange"]>): MetadataLocation {
  const { sheetId, dimension, startIndex: start, endIndex: end } = range;
  if (start === undefined || end === undefined)
    return reader.refuse("DimensionRange must specify both a startIndex and an endIndex.");
  if (end - start !== 1) reader.refuse("DimensionRange must represent a single row or column.");
  if (start < 0) reader.refuse("DimensionRange indexes must be >= 0");
  const sheet = gridOf({ ...reader, word: "grid" }, sheetId);
  if (dimension === undefined) return reader.refuse("No dimension specified");
  const last = countOf(sheet, dimension) - 1;
  if (start > last)
    reader.refuse(
      `DimensionRange startIndex [${start}] is after the last ${dimension} index [${last}] of the sheet [${sheetId}].`,
    );
  return { kind: "line", sheetId: sheet.sheetId, dimension, index: start };
}

const countOf = (sheet: SheetState, dimension: Dimension): number =>
  dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
