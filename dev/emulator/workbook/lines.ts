/**
 * Rows and columns that come, go and move, with everything that hangs on their places: cells, sizes, metadata [META],
 * merges, protections, conditional formats, the filter, and the references of formulas in every tab.
 */
import { type Cell, internStyle, makeCell, type Row, type Style } from "./cell";
import { type Draft, holdsFormula, putCell, type SheetDraft, writableRows } from "./draft";
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
import { changeMetadata } from "./metadata";
import { type Reference, rewriteReferences } from "./references";
import type { ProtectedRange } from "./state";

export interface Insertion {
  readonly dimension: Dimension;
  readonly at: number;
  readonly count: number;
  /** True: formats come from the line before; false: from the line that stood at `at`. */
  readonly inheritFromBefore: boolean;
  /** True: rules, protections and filters that start exactly at `at` take the new lines in [sheets-api.md §12.6]. */
  readonly startJoins: boolean;
}

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
  moveFilter(sheet, dimension, moved, change);
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

function moveFilter(
  sheet: SheetDraft,
  dimension: Dimension,
  moved: (range: GridRange) => GridRange | undefined,
  change: LineChange,
): void {
  if (!sheet.basicFilter) return;
  const range = moved(sheet.basicFilter.range);
  const criteria = sheet.basicFilter.criteria.flatMap((criterion) => {
    const index = dimension === "ROWS" ? criterion.columnIndex : change.index(criterion.columnIndex);
    return index === undefined ? [] : [{ ...criterion, columnIndex: index }];
  });
  sheet.basicFilter = range && { range, criteria };
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
    for (const [row, cells] of sheet.rows.entries()) {
      if (cells && holdsFormula(draft, cells)) changeFormulasOfRow(draft, sheet, row, change);
    }
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

function insertRows(draft: Draft, sheet: SheetDraft, { at, count, inheritFromBefore, startJoins }: Insertion): void {
  const [before, after] = [sheet.rows[at - 1], sheet.rows[at]];
  const width = Math.max(before?.length ?? 0, after?.length ?? 0);
  const fresh = Array.from({ length: width }, (_, column) =>
    blankLike({ before: before?.[column], after: after?.[column], inheritFromBefore, startJoins }),
  );
  const row = trimmedRow(fresh);
  const rows = writableRows(draft, sheet);
  if (row || at < rows.length) {
    while (rows.length < at) rows.push(undefined);
    rows.splice(at, 0, ...Array.from({ length: count }, () => row));
  }
  sheet.rowCount += count;
  sheet.rowProperties = shiftedIn(sheet.rowProperties, at, count);
  if (at < sheet.frozenRowCount) sheet.frozenRowCount += count;
}

function insertColumns(draft: Draft, sheet: SheetDraft, { at, count, inheritFromBefore, startJoins }: Insertion): void {
  mapRows(draft, sheet, (row) => {
    const fresh = blankLike({ before: row[at - 1], after: row[at], inheritFromBefore, startJoins });
    if (!fresh && row.length <= at) return row;
    const cells = Array.from({ length: Math.max(row.length, at) }, (_, index) => row[index]);
    return [...cells.slice(0, at), ...Array.from({ length: count }, () => fresh), ...cells.slice(at)];
  });
  sheet.columnCount += count;
  sheet.columnProperties = shiftedIn(sheet.columnProperties, at, count);
  if (at < sheet.frozenColumnCount) sheet.frozenColumnCount += count;
}

/**
 * A new cell takes the format of the neighbour asked for [REQ]. It takes a validation rule where it lies inside the
 * rule's range: both neighbours carry it, or the one behind does and the switch of §12.6 lets starts join.
 */
function blankLike(place: {
  before: Cell | undefined;
  after: Cell | undefined;
  inheritFromBefore: boolean;
  startJoins: boolean;
}): Cell | undefined {
  const { before, after, inheritFromBefore, startJoins } = place;
  const source: Style | undefined = (inheritFromBefore ? before : after)?.style;
  const rule = after?.style?.validation;
  const isInside = startJoins || before?.style?.validation === rule;
  const style = internStyle(source?.format, isInside ? rule : undefined);
  return makeCell({ entered: undefined, computed: undefined, style, note: undefined });
}

function shiftedIn<T>(lines: readonly (T | undefined)[], at: number, count: number): readonly (T | undefined)[] {
  if (lines.length <= at) return lines;
  return [...lines.slice(0, at), ...Array.from({ length: count }, () => undefined), ...lines.slice(at)];
}

function spliceLines(
  draft: Draft,
  sheet: SheetDraft,
  dimension: Dimension,
  change: <T>(lines: readonly T[]) => (T | undefined)[],
): void {
  if (dimension === "ROWS") {
    const rows = writableRows(draft, sheet);
    const changed = change(rows);
    rows.length = 0;
    for (const row of changed) rows.push(row);
    while (rows.length > 0 && rows[rows.length - 1] === undefined) rows.pop();
    sheet.rowProperties = change(sheet.rowProperties);
    return;
  }
  mapRows(draft, sheet, (row) => change(row));
  sheet.columnProperties = change(sheet.columnProperties);
}

function mapRows(draft: Draft, sheet: SheetDraft, change: (row: Row) => Row): void {
  const rows = writableRows(draft, sheet);
  const done = new Map<Row, Row | undefined>();
  for (const [index, row] of rows.entries()) {
    if (!row) continue;
    if (!done.has(row)) done.set(row, trimmedRow(change(row)));
    rows[index] = done.get(row);
  }
  while (rows.length > 0 && rows[rows.length - 1] === undefined) rows.pop();
}

function trimmedRow(row: Row): Row | undefined {
  let length = row.length;
  while (length > 0 && row[length - 1] === undefined) length -= 1;
  return length === 0 ? undefined : row.slice(0, length);
}
