/** `values.batchGet` and `values.batchGetByDataFilter`: values without their types [VRO, DRO]. */
import * as z from "zod";
import { boundsText } from "../workbook/a1";
import { type Cell, effectiveOf, numberFormatOf, type Row } from "../workbook/cell";
import { displayText, errorText, isDateFormat } from "../workbook/display";
import { type Bounds, boundsOf, type GridRange, isEmpty } from "../workbook/grid-range";
import type { JsonObject } from "../workbook/json";
import type { SheetState } from "../workbook/state";
import { gridOf, rangeOfText, rangesOf } from "./base/data-filter";
import { invalidArgument } from "./base/errors";
import { parseAs } from "./base/parse-request";
import { dataFilter, dateTimeRenderOption, dimension, text, valueRenderOption } from "./base/shapes";
import { filterReader, type ReadCall } from "./call";

/** How values are shown [VRO, DRO]. */
export const renderFields = {
  majorDimension: dimension.default("ROWS"),
  valueRenderOption: valueRenderOption.default("FORMATTED_VALUE"),
  dateTimeRenderOption: dateTimeRenderOption.default("SERIAL_NUMBER"),
};

const batchGetParameters = z.strictObject({ ranges: z.union([text, z.array(text)]).default([]), ...renderFields });
const batchGetBody = z.strictObject({ dataFilters: z.array(dataFilter).default([]), ...renderFields });

export interface Rendering {
  readonly majorDimension: "ROWS" | "COLUMNS";
  readonly valueRenderOption: z.infer<typeof valueRenderOption>;
  readonly dateTimeRenderOption: z.infer<typeof dateTimeRenderOption>;
}

/** Answers in the order of the ranges [§3]. */
export function batchGet(call: ReadCall, parameters: unknown): JsonObject {
  const { ranges, ...rendering } = parseAs(call.method, batchGetParameters, parameters, "");
  const reader = filterReader(call, call.state);
  const list = typeof ranges === "string" ? [ranges] : ranges;
  const valueRanges = list.map((name) => {
    const range = rangeOfText(reader, name);
    return valueRange(gridOf(reader, range.sheetId), range, rendering);
  });
  return valueRanges.length === 0
    ? { spreadsheetId: call.spreadsheetId }
    : { spreadsheetId: call.spreadsheetId, valueRanges };
}

interface Match {
  readonly range: GridRange;
  readonly valueRange: JsonObject;
  readonly dataFilters: JsonObject[];
}

/**
 * Each answer names the filters that matched its range [DF]. Filters with the same range share one answer. Answers are
 * ordered by tab, column and row, regardless of the order of filters [BACK, CFOS].
 */
export function batchGetByDataFilter(call: ReadCall, body: unknown): JsonObject {
  const { dataFilters, ...rendering } = parseAs(call.method, batchGetBody, body, "");
  if (dataFilters.length === 0) throw invalidArgument(call.method, "Must specify at least one dataFilter.");
  const matches = new Map<unknown, Match>();
  for (const [index, filter] of dataFilters.entries()) {
    const reader = filterReader(call, call.state, `Invalid dataFilter[${index}]: `);
    for (const range of rangesOf(reader, filter)) {
      const found = valueRange(gridOf(reader, range.sheetId), range, rendering);
      const match = matches.get(found.range) ?? { range, valueRange: found, dataFilters: [] };
      match.dataFilters.push(asJson(filter));
      matches.set(found.range, match);
    }
  }
  const valueRanges = inOrderOfPlaces(call.state.sheets, [...matches.values()]).map(
    ({ valueRange: found, dataFilters: filters }) => ({ valueRange: found, dataFilters: filters }),
  );
  return valueRanges.length === 0
    ? { spreadsheetId: call.spreadsheetId }
    : { spreadsheetId: call.spreadsheetId, valueRanges };
}

function inOrderOfPlaces(sheets: readonly SheetState[], matches: readonly Match[]): readonly Match[] {
  const place = ({ range }: Match): readonly number[] => {
    const index = sheets.findIndex(({ sheetId }) => sheetId === range.sheetId);
    const { top, left, right, bottom } = boundsOf(range, sheets[index] ?? { rowCount: 0, columnCount: 0 });
    return [index, left, top, right, bottom];
  };
  return [...matches].sort((one, other) => {
    const [mine, theirs] = [place(one), place(other)];
    const differs = mine.findIndex((part, step) => part !== theirs[step]);
    return differs < 0 ? 0 : (mine[differs] ?? 0) - (theirs[differs] ?? 0);
  });
}

/**
 * One `ValueRange`: the whole range, and its values without empty rows and cells at the end. Without values the key is
 * missing [§3 doc]. A range without a cell is `#REF!` [BACK].
 */
