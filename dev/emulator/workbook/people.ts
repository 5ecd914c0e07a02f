/**
 * What a person does in the grid. Every action happens at once, or throws a plain Error with what Sheets would say and
 * changes nothing. Tabs go by title, cells and ranges by A1 text, rows by their numbers, columns by their letters.
 */

import { columnIndex, parseCell, parseRange, rangeText, sheetNamed } from "./a1";
import { blockingProtection } from "./access";
import {
  type Cell,
  internStyle,
  makeCell,
  type NumberFormat,
  numberFormatOf,
  type ValidationRule,
  withEntered,
  withNumberFormat,
  withStyle,
} from "./cell";
import { coerceTyped } from "./coercion";
import { satisfiesRule } from "./conditions";
import { cellAt, changeCells, type Draft, draftOf, putCell, type SheetDraft, stateOf } from "./draft";
import type { Evaluate } from "./evaluate";
import { boundsOf, type GridRange } from "./grid-range";
import type { JsonObject } from "./json";
import { recalculate } from "./recalculate";
import { sortRows } from "./sort";
import type { WorkbookState } from "./state";
import type { Switches } from "./switches";

/** A cell copied inside Sheets: its value and format replace those of the target, its rule too [§3.7]. */
export interface PastedCell {
  readonly value: string | number | boolean;
  readonly numberFormat?: NumberFormat;
}

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

