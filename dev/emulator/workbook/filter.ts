/** Rows that the basic filter hides. Positions do not change: a filtered tab reads and writes like any other [SHEETS]. */
import { effectiveOf, numberFormatOf } from "./cell";
import { satisfies } from "./conditions";
import { displayText } from "./display";
import { boundsOf } from "./grid-range";
import type { SheetState } from "./state";

/** Whether the filter hides the row. The first row of the filter's range is its heading and is always visible. */
export function isHiddenByFilter(sheet: SheetState, row: number, sheets: readonly SheetState[]): boolean {
  if (!sheet.basicFilter) return false;
  const { range, criteria } = sheet.basicFilter;
  const bounds = boundsOf(range, sheet);
  if (row <= bounds.top || row >= bounds.bottom) return false;
  return criteria.some(({ columnIndex, hiddenValues, condition }) => {
    const cell = sheet.rows[row]?.[columnIndex];
    if (hiddenValues.includes(displayText(effectiveOf(cell), numberFormatOf(cell)))) return true;
    return condition !== undefined && !satisfies(condition, effectiveOf(cell), cell, sheets);
  });
}
