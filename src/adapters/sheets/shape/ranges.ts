/** Cells of one column, in both notations of the Sheets API. */
import type { GridRange } from "../google/api";

/** From a zero-based row up to, not including, another; without `endRowIndex` down to the tab's last row. */
export const columnCells = (
  { sheetId, place }: { readonly sheetId: number; readonly place: number },
  startRowIndex: number,
  endRowIndex?: number,
) => ({
  sheetId,
  startRowIndex,
  ...(endRowIndex === undefined ? {} : { endRowIndex }),
  startColumnIndex: place,
  endColumnIndex: place + 1,
});

/** Whether a range covers cells of a column. */
export const reaches = ({ startColumnIndex, endColumnIndex }: GridRange, place: number): boolean =>
  (startColumnIndex ?? 0) <= place && place < (endColumnIndex ?? Infinity);

/**
 * In A1 notation, from one row to another; without `last` down to the tab's last row.
 * @example
 * columnRange("SKU Map", 2, { first: 2, last: 9 }) // => "'SKU Map'!C2:C9"
 */
export function columnRange(
  title: string,
  place: number,
  { first, last = "" }: { readonly first: number; readonly last?: number | "" },
): string {
  const letters = columnLetters(place);
  return `'${title.replace(/'/g, "''")}'!${letters}${first}:${letters}${last}`;
}

/**
 * The letters of a column in A1 notation.
 * @example
 * columnLetters(27) // => "AB"
 */
export function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}
