/**
 * Rows and columns that come, go and move, with everything that hangs on their places: cells, sizes, metadata [META],
 * merges, protections, conditional formats, the filter, and the references of formulas in every tab.
 */
import { type Draft, formulaRows, putCell, type SheetDraft } from "./draft";
import {
  changeRange,
  type Dimension,
  deletion,
  type GridRange,
  insertion,
  movedIndex,
  movement,
  type Span,
  type SpanChange,
} from "./grid-range";
import { type Insertion, insertColumns, insertRows, spliceLines } from "./line-cells";
import { changeMetadata } from "./metadata";
import { type Reference, rewriteReferences } from "./references";
import type { BasicFilter, ProtectedRange } from "./state";
import { changedTables } from "./tables";

/** Inserts empty rows or columns with the formats of their neighbour. The caller has checked limits and rights. */
export function insertLines(draft: Draft, sheet: SheetDraft, insert: Insertion): void {
  const { dimension, at, count } = insert;
  moveEverything(draft, sheet, dimension, {
    ranges: insertion(at, count, insert.startJoins),
    lines: insertion(at, count, false),
    index: (index) => (index < at ? index : index + count),
  });
  if (dimension === "ROWS") insertRows(draft, sheet, insert);
  else insertColumns(draft, sheet, insert);
}

/** Takes out rows or columns and what hangs on them. */
export function deleteLines(draft: Draft, sheet: SheetDraft, dimension: Dimension, gone: Span): void {
  const change = deletion(gone);
  moveEverything(draft, sheet, dimension, {
    ranges: change,
    lines: change,
    index: (index) => (index < gone.start ? index : index < gone.end ? undefined : index - (gone.end - gone.start)),
  });
  const count = gone.end - gone.start;
  spliceLines(draft, sheet, dimension, (cells) => [...cells.slice(0, gone.start), ...cells.slice(gone.end)]);
  if (dimension === "ROWS") {
    sheet.rowCount -= count;
    sheet.frozenRowCount -= overlap({ start: 0, end: sheet.frozenRowCount }, gone);
  } else {
    sheet.columnCount -= count;
    sheet.frozenColumnCount -= overlap({ start: 0, end: sheet.frozenColumnCount }, gone);
  }
}

/** Moves rows or columns in front of the index `destination`, counted as the grid stands before the move. */
export function moveLines(
  draft: Draft,
  sheet: SheetDraft,
  dimension: Dimension,
  move: { source: Span; destination: number },
): void {
  const { source, destination } = move;
  const change = movement(source, destination);
  moveEverything(draft, sheet, dimension, {
    ranges: change,
    lines: change,
    index: (index) => movedIndex(index, source, destination),
  });
  spliceLines(draft, sheet, dimension, (cells) => {
    const all = Array.from({ length: Math.max(cells.length, source.end, destination) }, (_, index) => cells[index]);
    const moving = all.slice(source.start, source.end);
    const rest = [...all.slice(0, source.start), ...all.slice(source.end)];
    const target = destination <= source.start ? destination : destination - moving.length;
    return [...rest.slice(0, target), ...moving, ...rest.slice(target)];
  });
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

interface LineChange {
  readonly ranges: SpanChange;
  readonly lines: SpanChange;
  /** Where a line stands afterwards; undefined: gone. */
  readonly index: (index: number) => number | undefined;
}

function moveEverything(draft: Draft, sheet: SheetDraft, dimension: Dimension, change: LineChange): void {
  const count = dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
  const moved = (range: GridRange) => changeRange(range, dimension, count, change.ranges);
  const all = (ranges: readonly GridRange[]) => ranges.flatMap((range) => moved(range) ?? []);
  draft.metadata = changeMetadata(draft.metadata, sheet.sheetId, dimension, change.lines);
  sheet.merges = all(sheet.merges);
  sheet.protectedRanges = sheet.protectedRanges.flatMap((protection) => movedProtection(protection, moved, all));
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const ranges = all(rule.ranges);
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
  sheet.basicFilter = sheet.basicFilter && movedFilter(sheet.basicFilter, dimension, moved, change)[0];
  sheet.filterViews = sheet.filterViews.flatMap((view) => movedFilter(view, dimension, moved, change));
  sheet.tables = changedTables(sheet, dimension, { range: moved, index: change.index });
  rewriteFormulas(draft, sheet, (reference) => {
    const index = change.index(dimension === "ROWS" ? reference.row : reference.column);
    if (index === undefined) return undefined;
    return dimension === "ROWS" ? { ...reference, row: index } : { ...reference, column: index };
  });
}

function movedProtection(
  protection: ProtectedRange,
  moved: (range: GridRange) => GridRange | undefined,
  all: (ranges: readonly GridRange[]) => readonly GridRange[],
): ProtectedRange[] {
  const range = moved(protection.range);
  if (!range) return [];
  const holes = protection.unprotectedRanges;
  return [holes === undefined ? { ...protection, range } : { ...protection, range, unprotectedRanges: all(holes) }];
}

function movedFilter<F extends BasicFilter>(
  filter: F,
  dimension: Dimension,
  moved: (range: GridRange) => GridRange | undefined,
  change: LineChange,
): F[] {
  const range = moved(filter.range);
  const criteria = filter.criteria.flatMap((criterion) => {
    const index = dimension === "ROWS" ? criterion.columnIndex : change.index(criterion.columnIndex);
    return index === undefined ? [] : [{ ...criterion, columnIndex: index }];
  });
  return range ? [{ ...filter, range, criteria }] : [];
}

/** Rewrites references to the changed tab in all formulas of the workbook. */
function rewriteFormulas(
  draft: Draft,
  changed: SheetDraft,
  change: (reference: Reference) => Reference | undefined,
): void {
  const title = changed.title.toLowerCase();
  eachFormula(draft, (formula, sheet) =>
    rewriteReferences(formula, (reference) => {
      const isMeant = reference.tab === undefined ? sheet === changed : reference.tab.toLowerCase() === title;
      if (!isMeant) return reference;
      const result = change(reference);
      return result && result.row === reference.row && result.column === reference.column ? reference : result;
    }),
  );
}

/** Replaces the text of every formula in the workbook. */
export function eachFormula(draft: Draft, change: (formula: string, sheet: SheetDraft) => string): void {
  for (const sheet of draft.sheets) {
    for (const row of formulaRows(draft, sheet)) changeFormulasOfRow(draft, sheet, row, change);
  }
}

function changeFormulasOfRow(
  draft: Draft,
  sheet: SheetDraft,
  row: number,
  change: (formula: string, sheet: SheetDraft) => string,
): void {
  for (const [column, cell] of (sheet.rows[row] ?? []).entries()) {
    if (!cell?.entered || !("formulaValue" in cell.entered)) continue;
    const formulaValue = change(cell.entered.formulaValue, sheet);
    if (formulaValue !== cell.entered.formulaValue)
      putCell(draft, sheet, row, column, { ...cell, entered: { formulaValue } });
  }
}
