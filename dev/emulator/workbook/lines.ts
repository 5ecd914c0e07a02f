/**
 * Inserting, deleting and moving rows and columns, with everything that depends on their places: cells, sizes, metadata
 * [META], merges, protections, conditional formats, the filter, and the references of formulas in every tab.
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
import { type Area, rewriteAreas } from "./references";
import type { BasicFilter, ConditionalRule, ProtectedRange } from "./state";
import { changedTables } from "./tables";

/** Inserts empty rows or columns with the formats of their neighbor. The caller has checked limits and permissions. */
export function insertLines(draft: Draft, sheet: SheetDraft, insert: Insertion): void {
  const { dimension, at, count } = insert;
  moveEverything(draft, sheet, dimension, {
    ranges: insertion(at, count, insert.startJoins ? "widened" : "pushed"),
    lines: insertion(at, count, "pushed"),
    index: (index) => (index < at ? index : index + count),
  });
  if (dimension === "ROWS") insertRows(draft, sheet, insert);
  else insertColumns(draft, sheet, insert);
}

/** Deletes rows or columns and everything attached to them. */
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

/** Moves rows or columns before the index `destination`, counted before the move. */
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
  /** The new index of a line; undefined: it was deleted. */
  readonly index: (index: number) => number | undefined;
}

function moveEverything(draft: Draft, sheet: SheetDraft, dimension: Dimension, change: LineChange): void {
  const count = dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
  const moved = (range: GridRange) => changeRange(range, dimension, count, change.ranges);
  const all = (ranges: readonly GridRange[]) => ranges.flatMap((range) => moved(range) ?? []);
  draft.metadata = changeMetadata(draft.metadata, sheet.sheetId, dimension, change.lines);
  sheet.merges = all(sheet.merges);
  sheet.protectedRanges = sheet.protectedRanges.flatMap((protection) => movedProtection(protection, moved, all));
  const areas = (area: Area) => movedArea(area, dimension, count, change.lines);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((rule) => {
    const ranges = all(rule.ranges);
    return ranges.length > 0 ? [movedRule({ ...rule, ranges }, areas)] : [];
  });
  sheet.basicFilter = sheet.basicFilter && movedFilter(sheet.basicFilter, dimension, moved, change)[0];
  sheet.filterViews = sheet.filterViews.flatMap((view) => movedFilter(view, dimension, moved, change));
  sheet.tables = changedTables(sheet, dimension, { range: moved, index: change.index });
  rewriteFormulas(draft, sheet, areas);
}

/** A rule's formula follows the cells that it names, as a cell's formula does [inf]. Other tabs are not told apart. */
const movedRule = (rule: ConditionalRule, change: (area: Area) => Area | undefined): ConditionalRule => ({
  ...rule,
  rule: JSON.parse(JSON.stringify(rule.rule), (name, value: unknown) =>
    name === "userEnteredValue" && typeof value === "string" && value.startsWith("=")
      ? rewriteAreas(value, change)
      : value,
  ),
});

/**
 * Rows inserted at a range's first row push it down; rows inserted further down widen it [INBX, measured for bandings;
 * taourl.com/read-2218383 for formulas]. Deleted rows shrink it; if all are deleted, `#REF!` is left.
 */
function movedArea(area: Area, dimension: Dimension, count: number, change: SpanChange): Area | undefined {
  const span = dimension === "ROWS" ? area.rows : area.columns;
  if (span === undefined) return area;
  const isOpen = span.end === undefined;
  const moved = change({ start: span.start, end: span.end ?? Math.max(count, span.start + 1) });
  if (moved === undefined) return undefined;
  if (moved.start === span.start && (isOpen || moved.end === span.end)) return area;
  return dimension === "ROWS"
    ? { ...area, rows: { start: moved.start, end: isOpen ? undefined : moved.end } }
    : { ...area, columns: moved };
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

/** Rewrites all references to the changed tab in the whole workbook. */
function rewriteFormulas(draft: Draft, changed: SheetDraft, change: (area: Area) => Area | undefined): void {
  const title = changed.title.toLowerCase();
  eachFormula(draft, (formula, sheet) =>
    rewriteAreas(formula, (area) => {
      const isMeant = area.tab === undefined ? sheet === changed : area.tab.toLowerCase() === title;
      return isMeant ? change(area) : area;
    }),
  );
}

/** Rewrites the text of every formula in the workbook. */
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
