/** The whole state of a workbook as immutable values: a snapshot holds it, and every action turns it into a new one. */
import type { Condition, Row } from "./cell";
import type { Dimension, GridRange } from "./grid-range";
import type { JsonObject } from "./json";
import type { TypedTable } from "./typed-table";

export interface WorkbookState {
  readonly title: string;
  readonly locale: string;
  readonly timeZone: string;
  /** E-mail of the owner, who may edit everything that is protected. */
  readonly owner: string;
  /** In the order of the tabs. */
  readonly sheets: readonly SheetState[];
  readonly metadata: readonly Metadata[];
  /** The next id that the API chooses itself. It counts up, where Google draws one. */
  readonly nextId: number;
}

export interface SheetState {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rightToLeft: boolean;
  readonly tabColorStyle: JsonObject | undefined;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRowCount: number;
  readonly frozenColumnCount: number;
  readonly hideGridlines: boolean;
  /** Rows from the top. Rows beyond the end, and empty ones, are absent. Equal rows may be one object. */
  readonly rows: readonly (Row | undefined)[];
  readonly rowProperties: readonly (LineProperties | undefined)[];
  readonly columnProperties: readonly (LineProperties | undefined)[];
  readonly merges: readonly GridRange[];
  readonly protectedRanges: readonly ProtectedRange[];
  readonly conditionalFormats: readonly ConditionalRule[];
  readonly basicFilter: BasicFilter | undefined;
  /** Stored, and without effect on what the API reads. */
  readonly filterViews: readonly FilterView[];
  readonly tables: readonly TypedTable[];
}

/** `DimensionProperties` [SHEETS] that differ from the default. Pixels. */
export interface LineProperties {
  readonly pixelSize?: number | undefined;
  readonly hiddenByUser?: boolean | undefined;
}

/** `ProtectedRange` [SHEETS]. Without `editors` everybody who may edit the spreadsheet may edit here. */
export interface ProtectedRange {
  readonly protectedRangeId: number;
  readonly range: GridRange;
  readonly description?: string | undefined;
  readonly warningOnly?: boolean | undefined;
  readonly editors?: Editors | undefined;
  readonly unprotectedRanges?: readonly GridRange[] | undefined;
}

export interface Editors {
  readonly users?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly domainUsersCanEdit?: boolean | undefined;
}

/** `ConditionalFormatRule` [SHEETS]: identified only by its place in the list. */
export interface ConditionalRule {
  readonly ranges: readonly GridRange[];
  readonly rule: JsonObject;
}

/** `BasicFilter` [SHEETS]: criteria by column index. */
export interface BasicFilter {
  readonly range: GridRange;
  readonly criteria: readonly FilterCriterion[];
}

/** `FilterView` [SHEETS]: a filter that only those see who choose it. */
export interface FilterView extends BasicFilter {
  readonly filterViewId: number;
  readonly title: string;
}

export interface FilterCriterion {
  readonly columnIndex: number;
  readonly hiddenValues: readonly string[];
  readonly condition: Condition | undefined;
}

/** `DeveloperMetadata` [META]. */
export interface Metadata {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue: string | undefined;
  readonly visibility: "DOCUMENT" | "PROJECT";
  readonly location: MetadataLocation;
}

export type MetadataLocation =
  | { readonly kind: "spreadsheet" }
  | { readonly kind: "sheet"; readonly sheetId: number }
  | { readonly kind: "line"; readonly sheetId: number; readonly dimension: Dimension; readonly index: number };

/** New tabs have this grid [REQ]. */
export const DEFAULT_GRID = { rowCount: 1000, columnCount: 26 };

/** Cells per spreadsheet, empty ones included [LIM]. */
export const CELL_LIMIT = 10_000_000;

/** Characters of one cell [LIM]. */
export const CELL_TEXT_LIMIT = 50_000;

/** [sheets-api.md §11, several live] */
export const CELL_TEXT_TOO_LONG = "Your input contains more than the maximum of 50000 characters in a single cell.";

/** Columns of one tab [LIM, secondary sources]. */
export const COLUMN_LIMIT = 18_278;

/** An empty tab. */
export function blankSheet(sheetId: number, title: string): SheetState {
  return {
    sheetId,
    title,
    hidden: false,
    rightToLeft: false,
    tabColorStyle: undefined,
    ...DEFAULT_GRID,
    frozenRowCount: 0,
    frozenColumnCount: 0,
    hideGridlines: false,
    rows: [],
    rowProperties: [],
    columnProperties: [],
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    basicFilter: undefined,
    filterViews: [],
    tables: [],
  };
}

/** A new spreadsheet: one tab `Sheet1` with the id 0. */
export function blankWorkbook(about: Pick<WorkbookState, "title" | "locale" | "timeZone" | "owner">): WorkbookState {
  const { title, locale, timeZone, owner } = about;
  return { title, locale, timeZone, owner, sheets: [blankSheet(0, "Sheet1")], metadata: [], nextId: 1001 };
}
