/** `values.batchUpdate` and `values.batchUpdateByDataFilter`: sparse rectangles of values [VIO]. */
import * as z from "zod";
import { boundsText, columnLetters } from "../workbook/a1";
import { numberFormatOf, withEntered, withNumberFormat } from "../workbook/cell";
import { coerceTyped, type Typed } from "../workbook/coercion";
import { cellAt, type Draft, findSheet, putCell } from "../workbook/draft";
import { boundsOf, type GridRange } from "../workbook/grid-range";
import type { JsonObject } from "../workbook/json";
import type { WorkbookState } from "../workbook/state";
import { assertTextLength } from "./base/cell-data";
import { gridOf, rangeOfText, rangesOf } from "./base/data-filter";
import { invalidArgument } from "./base/errors";
import { parseAs } from "./base/parse-request";
import { assertMayWrite, isLostUnderMerge, type RequestContext, sheetFor } from "./base/request";
import { dataFilter, dateTimeRenderOption, dimension, flag, text, valueRenderOption } from "./base/shapes";
import { type Call, filterReader } from "./call";
import { assertNotTyped } from "./requests/typed-columns";
import { type Rendering, valueRange } from "./values-read";

const cellValue = z.union([text, z.number(), flag, z.null()]);
export const values = z.array(z.array(cellValue)).default([]);

/** How values are read, and how the answer shows them [VIO]. */
export const writeOptions = {
  valueInputOption: z.enum(["RAW", "USER_ENTERED"]).optional(),
  includeValuesInResponse: flag.default(false),
  responseValueRenderOption: valueRenderOption.default("FORMATTED_VALUE"),
  responseDateTimeRenderOption: dateTimeRenderOption.default("SERIAL_NUMBER"),
};

const byRange = z.strictObject({
  ...writeOptions,
  data: z.array(z.strictObject({ range: text, majorDimension: dimension.default("ROWS"), values })).default([]),
});

const byFilter = z.strictObject({
  ...writeOptions,
  data: z.array(z.strictObject({ dataFilter, majorDimension: dimension.default("ROWS"), values })).default([]),
});

type CellValue = z.infer<typeof cellValue>;
type InputOption = "RAW" | "USER_ENTERED";

/** Values for a range. */
export interface Block {
  readonly range: GridRange;
  readonly majorDimension: "ROWS" | "COLUMNS";
  readonly values: readonly (readonly CellValue[])[];
}

/** What was written, for the answer that is made after everything is calculated. */
export interface Written {
  readonly answer: (state: WorkbookState) => JsonObject;
}

/** Writes every block, or fails with nothing written [LIM]. */
export function valuesBatchUpdate(call: Call, draft: Draft, body: unknown): Written {
  const { data, ...options } = parseAs(call.method, byRange, body, "");
  const option = inputOption(call, options.valueInputOption);
  const blocks = data.map((entry, index) => {
    const range = rangeOfText(filterReader(call, draft, `Invalid data[${index}]: `), entry.range);
    const block = { range, majorDimension: entry.majorDimension, values: entry.values };
    return { block, updated: writeBlock(context(call, draft, index), block, option, "skips") };
  });
  return {
    answer: (state) => ({
      spreadsheetId: call.spreadsheetId,
      ...totals(blocks),
      responses: blocks.map(({ block, updated }) => ({
        spreadsheetId: call.spreadsheetId,
        ...updateJson(call, state, block, updated, options),
      })),
    }),
  };
}

/** Writes to every range that a filter matches. Whether `null` skips a cell is a switch [§12.5]. */
export function valuesBatchUpdateByDataFilter(call: Call, draft: Draft, body: unknown): Written {
  const { data, ...options } = parseAs(call.method, byFilter, body, "");
  const option = inputOption(call, options.valueInputOption);
  const blocks = data.flatMap(({ dataFilter: filter, majorDimension, values: given }, index) =>
    rangesOf(filterReader(call, draft, `Invalid data[${index}]: `), filter).map((range) => {
      const block = { range, majorDimension, values: given };
      return {
        filter,
        block,
        updated: writeBlock(context(call, draft, index), block, option, call.switches.nullInDataFilterWrite),
      };
    }),
  );
  return {
    answer: (state) => ({
      spreadsheetId: call.spreadsheetId,
      ...totals(blocks),
      responses: blocks.map(({ filter, block, updated }) => ({
        dataFilter: JSON.parse(JSON.stringify(filter)),
        ...updateJson(call, state, block, updated, options),
      })),
    }),
  };
}

/** The context of the item with this number. */
export function context(call: Call, draft: Draft, index: number): RequestContext {
  const writer = { user: call.user, obeysWarnings: call.switches.warningOnlyForApi === "refused" };
  return { method: call.method, draft, writer, switches: call.switches, now: call.now, where: `data[${index}]` };
}

/** The option is mandatory [VIO]. */
export function inputOption(call: Call, option: InputOption | undefined): InputOption {
  if (option) return option;
  throw invalidArgument(call.method, "'valueInputOption' is required but not specified");
}

/** What a block changed. */
export interface Updated {
  readonly cells: number;
  readonly rows: number;
  readonly columns: number;
  readonly range: GridRange;
}

