/**
 * What a person does in the grid. Every action happens at once; or it throws a plain Error with Sheets' message and
 * changes nothing. Tabs are named by title, cells and ranges by A1 text, rows by number, columns by letter.
 */

import { columnIndex, parseCell } from "./a1";
import {
  conditionJson,
  effectiveOf,
  internStyle,
  makeCell,
  type NumberFormat,
  numberFormatOf,
  type ValidationRule,
  withEntered,
  withNumberFormat,
  withStyle,
} from "./cell";
import { displayText } from "./display";
import { boundsOf } from "./grid-range";
import {
  changeRangeOf,
  type Hands,
  type PastedCell,
  pasteInto,
  rangeIn,
  type SortOrder,
  sheetIn,
  sortTab,
  tickCell,
  typeInto,
  withBackground,
} from "./hands";
import type { JsonObject } from "./json";
import { setBackTo } from "./set-back";
import { stateFrom } from "./snapshot";
import { typedColumnIn } from "./tables";
import { undoable } from "./undo";

export interface People {
  /** Selects a range, as a click does; or several of one tab, as clicks with Ctrl do. */
  select(tab: string, ...ranges: readonly string[]): void;
  /** Types text into a cell as a keyboard would. Fails: "validation refused" where a strict rule forbids the value. */
  type(tab: string, cell: string, text: string): void;
  /**
   * Pastes from the top left cell on. Texts come from outside and are read as typed; the target's rules stay but are
   * not enforced. Copied cells bring their own value and format, and remove the target's rule. The grid grows.
   */
  paste(tab: string, cell: string, rows: readonly (readonly (string | PastedCell)[])[]): void;
  /**
   * Cuts a range and pastes it from the top left cell on, in this or another tab, with value, format, rule and note.
   */
  cutPaste(tab: string, range: string, toTab: string, cell: string): void;
  /** Takes back the last action of this person. Fails: see `undoable`. */
  undo(): void;
  /**
   * Takes the latest writes of programs back, as Ctrl+Z does in the session in which they wrote, together with what
   * people did since. Fails: fewer writes are known.
   */
  undoWrites(count: number): void;
  /** Restores a version: a `snapshot` of this spreadsheet. */
  restoreVersion(version: string): void;
  /** Empties the values of a range; formats and rules stay. */
  clear(tab: string, range: string): void;
  /** Ticks a tick box. */
  tick(tab: string, cell: string): void;
  /** Clears a tick box. */
  untick(tab: string, cell: string): void;
  /** Writes a note on a cell. An empty text removes it. */
  note(tab: string, cell: string, text: string): void;
  insertRows(tab: string, before: number, count: number): void;
  deleteRows(tab: string, first: number, count: number): void;
  moveRows(tab: string, first: number, count: number, before: number): void;
  hideRows(tab: string, first: number, count: number): void;
  showRows(tab: string, first: number, count: number): void;
  insertColumns(tab: string, before: string, count: number): void;
  deleteColumns(tab: string, first: string, count: number): void;
  moveColumn(tab: string, column: string, before: string): void;
  hideColumn(tab: string, column: string): void;
  showColumn(tab: string, column: string): void;
  /** Sorts all rows below the frozen ones by one column, whole rows. */
  sort(tab: string, column: string, order: SortOrder): void;
  /** Hides the rows of the range whose cell in the column shows one of these texts. */
  filter(tab: string, range: string, column: string, hiddenTexts: readonly string[]): void;
  clearFilter(tab: string): void;
  /** Makes a filter view, which hides rows from nobody else. */
  filterView(tab: string, range: string, column: string, hiddenTexts: readonly string[]): void;
  /** Merges a range; only the top left value stays. */
  merge(tab: string, range: string): void;
  unmerge(tab: string, range: string): void;
  renameTab(tab: string, title: string): void;
  addTab(title: string): void;
  deleteTab(tab: string): void;
  duplicateTab(tab: string): void;
  /** Duplicates the tab, deletes the original, and gives its name to the copy: three actions. */
  replaceTabByCopy(tab: string): void;
  setNumberFormat(tab: string, range: string, format: NumberFormat): void;
  setBackground(tab: string, range: string, color: { red?: number; green?: number; blue?: number }): void;
  /** Colors the cells of the range that contain a text, with a rule of conditional formatting. */
  colorWhere(tab: string, range: string, text: string, color: { red?: number; green?: number; blue?: number }): void;
  setValidation(tab: string, range: string, rule: ValidationRule | undefined): void;
  /**
   * *Convert to table*: the range becomes a table, and the columns with these headings get a type such as `DROPDOWN`.
   */
  convertToTable(tab: string, range: string, types: Readonly<Record<string, string>>): void;
  /**
   * Protects a range: editors beside the owner and this person, or only a warning. Without either everybody may edit.
   */
  protectRange(tab: string, range: string, options: { editors?: readonly string[]; warningOnly?: boolean }): void;
}

