/** `values.get`, `update`, `append`, `clear` and `batchClear`: one range in the address, as many clients ask [DISC]. */
import * as z from "zod";
import { boundsText } from "../workbook/a1";
import { withEntered } from "../workbook/cell";
import { changeCells, type Draft, type SheetDraft } from "../workbook/draft";
import { type Bounds, boundsOf, type GridRange } from "../workbook/grid-range";
import type { JsonObject } from "../workbook/json";
import { insertLines } from "../workbook/lines";
import { gridOf, rangeOfText } from "./base/data-filter";
import { parseAs } from "./base/parse-request";
import { assertCellLimit, assertMayWrite, sheetFor } from "./base/request";
import { dimension, text } from "./base/shapes";
import { type Call, filterReader, type ReadCall } from "./call";
import { renderFields, valueRange } from "./values-read";
import {
  type Block,
  context,
  inputOption,
  updateJson,
  values,
  type Written,
  writeBlock,
  writeOptions,
} from "./values-write";

const getParameters = z.strictObject(renderFields);
const valueBody = z.strictObject({ range: text.optional(), majorDimension: dimension.default("ROWS"), values });
const updateParameters = z.strictObject(writeOptions);
const appendParameters = z.strictObject({
  ...writeOptions,
  insertDataOption: z.enum(["OVERWRITE", "INSERT_ROWS"]).default("OVERWRITE"),
});
const clearBody = z.strictObject({ ranges: z.array(text).default([]) });

/** One `ValueRange` [VRO, DRO]. */
export function valuesGet(call: ReadCall, range: unknown, parameters: unknown): JsonObject {
  const rendering = parseAs(call.method, getParameters, parameters, "");
  const reader = filterReader(call, call.state);
  const found = rangeOfText(reader, String(range));
  return valueRange(gridOf(reader, found.sheetId), found, rendering);
}

/** Writes from the top left cell of the range on [VIO]. */
export function valuesUpdate(
  call: Call,
  draft: Draft,
  asked: { range: unknown; body: unknown; query: unknown },
): Written {
  const options = parseAs(call.method, updateParameters, asked.query, "");
  const { majorDimension, values: given } = parseAs(call.method, valueBody, asked.body, "");
  const block = { range: rangeOfText(filterReader(call, draft), String(asked.range)), majorDimension, values: given };
  const updated = writeBlock(context(call, draft, 0), block, inputOption(call, options.valueInputOption), "skips");
  return {
    answer: (state) => ({ spreadsheetId: call.spreadsheetId, ...updateJson(call, state, block, updated, options) }),
  };
}

/**
 * Writes below the table that the range touches, from its first column on. The grid grows [DISC]. A table is a block of
 * cells with values that touch each other, found from the lowest one in the range (assumed). Without one, at the
 * range's start.
 */
export function valuesAppend(
  call: Call,
  draft: Draft,
  asked: { range: unknown; body: unknown; query: unknown },
): Written {
  const { insertDataOption, ...options } = parseAs(call.method, appendParameters, asked.query, "");
  const option = inputOption(call, options.valueInputOption);
  const { majorDimension, values: given } = parseAs(call.method, valueBody, asked.body, "");
  const range = rangeOfText(filterReader(call, draft), String(asked.range));
  const request = context(call, draft, 0);
  const sheet = sheetFor(request, range.sheetId);
  const bounds = boundsOf(range, sheet);
  const table = tableIn(sheet, bounds);
  const block = placed(
    { majorDimension, values: given },
    sheet.sheetId,
    table ? { ...table, top: table.bottom } : bounds,
  );
  const { endRowIndex: bottom, endColumnIndex: right, startRowIndex: at } = block.range;
  if (insertDataOption === "INSERT_ROWS" && at < sheet.rowCount)
    insertLines(draft, sheet, {
      dimension: "ROWS",
      at,
      count: bottom - at,
      inheritFromBefore: at > 0,
      startJoins: false,
    });
  sheet.rowCount = Math.max(sheet.rowCount, bottom);
  sheet.columnCount = Math.max(sheet.columnCount, right);
  assertCellLimit(request);
  const updated = writeBlock(request, block, option, "skips");
  const about = table ? { tableRange: boundsText(sheet.title, table) } : {};
  return {
    answer: (state) => ({
      spreadsheetId: call.spreadsheetId,
      ...about,
      updates: { spreadsheetId: call.spreadsheetId, ...updateJson(call, state, block, updated, options) },
    }),
  };
}

