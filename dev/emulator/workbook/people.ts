/**
 * What a person does in the grid. Every action happens at once, or throws a plain Error with what Sheets would say and
 * changes nothing. Tabs go by title, cells and ranges by A1 text, rows by their numbers, columns by their letters.
 */

import { columnIndex } from "./a1";
import { internStyle, type NumberFormat, type ValidationRule, withEntered, withNumberFormat, withStyle } from "./cell";
import {
  changeRangeOf,
  type Hands,
  type PastedCell,
  pasteInto,
  rangeIn,
  sheetIn,
  sortTab,
  tickCell,
  typeInto,
  withBackground,
} from "./hands";
import type { JsonObject } from "./json";

export interface People {
  /** Types text into a cell as a keyboard would. Fails: "validation refused" where a strict rule forbids the value. */
  type(tab: string, cell: string, text: string): void;
  /**
   * Pastes from the top left cell on. Texts come from outside and are read as typed; rules of the target stay but are
   * not enforced. Copied cells bring their own value and format and take the target's rule away. The grid grows.
   */
  paste(tab: string, cell: string, rows: readonly (readonly (string | PastedCell)[])[]): void;
  /** Empties the values of a range; formats and rules stay. */
  clear(tab: string, range: string): void;
  /** Ticks or clears a tick box. */
  tick(tab: string, cell: string, isTicked: boolean): void;
  insertRows(tab: string, before: number, count: number): void;
  deleteRows(tab: string, first: number, count: number): void;
  moveRows(tab: string, first: number, count: number, before: number): void;
  hideRows(tab: string, first: number, count: number): void;
  insertColumns(tab: string, before: string, count: number): void;
  deleteColumns(tab: string, first: string, count: number): void;
  moveColumn(tab: string, column: string, before: string): void;
  hideColumn(tab: string, column: string): void;
  /** Sorts all rows below the frozen ones by one column, whole rows. */
  sort(tab: string, column: string, isAscending: boolean): void;
  /** Hides the rows of the range whose cell in the column shows one of these texts. */
  filter(tab: string, range: string, column: string, hiddenTexts: readonly string[]): void;
  clearFilter(tab: string): void;
  merge(tab: string, range: string): void;
  renameTab(tab: string, title: string): void;
  addTab(title: string): void;
  deleteTab(tab: string): void;
  duplicateTab(tab: string): void;
  setNumberFormat(tab: string, range: string, format: NumberFormat): void;
  setBackground(tab: string, range: string, color: { red?: number; green?: number; blue?: number }): void;
  setValidation(tab: string, range: string, rule: ValidationRule | undefined): void;
  /** Protects a range: editors beside the owner and this person, or a warning only. Without either everybody may edit. */
  protectRange(tab: string, range: string, options: { editors?: readonly string[]; warningOnly?: boolean }): void;
}

export function createPeople(hands: Hands): People {
  const sheetId = (tab: string) => sheetIn(hands.state(), tab).sheetId;
  const range = (tab: string, text: string) => ({ ...rangeIn(hands.state(), tab, text) });
  const rows = (tab: string, first: number, count: number) => lines(sheetId(tab), "ROWS", first - 1, count);
  const columns = (tab: string, first: string, count: number) =>
    lines(sheetId(tab), "COLUMNS", columnIndex(first), count);
  return {
    type: (tab, cell, text) => typeInto(hands, tab, cell, text),
    paste: (tab, cell, values) => pasteInto(hands, tab, cell, values),
    clear: (tab, text) => changeRangeOf(hands, range(tab, text), (cell) => withEntered(cell, undefined)),
    tick: (tab, cell, isTicked) => tickCell(hands, tab, cell, isTicked),
    insertRows: (tab, before, count) => hands.perform({ insertDimension: inserted(rows(tab, before, count)) }),
    deleteRows: (tab, first, count) => hands.perform({ deleteDimension: { range: rows(tab, first, count) } }),
    moveRows: (tab, first, count, before) =>
      hands.perform({ moveDimension: { source: rows(tab, first, count), destinationIndex: before - 1 } }),
    hideRows: (tab, first, count) => hands.perform({ updateDimensionProperties: hidden(rows(tab, first, count)) }),
    insertColumns: (tab, before, count) => hands.perform({ insertDimension: inserted(columns(tab, before, count)) }),
    deleteColumns: (tab, first, count) => hands.perform({ deleteDimension: { range: columns(tab, first, count) } }),
    moveColumn: (tab, column, before) =>
      hands.perform({ moveDimension: { source: columns(tab, column, 1), destinationIndex: columnIndex(before) } }),
    hideColumn: (tab, column) => hands.perform({ updateDimensionProperties: hidden(columns(tab, column, 1)) }),
    sort: (tab, column, isAscending) => sortTab(hands, tab, column, isAscending),
    filter: (tab, text, column, hiddenTexts) => {
      const criteria = { [String(columnIndex(column))]: { hiddenValues: [...hiddenTexts] } };
      hands.perform({ setBasicFilter: { filter: { range: range(tab, text), criteria } } });
    },
    clearFilter: (tab) => hands.perform({ clearBasicFilter: { sheetId: sheetId(tab) } }),
    merge: (tab, text) => hands.perform({ mergeCells: { range: range(tab, text) } }),
    renameTab: (tab, title) =>
      hands.perform({ updateSheetProperties: { properties: { sheetId: sheetId(tab), title }, fields: "title" } }),
    addTab: (title) => hands.perform({ addSheet: { properties: { title } } }),
    deleteTab: (tab) => hands.perform({ deleteSheet: { sheetId: sheetId(tab) } }),
    duplicateTab: (tab) => {
      const insertSheetIndex = hands.state().sheets.findIndex((sheet) => sheet.sheetId === sheetId(tab)) + 1;
      hands.perform({ duplicateSheet: { sourceSheetId: sheetId(tab), insertSheetIndex } });
    },
    setNumberFormat: (tab, text, format) =>
      changeRangeOf(hands, range(tab, text), (cell) => withNumberFormat(cell, format)),
    setBackground: (tab, text, color) =>
      changeRangeOf(hands, range(tab, text), (cell) => withBackground(cell, { ...color })),
    setValidation: (tab, text, rule) =>
      changeRangeOf(hands, range(tab, text), (cell) => withStyle(cell, internStyle(cell?.style?.format, rule))),
    protectRange: (tab, text, { editors, warningOnly }) => {
      const who = editors ? { editors: { users: [...editors] } } : {};
      hands.perform({ addProtectedRange: { protectedRange: { range: range(tab, text), ...who, warningOnly } } });
    },
  };
}

function lines(
  sheetId: number,
  dimension: "ROWS" | "COLUMNS",
  start: number,
  count: number,
): JsonObject & { startIndex: number } {
  return { sheetId, dimension, startIndex: start, endIndex: start + count };
}

/** People insert above and to the left, and new lines look like the one before them, except below the very edge [inf]. */
function inserted(range: JsonObject & { startIndex: number }): JsonObject {
  return { range, inheritFromBefore: range.startIndex > 1 };
}

function hidden(range: JsonObject): JsonObject {
  return { range, properties: { hiddenByUser: true }, fields: "hiddenByUser" };
}
