/** `DataFilter`: a grid range, an A1 range or a metadata lookup [DF]. */
import { parseRange, rangeText } from "../workbook/a1";
import type { GridRange } from "../workbook/grid-range";
import { hangsIn, type LookupLocation, type MetadataLookup, matchesLookup, placeRange } from "../workbook/metadata";
import type { Metadata, SheetState, WorkbookState } from "../workbook/state";
import type { DataFilterInput, LocationInput, LookupInput } from "./shapes";

/** Where a filter is read: the workbook, and how to refuse. */
export interface FilterReader {
  readonly workbook: Pick<WorkbookState, "sheets" | "metadata">;
  /** An exact location is not looked at: the switch `exactLocation`. */
  readonly ignoresPlace?: boolean;
  refuse(message: string): never;
}

/** The ranges of cells that the filter matches, in the workbook's order; none is no error for lookups. */
export function rangesOf(reader: FilterReader, filter: DataFilterInput): GridRange[] {
  const kind = kindOf(reader, filter);
  if (kind === "lookup") {
    return metadataOf(reader, filter).flatMap((entry) => placeRange(entry.location) ?? []);
  }
  return [directRange(reader, filter)];
}

/** The metadata that the filter matches: by lookup, or by hanging on what the range touches [META]. */
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
  const range = parseRange(text, reader.workbook.sheets) ?? reader.refuse(`Unable to parse range: ${text}`);
  return insideGrid(reader, range);
}

/** The tab with this id. Fails: `No grid with id: 0` [T:37372856205]. */
export function gridOf(reader: FilterReader, sheetId: number): SheetState {
  return (
    reader.workbook.sheets.find((sheet) => sheet.sheetId === sheetId) ?? reader.refuse(`No grid with id: ${sheetId}`)
  );
}

function kindOf(reader: FilterReader, filter: DataFilterInput): "lookup" | "range" {
  const kinds = [filter.a1Range, filter.gridRange, filter.developerMetadataLookup].filter((kind) => kind !== undefined);
  if (kinds.length !== 1)
    reader.refuse("A data filter must set exactly one of a1Range, gridRange and developerMetadataLookup.");
  return filter.developerMetadataLookup ? "lookup" : "range";
}

function directRange(reader: FilterReader, { a1Range, gridRange }: DataFilterInput): GridRange {
  if (gridRange) return insideGrid(reader, gridRange);
  return rangeOfText(reader, a1Range ?? "");
}

function insideGrid(reader: FilterReader, range: GridRange): GridRange {
  const sheet = gridOf(reader, range.sheetId);
  const { rowCount, columnCount } = sheet;
  if ((range.startRowIndex ?? 0) < rowCount && (range.startColumnIndex ?? 0) < columnCount) return range;
  return reader.refuse(
    `Range (${rangeText(sheet.title, range)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
  );
}

function lookupOf(reader: FilterReader, lookup: LookupInput): MetadataLookup {
  const isExact = lookup.locationMatchingStrategy === "EXACT_LOCATION";
  if (isExact && lookup.locationType !== undefined) reader.refuse("locationType must not be set with EXACT_LOCATION.");
  if (lookup.locationMatchingStrategy !== undefined && !lookup.metadataLocation) {
    reader.refuse("metadataLocation must be set with a locationMatchingStrategy.");
  }
  const { metadataId, metadataKey, metadataValue, visibility, locationType, metadataLocation } = lookup;
  const place = metadataLocation && lookupLocation(reader, metadataLocation);
  const location = isExact && reader.ignoresPlace ? undefined : place;
  return { metadataId, metadataKey, metadataValue, visibility, locationType, location, isExact };
}

/** A place as a request names it. Fails: none or two of the three kinds; an unknown tab. */
export function lookupLocation(reader: FilterReader, location: LocationInput): LookupLocation {
  const { spreadsheet, sheetId, dimensionRange } = location;
  const kinds = [spreadsheet || undefined, sheetId, dimensionRange].filter((kind) => kind !== undefined);
  if (kinds.length !== 1)
    reader.refuse("A metadata location must set exactly one of spreadsheet, sheetId and dimensionRange.");
  if (sheetId !== undefined) return { kind: "sheet", sheetId: gridOf(reader, sheetId).sheetId };
  if (!dimensionRange) return { kind: "spreadsheet" };
  const sheet = gridOf(reader, dimensionRange.sheetId);
  const count = dimensionRange.dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
  const { startIndex: start = 0, endIndex: end = count, dimension } = dimensionRange;
  return { kind: "span", sheetId: sheet.sheetId, dimension, start, end };
}
