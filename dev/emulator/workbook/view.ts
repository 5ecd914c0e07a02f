/** What a person sees, for tests and pages: no request, no quota, no permissions. Rows by number, cells by A1 text. */
import { parseCell, sheetNamed } from "./a1";
import {
  type Cell,
  type EffectiveValue,
  type EnteredValue,
  effectiveOf,
  type NumberFormat,
  numberFormatOf,
  type Row,
  type ValidationRule,
} from "./cell";
import { displayText } from "./display";
import type { JsonObject } from "./json";
import { metadataJson } from "./metadata";
import type { SheetState, WorkbookState } from "./state";

export interface TabView {
  readonly title: string;
  readonly sheetId: number;
  /** From 0, in the order of the tabs. */
  readonly index: number;
  readonly hidden: boolean;
  readonly frozenRowCount: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface CellView {
  readonly userEnteredValue: EnteredValue | undefined;
  readonly effectiveValue: EffectiveValue | undefined;
  readonly formattedValue: string;
  readonly numberFormat: NumberFormat | undefined;
  readonly note: string | undefined;
  readonly dataValidation: ValidationRule | undefined;
  /** The cell's own background color, as it was set. */
  readonly background: JsonObject[string] | undefined;
}

/** Every look at a tab fails with a plain Error if there is no tab with that title. */
export interface WorkbookView {
  tabs(): TabView[];
  /** Display texts from row 1 on, without trailing empty cells and rows. */
  rows(tab: string): string[][];
  cell(tab: string, cell: string): CellView;
  /** Number of the first row below the heading (row 1) with this text in the column of the heading. */
  find(tab: string, heading: string, text: string): number | undefined;
  /** All developer metadata, as the API shows it. */
  metadata(): JsonObject[];
}

export function createView(state: () => WorkbookState): WorkbookView {
  const sheetOf = (tab: string) => {
    const sheet = sheetNamed(tab, state().sheets);
    if (!sheet) throw new Error(`no tab: ${tab}`);
    return sheet;
  };
  return {
    tabs: () => state().sheets.map(tabView),
    rows: (tab) => rowTexts(sheetOf(tab)),
    cell: (tab, place) => {
      const { row, column } = parseCell(place);
      return cellView(sheetOf(tab).rows[row]?.[column]);
    },
    find: (tab, heading, text) => {
      const { rows } = sheetOf(tab);
      const column = (rows[0] ?? []).findIndex((cell) => textOf(cell) === heading);
      if (column < 0) throw new Error(`no heading in ${tab}: ${heading}`);
      const index = rows.findIndex((row, number) => number > 0 && textOf(row?.[column]) === text);
      return index < 0 ? undefined : index + 1;
    },
    metadata: () => state().metadata.map(metadataJson),
  };
}

function tabView(sheet: SheetState, index: number): TabView {
  const { title, sheetId, hidden, frozenRowCount, rowCount, columnCount } = sheet;
  return { title, sheetId, index, hidden, frozenRowCount, rowCount, columnCount };
}

function textOf(cell: Cell | undefined): string {
  return displayText(effectiveOf(cell), numberFormatOf(cell));
}

/** States share unchanged rows, which are looked at again and again. */
const looked = new WeakMap<Row, readonly string[]>();

function rowTexts(sheet: SheetState): string[][] {
  const rows = sheet.rows.map((row) => (row === undefined ? [] : [...textsOf(row)]));
  return withoutTail(rows, (row) => row.length === 0);
}

function textsOf(row: Row): readonly string[] {
  const texts = looked.get(row) ?? withoutTail(Array.from(row, textOf), (text) => text === "");
  looked.set(row, texts);
  return texts;
}

function withoutTail<T>(list: T[], isNothing: (entry: T) => boolean): T[] {
  const last = list.findLastIndex((entry) => !isNothing(entry));
  return list.slice(0, last + 1);
}

function cellView(cell: Cell | undefined): CellView {
  const format = cell?.style?.format;
  return {
    userEnteredValue: cell?.entered,
    effectiveValue: effectiveOf(cell),
    formattedValue: textOf(cell),
    numberFormat: numberFormatOf(cell),
    note: cell?.note,
    dataValidation: cell?.style?.validation,
    background: format?.backgroundColorStyle ?? format?.backgroundColor,
  };
}
