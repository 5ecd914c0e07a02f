/**
 * A workbook under change. A draft starts as a state and becomes the next one. If it is thrown away, nothing has
 * changed, so a refused batch applies nothing [BU]. Rows are copied when first written, so the old state stays as it
 * was.
 */
import { type Cell, type Row, withEntered } from "./cell";
import { type Bounds, boundsOf, type GridRange } from "./grid-range";
import { CELL_LIMIT, type SheetState, type WorkbookState } from "./state";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type SheetDraft = Mutable<SheetState>;

export interface Draft extends Omit<Mutable<WorkbookState>, "sheets"> {
  sheets: SheetDraft[];
  /** Arrays that this draft made itself and may therefore write to. */
  readonly owned: WeakSet<readonly unknown[]>;
}

type MutableRow = (Cell | undefined)[];
type MutableRows = (Row | undefined)[];

/** Opens a draft of the state. */
export function draftOf(state: WorkbookState): Draft {
  return { ...state, sheets: state.sheets.map((sheet) => ({ ...sheet })), owned: new WeakSet() };
}

/** Closes the draft. It must not be written to afterwards. */
export function stateOf(draft: Draft): WorkbookState {
  const { title, locale, timeZone, owner, sheets, metadata, nextId } = draft;
  return { title, locale, timeZone, owner, sheets, metadata, nextId };
}

export function findSheet(draft: Draft, sheetId: number): SheetDraft | undefined {
  return draft.sheets.find((sheet) => sheet.sheetId === sheetId);
}

/** A new id: counted up, skipping ids that `isUsed` knows. */
export function freshId(draft: Draft, isUsed: (id: number) => boolean): number {
  while (isUsed(draft.nextId)) draft.nextId += 1;
  draft.nextId += 1;
  return draft.nextId - 1;
}

/** Cells of all grids together, empty ones included [LIM]. */
export function cellCount(draft: Pick<WorkbookState, "sheets">): number {
  return draft.sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
}

export function isAboveCellLimit(draft: Pick<WorkbookState, "sheets">): boolean {
  return cellCount(draft) > CELL_LIMIT;
}

export function cellAt(sheet: SheetState, row: number, column: number): Cell | undefined {
  return sheet.rows[row]?.[column];
}

/** The rows of the tab, safe to write to and to splice. */
export function writableRows(draft: Draft, sheet: SheetDraft): MutableRows {
  // The cast undoes `readonly` for an array that this draft made.
  if (draft.owned.has(sheet.rows)) return sheet.rows as MutableRows;
  const rows = [...sheet.rows];
  draft.owned.add(rows);
  sheet.rows = rows;
  return rows;
}

/** Sets a cell, or empties it, at a place inside the grid. */
export function putCell(draft: Draft, sheet: SheetDraft, row: number, column: number, cell: Cell | undefined): void {
  if (cellAt(sheet, row, column) === cell) return;
  const rows = writableRows(draft, sheet);
  const cells = writableRow(draft, rows, row);
  while (cells.length < column) cells.push(undefined);
  cells[column] = cell;
  settleRow(rows, row);
}

/** Sets a whole row. The caller must not change it later. */
export function putRow(draft: Draft, sheet: SheetDraft, row: number, cells: Row | undefined): void {
  const rows = writableRows(draft, sheet);
  while (rows.length < row) rows.push(undefined);
  rows[row] = cells;
  settleRow(rows, row);
}

/** Writes one value into a cell; format, rule and note stay. */
export function enter(
  draft: Draft,
  sheet: SheetDraft,
  at: { row: number; column: number },
  entered: Cell["entered"],
): void {
  putCell(draft, sheet, at.row, at.column, withEntered(cellAt(sheet, at.row, at.column), entered));
}

/**
 * Changes every cell of the rectangle with a function that sees only the old cell and its column. Rows that were one
 * object stay one object, so formatting a thousand spare rows costs as much as one.
 */
export function changeCells(
  draft: Draft,
  sheet: SheetDraft,
  range: GridRange,
  change: (cell: Cell | undefined, column: number) => Cell | undefined,
  skipRow: (row: number) => boolean = () => false,
): void {
  const bounds = boundsOf(range, sheet);
  const done = new Map<Row | undefined, Row | undefined>();
  for (let row = bounds.top; row < bounds.bottom; row += 1) {
    if (skipRow(row)) continue;
    const old = sheet.rows[row];
    if (!done.has(old)) done.set(old, changedRow(old, bounds, change));
    const changed = done.get(old);
    if (changed !== old) putRow(draft, sheet, row, changed);
  }
}

const rowsWithFormulas = new WeakMap<Row, boolean>();

const tabsWithFormulas = new WeakMap<SheetState["rows"], readonly number[]>();

/** The indices of rows with a formula. Remembered for tabs that nobody writes to any more. */
export function formulaRows(draft: Draft, { rows }: SheetState): readonly number[] {
  const known = draft.owned.has(rows) ? undefined : tabsWithFormulas.get(rows);
  if (known !== undefined) return known;
  const found = rows.flatMap((row, index) => (holdsFormula(draft, row) ? [index] : []));
  if (!draft.owned.has(rows)) tabsWithFormulas.set(rows, found);
  return found;
}

/** Whether the row has a formula. Remembered for rows that nobody writes to any more. */
function holdsFormula(draft: Draft, row: Row | undefined): boolean {
  if (!row) return false;
  const known = draft.owned.has(row) ? undefined : rowsWithFormulas.get(row);
  if (known !== undefined) return known;
  const found = row.some((cell) => cell?.entered !== undefined && "formulaValue" in cell.entered);
  if (!draft.owned.has(row)) rowsWithFormulas.set(row, found);
  return found;
}

function changedRow(
  row: Row | undefined,
  { left, right }: Bounds,
  change: (cell: Cell | undefined, column: number) => Cell | undefined,
): Row | undefined {
  const cells: MutableRow = row ? [...row] : [];
  let isChanged = false;
  for (let column = left; column < right; column += 1) {
    const old = cells[column];
    const cell = change(old, column);
    if (cell === old) continue;
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
    isChanged = true;
  }
  return isChanged ? trimmed(cells) : row;
}

function writableRow(draft: Draft, rows: MutableRows, index: number): MutableRow {
  const row = rows[index];
  // The cast undoes `readonly` for an array that this draft made.
  if (row && draft.owned.has(row)) return row as MutableRow;
  const copy: MutableRow = row ? [...row] : [];
  draft.owned.add(copy);
  while (rows.length < index) rows.push(undefined);
  rows[index] = copy;
  return copy;
}

/** Removes empty cells and rows at the end, so that equal content has one form. */
function settleRow(rows: MutableRows, index: number): void {
  const row = rows[index];
  if (row) {
    const kept = trimmed(row);
    rows[index] = kept;
  }
  while (rows.length > 0 && rows[rows.length - 1] === undefined) rows.pop();
}

/** The row without empty cells at its end, changed in place if this draft made it. */
function trimmed(row: Row): Row | undefined {
  if (row.length > 0 && row[row.length - 1] !== undefined) return row;
  let length = row.length;
  while (length > 0 && row[length - 1] === undefined) length -= 1;
  return length === 0 ? undefined : row.slice(0, length);
}
