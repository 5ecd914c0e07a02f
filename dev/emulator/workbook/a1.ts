/** A1 notation: `'SKU Map'!A2:C`, `B5`, `Listings`, `Listings!2:2`. */
import { type Bounds, type GridRange, isEmpty } from "./grid-range";
import type { SheetState } from "./state";

const PART = /^\$?([A-Za-z]{0,3})\$?([1-9][0-9]{0,7})?$/;

/** Zero-based column of letters: `A` is 0, `AA` is 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Zero-based place of one cell such as `B5`. Fails: a plain Error if the text does not name a single cell. */
export function parseCell(text: string): { row: number; column: number } {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]*)$/.exec(text);
  if (!match) throw new Error(`not a cell: ${text}`);
  return { column: columnIndex(match[1] ?? ""), row: Number(match[2]) - 1 };
}

/**
 * The range that the text names in this workbook. Missing edges stay open. undefined: `Unable to parse range`. Text
 * that reads as cells means cells of the first tab, even if a tab has that title [BACK].
 */
export function parseRange(text: string, sheets: readonly SheetState[]): GridRange | undefined {
  const mark = text.lastIndexOf("!");
  const edges = parseEdges(text.slice(mark + 1));
  const sheet = edges && sheetBefore(text.slice(0, Math.max(mark, 0)), sheets);
  if (sheet) return { sheetId: sheet.sheetId, ...edges };
  const whole = sheetNamed(unquoted(text), sheets);
  return whole && { sheetId: whole.sheetId };
}

/** The tab named before the cells; without a title the first one [BACK]. */
function sheetBefore(title: string, sheets: readonly SheetState[]): SheetState | undefined {
  return title === "" || title === "''" ? sheets[0] : sheetNamed(unquoted(title), sheets);
}

/** Finds a tab by title. Letter case decides only between several. */
export function sheetNamed<S extends Pick<SheetState, "title">>(title: string, sheets: readonly S[]): S | undefined {
  const lower = title.toLowerCase();
  return sheets.find((sheet) => sheet.title === title) ?? sheets.find((sheet) => sheet.title.toLowerCase() === lower);
}

/** A title as written before `!`: quoted unless it is a plain word that does not name a cell [CFOS, BACK]. */
export function quotedTitle(title: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(title) && !isReference(title);
  return isPlain ? title : `'${title.replaceAll("'", "''")}'`;
}

/** In either notation: `ABC1234`, `R1C1`, `RC`. */
const isReference = (word: string): boolean => /^[A-Za-z]{1,3}[0-9]+$/.test(word) || /^R[0-9]*C[0-9]*$/i.test(word);

/** The whole rectangle as answers name it: `Listings!A1:Z1000`, a single cell as `Listings!B5`. */
export function boundsText(title: string, bounds: Bounds): string {
  const first = `${columnLetters(bounds.left)}${bounds.top + 1}`;
  const last = `${columnLetters(Math.max(bounds.right, 1) - 1)}${bounds.bottom}`;
  return `${quotedTitle(title)}!${first === last || isEmpty(bounds) ? first : `${first}:${last}`}`;
}

/** The cells of a rectangle without their tab: `A1:B2`, one cell alone as `A1`. */
export function cellsText(bounds: Bounds): string {
  return boundsText("", bounds).replace(/^.*!/, "");
}

/**
 * A range as refusals write it: only the given edges, `T!A1001:B`, `T!1001:`, with `(empty) ` in front if it ends where
 * it starts [BACK].
 */
export function rangeText(title: string, range: GridRange): string {
  const { startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right } = range;
  if (top === undefined && bottom === undefined && left === undefined && right === undefined) return quotedTitle(title);
  const first = `${lettersOf(left)}${top === undefined ? "" : top + 1}`;
  const last = `${lettersOf(right === undefined ? undefined : right - 1)}${bottom ?? ""}`;
  const isEmptyRun = (start?: number, end?: number) => start !== undefined && start === end;
  const mark = isEmptyRun(top, bottom) || isEmptyRun(left, right) ? "(empty) " : "";
  return `${mark}${quotedTitle(title)}!${last === first ? first : `${first}:${last}`}`;
}

/** Nothing past `ZZZ` [BACK]. */
const lettersOf = (column: number | undefined): string =>
  column === undefined || column < 0 || column > LAST_LETTERS ? "" : columnLetters(column);

const LAST_LETTERS = 18_277;

type Edges = Omit<GridRange, "sheetId">;

function parseEdges(text: string): Edges | undefined {
  const parts = text.split(":");
  const first = PART.exec(parts[0] ?? "");
  const last = parts.length === 1 ? first : PART.exec(parts[1] ?? "");
  if (!first || !last || parts.length > 2 || first[0] === "" || last[0] === "") return undefined;
  if (parts.length === 1 && (!first[1] || !first[2])) return undefined;
  const rows = ordered(first[2] && Number(first[2]) - 1, last[2] && Number(last[2]) - 1);
  const columns = ordered(first[1] && columnIndex(first[1]), last[1] && columnIndex(last[1]));
  return {
    startRowIndex: rows.start,
    endRowIndex: rows.end,
    startColumnIndex: columns.start,
    endColumnIndex: columns.end,
  };
}

/** The edges in order: `B5:A1` means `A1:B5`. A missing edge stays open. */
function ordered(first: number | "" | undefined, last: number | "" | undefined): { start?: number; end?: number } {
  if (typeof first !== "number") return typeof last === "number" ? { end: last + 1 } : {};
  if (typeof last !== "number") return { start: first };
  return { start: Math.min(first, last), end: Math.max(first, last) + 1 };
}

function unquoted(title: string): string {
  const inner = /^'(.*)'$/s.exec(title);
  return inner ? (inner[1] ?? "").replaceAll("''", "'") : title;
}