export function valueRange(sheet: SheetState, range: GridRange, rendering: Rendering): JsonObject {
  const bounds = boundsOf(range, sheet);
  if (isEmpty(bounds)) return { range: "#REF!", majorDimension: rendering.majorDimension };
  const values = valuesIn(sheet.rows, bounds, rendering);
  const about = { range: boundsText(sheet.title, bounds), majorDimension: rendering.majorDimension };
  return values.length === 0 ? about : { ...about, values };
}

type Values = readonly (readonly Rendered[])[];

/** States share unchanged tabs, and the same ranges are read again and again. */
const known = new WeakMap<SheetState["rows"], Map<string, Values>>();

function valuesIn(rows: SheetState["rows"], bounds: Bounds, rendering: Rendering): Values {
  const ranges = known.get(rows) ?? new Map<string, Values>();
  known.set(rows, ranges);
  const asked = JSON.stringify([bounds, rendering]);
  const values = ranges.get(asked) ?? readValues(rows, bounds, rendering);
  ranges.set(asked, values);
  return values;
}

function readValues(rows: SheetState["rows"], bounds: Bounds, rendering: Rendering): Values {
  const asked = rows.slice(bounds.top, bounds.bottom);
  const shown =
    rendering.majorDimension === "ROWS"
      ? asked.map((row) => (row ? rowValues(row, bounds, rendering) : []))
      : transposed(asked.map((row) => (row ? rendered(row, bounds, rendering) : []))).map(valuesOf);
  return trimmedTail(shown, (list) => list.length === 0);
}

/** States share unchanged rows, too. */
const knownRows = new WeakMap<Row, Map<string, readonly Rendered[]>>();

function rowValues(row: Row, bounds: Bounds, rendering: Rendering): readonly Rendered[] {
  const pieces = knownRows.get(row) ?? new Map<string, readonly Rendered[]>();
  knownRows.set(row, pieces);
  const asked = `${bounds.left} ${bounds.right} ${rendering.valueRenderOption} ${rendering.dateTimeRenderOption}`;
  const values = pieces.get(asked) ?? valuesOf(rendered(row, bounds, rendering));
  pieces.set(asked, values);
  return values;
}

type Rendered = string | number | boolean;

/** Marks an empty cell. A formula's empty text is a value [§3]. */
const EMPTY: unique symbol = Symbol("empty");

function rendered(row: Row, { left, right }: Bounds, rendering: Rendering): (Rendered | typeof EMPTY)[] {
  return Array.from(row.slice(left, right), (cell) => renderedValue(cell, rendering));
}

/** Without empty cells at the end. Empty cells in between are empty texts. */
function valuesOf(list: readonly (Rendered | typeof EMPTY)[]): Rendered[] {
  return trimmedTail(list, (value) => value === EMPTY).map((value) => (value === EMPTY ? "" : value));
}

function renderedValue(cell: Cell | undefined, rendering: Rendering): Rendered | typeof EMPTY {
  const { valueRenderOption: option, dateTimeRenderOption: dates } = rendering;
  if (!cell?.entered) return EMPTY;
  if (option === "FORMULA" && "formulaValue" in cell.entered) return cell.entered.formulaValue;
  const value = effectiveOf(cell);
  const format = numberFormatOf(cell);
  if (value === undefined) return EMPTY;
  if (option === "FORMATTED_VALUE") return displayText(value, format);
  if ("errorValue" in value) return errorWords(value.errorValue);
  if ("stringValue" in value) return value.stringValue;
  if ("boolValue" in value) return value.boolValue;
  return dates === "FORMATTED_STRING" && isDateFormat(format) ? displayText(value, format) : value.numberValue;
}

/** `#REF! (Reference does not exist)`: the error text, with its explanation if there is one [T:63274590534]. */
function errorWords(error: Parameters<typeof errorText>[0] & { readonly message: string }): string {
  const isExplained = error.type === "REF" && error.message !== "";
  return isExplained ? `${errorText(error)} (${error.message})` : errorText(error);
}

function transposed(rows: readonly (readonly (Rendered | typeof EMPTY)[])[]): (Rendered | typeof EMPTY)[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? EMPTY));
}

function trimmedTail<T>(list: readonly T[], isNothing: (entry: T) => boolean): readonly T[] {
  let length = list.length;
  for (let last = list[length - 1]; length > 0 && last !== undefined && isNothing(last); last = list[length - 1])
    length -= 1;
  return length === list.length ? list : list.slice(0, length);
}

/**
 * The filter as it came, without unset members. The id 0 of the first tab is a default and is left out [T:70307226347].
 */
function asJson(filter: z.infer<typeof dataFilter>): JsonObject {
  const plain: JsonObject = JSON.parse(JSON.stringify(filter), (name, value) =>
    name === "sheetId" && value === 0 ? undefined : value,
  );
  return plain;
}
