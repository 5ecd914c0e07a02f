/** Columns by their letters. */
import type { Spreadsheet } from "../../dev/emulator/sheets-api/spreadsheet";

export function letterOf(book: Spreadsheet, tab: string, heading: string): string {
  const place = (book.view.rows(tab)[0] ?? []).indexOf(heading);
  if (place < 0) throw new Error(`${tab} has no heading ${heading}`);
  return letters(place);
}

export function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}
