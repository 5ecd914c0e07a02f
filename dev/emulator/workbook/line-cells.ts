/** How inserted, deleted and moved rows and columns change the cells and sizes of their own tab. */
import { type Cell, internStyle, makeCell, type Row, type Style } from "./cell";
import { type Draft, type SheetDraft, writableRows } from "./draft";
import type { Dimension } from "./grid-range";

export interface Insertion {
  readonly dimension: Dimension;
  readonly at: number;
  readonly count: number;
  /** True: formats come from the line before; false: from the line that was at `at`. */
  readonly inheritFromBefore: boolean;
  /** True: rules, protections and filters that start exactly at `at` include the new lines [sheets-api.md §12.6]. */
  readonly startJoins: boolean;
}

/** Inserts empty rows, with formats and rules as `blankLike` says. */
export function insertRows(
  draft: Draft,
  sheet: SheetDraft,
  { at, count, inheritFromBefore, startJoins }: Insertion,
): void {
  const [before, after] = [sheet.rows[at - 1], sheet.rows[at]];
  const width = Math.max(before?.length ?? 0, after?.length ?? 0);
  const fresh = Array.from({ length: width }, (_, column) =>
    blankLike({ before: before?.[column], after: after?.[column], inheritFromBefore, startJoins }),
  );
  const row = trimmedRow(fresh);
  const rows = writableRows(draft, sheet);
  if (row || at < rows.length) {
    while (rows.length < at) rows.push(undefined);
    // One by one: a spread of very many rows would not fit on the stack.
    const below = rows.splice(at);
    for (let added = 0; added < count; added += 1) rows.push(row);
    for (const old of below) rows.push(old);
    while (rows.length > 0 && rows[rows.length - 1] === undefined) rows.pop();
  }
  sheet.rowCount += count;
  sheet.rowProperties = shiftedIn(sheet.rowProperties, at, count);
  if (at < sheet.frozenRowCount) sheet.frozenRowCount += count;
}

/** The same for columns. */
export function insertColumns(
  draft: Draft,
  sheet: SheetDraft,
  { at, count, inheritFromBefore, startJoins }: Insertion,
): void {
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
 * A new cell takes the format of the requested neighbor [REQ]. It takes a validation rule if it lies inside the rule's
 * range: both neighbors have the rule, or the one after does and the switch of §12.6 lets starts join.
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

/** Rearranges rows or columns, with their cells and sizes. */
export function spliceLines(
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