/** Empties the values; formats, notes and rules stay [DISC]. */
export function valuesClear(call: Call, draft: Draft, range: unknown): Written {
  const clearedRange = cleared(call, draft, String(range));
  return { answer: () => ({ spreadsheetId: call.spreadsheetId, clearedRange }) };
}

export function valuesBatchClear(call: Call, draft: Draft, body: unknown): Written {
  const { ranges } = parseAs(call.method, clearBody, body, "");
  const clearedRanges = ranges.map((range) => cleared(call, draft, range));
  return { answer: () => ({ spreadsheetId: call.spreadsheetId, clearedRanges }) };
}

function cleared(call: Call, draft: Draft, name: string): string {
  const request = context(call, draft, 0);
  const range = rangeOfText(filterReader(call, draft), name);
  const sheet = sheetFor(request, range.sheetId);
  assertMayWrite(request, sheet, range);
  changeCells(draft, sheet, range, (cell) => withEntered(cell, undefined));
  return boundsText(sheet.title, boundsOf(range, sheet));
}

interface PlacedBlock extends Block {
  readonly range: GridRange & {
    readonly startRowIndex: number;
    readonly endRowIndex: number;
    readonly endColumnIndex: number;
  };
}

/** The block with a range of exactly its size, so that none of it is refused as too large. */
function placed(
  { majorDimension, values: given }: Omit<Block, "range">,
  sheetId: number,
  { top, left }: Pick<Bounds, "top" | "left">,
): PlacedBlock {
  const longest = given.reduce((most, list) => Math.max(most, list.length), 0);
  const [height, width] = majorDimension === "ROWS" ? [given.length, longest] : [longest, given.length];
  const range = {
    sheetId,
    startRowIndex: top,
    endRowIndex: top + Math.max(height, 1),
    startColumnIndex: left,
    endColumnIndex: left + Math.max(width, 1),
  };
  return { range, majorDimension, values: given };
}

/** The rectangle of connected cells with values around the lowest one within the bounds. */
function tableIn(sheet: SheetDraft, { top, bottom, left, right }: Bounds): Bounds | undefined {
  const isFilled = (row: number, column: number) => sheet.rows[row]?.[column]?.entered !== undefined;
  for (let row = Math.min(bottom, sheet.rows.length) - 1; row >= top; row -= 1) {
    for (let column = left; column < right; column += 1) {
      if (isFilled(row, column)) return grown({ top: row, bottom: row + 1, left: column, right: column + 1 }, isFilled);
    }
  }
  return undefined;
}

function grown(seed: Bounds, isFilled: (row: number, column: number) => boolean): Bounds {
  const inRow = (row: number, { left, right }: Bounds) =>
    someOf(left - 1, right + 1, (column) => isFilled(row, column));
  const inColumn = (column: number, { top, bottom }: Bounds) =>
    someOf(top - 1, bottom + 1, (row) => isFilled(row, column));
  let table = seed;
  for (;;) {
    const next = {
      top: inRow(table.top - 1, table) ? table.top - 1 : table.top,
      bottom: inRow(table.bottom, table) ? table.bottom + 1 : table.bottom,
      left: inColumn(table.left - 1, table) ? table.left - 1 : table.left,
      right: inColumn(table.right, table) ? table.right + 1 : table.right,
    };
    const isSame = boundsText("", next) === boundsText("", table);
    if (isSame) return table;
    table = next;
  }
}

function someOf(from: number, to: number, holds: (index: number) => boolean): boolean {
  for (let index = from; index < to; index += 1) if (index >= 0 && holds(index)) return true;
  return false;
}
