/**
 * Requests the structure: tabs and columns in one request; or the columns with a search of their own, if that is too
 * much for one answer (`docs/decisions/2026-11-30-columns-come-with-the-tabs.md`).
 */
import { sumOf } from "../../../domain/values/groups";
import type { DeveloperMetadata, SheetsApi, Spreadsheet } from "../google/api";
import { commitFailure } from "../google/errors";
import type { PlatformFacts } from "./platform-facts";
import { COLUMN_KEY, NO_MORE, type Structure, structureFields } from "./structure";

/**
 * From this number on, columns of other tabs make up more of the answer than Aisle's own: three bytes each against 80.
 */
const MOST_OTHER_COLUMNS = 5_000;

/** Whether one answer can hold the columns of all tabs without growing too large. */
export const isFitForOneAnswer = ({ sheets }: Pick<Structure, "sheets">): boolean =>
  sumOf(sheets.map(({ markedAs, columnCount }) => (markedAs === null ? columnCount : 0))) <= MOST_OTHER_COLUMNS;

/** The structure in the shape of one answer, whichever way it came. Fails: as Google refuses. */
export function readStructure(api: SheetsApi, { columnsComeWithTabs }: PlatformFacts, more = NO_MORE): Spreadsheet {
  return (columnsComeWithTabs ? readWithColumns(api, more) : null) ?? readBySearch(api, more);
}

/** `null`: no clear answer, for instance because Google cannot give so much at once. */
export function readWithColumns(api: SheetsApi, more = NO_MORE): Spreadsheet | null {
  try {
    return api.get(structureFields("with columns", more));
  } catch (error) {
    if (commitFailure(error).kind === "unknown") return null;
    throw error;
  }
}

const FOUND =
  "matchedDeveloperMetadata.developerMetadata(metadataId,metadataKey,metadataValue,location.dimensionRange(sheetId,startIndex))";

/** Reads the structure in two requests: the tabs, and the metadata of all columns by its key. */
export function readBySearch(api: SheetsApi, more = NO_MORE): Spreadsheet {
  const tabs = api.get(structureFields("tabs alone", more));
  const found = api.metadata({ metadataKey: COLUMN_KEY }, FOUND);
  return {
    ...tabs,
    sheets: (tabs.sheets ?? []).map((sheet) => ({
      ...sheet,
      data: [{ columnMetadata: columnsOf(found, sheet.properties?.sheetId ?? 0) }],
    })),
  };
}

function columnsOf(found: readonly DeveloperMetadata[], sheetId: number) {
  const columns: { developerMetadata?: DeveloperMetadata[] }[] = [];
  for (const mark of found) {
    const { dimensionRange } = mark.location ?? {};
    if ((dimensionRange?.sheetId ?? 0) !== sheetId) continue;
    const place = dimensionRange?.startIndex ?? 0;
    columns[place] = { developerMetadata: [...(columns[place]?.developerMetadata ?? []), mark] };
  }
  return columns;
}
