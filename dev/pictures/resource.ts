/** What a drawing needs of the answer of `spreadsheets.get`. Google's names; everything that is not set is absent. */
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import type { EffectiveValue } from "../emulator/workbook/cell";

export interface Color {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
}

export interface Format {
  readonly backgroundColor?: Color;
  readonly backgroundColorStyle?: { readonly rgbColor?: Color };
  readonly horizontalAlignment?: "LEFT" | "CENTER" | "RIGHT";
  readonly wrapStrategy?: "OVERFLOW_CELL" | "LEGACY_WRAP" | "CLIP" | "WRAP";
  readonly textFormat?: {
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly strikethrough?: boolean;
    readonly fontSize?: number;
    readonly foregroundColor?: Color;
    readonly foregroundColorStyle?: { readonly rgbColor?: Color };
  };
}

export interface Condition {
  readonly type: string;
  readonly values?: readonly { readonly userEnteredValue?: string }[];
}

export interface DrawnCell {
  readonly effectiveValue?: EffectiveValue;
  readonly formattedValue?: string;
  readonly effectiveFormat?: Format;
  readonly note?: string;
  readonly dataValidation?: { readonly condition: Condition; readonly showCustomUi?: boolean };
}

interface Range {
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

export interface ColorRule {
  readonly ranges: readonly Range[];
  readonly booleanRule?: { readonly condition: Condition; readonly format: Format };
}

interface Line {
  readonly pixelSize: number;
  readonly hiddenByUser?: boolean;
  readonly hiddenByFilter?: boolean;
}

interface Group {
  readonly range: { readonly startIndex?: number; readonly endIndex?: number };
  readonly collapsed?: boolean;
}

export interface Tab {
  readonly properties: {
    readonly title: string;
    readonly hidden?: boolean;
    readonly tabColor?: Color;
    readonly gridProperties: { readonly frozenRowCount?: number; readonly frozenColumnCount?: number };
  };
  readonly conditionalFormats?: readonly ColorRule[];
  readonly basicFilter?: { readonly range: Range };
  readonly columnGroups?: readonly Group[];
  readonly data: readonly {
    readonly rowData?: readonly { readonly values?: readonly DrawnCell[] }[];
    readonly rowMetadata: readonly Line[];
    readonly columnMetadata: readonly Line[];
  }[];
}

export interface Book {
  readonly properties: { readonly title: string; readonly timeZone: string };
  readonly sheets: readonly Tab[];
}

/** The whole spreadsheet with its cells, as this user sees it. */
export function bookOf(spreadsheet: Spreadsheet, user: string, now: number): Book {
  // A cast: the API gives plain JSON of exactly this shape.
  return spreadsheet.call("spreadsheets.get", [spreadsheet.id, { includeGridData: true }], { user, now }) as Book;
}
