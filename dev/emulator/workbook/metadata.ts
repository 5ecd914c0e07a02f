/** Developer metadata [META]: what it is attached to, how it is found, how much of it is allowed. */
import { boundsOf, type Dimension, type GridRange, intersects, type SpanChange } from "./grid-range";
import type { Json, JsonObject } from "./json";
import type { Metadata, MetadataLocation, SheetState } from "./state";

/** Characters (keys and values) for the spreadsheet, and again for each tab [META]. */
export const METADATA_LIMIT = 30_000;

/** `DeveloperMetadataLookup` [META]: all given conditions must match. */
export interface MetadataLookup {
  readonly metadataId?: number | undefined;
  readonly metadataKey?: string | undefined;
  readonly metadataValue?: string | undefined;
  readonly visibility?: string | undefined;
  readonly locationType?: string | undefined;
  readonly location?: MetadataLocation | undefined;
  readonly isExact: boolean;
}

export function locationType(location: MetadataLocation): "SPREADSHEET" | "SHEET" | "ROW" | "COLUMN" {
  if (location.kind === "spreadsheet") return "SPREADSHEET";
  if (location.kind === "sheet") return "SHEET";
  return location.dimension === "ROWS" ? "ROW" : "COLUMN";
}

export function matchesLookup(entry: Metadata, lookup: MetadataLookup): boolean {
  if (lookup.metadataId !== undefined && entry.metadataId !== lookup.metadataId) return false;
  if (lookup.metadataKey !== undefined && entry.metadataKey !== lookup.metadataKey) return false;
  if (lookup.metadataValue !== undefined && entry.metadataValue !== lookup.metadataValue) return false;
  if (lookup.visibility !== undefined && entry.visibility !== lookup.visibility) return false;
  if (lookup.locationType !== undefined && locationType(entry.location) !== lookup.locationType) return false;
  if (lookup.location === undefined) return true;
  return lookup.isExact ? isSamePlace(entry.location, lookup.location) : meets(entry.location, lookup.location);
}

/** Whether the metadata is attached to a row or column that the range touches, or to its tab. */
export function hangsIn(entry: Metadata, range: GridRange, sheet: SheetState): boolean {
  const { location } = entry;
  if (location.kind === "spreadsheet" || location.sheetId !== range.sheetId) return false;
  return location.kind === "sheet" || intersects(boundsOf(range, sheet), boundsOf(lineRange(location), sheet));
}

/** The range of cells at the metadata's place; undefined for the whole spreadsheet. */
export function placeRange(location: MetadataLocation): GridRange | undefined {
  if (location.kind === "spreadsheet") return undefined;
  return location.kind === "sheet" ? { sheetId: location.sheetId } : lineRange(location);
}

/** The budget that a place uses: the spreadsheet's own, or that of one tab. */
export function budgetOf(location: MetadataLocation): string {
  return location.kind === "spreadsheet" ? "spreadsheet" : `sheet ${location.sheetId}`;
}

/** Characters used in the budget. */
export function charactersUsed(entries: readonly Metadata[], budget: string): number {
  let sum = 0;
  for (const { location, metadataKey, metadataValue = "" } of entries) {
    if (budgetOf(location) === budget) sum += metadataKey.length + metadataValue.length;
  }
  return sum;
}

/**
 * The metadata after rows or columns of a tab were inserted, deleted or moved. It moves with its place, and is deleted
 * with it.
 */
export function changeMetadata(
  entries: readonly Metadata[],
  sheetId: number,
  dimension: Dimension,
  change: SpanChange,
): readonly Metadata[] {
  return entries.flatMap((entry) => {
    const { location } = entry;
    if (location.kind !== "line" || location.sheetId !== sheetId || location.dimension !== dimension) return [entry];
    const span = change({ start: location.index, end: location.index + 1 });
    return span ? [{ ...entry, location: { ...location, index: span.start } }] : [];
  });
}

/** Entries are immutable, and the same ones are read again and again. */
const shown = new WeakMap<Metadata, JsonObject>();

/** The entry as answers carry it. Not to be changed: the same entry has the same object. */
export function metadataJson(entry: Metadata): JsonObject {
  const { metadataId, metadataKey, metadataValue, visibility, location } = entry;
  const json = shown.get(entry) ?? {
    metadataId,
    metadataKey,
    metadataValue,
    visibility,
    location: locationJson(location),
  };
  shown.set(entry, json);
  return json;
}

function locationJson(location: MetadataLocation): JsonObject {
  const type: Json = locationType(location);
  if (location.kind === "spreadsheet") return { locationType: type, spreadsheet: true };
  if (location.kind === "sheet") return { locationType: type, sheetId: location.sheetId };
  const { sheetId, dimension, index } = location;
  const id = sheetId === 0 ? {} : { sheetId };
  return { locationType: type, dimensionRange: { ...id, dimension, startIndex: index, endIndex: index + 1 } };
}

function lineRange(location: MetadataLocation & { kind: "line" }): GridRange {
  const { sheetId, dimension, index } = location;
  return dimension === "ROWS"
    ? { sheetId, startRowIndex: index, endRowIndex: index + 1 }
    : { sheetId, startColumnIndex: index, endColumnIndex: index + 1 };
}

function isSamePlace(place: MetadataLocation, wanted: MetadataLocation): boolean {
  if (place.kind === "spreadsheet" || wanted.kind === "spreadsheet") return place.kind === wanted.kind;
  if (place.sheetId !== wanted.sheetId) return false;
  if (place.kind === "sheet" || wanted.kind === "sheet") return place.kind === wanted.kind;
  return place.dimension === wanted.dimension && place.index === wanted.index;
}

/** The spreadsheet contains everything, a tab everything in it, a row every column [META]. */
function meets(place: MetadataLocation, wanted: MetadataLocation): boolean {
  if (place.kind === "spreadsheet" || wanted.kind === "spreadsheet") return true;
  if (place.sheetId !== wanted.sheetId) return false;
  if (place.kind === "sheet" || wanted.kind === "sheet") return true;
  return place.dimension !== wanted.dimension || place.index === wanted.index;
}