export function createPeople(ownHands: Hands): People {
  const { hands, undo } = undoable(ownHands);
  const sheetId = (tab: string) => sheetIn(hands.state(), tab).sheetId;
  const range = (tab: string, text: string) => ({ ...rangeIn(hands.state(), tab, text) });
  const rows = (tab: string, first: number, count: number) => lines(sheetId(tab), "ROWS", first - 1, count);
  const columns = (tab: string, first: string, count: number) =>
    lines(sheetId(tab), "COLUMNS", columnIndex(first), count);
  return {
    select: (tab, ...texts) => hands.select(texts.map((text) => range(tab, text))),
    type: (tab, cell, text) => typeInto(hands, tab, cell, text),
    paste: (tab, cell, values) => pasteInto(hands, tab, cell, values),
    cutPaste: (tab, text, toTab, cell) => {
      const { row: rowIndex, column } = parseCell(cell);
      const destination = { sheetId: sheetId(toTab), rowIndex, columnIndex: column };
      hands.perform({ cutPaste: { source: range(tab, text), destination } });
    },
    undo,
    undoWrites: (count) => {
      const then = hands.beforeWrites().slice(-count)[0];
      if (then === undefined || hands.beforeWrites().length < count) throw new Error("nothing to undo");
      ownHands.change(setBackTo(then, hands.state(), hands.switches));
      hands.forgetWrites(count);
    },
    restoreVersion: (version) => {
      ownHands.change(setBackTo(stateFrom(version), hands.state(), hands.switches));
      hands.forgetWrites(hands.beforeWrites().length);
    },
    note: (tab, cell, text) =>
      changeRangeOf(hands, range(tab, cell), (old) =>
        makeCell({ entered: undefined, computed: undefined, style: undefined, ...old, note: text || undefined }),
      ),
    clear: (tab, text) => changeRangeOf(hands, range(tab, text), (cell) => withEntered(cell, undefined)),
    tick: (tab, cell) => tickCell(hands, tab, cell, "ticked"),
    untick: (tab, cell) => tickCell(hands, tab, cell, "clear"),
    insertRows: (tab, before, count) => hands.perform({ insertDimension: inserted(rows(tab, before, count)) }),
    deleteRows: (tab, first, count) => hands.perform({ deleteDimension: { range: rows(tab, first, count) } }),
    moveRows: (tab, first, count, before) =>
      hands.perform({ moveDimension: { source: rows(tab, first, count), destinationIndex: before - 1 } }),
    hideRows: (tab, first, count) =>
      hands.perform({ updateDimensionProperties: visibility(rows(tab, first, count), HIDDEN) }),
    showRows: (tab, first, count) =>
      hands.perform({ updateDimensionProperties: visibility(rows(tab, first, count), SHOWN) }),
    insertColumns: (tab, before, count) => hands.perform({ insertDimension: inserted(columns(tab, before, count)) }),
    deleteColumns: (tab, first, count) => hands.perform({ deleteDimension: { range: columns(tab, first, count) } }),
    moveColumn: (tab, column, before) =>
      hands.perform({ moveDimension: { source: columns(tab, column, 1), destinationIndex: columnIndex(before) } }),
    hideColumn: (tab, column) =>
      hands.perform({ updateDimensionProperties: visibility(columns(tab, column, 1), HIDDEN) }),
    showColumn: (tab, column) =>
      hands.perform({ updateDimensionProperties: visibility(columns(tab, column, 1), SHOWN) }),
    sort: (tab, column, order) => sortTab(hands, tab, column, order),
    filter: (tab, text, column, hiddenTexts) =>
      hands.perform({ setBasicFilter: { filter: { range: range(tab, text), ...hiding(column, hiddenTexts) } } }),
    filterView: (tab, text, column, hiddenTexts) =>
      hands.perform({ addFilterView: { filter: { range: range(tab, text), ...hiding(column, hiddenTexts) } } }),
    clearFilter: (tab) => hands.perform({ clearBasicFilter: { sheetId: sheetId(tab) } }),
    merge: (tab, text) => hands.perform({ mergeCells: { range: range(tab, text) } }),
    unmerge: (tab, text) => hands.perform({ unmergeCells: { range: range(tab, text) } }),
    renameTab: (tab, title) => renameTab(hands, sheetId(tab), title),
    addTab: (title) => hands.perform({ addSheet: { properties: { title } } }),
    deleteTab: (tab) => hands.perform({ deleteSheet: { sheetId: sheetId(tab) } }),
    duplicateTab: (tab) => void duplicateTab(hands, sheetId(tab)),
    replaceTabByCopy: (tab) => {
      const { title } = sheetIn(hands.state(), tab);
      const copy = duplicateTab(hands, sheetId(tab));
      hands.perform({ deleteSheet: { sheetId: sheetId(tab) } });
      renameTab(hands, copy, title);
    },
    setNumberFormat: (tab, text, format) =>
      changeRangeOf(hands, range(tab, text), (cell) => withNumberFormat(cell, format)),
    setBackground: (tab, text, color) =>
      changeRangeOf(hands, range(tab, text), (cell) => withBackground(cell, { ...color })),
    colorWhere: (tab, where, text, color) => {
      const condition = { type: "TEXT_CONTAINS", values: [{ userEnteredValue: text }] };
      const booleanRule = { condition, format: { backgroundColor: { ...color } } };
      hands.perform({ addConditionalFormatRule: { rule: { ranges: [range(tab, where)], booleanRule }, index: 0 } });
    },
    convertToTable: (tab, text, types) => hands.perform({ addTable: { table: tableOf(hands, tab, text, types) } }),
    setValidation: (tab, text, rule) => {
      const where = range(tab, text);
      const sheet = sheetIn(hands.state(), tab);
      // The rule of a typed column belongs to the table [T:4625062496].
      if (typedColumnIn(sheet, boundsOf(where, sheet))) throw new Error("not allowed on cells in typed columns");
      changeRangeOf(hands, where, (cell) => withStyle(cell, internStyle(cell?.style?.format, rule)));
    },
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

/**
 * People insert above and to the left, and new lines look like the one before; at the last edge they look like the one
 * after [inf].
 */
function inserted(range: JsonObject & { startIndex: number }): JsonObject {
  return { range, inheritFromBefore: range.startIndex > 1 };
}

/** The choices of a dropdown come from the rule of the first cell under the heading. */
function tableOf(hands: Hands, tab: string, text: string, types: Readonly<Record<string, string>>): JsonObject {
  const range = rangeIn(hands.state(), tab, text);
  const { rows } = sheetIn(hands.state(), tab);
  const [top, left] = [range.startRowIndex ?? 0, range.startColumnIndex ?? 0];
  const headings = (rows[top] ?? []).slice(left).map((cell) => displayText(effectiveOf(cell), numberFormatOf(cell)));
  const columnProperties = Object.entries(types).map(([heading, columnType]) => {
    const place = headings.indexOf(heading);
    if (place < 0) throw new Error(`no heading in ${tab}: ${heading}`);
    const rule = rows[top + 1]?.[left + place]?.style?.validation;
    const condition = conditionJson(rule?.condition ?? { type: "ONE_OF_LIST", values: [{ userEnteredValue: "-" }] });
    const choices = columnType === "DROPDOWN" ? { dataValidationRule: { condition } } : {};
    return { columnIndex: place, columnType, ...choices };
  });
  return { range: { ...range }, columnProperties };
}

const HIDDEN = { hiddenByUser: true };
const SHOWN = { hiddenByUser: false };

function visibility(range: JsonObject, properties: typeof HIDDEN): JsonObject {
  return { range, properties, fields: "hiddenByUser" };
}

function hiding(column: string, texts: readonly string[]): JsonObject {
  return { criteria: { [String(columnIndex(column))]: { hiddenValues: [...texts] } } };
}

function renameTab(hands: Hands, sheetId: number, title: string): void {
  hands.perform({ updateSheetProperties: { properties: { sheetId, title }, fields: "title" } });
}

/** Puts the copy after its original. Gives the id of the copy. */
function duplicateTab(hands: Hands, sheetId: number): number {
  const insertSheetIndex = hands.state().sheets.findIndex((sheet) => sheet.sheetId === sheetId) + 1;
  hands.perform({ duplicateSheet: { sourceSheetId: sheetId, insertSheetIndex } });
  return hands.state().sheets[insertSheetIndex]?.sheetId ?? sheetId;
}
