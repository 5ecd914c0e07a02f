/** Requests for developer metadata (marks), by which tabs and columns are recognized whatever their names. */
import type { TabName } from "../../../domain/workbook/tabs";
import type { Request } from "../google/api";
import { COLUMN_KEY, columnMark, FIRST_ID, type Metadata, type Sheet, type Structure, TAB_KEY } from "./structure";

export type NextId = () => number;

/** Gives ids that no tab and no metadata has, each only once. */
export function freeIds({ usedIds, sheets }: Structure): NextId {
  const used = new Set([...usedIds, ...sheets.map(({ sheetId }) => sheetId)]);
  let id = FIRST_ID;
  return () => {
    do id += 1;
    while (used.has(id));
    return id;
  };
}

/** The location of metadata that belongs to the whole spreadsheet. */
export const SPREADSHEET = { spreadsheet: true };

/** Google refuses the whole batch if the id is in use. Source: Sheets API, CreateDeveloperMetadataRequest. */
export const createMark = (metadataKey: string, { id, value }: Metadata, location: object): Request => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId: id, metadataKey, metadataValue: value, visibility: "DOCUMENT", location },
  },
});

/** `where`: narrows the lookup. A mark that it does not match stays. */
export const deleteMark = (metadataId: number, where: object = {}): Request => ({
  deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId, ...where } } },
});

export const markTab = (tab: TabName, sheetId: number, ids: NextId): Request =>
  createMark(TAB_KEY, { id: ids(), value: tab }, { sheetId });

export const markColumn = (tab: TabName, name: string, sheetId: number, place: number, ids: NextId): Request =>
  createMark(COLUMN_KEY, { id: ids(), value: columnMark(tab, name) }, columnAt(sheetId, place));

export const columnAt = (sheetId: number, place: number) => ({
  dimensionRange: { sheetId, dimension: "COLUMNS", startIndex: place, endIndex: place + 1 },
});

export const removeMark = ({ columnMarks }: Sheet, value: string): Request[] =>
  [...columnMarks.values()].filter((mark) => mark.value === value).map(({ id }) => deleteMark(id));

/**
 * Marks for a tab that has lost its own mark or some of its columns', as a copied tab has. `places`: by column name.
 */
export function markAgain(tab: TabName, sheet: Sheet, places: ReadonlyMap<string, number>, ids: NextId): Request[] {
  const { sheetId, columnMarks, markedAs } = sheet;
  const columns = [...places].flatMap(([name, place]) => {
    const value = columnMark(tab, name);
    if (columnMarks.get(place)?.value === value) return [];
    return [...removeMark(sheet, value), markColumn(tab, name, sheetId, place, ids)];
  });
  return columns.length > 0 && markedAs === null ? [markTab(tab, sheetId, ids), ...columns] : columns;
}

/** Makes Google refuse the whole batch if the column has moved since it was read. */
export function assertColumn({ sheetId, columnMarks }: Sheet, place: number): Request[] {
  const mark = columnMarks.get(place);
  return mark === undefined ? [] : assertMark(mark, sheetId, place);
}

/**
 * Deletes a column's mark by id and exact place, and makes it again with the same id. If the column has moved, the
 * deletion matches nothing, the id is still in use, and Google refuses the batch.
 */
export function assertMark(mark: Metadata, sheetId: number, place: number): Request[] {
  const location = columnAt(sheetId, place);
  const where = { locationMatchingStrategy: "EXACT_LOCATION", metadataLocation: location };
  return [deleteMark(mark.id, where), createMark(COLUMN_KEY, mark, location)];
}
