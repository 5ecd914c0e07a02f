/**
 * The JSON that requests may carry, closed: an unknown name, a wrong type or a missing mandatory field is refused.
 * Source: the machine-readable definition as typed by Google's client [DISC]. Absent ids and indexes read as proto3
 * defaults, so `sheetId` is 0.
 */
import * as z from "zod";
import type { Json, JsonObject } from "../../workbook/json";

export const int = z.int32();
export const text = z.string();
export const flag = z.boolean();

/** Any JSON: parts that the emulator stores and returns without looking inside. */
const json: z.ZodType<Json> = z.json();
export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), json);

export const dimension = z.enum(["ROWS", "COLUMNS"]);

const edge = int.min(0).optional();

export const gridRange = z.strictObject({
  sheetId: int.default(0),
  startRowIndex: edge,
  endRowIndex: edge,
  startColumnIndex: edge,
  endColumnIndex: edge,
});

export const dimensionRange = z.strictObject({
  sheetId: int.default(0),
  dimension,
  startIndex: edge,
  endIndex: edge,
});

export const gridCoordinate = z.strictObject({
  sheetId: int.default(0),
  rowIndex: int.min(0).default(0),
  columnIndex: int.min(0).default(0),
});

export const color = z.strictObject({
  red: z.number().optional(),
  green: z.number().optional(),
  blue: z.number().optional(),
  alpha: z.number().optional(),
});

export const colorStyle = z.strictObject({ rgbColor: color.optional(), themeColor: text.optional() });

export const textFormat = z.strictObject({
  foregroundColor: color.optional(),
  foregroundColorStyle: colorStyle.optional(),
  fontFamily: text.optional(),
  fontSize: int.optional(),
  bold: flag.optional(),
  italic: flag.optional(),
  strikethrough: flag.optional(),
  underline: flag.optional(),
  link: jsonObject.optional(),
});

const numberFormat = z.strictObject({
  // The type is mandatory when a format is written [OTHER].
  type: z.enum(["TEXT", "NUMBER", "PERCENT", "CURRENCY", "DATE", "TIME", "DATE_TIME", "SCIENTIFIC"]),
  pattern: text.optional(),
});

export const cellFormat = z.strictObject({
  numberFormat: numberFormat.optional(),
  backgroundColor: color.optional(),
  backgroundColorStyle: colorStyle.optional(),
  borders: jsonObject.optional(),
  padding: jsonObject.optional(),
  horizontalAlignment: z.enum(["LEFT", "CENTER", "RIGHT"]).optional(),
  verticalAlignment: z.enum(["TOP", "MIDDLE", "BOTTOM"]).optional(),
  wrapStrategy: z.enum(["OVERFLOW_CELL", "LEGACY_WRAP", "CLIP", "WRAP"]).optional(),
  textDirection: z.enum(["LEFT_TO_RIGHT", "RIGHT_TO_LEFT"]).optional(),
  textFormat: textFormat.optional(),
  hyperlinkDisplayType: z.enum(["LINKED", "PLAIN_TEXT"]).optional(),
  textRotation: jsonObject.optional(),
});

export const condition = z.strictObject({
  type: text,
  values: z.array(z.strictObject({ userEnteredValue: text.optional(), relativeDate: text.optional() })).optional(),
});

export const validationRule = z.strictObject({
  condition,
  inputMessage: text.optional(),
  strict: flag.optional(),
  showCustomUi: flag.optional(),
});

export const extendedValue = z.strictObject({
  numberValue: z.number().optional(),
  stringValue: text.optional(),
  boolValue: flag.optional(),
  formulaValue: text.optional(),
  errorValue: jsonObject.optional(),
});

export const cellData = z.strictObject({
  userEnteredValue: extendedValue.optional(),
  effectiveValue: extendedValue.optional(),
  formattedValue: text.optional(),
  userEnteredFormat: cellFormat.optional(),
  effectiveFormat: jsonObject.optional(),
  hyperlink: text.optional(),
  note: text.optional(),
  textFormatRuns: z.array(json).optional(),
  chipRuns: z.array(json).optional(),
  dataValidation: validationRule.optional(),
  pivotTable: jsonObject.optional(),
  dataSourceTable: jsonObject.optional(),
  dataSourceFormula: jsonObject.optional(),
});

export const rowData = z.strictObject({ values: z.array(cellData).optional() });

/** Filters check which edges may go together, in words of their own [BACK]. */
const filteredRange = z.strictObject({
  sheetId: int.default(0),
  startRowIndex: int.optional(),
  endRowIndex: int.optional(),
  startColumnIndex: int.optional(),
  endColumnIndex: int.optional(),
});

const filteredLine = z.strictObject({
  sheetId: int.default(0),
  dimension: dimension.optional(),
  startIndex: int.optional(),
  endIndex: int.optional(),
});

const metadataLocation = z.strictObject({
  locationType: z.enum(["ROW", "COLUMN", "SHEET", "SPREADSHEET"]).optional(),
  spreadsheet: flag.optional(),
  sheetId: int.optional(),
  dimensionRange: filteredLine.optional(),
});

const visibility = z.enum(["DOCUMENT", "PROJECT"]);

export const developerMetadata = z.strictObject({
  metadataId: int.optional(),
  metadataKey: text.optional(),
  metadataValue: text.optional(),
  location: metadataLocation.optional(),
  visibility: visibility.optional(),
});

const metadataLookup = z.strictObject({
  metadataId: int.optional(),
  metadataKey: text.optional(),
  metadataValue: text.optional(),
  visibility: visibility.optional(),
  locationType: z.enum(["ROW", "COLUMN", "SHEET", "SPREADSHEET"]).optional(),
  metadataLocation: metadataLocation.optional(),
  locationMatchingStrategy: z.enum(["EXACT_LOCATION", "INTERSECTING_LOCATION"]).optional(),
});

export const dataFilter = z.strictObject({
  a1Range: text.optional(),
  gridRange: filteredRange.optional(),
  developerMetadataLookup: metadataLookup.optional(),
});

export const valueRenderOption = z.enum(["FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA"]);
export const dateTimeRenderOption = z.enum(["SERIAL_NUMBER", "FORMATTED_STRING"]);

export type CellDataInput = z.infer<typeof cellData>;
export type CellFormatInput = z.infer<typeof cellFormat>;
export type ExtendedValueInput = z.infer<typeof extendedValue>;
export type DataFilterInput = z.infer<typeof dataFilter>;
export type LookupInput = z.infer<typeof metadataLookup>;
export type LocationInput = z.infer<typeof metadataLocation>;