/** Writes the block. Fails if it does not fit its range, or if cells are protected. */
export function writeBlock(
  request: RequestContext,
  block: Block,
  option: InputOption,
  nulls: "skips" | "empties",
): Updated {
  const sheet = sheetFor(request, block.range.sheetId);
  const rows = block.majorDimension === "ROWS" ? block.values : transposed(block.values);
  const bounds = boundsOf(block.range, sheet);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  assertFits(request, block.range, { height: rows.length, width });
  const { top, left } = bounds;
  const range = {
    sheetId: sheet.sheetId,
    startRowIndex: top,
    endRowIndex: top + Math.max(rows.length, 1),
    startColumnIndex: left,
    endColumnIndex: left + Math.max(width, 1),
  };
  assertMayWrite(request, sheet, range);
  if (request.switches.typedColumnValues === "refused") assertNotTyped(request, sheet, range);
  let cells = 0;
  for (const [rowOffset, row] of rows.entries()) {
    for (const [offset, value] of row.entries()) {
      if (value === null && nulls === "skips") continue;
      writeValue(request, { sheetId: sheet.sheetId, row: top + rowOffset, column: left + offset }, value, option);
      cells += 1;
    }
  }
  return { cells, rows: rows.length, columns: width, range };
}

/** A range of one cell is only the start; a larger one is a limit, and the grid does not grow [§6, T:67157449306]. */
function assertFits(request: RequestContext, range: GridRange, size: { height: number; width: number }): void {
  const sheet = sheetFor(request, range.sheetId);
  const { top, bottom, left, right } = boundsOf(range, sheet);
  const isOrigin = bottom - top === 1 && right - left === 1;
  const name = boundsText(sheet.title, { top, bottom, left, right }).replace(/^([^'!]+)!/, "'$1'!");
  const rowLimit = isOrigin ? sheet.rowCount : bottom;
  const columnLimit = isOrigin ? sheet.columnCount : right;
  if (top + size.height > rowLimit) {
    throw invalidArgument(
      request.method,
      `Requested writing within range [${name}], but tried writing to row [${rowLimit + 1}]`,
    );
  }
  if (left + size.width > columnLimit) {
    const column = columnLetters(columnLimit);
    throw invalidArgument(
      request.method,
      `Requested writing within range [${name}], but tried writing to column [${column}]`,
    );
  }
}

function writeValue(
  request: RequestContext,
  { sheetId, row, column }: { sheetId: number; row: number; column: number },
  value: CellValue,
  option: InputOption,
): void {
  const sheet = findSheet(request.draft, sheetId);
  if (!sheet || isLostUnderMerge(request, sheet, row, column)) return;
  const cell = cellAt(sheet, row, column);
  const typed = typedValue(request, value, option, numberFormatOf(cell));
  const written = withEntered(cell, typed.entered);
  putCell(
    request.draft,
    sheet,
    row,
    column,
    typed.numberFormat ? withNumberFormat(written, typed.numberFormat) : written,
  );
}

/** RAW stores the value as it is; USER_ENTERED reads texts as if typed [VIO]. */
function typedValue(
  request: RequestContext,
  value: CellValue,
  option: InputOption,
  format: ReturnType<typeof numberFormatOf>,
): Typed {
  if (value === null || value === "") return { entered: undefined, numberFormat: undefined };
  if (typeof value === "number") return { entered: { numberValue: value }, numberFormat: undefined };
  if (typeof value === "boolean") return { entered: { boolValue: value }, numberFormat: undefined };
  assertTextLength(request, value);
  if (option === "RAW") return { entered: { stringValue: value }, numberFormat: undefined };
  return coerceTyped(value, {
    format,
    year: new Date(request.now).getUTCFullYear(),
    switches: request.switches,
    sheets: request.draft.sheets,
  });
}

function transposed(lists: readonly (readonly CellValue[])[]): CellValue[][] {
  const height = lists.reduce((most, list) => Math.max(most, list.length), 0);
  return Array.from({ length: height }, (_, row) => lists.map((list) => list[row] ?? null));
}

function totals(blocks: readonly { readonly updated: Updated; readonly block: Block }[]): JsonObject {
  const sum = (part: "cells" | "rows" | "columns") => blocks.reduce((total, { updated }) => total + updated[part], 0);
  const sheets = new Set(blocks.map(({ block }) => block.range.sheetId));
  return {
    totalUpdatedRows: sum("rows"),
    totalUpdatedColumns: sum("columns"),
    totalUpdatedCells: sum("cells"),
    totalUpdatedSheets: sheets.size,
  };
}

/** `UpdateValuesResponse` without the spreadsheet's id. */
export function updateJson(
  call: Call,
  state: WorkbookState,
  block: Block,
  updated: Updated,
  options: {
    includeValuesInResponse: boolean;
    responseValueRenderOption: Rendering["valueRenderOption"];
    responseDateTimeRenderOption: Rendering["dateTimeRenderOption"];
  },
): JsonObject {
  const sheet = gridOf(filterReader(call, state), block.range.sheetId);
  const rendering = {
    majorDimension: block.majorDimension,
    valueRenderOption: options.responseValueRenderOption,
    dateTimeRenderOption: options.responseDateTimeRenderOption,
  };
  return {
    updatedRange: boundsText(sheet.title, boundsOf(updated.range, sheet)),
    updatedRows: updated.rows,
    updatedColumns: updated.columns,
    updatedCells: updated.cells,
    updatedData: options.includeValuesInResponse ? valueRange(sheet, updated.range, rendering) : undefined,
  };
}
