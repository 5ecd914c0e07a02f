/**
 * The `Spreadsheet` resource: the answer of `spreadsheets.get`, of `getByDataFilter` and of a batch [SHEETS, CELL].
 * Parts that the mask does not ask for are not built, so a look at titles costs nothing in a big workbook.
 */
import { type Cell, effectiveOf, numberFormatOf, type Row, type Style } from "../workbook/cell";
import { displayText } from "../workbook/display";
import { isHiddenByFilter } from "../workbook/filter";
import { type Bounds, boundsOf, type Dimension, type GridRange, intersects, rangeJson } from "../workbook/grid-range";
import { isJsonObject, type Json, type JsonObject, omitDefaults, omitDefaultsDeep } from "../workbook/json";
import { metadataJson } from "../workbook/metadata";
import type { LineProperties, Metadata, SheetState, WorkbookState } from "../workbook/state";
import { ruleAnswer } from "./base/cell-data";
import { below, knownMask, type Mask, project, wants } from "./base/field-mask";
import {
  conditionalRuleJson,
  filterJson,
  filterViewJson,
  propertiesJson,
  protectionJson,
  tableJson,
} from "./base/sheet-json";
import { SPREADSHEET_STYLE } from "./spreadsheet-style";

/** Pixels of a row and a column whose size nobody set [SHEETS, inf]. */
const DEFAULT_PIXELS = { ROWS: 21, COLUMNS: 100 };

const EXTENDED = "(numberValue,stringValue,boolValue,formulaValue,errorValue)";
const METADATA = "(metadataId,metadataKey,metadataValue,visibility,location)";
const LINE = `(hiddenByFilter,hiddenByUser,pixelSize,developerMetadata${METADATA},dataSourceColumnReference)`;
const CELL =
  `userEnteredValue${EXTENDED},effectiveValue${EXTENDED},formattedValue,userEnteredFormat,effectiveFormat,hyperlink,` +
  "note,textFormatRuns,chipRuns,dataValidation,pivotTable,dataSourceTable,dataSourceFormula";

/** Every field that a mask may name. */
export const SPREADSHEET_FIELDS: Mask = knownMask(
  "spreadsheetId,spreadsheetUrl,namedRanges,dataSources,dataSourceSchedules," +
    "properties(title,locale,timeZone,autoRecalc,defaultFormat,iterativeCalculationSettings,spreadsheetTheme)," +
    `developerMetadata${METADATA},` +
    "sheets(properties(sheetId,title,index,sheetType,gridProperties,hidden,tabColor,tabColorStyle,rightToLeft)," +
    "merges,conditionalFormats,protectedRanges,basicFilter,filterViews,charts,bandedRanges,rowGroups,columnGroups," +
    `slicers,tables,developerMetadata${METADATA},` +
    `data(startRow,startColumn,rowMetadata${LINE},columnMetadata${LINE},rowData.values(${CELL})))`,
);

/** The fields of an answer without a mask and without grid data. */
export const WITHOUT_DATA: Mask = knownMask(
  "spreadsheetId,spreadsheetUrl,properties,developerMetadata," +
    "sheets(properties,merges,conditionalFormats,protectedRanges,basicFilter,filterViews,tables,developerMetadata)",
);

/**
 * The mask as Google applies it: a mask for everything does not reach the cells; only one that names them does [BACK].
 */
export function reachingCells(mask: Mask | undefined): Mask | undefined {
  return mask?.isAll ? WITHOUT_DATA : mask;
}

export interface ResourceRequest {
  readonly spreadsheetId: string;
  readonly user: string;
  readonly mask: Mask;
  /** Tabs and cells to show; absent: all. */
  readonly ranges: readonly GridRange[] | undefined;
}

/** The resource as this user sees it, reduced to the mask. */
export function spreadsheetResource(state: WorkbookState, wanted: ResourceRequest): Json {
  const { mask, spreadsheetId } = wanted;
  const { title, locale, timeZone } = state;
  const sheetMask = below(mask, "sheets");
  const bookMetadata = state.metadata.filter((entry) => entry.location.kind === "spreadsheet");
  const resource: JsonObject = {
    spreadsheetId,
    properties: { title, locale, autoRecalc: "ON_CHANGE", timeZone, ...SPREADSHEET_STYLE },
    ...omitDefaults({ developerMetadata: bookMetadata.map(metadataJson) }),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
  };
  return { ...masked(resource, mask), sheets: sheetMask && sheetsJson(state, wanted, sheetMask) };
}

function sheetsJson(state: WorkbookState, wanted: ResourceRequest, mask: Mask): Json {
  return state.sheets.flatMap((sheet, index) => {
    const ranges = wanted.ranges?.filter((range) => range.sheetId === sheet.sheetId);
    return ranges?.length === 0 ? [] : [sheetJson(state, sheet, { ...wanted, mask, ranges, index })];
  });
}

