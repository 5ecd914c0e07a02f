/** Reads the values of tabs and columns in as few requests as their size allows. */
import { packed } from "../../../domain/values/packed";
import type { GridRange, SheetsApi, ValuesAnswer, ValuesQuery } from "../google/api";
import type { Grid } from "../shape/grid";
import { columnCells } from "../shape/ranges";
import type { Sheet } from "../shape/structure";

/** Row by row. Blank cells and rows at the end are left out, so rows may have different lengths. */
export type Values = readonly (readonly unknown[])[];

/** The most filled cells of one request: about 2 MB, Google's recommendation. Source: Sheets API, usage limits. */
const REQUEST_CELLS = 150_000;
/** Blank rows of a new tab. */
const SPARE_ROWS = 1000;

interface TabRead {
  readonly sheet: Sheet;
  /** Columns that may be filled in every row. */
  readonly width: number;
}

/** A block of rows, with the most filled cells that it may have. */
interface Block {
  readonly range: GridRange;
  readonly cells: number;
}

const blockRows = (width: number): number => Math.floor(REQUEST_CELLS / Math.max(1, width));

/** Whether a tab is too large for one request. Blank rows cost nothing, so the usual spare rows are not counted. */
export const isSliced = ({ sheet, width }: TabRead): boolean => sheet.rowCount - SPARE_ROWS > blockRows(width);

/** The values of every tab from row 1 on, dates as text. */
export function readTabs(
  api: SheetsApi,
  tabs: readonly (TabRead & { readonly headingsOnly: boolean })[],
): readonly Values[] {
  const blocks = tabs.map((tab) => (tab.headingsOnly ? [headings(tab)] : blocksOf(tab)));
  const values = readBlocks(api, blocks.flat(), DATES_AS_TEXT);
  let next = 0;
  return blocks.map((own) => {
    const read = values.slice(next, next + own.length);
    next += own.length;
    return joined(own, read);
  });
}

/** Single columns, as far down as their grid was read, dates as serial numbers. */
export function readColumns(
  api: SheetsApi,
  columns: readonly { readonly grid: Grid; readonly place: number }[],
): readonly Values[] {
  const blocks = columns.map(({ grid: { sheet, rows }, place }) => ({
    range: columnCells({ sheetId: sheet.sheetId, place }, 0, Math.min(rows.length + 1, sheet.rowCount)),
    cells: rows.length,
  }));
  return readBlocks(api, blocks, DATES_AS_NUMBERS);
}

/** One column, as far down as its grid was read, formulas as they were typed. */
export function readTyped(api: SheetsApi, { sheet, rows }: Grid, place: number): Values {
  const range = columnCells({ sheetId: sheet.sheetId, place }, 0, Math.min(rows.length + 1, sheet.rowCount));
  return readBlocks(api, [{ range, cells: rows.length }], FORMULAS)[0] ?? [];
}

/** One row from its first cell on. `row`: zero-based, counting the headings. */
export function readRow(api: SheetsApi, { sheetId }: Sheet, row: number): Values {
  return (
    readBlocks(api, [{ range: { sheetId, startRowIndex: row, endRowIndex: row + 1 }, cells: 0 }], DATES_AS_TEXT)[0] ??
    []
  );
}

type Rendering = Pick<ValuesQuery, "valueRenderOption" | "dateTimeRenderOption">;
const DATES_AS_TEXT: Rendering = { valueRenderOption: "UNFORMATTED_VALUE", dateTimeRenderOption: "FORMATTED_STRING" };
const DATES_AS_NUMBERS: Rendering = { valueRenderOption: "UNFORMATTED_VALUE", dateTimeRenderOption: "SERIAL_NUMBER" };
/** A cell without a formula reads as its value. Source: Sheets API, ValueRenderOption. */
const FORMULAS: Rendering = { valueRenderOption: "FORMULA", dateTimeRenderOption: "FORMATTED_STRING" };

const headings = ({ sheet: { sheetId }, width }: TabRead): Block => ({
  range: { sheetId, startRowIndex: 0, endRowIndex: 1 },
  cells: width,
});

function blocksOf(tab: TabRead): readonly Block[] {
  const { sheet, width } = tab;
  const { sheetId, rowCount } = sheet;
  const filled = Math.max(0, rowCount - SPARE_ROWS) * width;
  if (!isSliced(tab)) return [{ range: { sheetId }, cells: filled }];
  const step = blockRows(width);
  const blocks: Block[] = [];
  for (let start = 0; start < rowCount; start += step) {
    // The last block has no end, so that rows which a person adds meanwhile are also read.
    const end = start + step < rowCount ? { endRowIndex: start + step } : {};
    blocks.push({ range: { sheetId, startRowIndex: start, ...end }, cells: step * width });
  }
  return blocks;
}

function joined(blocks: readonly Block[], read: readonly Values[]): Values {
  const [only] = read;
  if (read.length === 1 && only !== undefined) return only;
  return read.flatMap((values, index) => {
    const { startRowIndex = 0, endRowIndex } = blocks[index]?.range ?? {};
    const missing = endRowIndex == null ? 0 : endRowIndex - (startRowIndex ?? 0) - values.length;
    return [...values, ...Array.from({ length: missing }, () => [])];
  });
}

function readBlocks(api: SheetsApi, blocks: readonly Block[], rendering: Rendering): readonly Values[] {
  const requests = packed(blocks, { sizeOf: ({ cells }) => cells, limit: REQUEST_CELLS });
  return [...requests].flatMap((request) => {
    const query: ValuesQuery = {
      dataFilters: request.map(({ range }) => ({ gridRange: range })),
      majorDimension: "ROWS",
      ...rendering,
    };
    const answer = api.values(query, "valueRanges(dataFilters,valueRange(values))");
    return request.map(({ range }) => valuesOf(answer, range));
  });
}

/** Answers are matched by the filter that they repeat, because their order is not promised. */
function valuesOf(answer: ValuesAnswer, range: GridRange): Values {
  const matched = (answer.valueRanges ?? []).find(({ dataFilters }) =>
    (dataFilters ?? []).some(({ gridRange }) => gridRange != null && isSamePlace(gridRange, range)),
  );
  return matched?.valueRange?.values ?? [];
}

const isSamePlace = (one: GridRange, other: GridRange): boolean =>
  (one.sheetId ?? 0) === (other.sheetId ?? 0) &&
  (one.startRowIndex ?? 0) === (other.startRowIndex ?? 0) &&
  (one.startColumnIndex ?? 0) === (other.startColumnIndex ?? 0);
