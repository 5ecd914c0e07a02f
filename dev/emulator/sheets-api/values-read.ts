/** `values.batchGet` and `values.batchGetByDataFilter`: cells without their types [VRO, DRO]. */
import * as z from "zod";
import { boundsText } from "../workbook/a1";
import { type Cell, effectiveOf, numberFormatOf, type Row } from "../workbook/cell";
import { displayText, errorText, isDateFormat } from "../workbook/display";
import { type Bounds, boundsOf, type GridRange } from "../workbook/grid-range";
import type { JsonObject } from "../workbook/json";
import type { SheetState } from "../workbook/state";
import { filterReader, type ReadCall } from "./call";
import { gridOf, rangeOfText, rangesOf } from "./data-filter";
import { parseAs } from "./parse-request";
import { dataFilter, dateTimeRenderOption, dimension, text, valueRenderOption } from "./shapes";

const renderFields = {
  majorDimension: dimension.default("ROWS"),
  valueRenderOption: valueRenderOption.default("FORMATTED_VALUE"),
  dateTimeRenderOption: dateTimeRenderOption.default("SERIAL_NUMBER"),
};

const batchGetParameters = z.strictObject({ ranges: z.union([text, z.array(text)]).default([]), ...renderFields });
const batchGetBody = z.strictObject({ dataFilters: z.array(dataFilter).min(1), ...renderFields });

export interface Rendering {
  readonly majorDimension: "ROWS" | "COLUMNS";
  readonly valueRenderOption: z.infer<typeof valueRenderOption>;
  readonly dateTimeRenderOption: z.infer<typeof dateTimeRenderOption>;
  /** Errors come as no value at all: the switch `errorsAsValues`. */
  readonly hidesErrors?: boolean;
}

/** What was asked for, as the switches have it. */
const renderingOf = ({ switches }: ReadCall, asked: Rendering): Rendering => ({
  ...asked,
  hidesErrors: switches.errorsAsValues === "blank",
  dateTimeRenderOption:
    switches.datesAsFormattedString === "number" ? ("SERIAL_NUMBER" as const) : asked.dateTimeRenderOption,
});

/** Answers in the order of the ranges [§3]. */
export function batchGet(call: ReadCall, parameters: unknown): JsonObject {
  const { ranges, ...asked } = parseAs(call.method, batchGetParameters, parameters, "");
  const rendering = renderingOf(call, asked);
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

/** Each answer names the filters that matched its range [DF]; equal ranges of several filters are a switch [§12.5]. */
export function batchGetByDataFilter(call: ReadCall, body: unknown): JsonObject {
  const { dataFilters, ...asked } = parseAs(call.method, batchGetBody, body, "");
  const rendering = renderingOf(call, asked);
  const reader = filterReader(call, call.state);
  const matches: { range: GridRange; dataFilters: JsonObject[] }[] = [];
  for (const filter of dataFilters) {
    for (const range of rangesOf(reader, filter)) {
      const equal = matches.find((match) => isSameRange(gridOf(reader, range.sheetId), match.range, range));
      if (equal && call.switches.equalFilters === "merged") equal.dataFilters.push(asJson(filter));
      else matches.push({ range, dataFilters: [asJson(filter)] });
    }
  }
  const valueRanges = matches.map((match) => ({
    valueRange: valueRange(gridOf(reader, match.range.sheetId), match.range, rendering),
    dataFilters: match.dataFilters,
  }));
  return valueRanges.length === 0
    ? { spreadsheetId: call.spreadsheetId }
    : { spreadsheetId: call.spreadsheetId, valueRanges };
}

/** One `ValueRange`: the range as a whole, and its values without trailing empty rows and cells; none, no key [§3 doc]. */
export function valueRange(sheet: SheetState, range: GridRange, rendering: Rendering): JsonObject {
  const bounds = boundsOf(range, sheet);
  const values = valuesIn(sheet.rows, bounds, rendering);
  const about = { range: boundsText(sheet.title, bounds), majorDimension: rendering.majorDimension };
  return values.length === 0 ? about : { ...about, values };
}

type Values = readonly (readonly Rendered[])[];

/** States share the tabs that did not change, and the same ranges are read again and again. */
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
  const lists = rows.slice(bounds.top, bounds.bottom).map((row) => (row ? rendered(row, bounds, rendering) : []));
  const shown = (rendering.majorDimension === "ROWS" ? lists : transposed(lists)).map(valuesOf);
  return trimmedTail(shown, (list) => list.length === 0);
}

type Rendered = string | number | boolean;

/** Marks a cell that holds nothing; a formula's empty text is a value [§3]. */
const EMPTY: unique symbol = Symbol("empty");

function rendered(row: Row, { left, right }: Bounds, rendering: Rendering): (Rendered | typeof EMPTY)[] {
  return Array.from(row.slice(left, right), (cell) => renderedValue(cell, rendering));
}

/** Without empty cells at the end; those in between are empty texts. */
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
  if ("errorValue" in value) return rendering.hidesErrors ? EMPTY : errorWords(value.errorValue);
  if ("stringValue" in value) return value.stringValue;
  if ("boolValue" in value) return value.boolValue;
  return dates === "FORMATTED_STRING" && isDateFormat(format) ? displayText(value, format) : value.numberValue;
}

/** `#REF! (Reference does not exist)`: the sign, with its explanation where there is one [T:63274590534]. */
function errorWords(error: { type: Parameters<typeof errorText>[0]; message: string }): string {
  const isExplained = error.type === "REF" && error.message !== "";
  return isExplained ? `${errorText(error.type)} (${error.message})` : errorText(error.type);
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

function isSameRange(sheet: SheetState, a: GridRange, b: GridRange): boolean {
  return a.sheetId === b.sheetId && boundsText("", boundsOf(a, sheet)) === boundsText("", boundsOf(b, sheet));
}

/** The filter as it came, without what was not set; the id 0 of the first tab is a default and left out [T:70307226347]. */
function asJson(filter: z.infer<typeof dataFilter>): JsonObject {
  const plain: JsonObject = JSON.parse(JSON.stringify(filter), (name, value) =>
    name === "sheetId" && value === 0 ? undefined : value,
  );
  return plain;
}