function sheetJson(state: WorkbookState, sheet: SheetState, wanted: ResourceRequest & { index: number }): JsonObject {
  const { mask, index, user } = wanted;
  const ranges = wanted.ranges ?? [{ sheetId: sheet.sheetId }];
  const dataMask = below(mask, "data");
  const own = state.metadata.filter(({ location }) => location.kind === "sheet" && location.sheetId === sheet.sheetId);
  const shown = ranges.map((range) => boundsOf(range, sheet));
  const about = {
    properties: propertiesJson(sheet, index),
    ...omitDefaults({
      // Only merges that the ranges touch [INBX].
      merges: sheet.merges
        .filter((merge) => shown.some((one) => intersects(one, boundsOf(merge, sheet))))
        .map(rangeJson),
      conditionalFormats: sheet.conditionalFormats.map(conditionalRuleJson),
      protectedRanges: sheet.protectedRanges.map((protection) => protectionJson(protection, state, user)),
      basicFilter: sheet.basicFilter && filterJson(sheet.basicFilter),
      filterViews: sheet.filterViews.map(filterViewJson),
      tables: sheet.tables.map(tableJson),
      developerMetadata: own.map(metadataJson),
    }),
  };
  const data = dataMask && shown.map((bounds) => gridDataJson(state, sheet, bounds, dataMask));
  return { ...masked(about, mask), data };
}

function gridDataJson(state: WorkbookState, sheet: SheetState, bounds: Bounds, mask: Mask): JsonObject {
  const { top, bottom, left, right } = bounds;
  const rows = { sheet, dimension: "ROWS" as const, from: top, to: bottom };
  const columns = { sheet, dimension: "COLUMNS" as const, from: left, to: right };
  const about = {
    ...omitDefaults({ startRow: top, startColumn: left }),
    // A range without cells shows its start, and properties of the lines that it has [BACK].
    rowMetadata: bottom > top ? below(mask, "rowMetadata") && linesJson(state, rows) : undefined,
    columnMetadata: right > left ? below(mask, "columnMetadata") && linesJson(state, columns) : undefined,
  };
  const rowMask = below(mask, "rowData");
  const cellMask = rowMask && below(rowMask, "values");
  return { ...masked(about, mask), ...omitDefaults({ rowData: cellMask && rowsJson(sheet, bounds, cellMask) }) };
}

/** Empty rows and cells at the end are left out; those in between are `{}`. Equal rows are mostly one object. */
function rowsJson(sheet: SheetState, { top, bottom, left, right }: Bounds, mask: Mask): Json[] {
  const made = new Map<Row | undefined, JsonObject>();
  const rows = sheet.rows.slice(top, bottom).map((row) => {
    const json = made.get(row) ?? rowJson(row, left, right, mask);
    made.set(row, json);
    return json;
  });
  while (rows.length > 0 && rows[rows.length - 1]?.values === undefined) rows.pop();
  return rows;
}

function rowJson(row: Row | undefined, left: number, right: number, mask: Mask): JsonObject {
  const cells = (row ?? []).slice(left, right);
  while (cells.length > 0 && cells[cells.length - 1] === undefined) cells.pop();
  return cells.length === 0 ? {} : { values: Array.from(cells, (cell) => (cell ? cellJson(cell, mask) : {})) };
}

function cellJson(cell: Cell, mask: Mask): JsonObject {
  const { entered, style, note } = cell;
  const effective = effectiveOf(cell);
  const shown = wants(mask, "formattedValue") ? displayText(effective, numberFormatOf(cell)) : "";
  return masked(
    {
      userEnteredValue: entered && { ...entered },
      effectiveValue: effective && effectiveJson(effective),
      formattedValue: shown || undefined,
      userEnteredFormat: style && wants(mask, "userEnteredFormat") ? formatJson(style) : undefined,
      effectiveFormat: style && wants(mask, "effectiveFormat") ? formatJson(style) : undefined,
      note,
      dataValidation: style?.validation && wants(mask, "dataValidation") ? ruleAnswer(style.validation) : undefined,
    },
    mask,
  );
}

function masked(fields: JsonObject, mask: Mask): JsonObject {
  const kept = project(fields, mask);
  return isJsonObject(kept) ? kept : {};
}

function formatJson({ format }: Style): Json | undefined {
  return format && omitDefaultsDeep(format);
}

function effectiveJson(value: NonNullable<ReturnType<typeof effectiveOf>>): JsonObject {
  if (!("errorValue" in value)) return { ...value };
  const { type, message } = value.errorValue;
  return { errorValue: omitDefaults({ type, message }) };
}

interface Lines {
  readonly sheet: SheetState;
  readonly dimension: Dimension;
  readonly from: number;
  readonly to: number;
}

function linesJson(state: WorkbookState, { sheet, dimension, from, to }: Lines): Json {
  const hung = metadataByLine(state.metadata, sheet.sheetId, dimension);
  const properties: readonly (LineProperties | undefined)[] =
    dimension === "ROWS" ? sheet.rowProperties : sheet.columnProperties;
  return Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
    const index = from + offset;
    return omitDefaults({
      pixelSize: properties[index]?.pixelSize ?? DEFAULT_PIXELS[dimension],
      hiddenByUser: properties[index]?.hiddenByUser,
      hiddenByFilter: dimension === "ROWS" && isHiddenByFilter(sheet, index, state.sheets),
      developerMetadata: hung.get(index)?.map(metadataJson),
    });
  });
}

function metadataByLine(entries: readonly Metadata[], sheetId: number, dimension: Dimension): Map<number, Metadata[]> {
  const hung = new Map<number, Metadata[]>();
  for (const entry of entries) {
    const { location } = entry;
    if (location.kind !== "line" || location.sheetId !== sheetId || location.dimension !== dimension) continue;
    hung.set(location.index, [...(hung.get(location.index) ?? []), entry]);
  }
  return hung;
}
