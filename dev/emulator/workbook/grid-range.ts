/** Rectangles of a tab, and how inserted, deleted and moved rows or columns change them. Zero-based, end exclusive. */
import type { JsonObject } from "./json";

export type Dimension = "ROWS" | "COLUMNS";

/** `GridRange` [OTHER]: an absent index is unbounded. */
export interface GridRange {
  readonly sheetId: number;
  readonly startRowIndex?: number | undefined;
  readonly endRowIndex?: number | undefined;
  readonly startColumnIndex?: number | undefined;
  readonly endColumnIndex?: number | undefined;
}

/** A range with every edge known, clipped to the grid. */
export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A run of rows or columns. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The rectangle inside the grid; empty (bottom ≤ top) if nothing is left. */
export function boundsOf(range: GridRange, size: GridSize): Bounds {
  return {
    top: range.startRowIndex ?? 0,
    bottom: Math.min(range.endRowIndex ?? size.rowCount, size.rowCount),
    left: range.startColumnIndex ?? 0,
    right: Math.min(range.endColumnIndex ?? size.columnCount, size.columnCount),
  };
}

export function intersects(a: Bounds, b: Bounds): boolean {
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right && !isEmpty(a) && !isEmpty(b);
}

export function contains(outer: Bounds, inner: Bounds): boolean {
  return (
    outer.top <= inner.top && outer.bottom >= inner.bottom && outer.left <= inner.left && outer.right >= inner.right
  );
}

export function isEmpty(bounds: Bounds): boolean {
  return bounds.bottom <= bounds.top || bounds.right <= bounds.left;
}

/** The cell that a person sees at this place: in merged cells the top left one. */
export function cornerOf(
  sheet: GridSize & { readonly merges: readonly GridRange[] },
  row: number,
  column: number,
): { row: number; column: number } {
  for (const merge of sheet.merges) {
    const { top, bottom, left, right } = boundsOf(merge, sheet);
    if (row >= top && row < bottom && column >= left && column < right) return { row: top, column: left };
  }
  return { row, column };
}

/**
 * The range as answers contain it. The first tab's id is 0 and therefore left out [T:70307226347]; indexes are kept.
 */
export function rangeJson(range: GridRange): JsonObject {
  return {
    ...(range.sheetId === 0 ? {} : { sheetId: range.sheetId }),
    startRowIndex: range.startRowIndex,
    endRowIndex: range.endRowIndex,
    startColumnIndex: range.startColumnIndex,
    endColumnIndex: range.endColumnIndex,
  };
}

/** How one change of the grid changes a run of rows or columns; undefined: nothing of the run is left. */
export type SpanChange = (span: Span) => Span | undefined;

/** Inserts rows or columns before `at`. A run that starts exactly there is pushed or widened. */
export function insertion(at: number, count: number, atStart: "pushed" | "widened"): SpanChange {
  return ({ start, end }) => {
    const pushed = atStart === "widened" ? at < start : at <= start;
    return { start: pushed ? start + count : start, end: at < end ? end + count : end };
  };
}

/** Deletes the rows or columns of a run. */
export function deletion(gone: Span): SpanChange {
  const moved = (index: number) =>
    index <= gone.start ? index : Math.max(gone.start, index - (gone.end - gone.start));
  return ({ start, end }) => {
    const left = { start: moved(start), end: moved(end) };
    return left.end > left.start ? left : undefined;
  };
}

/** The new place of an index after the run `source` was moved before `destination` (both counted before the move). */
export function movedIndex(index: number, source: Span, destination: number): number {
  const length = source.end - source.start;
  if (index >= source.start && index < source.end) {
    return destination <= source.start
      ? destination + index - source.start
      : destination - length + index - source.start;
  }
  if (destination <= source.start) return index >= destination && index < source.start ? index + length : index;
  return index >= source.end && index < destination ? index - length : index;
}

/** Moves a run whose rows or columns all move. A run that loses only some of them closes up. */
export function movement(source: Span, destination: number): SpanChange {
  return ({ start, end }) => {
    const inside = start >= source.start && end <= source.end;
    const stays = (index: number) => inside || index < source.start || index >= source.end;
    let low = Number.POSITIVE_INFINITY;
    let high = -1;
    for (let index = start; index < end; index += 1) {
      if (!stays(index)) continue;
      const image = movedIndex(index, source, destination);
      low = Math.min(low, image);
      high = Math.max(high, image);
    }
    return high < 0 ? { start, end } : { start: low, end: high + 1 };
  };
}

/** The range after a change in one dimension. An open edge stays open. */
export function changeRange(
  range: GridRange,
  dimension: Dimension,
  count: number,
  change: SpanChange,
): GridRange | undefined {
  const rows = dimension === "ROWS";
  const start = rows ? range.startRowIndex : range.startColumnIndex;
  const end = rows ? range.endRowIndex : range.endColumnIndex;
  if (start === undefined && end === undefined) return range;
  const changed = change({ start: start ?? 0, end: end ?? count });
  if (changed === undefined) return undefined;
  const newStart = start === undefined ? undefined : changed.start;
  const newEnd = end === undefined ? undefined : changed.end;
  return rows
    ? { ...range, startRowIndex: newStart, endRowIndex: newEnd }
    : { ...range, startColumnIndex: newStart, endColumnIndex: newEnd };
}
