/**
 * Cell references in formula texts: finds them outside of quotes, and rewrites them when cells are inserted, deleted or
 * moved.
 */
import { columnIndex, columnLetters, quotedTitle, sheetNamed } from "./a1";
import type { SheetState } from "./state";

const REFERENCE =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!)?(\$?)([A-Za-z]{1,3})(\$?)([1-9][0-9]*)(?![A-Za-z0-9_(])|[A-Za-z_][A-Za-z0-9_.]*/g;

/** One cell that a formula names. `tab`: absent for the formula's own tab. Zero-based. */
export interface Reference {
  readonly tab: string | undefined;
  readonly row: number;
  readonly column: number;
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
}

/** The formula with every reference replaced by the result of `change`; undefined: the cell was deleted, `#REF!`. */
export function rewriteReferences(formula: string, change: (reference: Reference) => Reference | undefined): string {
  return formula.replace(
    REFERENCE,
    (text, tab?: string, columnMark?: string, letters?: string, rowMark?: string, digits?: string) => {
      if (letters === undefined || digits === undefined) return text;
      const old = {
        tab: tab === undefined ? undefined : plainTitle(tab),
        row: Number(digits) - 1,
        column: columnIndex(letters),
        isRowFixed: rowMark === "$",
        isColumnFixed: columnMark === "$",
      };
      const changed = change(old);
      if (changed === old) return text;
      return changed ? referenceText(changed) : "#REF!";
    },
  );
}

/** Adjacent cells that a formula names. Zero-based, ends exclusive; without `rows` whole columns. */
export interface Area {
  readonly tab: string | undefined;
  readonly rows: { readonly start: number; readonly end: number | undefined } | undefined;
  readonly columns: { readonly start: number; readonly end: number };
}

const AREA =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_]*)!)?(\$?)([A-Za-z]{1,3})(?:(\$?)([1-9][0-9]*))?(?::(\$?)([A-Za-z]{1,3})(?:(\$?)([1-9][0-9]*))?)?(?![A-Za-z0-9_(.])|[A-Za-z_][A-Za-z0-9_.]*/g;

/**
 * The formula with every range replaced as one by the result of `change`; undefined: nothing of it is left, `#REF!`. A
 * range without an end, `R2:R`, keeps none.
 */
export function rewriteAreas(formula: string, change: (area: Area) => Area | undefined): string {
  return formula.replace(AREA, (text: string, ...groups: (string | undefined)[]) => {
    const [tab, mark1 = "", first, fixed1 = "", top, mark2 = "", last, fixed2 = "", bottom] = groups;
    const isRange = last !== undefined;
    if (first === undefined || (top === undefined && !isRange)) return text;
    const [left, right] = [columnIndex(first), columnIndex(last ?? first)];
    const end = isRange ? (bottom === undefined ? undefined : Number(bottom)) : Number(top);
    const old: Area = {
      tab: tab === undefined ? undefined : plainTitle(tab),
      rows: top === undefined ? undefined : { start: Number(top) - 1, end },
      columns: { start: left, end: right + 1 },
    };
    const now = change(old);
    if (now === old) return text;
    if (now === undefined) return "#REF!";
    const { rows, columns } = now;
    const prefix = now.tab === undefined ? "" : `${quotedTitle(now.tab)}!`;
    const start = `${mark1}${columnLetters(columns.start)}${rows === undefined ? "" : `${fixed1}${rows.start + 1}`}`;
    const ending = `${mark2}${columnLetters(columns.end - 1)}${rows?.end === undefined ? "" : `${fixed2}${rows.end}`}`;
    return `${prefix}${isRange ? `${start}:${ending}` : start}`;
  });
}

/** The formula as it reads in a cell `rows` further down and `columns` further right. References with `$` stay. */
export function shiftedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewriteReferences(formula, (reference) => {
    const row = reference.isRowFixed ? reference.row : reference.row + rows;
    const column = reference.isColumnFixed ? reference.column : reference.column + columns;
    return row < 0 || column < 0 ? undefined : { ...reference, row, column };
  });
}

const TITLE = "'(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_.]*";
const PLACE = "\\$?[A-Za-z]{1,3}\\$?[1-9][0-9]*";
const CELLS = new RegExp(
  `"(?:[^"]|"")*"|(?:(${TITLE})!)?(?:(${PLACE})(?::(${PLACE}))?(?![A-Za-z0-9_(]))?|[A-Za-z_][A-Za-z0-9_.]*`,
  "g",
);

/**
 * The formula as Google stores it: titles as written on the tab, quoted only if needed; places in capitals, the upper
 * left one first; a range of one cell as that cell. Words and blanks stay [CFOS].
 */
export function canonicalFormula(formula: string, sheets: readonly Pick<SheetState, "title">[]): string {
  return formula.replace(CELLS, (text, tab?: string, first?: string, last?: string) => {
    if (tab === undefined && first === undefined) return text;
    const sheet = tab === undefined ? undefined : sheetNamed(plainTitle(tab), sheets);
    const prefix = tab === undefined ? "" : `${sheet ? quotedTitle(sheet.title) : tab}!`;
    return first === undefined ? prefix : `${prefix}${placesText(first, last ?? first)}`;
  });
}

function placesText(first: string, last: string): string {
  const parts = [first, last].map((place) => /^(\$?)([A-Z]+)(\$?)(\d+)$/.exec(place.toUpperCase()) ?? []);
  const columns = parts.map(([, mark = "", letters = ""]) => ({ text: mark + letters, index: columnIndex(letters) }));
  const rows = parts.map(([, , , mark = "", digits = ""]) => ({ text: mark + digits, index: Number(digits) }));
  const byIndex = (one: { index: number }, other: { index: number }) => one.index - other.index;
  const [left, right] = columns.sort(byIndex);
  const [top, bottom] = rows.sort(byIndex);
  const [start, end] = [`${left?.text}${top?.text}`, `${right?.text}${bottom?.text}`];
  return start === end ? start : `${start}:${end}`;
}

function referenceText({ tab, row, column, isRowFixed, isColumnFixed }: Reference): string {
  const prefix = tab === undefined ? "" : `${quotedTitle(tab)}!`;
  return `${prefix}${isColumnFixed ? "$" : ""}${columnLetters(column)}${isRowFixed ? "$" : ""}${row + 1}`;
}

function plainTitle(tab: string): string {
  return tab.startsWith("'") ? tab.slice(1, -1).replaceAll("''", "'") : tab;
}
