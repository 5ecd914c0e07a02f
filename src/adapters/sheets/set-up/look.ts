/** Reads everything of a workbook that may have been lost, for set-up, in as few requests as possible. */
import type { TabName } from "../../../domain/workbook/tabs";
import type { GridData, GridRange, SheetsApi, Spreadsheet } from "../google/api";
import { mayBeUnreadable } from "../shape/cells";
import type { PlatformFacts } from "../shape/platform-facts";
import { columnCells } from "../shape/ranges";
import { type More, type Sheet, type Structure, toStructure } from "../shape/structure";
import { readStructure } from "../shape/structure-read";
import type { ColorSeen } from "./colors";

/** The number of top rows that are examined for losses, headings included. The last row of the tab is examined too. */
export const PROBED_ROWS = 21;

export interface CellLook {
  readonly text: string;
  /** The cell holds text, not a number or a date that only looks like one. */
  readonly isText: boolean;
  readonly note: string;
  readonly isValidated: boolean;
  /** Type of the number format; `null`: the cell has none. */
  readonly format: string | null;
}

export interface TabLook {
  readonly sheet: Sheet;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly isFiltered: boolean;
  readonly protections: readonly { readonly id: number; readonly range: GridRange; readonly description: string }[];
  /** Conditional colors: where, and the kind and text of the condition. */
  readonly colors: readonly ColorSeen[];
  /** The examined rows by zero-based number. */
  readonly rows: ReadonlyMap<number, readonly CellLook[]>;
}

const LOOK: More = {
  ofGrid: "frozenRowCount,frozenColumnCount",
  ofTab:
    "protectedRanges(protectedRangeId,range,description),conditionalFormats(ranges,booleanRule.condition),basicFilter.range.sheetId",
};

const DRESS = "dataValidation.condition.type,userEnteredFormat.numberFormat.type";
const cellFields = (fields: string) =>
  `sheets(properties.sheetId,data(startRow,startColumn,rowData.values(${fields})))`;

const BARE: CellLook = { text: "", isText: false, note: "", isValidated: false, format: null };

export const cellOf = ({ rows }: Pick<TabLook, "rows">, row: number, column: number): CellLook =>
  rows.get(row)?.[column] ?? BARE;

/** The cell shows an error or is still being calculated, so nobody knows its content. */
export const isUnreadCell = ({ text, isText }: CellLook): boolean => !isText && mayBeUnreadable(text);

/** First request: the structure, and everything attached to whole tabs. `layout`: the latest one that is known. */
export function lookAtTabs(
  api: SheetsApi,
  layout: number,
  facts: PlatformFacts,
): { readonly structure: Structure; readonly answer: Spreadsheet } {
  const answer = readStructure(api, facts, LOOK);
  return { structure: toStructure(answer, layout), answer };
}

/** Second request: the first rows and the last one of each tab, `Settings` whole. */
export function lookAtCells(
  api: SheetsApi,
  answer: Spreadsheet,
  found: ReadonlyMap<TabName, Sheet>,
): readonly (readonly [TabName, TabLook])[] {
  const ranges = [...found].flatMap(([tab, sheet]) => probesOf(tab, sheet));
  const cells = readCells(api, [ranges], `formattedValue,effectiveValue.stringValue,note,${DRESS}`);
  return [...found].map(([tab, sheet]) => {
    const rows = cells.get(sheet.sheetId) ?? new Map();
    return [tab, { sheet, ...onTab(answer, sheet), rows }];
  });
}

function probesOf(tab: TabName, { sheetId, rowCount }: Sheet): GridRange[] {
  if (tab === "settings" || rowCount <= PROBED_ROWS) return [{ sheetId }];
  return [
    { sheetId, startRowIndex: 0, endRowIndex: PROBED_ROWS },
    { sheetId, startRowIndex: rowCount - 1, endRowIndex: rowCount },
  ];
}

