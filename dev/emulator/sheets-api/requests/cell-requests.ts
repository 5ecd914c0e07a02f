/** `updateCells`, `repeatCell`, `appendCells`: cells by position. */
import * as z from "zod";
import type { Cell } from "../../workbook/cell";
import { cellAt, changeCells, putCell, type SheetDraft } from "../../workbook/draft";
import { isHiddenByFilter } from "../../workbook/filter";
import { boundsOf, type GridRange } from "../../workbook/grid-range";
import { shiftedFormula } from "../../workbook/references";
import { appliedCell, type CellMask, cellMaskOf } from "../base/cell-data";
import { notEmulated } from "../base/errors";
import {
  assertCellLimit,
  assertMayWrite,
  isLostUnderMerge,
  type RequestContext,
  refuse,
  request,
  sheetFor,
  sheetOfRange,
} from "../base/request";
import { type CellDataInput, cellData, gridCoordinate, gridRange, int, rowData, text } from "../base/shapes";
import { assertMayDress } from "./typed-columns";

interface Block {
  readonly sheet: SheetDraft;
  readonly top: number;
  readonly left: number;
  /** The edge that rows may not cross: of the grid, or of the given range. End exclusive. */
  readonly bottom: number;
  readonly right: number;
  readonly rows: readonly (readonly CellDataInput[])[];
  readonly mask: CellMask;
}

/**
 * Writes rows of cells from `start` on, or over `range`, where cells without data are cleared in the masked fields
 * [REQ].
 */
export const updateCells = request(
  z.strictObject({
    rows: z.array(rowData).optional(),
    fields: text.optional(),
    start: gridCoordinate.optional(),
    range: gridRange.optional(),
  }),
  (context, { rows, fields, start, range }) => {
    const mask = cellMaskOf(context, fields);
    const cells = (rows ?? []).map((row) => row.values ?? []);
    if (start && range) refuse(context, "Only one of start and range may be set.");
    if (range) updateRange(context, range, cells, mask);
    else if (start) updateFrom(context, start, cells, mask);
    else refuse(context, "Must specify either start or range.");
    return {};
  },
);

/** Writes one cell over a whole range [REQ]. Relative references in a formula shift with each cell. */
export const repeatCell = request(
  z.strictObject({ range: gridRange, cell: cellData.default({}), fields: text.optional() }),
  (context, { range, cell, fields }) => {
    const mask = cellMaskOf(context, fields);
    const sheet = sheetOfRange(context, range);
    assertMayWrite(context, sheet, range);
    assertMayDress(context, sheet, range, mask);
    const formula = mask.value ? cell.userEnteredValue?.formulaValue : undefined;
    if (formula === undefined) {
      changeCells(context.draft, sheet, range, (old) => appliedCell(context, old, cell, mask));
      return {};
    }
    const { top, bottom, left, right } = boundsOf(range, sheet);
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        const userEnteredValue = { formulaValue: shiftedFormula(formula, row - top, column - left) };
        const changed = appliedCell(context, cellAt(sheet, row, column), { ...cell, userEnteredValue }, mask);
        putCell(context.draft, sheet, row, column, changed);
      }
    }
    return {};
  },
);

/**
 * Adds rows after the last row with data. The grid grows if needed [REQ]. If a filter hides rows, the last visible row
 * counts, so that hidden rows below it are overwritten; several projects report that [FILTER].
 */
export const appendCells = request(
  z.strictObject({
    sheetId: int.default(0),
    rows: z.array(rowData).optional(),
    fields: text.optional(),
    tableId: text.optional(),
  }),
  (context, { sheetId, rows, fields, tableId }) => {
    if (tableId !== undefined) throw notEmulated("appendCells into a table");
    const sheet = sheetFor(context, sheetId);
    const mask = cellMaskOf(context, fields);
    const cells = (rows ?? []).map((row) => row.values ?? []);
    const top = rowAfterData(context, sheet);
    sheet.rowCount = Math.max(sheet.rowCount, top + cells.length);
    assertCellLimit(context);
    updateFrom(context, { sheetId, rowIndex: top, columnIndex: 0 }, cells, mask);
    return {};
  },
);

function updateFrom(
  context: RequestContext,
  start: { sheetId: number; rowIndex: number; columnIndex: number },
  rows: readonly (readonly CellDataInput[])[],
  mask: CellMask,
): void {
  const sheet = sheetFor(context, start.sheetId);
  const block = {
    top: start.rowIndex,
    left: start.columnIndex,
    bottom: sheet.rowCount,
    right: sheet.columnCount,
    sheet,
    rows,
    mask,
  };
  assertFits(context, block);
  writeBlock(context, block);
}

function updateRange(
  context: RequestContext,
  range: GridRange,
  rows: readonly (readonly CellDataInput[])[],
  mask: CellMask,
): void {
  const sheet = sheetOfRange(context, range);
  const block = { ...boundsOf(range, sheet), sheet, rows, mask };
  assertFits(context, block);
  assertMayWrite(context, sheet, range);
  assertMayDress(context, sheet, range, mask);
  for (let row = block.top; row < block.bottom; row += 1) {
    for (let column = block.left; column < block.right; column += 1) {
      const data = rows[row - block.top]?.[column - block.left] ?? {};
      writeCell(context, { sheet, row, column }, data, mask);
    }
  }
}

function writeCell(
  context: RequestContext,
  { sheet, row, column }: { sheet: SheetDraft; row: number; column: number },
  data: CellDataInput,
  mask: CellMask,
): void {
  const own = mask.value && isLostUnderMerge(context, sheet, row, column) ? { ...mask, value: false } : mask;
  putCell(context.draft, sheet, row, column, appliedCell(context, cellAt(sheet, row, column), data, own));
}

/** [T:4705086984] for columns; the text for rows is modeled on it. */
function assertFits(context: RequestContext, { top, left, bottom, right, rows }: Block): void {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (left + width > right || left >= right) {
    const column = Math.max(left, right);
    refuse(context, `Attempting to write column: ${column}, beyond the last requested column of: ${right - 1}`);
  }
  if (top + rows.length > bottom || top >= bottom) {
    const row = Math.max(top, bottom);
    refuse(context, `Attempting to write row: ${row}, beyond the last requested row of: ${bottom - 1}`);
  }
}

function writeBlock(context: RequestContext, { sheet, top, left, rows, mask }: Block): void {
  for (const [rowOffset, cells] of rows.entries()) {
    const row = top + rowOffset;
    const part = rowPart(sheet.sheetId, row, left, left + cells.length);
    assertMayWrite(context, sheet, part);
    assertMayDress(context, sheet, part, mask);
    for (const [offset, data] of cells.entries()) {
      writeCell(context, { sheet, row, column: left + offset }, data, mask);
    }
  }
}

function rowPart(sheetId: number, row: number, left: number, right: number): GridRange {
  return { sheetId, startRowIndex: row, endRowIndex: row + 1, startColumnIndex: left, endColumnIndex: right };
}

function rowAfterData(context: RequestContext, sheet: SheetDraft): number {
  const hasData = (cell: Cell | undefined) => cell?.entered !== undefined;
  for (let row = sheet.rows.length - 1; row >= 0; row -= 1) {
    if (sheet.rows[row]?.some(hasData) && !isHiddenByFilter(sheet, row, context.draft.sheets)) return row + 1;
  }
  return 0;
}
