/** Requests that commits and set-up share. */
import type { CellData, Request } from "./api";

/** Writes the parts in the mask `fields` into a block of cells. */
export const writeCells = (
  start: { readonly sheetId: number; readonly rowIndex: number; readonly columnIndex: number },
  rows: readonly CellData[][],
  fields = "userEnteredValue",
): Request => ({
  updateCells: { start, rows: rows.map((values) => ({ values })), fields },
});

/** Inserts blank rows in front of row `startIndex`, counted from 0. They get the formats of the row above or below. */
export const insertRows = (
  { sheetId, startIndex, count }: { readonly sheetId: number; readonly startIndex: number; readonly count: number },
  formatsOf: "above" | "below",
): Request => ({
  insertDimension: {
    range: { sheetId, dimension: "ROWS", startIndex, endIndex: startIndex + count },
    inheritFromBefore: formatsOf === "above",
  },
});

export const appendLines = (sheetId: number, dimension: "ROWS" | "COLUMNS", length: number): Request => ({
  appendDimension: { sheetId, dimension, length },
});

export const showTab = (sheetId: number): Request => ({
  updateSheetProperties: { properties: { sheetId, hidden: false }, fields: "hidden" },
});