/** What a person's hands reach: the state, and the same changes of tabs and lines that programs can ask for. */
export interface Hands {
  readonly user: string;
  readonly switches: Switches;
  readonly evaluate: Evaluate;
  /** The year that typed dates without one fall into. */
  year(): number;
  state(): WorkbookState;
  change(next: WorkbookState): void;
  /** Does one request of the batch vocabulary as this person; throws a plain Error where it is refused. */
  perform(request: JsonObject): void;
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

function sheetIn(state: Pick<WorkbookState, "sheets">, tab: string): WorkbookState["sheets"][number] {
  const sheet = sheetNamed(tab, state.sheets);
  if (!sheet) throw new Error(`no tab: ${tab}`);
  return sheet;
}

function rangeIn(state: WorkbookState, tab: string, text: string): GridRange {
  const { sheetId } = sheetIn(state, tab);
  const own = parseRange(text, [{ ...sheetIn(state, tab), title: "" }]);
  if (!own) throw new Error(`no range: ${text}`);
  return { ...own, sheetId };
}

/** Runs a change on a draft, recalculates, and keeps the result. A throw keeps nothing. */
function edit(hands: Hands, tab: string, change: (draft: Draft, sheet: SheetDraft) => void): void {
  const draft = draftOf(hands.state());
  const sheet = sheetNamed(tab, draft.sheets);
  if (!sheet) throw new Error(`no tab: ${tab}`);
  change(draft, sheet);
  recalculate(draft, hands.evaluate);
  hands.change(stateOf(draft));
}

/** A person presses OK on a warning; a real protection stops the person as it stops a program. */
function assertMayEdit(hands: Hands, draft: Draft, sheet: SheetDraft, range: GridRange): void {
  const writer = { user: hands.user, obeysWarnings: false };
  if (blockingProtection(draft, sheet, range, writer)) {
    throw new Error(`protected: ${rangeText(sheet.title, range)}`);
  }
}

function changeRangeOf(hands: Hands, range: GridRange, change: (cell: Cell | undefined) => Cell | undefined): void {
  const sheet = hands.state().sheets.find((candidate) => candidate.sheetId === range.sheetId);
  edit(hands, sheet?.title ?? "", (draft, own) => {
    assertMayEdit(hands, draft, own, range);
    changeCells(draft, own, range, change);
  });
}

function typedCell(hands: Hands, cell: Cell | undefined, text: string): Cell | undefined {
  const typed = coerceTyped(text, { format: numberFormatOf(cell), year: hands.year(), switches: hands.switches });
  const written = withEntered(cell, typed.entered);
  return typed.numberFormat ? withNumberFormat(written, typed.numberFormat) : written;
}

function typeInto(hands: Hands, tab: string, place: string, text: string): void {
  const { row, column } = parseCell(place);
  edit(hands, tab, (draft, sheet) => {
    if (row >= sheet.rowCount || column >= sheet.columnCount) throw new Error(`outside the grid: ${place}`);
    assertMayEdit(hands, draft, sheet, cellRange(sheet.sheetId, { row, column }));
    const cell = typedCell(hands, cellAt(sheet, row, column), text);
    const rule = cell?.style?.validation;
    if (rule?.strict && !satisfiesRule(rule, cell, draft.sheets)) throw new Error("validation refused");
    putCell(draft, sheet, row, column, cell);
  });
}

function cellRange(
  sheetId: number,
  { row, column }: { row: number; column: number },
  height = 1,
  width = 1,
): GridRange {
  return {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + height,
    startColumnIndex: column,
    endColumnIndex: column + width,
  };
}

function pasteInto(
  hands: Hands,
  tab: string,
  place: string,
  values: readonly (readonly (string | PastedCell)[])[],
): void {
  const { row: top, column: left } = parseCell(place);
  const width = Math.max(0, ...values.map((row) => row.length));
  edit(hands, tab, (draft, sheet) => {
    sheet.rowCount = Math.max(sheet.rowCount, top + values.length);
    sheet.columnCount = Math.max(sheet.columnCount, left + width);
    assertMayEdit(hands, draft, sheet, cellRange(sheet.sheetId, { row: top, column: left }, values.length, width));
    for (const [rowOffset, row] of values.entries()) {
      for (const [offset, value] of row.entries()) {
        const old = cellAt(sheet, top + rowOffset, left + offset);
        const cell = typeof value === "string" ? typedCell(hands, old, value) : copiedCell(value);
        putCell(draft, sheet, top + rowOffset, left + offset, cell);
      }
    }
  });
}

function copiedCell({ value, numberFormat }: PastedCell): Cell | undefined {
  const isFormula = typeof value === "string" && /^=./s.test(value);
  const text = typeof value === "string" && value !== "" ? { stringValue: value } : undefined;
  const literal =
    typeof value === "number" ? { numberValue: value } : typeof value === "boolean" ? { boolValue: value } : text;
  const entered = isFormula ? { formulaValue: value } : literal;
  return withNumberFormat(makeCell({ entered, computed: undefined, style: undefined, note: undefined }), numberFormat);
}

function tickCell(hands: Hands, tab: string, place: string, isTicked: boolean): void {
  const { row, column } = parseCell(place);
  edit(hands, tab, (draft, sheet) => {
    assertMayEdit(hands, draft, sheet, cellRange(sheet.sheetId, { row, column }));
    const cell = cellAt(sheet, row, column);
    const { condition } = cell?.style?.validation ?? {};
    if (condition?.type !== "BOOLEAN") throw new Error(`no tick box: ${place}`);
    const own = condition.values?.[isTicked ? 0 : 1]?.userEnteredValue;
    const hasOwn = (condition.values?.length ?? 0) > 0;
    const entered = hasOwn ? (own === undefined ? undefined : { stringValue: own }) : { boolValue: isTicked };
    putCell(draft, sheet, row, column, withEntered(cell, entered));
  });
}

function sortTab(hands: Hands, tab: string, column: string, isAscending: boolean): void {
  edit(hands, tab, (draft, sheet) => {
    const range = { sheetId: sheet.sheetId, startRowIndex: sheet.frozenRowCount, endRowIndex: sheet.rows.length };
    if (boundsOf(range, sheet).bottom <= sheet.frozenRowCount) return;
    assertMayEdit(hands, draft, sheet, range);
    sortRows(draft, sheet, range, [{ column: columnIndex(column), isDescending: !isAscending }], hands.switches);
  });
}

function withBackground(cell: Cell | undefined, color: JsonObject): Cell | undefined {
  const format = { ...cell?.style?.format, backgroundColor: color, backgroundColorStyle: { rgbColor: color } };
  return withStyle(cell, internStyle(format, cell?.style?.validation));
}
