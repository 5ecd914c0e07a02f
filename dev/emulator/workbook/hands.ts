/** How a person's action on cells works: permissions, reading of the input, rules, then the change; all or nothing. */
import { columnIndex, parseCell, parseRange, rangeText, sheetNamed } from "./a1";
import { blockingProtection } from "./access";
import {
  type Cell,
  internStyle,
  makeCell,
  type NumberFormat,
  numberFormatOf,
  withEntered,
  withNumberFormat,
  withStyle,
} from "./cell";
import { coerceTyped } from "./coercion";
import { satisfiesRule } from "./conditions";
import { cellAt, changeCells, type Draft, draftOf, putCell, type SheetDraft, stateOf } from "./draft";
import type { Evaluate } from "./evaluate";
import { boundsOf, cornerOf, type GridRange } from "./grid-range";
import type { JsonObject } from "./json";
import { tallMergeIn } from "./merges";
import { recalculate } from "./recalculate";
import { sortRows } from "./sort";
import { CELL_TEXT_LIMIT, CELL_TEXT_TOO_LONG, type WorkbookState } from "./state";
import type { Switches } from "./switches";

/** What a person's actions need: the state, and the same changes of tabs and lines that programs can request. */
export interface Hands {
  readonly user: string;
  readonly switches: Switches;
  readonly evaluate: Evaluate;
  /** The year of typed dates without one. */
  year(): number;
  state(): WorkbookState;
  change(next: WorkbookState): void;
  /** The states before each of the programs' latest writes that nobody has taken back, the last write last. */
  beforeWrites(): readonly WorkbookState[];
  /** The latest of these writes were taken back. */
  forgetWrites(count: number): void;
  select(ranges: readonly GridRange[]): void;
  /** Runs one request of a batch as this person. Throws a plain Error if it is refused. */
  perform(request: JsonObject): void;
}

/** A cell copied inside Sheets. Its value, format and rule replace those of the target [§3.7]. */
export interface PastedCell {
  readonly value: string | number | boolean;
  readonly numberFormat?: NumberFormat;
}

/** The tab of this title. */
export function sheetIn(state: Pick<WorkbookState, "sheets">, tab: string): WorkbookState["sheets"][number] {
  const sheet = sheetNamed(tab, state.sheets);
  if (!sheet) throw new Error(`no tab: ${tab}`);
  return sheet;
}

/** The range of the tab that the A1 text names. */
export function rangeIn(state: WorkbookState, tab: string, text: string): GridRange {
  const { sheetId } = sheetIn(state, tab);
  const own = parseRange(text, [{ ...sheetIn(state, tab), title: "" }]);
  if (!own) throw new Error(`no range: ${text}`);
  return { ...own, sheetId };
}

/** Runs a change on a draft, recalculates, and keeps the result. If it throws, nothing is kept. */
function edit(hands: Hands, tab: string, change: (draft: Draft, sheet: SheetDraft) => void): void {
  const draft = draftOf(hands.state());
  const sheet = sheetNamed(tab, draft.sheets);
  if (!sheet) throw new Error(`no tab: ${tab}`);
  change(draft, sheet);
  recalculate(draft, hands.evaluate);
  hands.change(stateOf(draft));
}

/** A person confirms a warning. A real protection stops people as it stops programs. */
function assertMayEdit(hands: Hands, draft: Draft, sheet: SheetDraft, range: GridRange): void {
  const writer = { user: hands.user, obeysWarnings: false };
  if (blockingProtection(draft, sheet, range, writer)) {
    throw new Error(`protected: ${rangeText(sheet.title, range)}`);
  }
}

/** Changes every cell of a range, if this person may. */
export function changeRangeOf(
  hands: Hands,
  range: GridRange,
  change: (cell: Cell | undefined) => Cell | undefined,
): void {
  const sheet = hands.state().sheets.find((candidate) => candidate.sheetId === range.sheetId);
  edit(hands, sheet?.title ?? "", (draft, own) => {
    assertMayEdit(hands, draft, own, range);
    changeCells(draft, own, range, change);
  });
}

function typedCell(hands: Hands, cell: Cell | undefined, text: string): Cell | undefined {
  if (text.length > CELL_TEXT_LIMIT) throw new Error(CELL_TEXT_TOO_LONG);
  const { switches } = hands;
  const { sheets } = hands.state();
  const typed = coerceTyped(text, { format: numberFormatOf(cell), year: hands.year(), switches, sheets });
  const written = withEntered(cell, typed.entered);
  return typed.numberFormat ? withNumberFormat(written, typed.numberFormat) : written;
}

/** Types text into one cell. Merged cells count as one, whose value is in the top left cell. */
export function typeInto(hands: Hands, tab: string, place: string, text: string): void {
  const named = parseCell(place);
  edit(hands, tab, (draft, sheet) => {
    const { row, column } = cornerOf(sheet, named.row, named.column);
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

/** Pastes a rectangle from its top left cell on. */
export function pasteInto(
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

/** Ticks or clears a tick box: TRUE and FALSE, or the rule's own two texts. */
export function tickCell(hands: Hands, tab: string, place: string, to: "ticked" | "clear"): void {
  const { row, column } = parseCell(place);
  edit(hands, tab, (draft, sheet) => {
    assertMayEdit(hands, draft, sheet, cellRange(sheet.sheetId, { row, column }));
    const cell = cellAt(sheet, row, column);
    const { condition } = cell?.style?.validation ?? {};
    if (condition?.type !== "BOOLEAN") throw new Error(`no tick box: ${place}`);
    const own = condition.values?.[to === "ticked" ? 0 : 1]?.userEnteredValue;
    const hasOwn = (condition.values?.length ?? 0) > 0;
    const entered = hasOwn ? (own === undefined ? undefined : { stringValue: own }) : { boolValue: to === "ticked" };
    putCell(draft, sheet, row, column, withEntered(cell, entered));
  });
}

/** As Google's menu names it. */
export type SortOrder = "A to Z" | "Z to A";

/** Sorts whole rows below the frozen ones. */
export function sortTab(hands: Hands, tab: string, column: string, order: SortOrder): void {
  edit(hands, tab, (draft, sheet) => {
    const range = { sheetId: sheet.sheetId, startRowIndex: sheet.frozenRowCount, endRowIndex: sheet.rows.length };
    const bounds = boundsOf(range, sheet);
    if (bounds.bottom <= sheet.frozenRowCount) return;
    if (tallMergeIn(sheet, bounds)) throw new Error("You can't sort a range containing vertical merges.");
    assertMayEdit(hands, draft, sheet, range);
    sortRows(draft, sheet, range, [{ column: columnIndex(column), isDescending: order === "Z to A" }]);
  });
}

/** The cell with another background color. */
export function withBackground(cell: Cell | undefined, color: JsonObject): Cell | undefined {
  const format = { ...cell?.style?.format, backgroundColor: color, backgroundColorStyle: { rgbColor: color } };
  return withStyle(cell, internStyle(format, cell?.style?.validation));
}
