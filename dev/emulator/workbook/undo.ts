/**
 * What Ctrl+Z takes back: the last action of this very person, whatever others and programs wrote since [inf]. Writes
 * of programs are in nobody's list.
 */
import type { Cell } from "./cell";
import { cellAt, draftOf, putCell, stateOf } from "./draft";
import type { Hands } from "./hands";
import { recalculate } from "./recalculate";
import type { SheetState, WorkbookState } from "./state";

interface Done {
  readonly before: WorkbookState;
  readonly after: WorkbookState;
}

/** The most actions that can be taken back. */
const KEPT_ACTIONS = 50;

/** The same actions with a memory, and the way back. */
export interface Undoing {
  readonly hands: Hands;
  /**
   * Fails: nothing was done; `not emulated: …` if rows, columns or tabs were inserted, deleted or moved since, or if
   * the action was one of these and somebody else has written since.
   */
  undo(): void;
}

export function undoable(hands: Hands): Undoing {
  const done: Done[] = [];
  const noting = (act: () => void) => {
    const before = hands.state();
    act();
    const after = hands.state();
    if (after === before) return;
    done.push({ before, after });
    if (done.length > KEPT_ACTIONS) done.shift();
  };
  return {
    hands: {
      ...hands,
      change: (next) => noting(() => hands.change(next)),
      perform: (request) => noting(() => hands.perform(request)),
    },
    undo() {
      const last = done.pop();
      if (!last) throw new Error("nothing to undo");
      hands.change(takenBack(hands, last));
    },
  };
}

function takenBack(hands: Hands, { before, after }: Done): WorkbookState {
  const now = hands.state();
  // Ids that were used are not used again, so a different next id is no difference.
  if (now.sheets === after.sheets && now.metadata === after.metadata) return { ...before, nextId: now.nextId };
  if (!isOfCells(before, after)) throw new Error("not emulated: undo of more than cells after somebody else wrote");
  if (hasMoved(after, now)) throw new Error("not emulated: undo after rows, columns or tabs came, went or moved");
  const draft = draftOf(now);
  const keeps = hands.switches.undoOverLaterWrite === "keeps";
  for (const sheet of draft.sheets) {
    const [old, mine] = [tabOf(before, sheet.sheetId), tabOf(after, sheet.sheetId)];
    if (!old || !mine) continue;
    eachDifference(old, mine, (row, column) => {
      const isMine = cellAt(sheet, row, column) === cellAt(mine, row, column);
      if (isMine || !keeps) putCell(draft, sheet, row, column, cellAt(old, row, column));
    });
  }
  recalculate(draft, hands.evaluate);
  return stateOf(draft);
}

function tabOf(state: WorkbookState, sheetId: number): SheetState | undefined {
  return state.sheets.find((sheet) => sheet.sheetId === sheetId);
}

function eachDifference(one: SheetState, other: SheetState, found: (row: number, column: number) => void): void {
  for (let row = 0; row < Math.max(one.rows.length, other.rows.length); row += 1) {
    const [left, right] = [one.rows[row], other.rows[row]];
    if (left === right) continue;
    for (let column = 0; column < Math.max(left?.length ?? 0, right?.length ?? 0); column += 1) {
      if (left?.[column] !== right?.[column]) found(row, column);
    }
  }
}

/** True where an action changed cells and nothing else. */
function isOfCells(before: WorkbookState, after: WorkbookState): boolean {
  const bare = (state: WorkbookState) => ({ ...state, nextId: 0, sheets: state.sheets.map(withoutCells) });
  return JSON.stringify(bare(before)) === JSON.stringify(bare(after));
}

function withoutCells({ rows: _cells, ...rest }: SheetState): Omit<SheetState, "rows"> {
  return rest;
}

/** Whether an unchanged cell is in another place now, or the grids differ in size. */
function hasMoved(after: WorkbookState, now: WorkbookState): boolean {
  return after.sheets.some((sheet) => {
    const other = tabOf(now, sheet.sheetId);
    if (!other || other.rowCount !== sheet.rowCount || other.columnCount !== sheet.columnCount) return true;
    const places = singlePlaces(other);
    return [...singlePlaces(sheet)].some(([cell, place]) => (places.get(cell) ?? place) !== place);
  });
}

/** The place of every cell object that is in one place only. */
function singlePlaces(sheet: SheetState): Map<Cell, string> {
  const places = new Map<Cell, string>();
  const several = new Set<Cell>();
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      if (!cell) continue;
      if (places.has(cell)) several.add(cell);
      places.set(cell, `${row} ${column}`);
    }
  }
  for (const cell of several) places.delete(cell);
  return places;
}