/** A column from top to bottom. */
export interface ColumnAt {
  readonly sheet: Sheet;
  readonly place: number;
}

/**
 * The most cells of one answer: about 2 MB, Google's recommendation. A cell with a format or a rule takes 70 bytes,
 * measured on answers, and a spare row costs as much as a filled one. A new workbook takes two answers, a tab of 20,000
 * rows of stock five more. Source: Sheets API, usage limits.
 */
const ANSWER_CELLS = 30_000;

/** Formats and rules of whole columns, in as many requests as their size needs. */
export function lookDown(api: SheetsApi, columns: readonly ColumnAt[]): (at: ColumnAt, row: number) => CellLook {
  const sheets = readCells(api, slicesOf(columns), DRESS);
  return ({ sheet, place }, row) => sheets.get(sheet.sheetId)?.get(row)?.[place] ?? BARE;
}

/** Column after column into slices of full size. A long column continues in the next slice. */
function slicesOf(columns: readonly ColumnAt[]): GridRange[][] {
  const slices: GridRange[][] = [];
  let slice: GridRange[] = [];
  let room = 0;
  for (const { sheet, place } of columns) {
    for (let row = 0; row < sheet.rowCount; ) {
      if (room === 0) {
        slice = [];
        slices.push(slice);
        room = ANSWER_CELLS;
      }
      const end = Math.min(sheet.rowCount, row + room);
      slice.push(columnCells({ sheetId: sheet.sheetId, place }, row, end));
      room -= end - row;
      row = end;
    }
  }
  return slices;
}

type Rows = Map<number, CellLook[]>;

/** The cells of each tab. Blocks are identified by their start, because their order is not promised. */
function readCells(api: SheetsApi, slices: readonly GridRange[][], fields: string): ReadonlyMap<number, Rows> {
  const tabs = new Map<number, Rows>();
  for (const slice of slices.filter(({ length }) => length > 0)) {
    const answer = api.cells({ dataFilters: slice.map((gridRange) => ({ gridRange })) }, cellFields(fields));
    for (const { properties, data } of answer.sheets ?? []) {
      const sheetId = properties?.sheetId ?? 0;
      const rows = tabs.get(sheetId) ?? new Map();
      tabs.set(sheetId, rows);
      for (const block of data ?? []) keepBlock(rows, block);
    }
  }
  return tabs;
}

function keepBlock(rows: Rows, { startRow, startColumn, rowData }: GridData): void {
  (rowData ?? []).forEach(({ values }, index) => {
    const number = (startRow ?? 0) + index;
    const row = rows.get(number) ?? [];
    (values ?? []).forEach((cell, offset) => {
      row[(startColumn ?? 0) + offset] = {
        text: cell.formattedValue ?? "",
        isText: cell.effectiveValue?.stringValue != null,
        note: cell.note ?? "",
        isValidated: cell.dataValidation?.condition != null,
        format: cell.userEnteredFormat?.numberFormat?.type ?? null,
      };
    });
    rows.set(number, row);
  });
}

function onTab(answer: Spreadsheet, { sheetId }: Sheet): Omit<TabLook, "sheet" | "rows"> {
  const own = (answer.sheets ?? []).find(({ properties }) => (properties?.sheetId ?? 0) === sheetId);
  return {
    frozenRows: own?.properties?.gridProperties?.frozenRowCount ?? 0,
    frozenColumns: own?.properties?.gridProperties?.frozenColumnCount ?? 0,
    isFiltered: own?.basicFilter != null,
    protections: (own?.protectedRanges ?? []).map(({ protectedRangeId, range, description }) => ({
      id: protectedRangeId ?? 0,
      range: range ?? {},
      description: description ?? "",
    })),
    colors: (own?.conditionalFormats ?? []).map(({ ranges, booleanRule }) => ({
      ranges: ranges ?? [],
      type: booleanRule?.condition?.type ?? "",
      text: booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "",
    })),
  };
}
