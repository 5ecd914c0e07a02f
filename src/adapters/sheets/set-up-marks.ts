/** Developer metadata by which tabs and columns are recognised whatever they are called. */
import type { TabName } from "../../domain/workbook/tabs";
import type { Request } from "./api";
import { COLUMN_KEY, columnMark, FIRST_ID, type Metadata, type Sheet, type Structure, TAB_KEY } from "./structure";

export type NextId = () => number;

export function freeIds({ usedIds, sheets }: Structure): NextId {
  const used = new Set([...usedIds, ...sheets.map(({ sheetId }) => sheetId)]);
  let id = FIRST_ID;
  return () => {
    do id += 1;
    while (used.has(id));
    return id;
  };
}

export const markTab = (tab: TabName, sheetId: number, ids: NextId): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId: ids(),
      metadataKey: TAB_KEY,
      metadataValue: tab,
      visibility: "DOCUMENT",
      location: { sheetId },
    },
  },
});

export const markColumn = (tab: TabName, name: string, sheetId: number, place: number, ids: NextId): Request =>
  createMark({ id: ids(), value: columnMark(tab, name) }, sheetId, place);

const createMark = ({ id, value }: Metadata, sheetId: number, place: number): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId: id,
      metadataKey: COLUMN_KEY,
      metadataValue: value,
      visibility: "DOCUMENT",
      location: { dimensionRange: columnAt(sheetId, place) },
    },
  },
});

const columnAt = (sheetId: number, place: number) => ({
  sheetId,
  dimension: "COLUMNS",
  startIndex: place,
  endIndex: place + 1,
});

export function removeMark({ columnMarks }: Sheet, value: string): Request[] {
  return [...columnMarks.values()]
    .filter((mark) => mark.value === value)
    .map(({ id }) => ({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: id } } } }));
}

/** Refuses the whole batch when the column has moved since it was read: see the column guards of a commit. */
export function guardColumn({ sheetId, columnMarks }: Sheet, place: number): Request[] {
  const mark = columnMarks.get(place);
  if (mark === undefined) return [];
  const developerMetadataLookup = {
    metadataId: mark.id,
    locationMatchingStrategy: "EXACT_LOCATION",
    metadataLocation: { dimensionRange: columnAt(sheetId, place) },
  };
  return [{ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup } } }, createMark(mark, sheetId, place)];
}
