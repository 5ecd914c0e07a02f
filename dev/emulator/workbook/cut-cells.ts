/**
 * Cutting and pasting cells: value, format, rule and note move to another place [REQ]. References to the cells follow
 * them, and the cells' own references keep meaning the same cells, as in every spreadsheet program [inf].
 */
import { type Cell, withEntered } from "./cell";
import { cellAt, type Draft, putCell, type SheetDraft } from "./draft";
import { type Bounds, boundsOf, contains, type Dimension, type GridRange, intersects } from "./grid-range";
import { eachFormula } from "./lines";
import { rewriteReferences } from "./references";
import type { Metadata } from "./state";
import type { Switches } from "./switches";

export interface Cut {
  readonly from: SheetDraft;
  readonly source: Bounds;
  readonly to: SheetDraft;
  /** Top left of the new place. */
  readonly row: number;
  readonly column: number;
}

/** The rectangle that the cells will fill. */
export function targetOf({ source, row, column }: Cut): Bounds {
  const { top, bottom, left, right } = source;
  return { top: row, bottom: row + bottom - top, left: column, right: column + right - left };
}

/** Whether a merge lies only partly inside the cut or the overwritten cells. Such a cut is refused [inf]. */
export function cutsThroughMerge(cut: Cut): boolean {
  return splitsMerge(cut.from, cut.source) || splitsMerge(cut.to, targetOf(cut));
}

/** Moves the cells. The caller has checked permissions and made room. */
export function cutCells(draft: Draft, cut: Cut, switches: Switches): void {
  const { from, source, to, row, column } = cut;
  moveReferences(draft, cut);
  const cells = takenCells(draft, from, source).map((line) => line.map((cell) => atHome(cell, cut)));
  moveMerges(cut);
  if (switches.lineMetadataUnderCut === "travels") draft.metadata = draft.metadata.map((entry) => moved(entry, cut));
  for (const [rowOffset, line] of cells.entries()) {
    for (const [offset, cell] of line.entries()) putCell(draft, to, row + rowOffset, column + offset, cell);
  }
}

/** Takes the cells out of the rectangle, which keeps no value, format, rule or note. */
function takenCells(draft: Draft, sheet: SheetDraft, { top, bottom, left, right }: Bounds): (Cell | undefined)[][] {
  return Array.from({ length: bottom - top }, (_, rowOffset) =>
    Array.from({ length: right - left }, (_column, offset) => {
      const cell = cellAt(sheet, top + rowOffset, left + offset);
      putCell(draft, sheet, top + rowOffset, left + offset, undefined);
      return cell;
    }),
  );
}

function isInside({ top, bottom, left, right }: Bounds, row: number, column: number): boolean {
  return row >= top && row < bottom && column >= left && column < right;
}

/** References to a cut cell name its new place. */
function moveReferences(draft: Draft, { from, source, to, row, column }: Cut): void {
  const title = from.title.toLowerCase();
  eachFormula(draft, (formula, sheet) =>
    rewriteReferences(formula, (reference) => {
      const isFrom = reference.tab === undefined ? sheet === from : reference.tab.toLowerCase() === title;
      if (!isFrom || !isInside(source, reference.row, reference.column)) return reference;
      return {
        ...reference,
        tab: from === to ? reference.tab : to.title,
        row: reference.row + row - source.top,
        column: reference.column + column - source.left,
      };
    }),
  );
}

/** In another tab, a formula has to name the tab from which it came. */
function atHome(cell: Cell | undefined, { from, to }: Cut): Cell | undefined {
  if (from === to || !cell?.entered || !("formulaValue" in cell.entered)) return cell;
  const formulaValue = rewriteReferences(cell.entered.formulaValue, (reference) =>
    reference.tab === undefined ? { ...reference, tab: from.title } : reference,
  );
  return withEntered(cell, { formulaValue });
}

function splitsMerge(sheet: SheetDraft, bounds: Bounds): boolean {
  const merges = sheet.merges.map((merge) => boundsOf(merge, sheet));
  return merges.some((merge) => intersects(merge, bounds) && !contains(bounds, merge));
}

function moveMerges(cut: Cut): void {
  const { from, source, to, row, column } = cut;
  const isIn = (sheet: SheetDraft, bounds: Bounds) => (merge: GridRange) => contains(bounds, boundsOf(merge, sheet));
  const moving = from.merges.filter(isIn(from, source)).map((merge) => {
    const { top, bottom, left, right } = boundsOf(merge, from);
    const [down, along] = [row - source.top, column - source.left];
    return {
      sheetId: to.sheetId,
      startRowIndex: top + down,
      endRowIndex: bottom + down,
      startColumnIndex: left + along,
      endColumnIndex: right + along,
    };
  });
  from.merges = from.merges.filter((merge) => !isIn(from, source)(merge));
  to.merges = [...to.merges.filter((merge) => !isIn(to, targetOf(cut))(merge)), ...moving];
}

/** Metadata of whole rows or columns that were cut moves along, if the switch says so. */
function moved(entry: Metadata, { from, source, to, row, column }: Cut): Metadata {
  const { location } = entry;
  if (location.kind !== "line" || location.sheetId !== from.sheetId) return entry;
  const isWhole: Record<Dimension, boolean> = {
    ROWS: source.left === 0 && source.right === from.columnCount,
    COLUMNS: source.top === 0 && source.bottom === from.rowCount,
  };
  const [start, end, by] =
    location.dimension === "ROWS"
      ? [source.top, source.bottom, row - source.top]
      : [source.left, source.right, column - source.left];
  if (!isWhole[location.dimension] || location.index < start || location.index >= end) return entry;
  return { ...entry, location: { ...location, sheetId: to.sheetId, index: location.index + by } };
}
