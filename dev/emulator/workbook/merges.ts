/** What merged cells prevent: sorting and moving. */
import { type Bounds, boundsOf, type Dimension, type GridRange, intersects, type Span } from "./grid-range";
import type { SheetState } from "./state";

/** The first merge over several rows that the rectangle touches: such a range cannot be sorted [INBX]. */
export function tallMergeIn(sheet: SheetState, bounds: Bounds): GridRange | undefined {
  return sheet.merges.find((merge) => {
    const own = boundsOf(merge, sheet);
    return own.bottom - own.top > 1 && intersects(own, bounds);
  });
}

/** The rows or columns that the range covers. */
export function spanOf(range: GridRange, sheet: SheetState, dimension: Dimension): Span {
  const { top, bottom, left, right } = boundsOf(range, sheet);
  return dimension === "ROWS" ? { start: top, end: bottom } : { start: left, end: right };
}
