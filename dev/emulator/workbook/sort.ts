/** Sorting a range: whole cells move, the grid stays [REQ]. */
import { type Cell, type EffectiveValue, effectiveOf } from "./cell";
import { cellAt, type Draft, putCell, type SheetDraft } from "./draft";
import { isHiddenByFilter } from "./filter";
import { type Bounds, boundsOf, type GridRange } from "./grid-range";
import { shiftedFormula } from "./references";

export interface SortKey {
  /** Column of the tab, zero-based. */
  readonly column: number;
  readonly isDescending: boolean;
}

/**
 * Sorts the rows of the range by the keys. Equal rows keep their order. Numbers come before texts [INBX], then ticks,
 * then errors [inf]; blank cells come last in either direction. A hidden row stays in its place, and the others are
 * sorted around it [INBX]. Metadata of a row moves with it [HARV]. Relative references of formulas keep pointing at
 * their own row.
 */
export function sortRows(draft: Draft, sheet: SheetDraft, range: GridRange, keys: readonly SortKey[]): void {
  const bounds = boundsOf(range, sheet);
  const places = shownRows(draft, sheet, bounds);
  const order = sortedOrder(sheet, places, keys);
  const target = new Map(order.map((from, offset) => [from, places[offset] ?? from]));
  const moved = [...target].map(([from, to]) => ({ cells: cellsOf(sheet, bounds, from), from, to }));
  for (const { cells, from, to } of moved) {
    if (from === to) continue;
    for (const [offset, cell] of cells.entries())
      putCell(draft, sheet, to, bounds.left + offset, movedCell(cell, to - from));
  }
  moveRowMetadata(draft, sheet, target);
}

function shownRows(draft: Draft, sheet: SheetDraft, { top, bottom }: Bounds): number[] {
  const rows = Array.from({ length: Math.max(0, bottom - top) }, (_, offset) => top + offset);
  return rows.filter((row) => !sheet.rowProperties[row]?.hiddenByUser && !isHiddenByFilter(sheet, row, draft.sheets));
}

/** The rows in their new order, as row numbers before the sort. */
function sortedOrder(sheet: SheetDraft, rows: readonly number[], keys: readonly SortKey[]): number[] {
  return [...rows].sort((a, b) => {
    for (const key of keys) {
      const { column } = key;
      const [left, right] = [effectiveOf(cellAt(sheet, a, column)), effectiveOf(cellAt(sheet, b, column))];
      const result = compareValues(left, right, key);
      if (result !== 0) return result;
    }
    return a - b;
  });
}

function compareValues(
  left: EffectiveValue | undefined,
  right: EffectiveValue | undefined,
  { isDescending }: SortKey,
): number {
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
  const [a, b] = [sortable(left), sortable(right)];
  const result = a.rank - b.rank || compareAlike(a.key, b.key);
  return isDescending ? -result : result;
}

function compareAlike(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortable(value: EffectiveValue): { rank: number; key: number | string } {
  if ("numberValue" in value) return { rank: 0, key: value.numberValue };
  if ("stringValue" in value) return { rank: 1, key: value.stringValue.toLowerCase() };
  return "boolValue" in value ? { rank: 2, key: value.boolValue ? 1 : 0 } : { rank: 3, key: 0 };
}

function cellsOf(sheet: SheetDraft, bounds: Bounds, row: number): (Cell | undefined)[] {
  return Array.from({ length: bounds.right - bounds.left }, (_, offset) => cellAt(sheet, row, bounds.left + offset));
}

function movedCell(cell: Cell | undefined, rows: number): Cell | undefined {
  if (!cell?.entered || !("formulaValue" in cell.entered)) return cell;
  return { ...cell, entered: { formulaValue: shiftedFormula(cell.entered.formulaValue, rows, 0) } };
}

function moveRowMetadata(draft: Draft, sheet: SheetDraft, target: ReadonlyMap<number, number>): void {
  draft.metadata = draft.metadata.map((entry) => {
    const { location } = entry;
    if (location.kind !== "line" || location.sheetId !== sheet.sheetId || location.dimension !== "ROWS") return entry;
    const index = target.get(location.index) ?? location.index;
    return index === location.index ? entry : { ...entry, location: { ...location, index } };
  });
}
