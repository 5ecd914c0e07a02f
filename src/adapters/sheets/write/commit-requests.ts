/**
 * Builds the one batch that writes a plan: fence, column guards, changed cells, removed rows, new rows. Google applies
 * all of it or nothing.
 */
import type { BatchUpdate, CellData, Request } from "../google/api";
import { appendLines, insertRows, showTab, writeCells } from "../google/requests";
import type { Circumstances, Snapshot } from "../read/read-set";
import { blocksOf } from "../shape/blocks";
import { type CellValue, toCell } from "../shape/cells";
import { columnsOf, type Grid, witnessesOf } from "../shape/grid";
import { assertColumn, createMark, deleteMark, SPREADSHEET } from "../shape/marks";
import { columnCells, columnRange } from "../shape/ranges";
import { COMMIT_KEY, columnMark, FENCE_BASE } from "../shape/structure";
import { appliedRows, isRevealed, needsSpareRow, type TabChanges } from "./apply";
import { choicesIn, dressCells } from "./dress-cells";
import { reformatRequests } from "./reformat";

export interface Fence {
  readonly id: number;
  /** Names the run and phase, so that a commit without an answer can be settled. */
  readonly value: string;
}

/** The id is free as long as no other run has committed. If one has, Google refuses the whole batch. */
export const nextFence = ({ structure }: Snapshot, about: string): Fence => ({
  id: FENCE_BASE + structure.lastCommit + 1,
  value: about,
});

/**
 * The answer includes headings and identifying cells of the written tabs, so that rows which a person moved meanwhile
 * are noticed at once. A separate read may be stale. Source: Sheets API, batchUpdate, `includeSpreadsheetInResponse`.
 */
export const COMMIT_FIELDS =
  "updatedSpreadsheet.sheets(properties.sheetId,data(startRow,startColumn,rowData.values.effectiveValue))";

/**
 * All requests of one commit, which Google carries out all or none. First come those that fail if the spreadsheet has
 * changed since it was read.
 */
export function commitBatch(snapshot: Snapshot, changes: readonly TabChanges[], fence: Fence): BatchUpdate {
  return {
    requests: [
      ...fenceRequests(snapshot, fence),
      ...(snapshot.facts.guardsWork ? changes.flatMap(columnAssertions) : []),
      ...changes.flatMap((change) => tabRequests(change, snapshot)),
    ],
    includeSpreadsheetInResponse: true,
    responseRanges: changes.flatMap(answerRanges),
  };
}

/**
 * More fences than another run can commit while this one is between reading and writing: a fence that was already
 * removed would let the slower run through. Their texts stay far below Google's 30,000 characters of metadata.
 */
const KEPT_FENCES = 100;

export const isFenceKept = (id: number, latest: Fence): boolean => id > latest.id - KEPT_FENCES;

/**
 * An id in use makes Google refuse the whole batch. So if two runs try to write commit n, only one can, and a repeated
 * call cannot apply twice.
 */
export function fenceRequests({ structure }: Pick<Snapshot, "structure">, fence: Fence): Request[] {
  const old = structure.fences.filter((id) => !isFenceKept(id, fence));
  return [createMark(COMMIT_KEY, fence, SPREADSHEET), ...old.map((id) => deleteMark(id))];
}

/** Guards every written column, unless guards are known not to work here. */
function columnAssertions({ grid, updates, inserts, host }: TabChanges): Request[] {
  const written = new Set(updates.flatMap(({ cells }) => Object.keys(cells)));
  // A new row gets a format in every column, filled or not.
  const asserted = inserts.length > 0 || host !== null ? Object.keys(columnsOf(grid.tab)) : [...written];
  return asserted.flatMap((name) => columnAssertion(grid, name));
}

function columnAssertion({ tab, sheet, places }: Grid, name: string): Request[] {
  const place = places.get(name) ?? -1;
  return sheet.columnMarks.get(place)?.value === columnMark(tab, name) ? assertColumn(sheet, place) : [];
}

function tabRequests(change: TabChanges, snapshot: Snapshot): Request[] {
  return [
    ...(change.host === null ? [] : dressRequests(change.grid, change.host + 1, 1, snapshot.grids)),
    ...reformatRequests(change),
    ...updateRequests(change, snapshot),
    ...(needsSpareRow(change) ? [appendLines(change.grid.sheet.sheetId, "ROWS", 1)] : []),
    ...removalRequests(change),
    ...insertRequests(change, snapshot),
    ...(isRevealed(change) ? [showTab(change.grid.sheet.sheetId)] : []),
  ];
}

interface CellRun {
  readonly startColumn: number;
  readonly startRow: number;
  readonly rows: CellData[][];
}

/** One request for each block of changed cells: adjacent cells of a row, the same in the rows below. */
function updateRequests({ grid, updates }: TabChanges, how: Circumstances): Request[] {
  const done: CellRun[] = [];
  let open = new Map<string, CellRun>();
  for (const { position, cells } of updates) {
    const next = new Map<string, CellRun>();
    for (const run of horizontalRuns(grid, cells, how)) {
      const shape = `${run.startColumn}:${run.cells.length}`;
      const above = open.get(shape);
      const grown = above !== undefined && above.startRow + above.rows.length === position + 1 ? above : null;
      const block = grown ?? { startColumn: run.startColumn, startRow: position + 1, rows: [] };
      block.rows.push(run.cells);
      if (grown === null) done.push(block);
      next.set(shape, block);
    }
    open = next;
  }
  return done.map(({ startRow, startColumn, rows }) =>
    writeCells({ sheetId: grid.sheet.sheetId, rowIndex: startRow, columnIndex: startColumn }, rows),
  );
}

function horizontalRuns(
  { tab, places }: Grid,
  cells: Readonly<Record<string, unknown>>,
  how: Circumstances,
): { readonly startColumn: number; readonly cells: CellData[] }[] {
  const columns = columnsOf(tab);
  const placed = Object.entries(cells)
    .map(([name, value]) => ({ place: places.get(name) ?? -1, kind: columns[name]?.kind ?? "text", value }))
    .filter(({ place }) => place >= 0)
    .sort((one, other) => one.place - other.place);
  const runs: { startColumn: number; cells: CellData[] }[] = [];
  for (const { place, kind, value } of placed) {
    const last = runs[runs.length - 1];
    const cell = toCell(kind, value as CellValue, how);
    if (last !== undefined && last.startColumn + last.cells.length === place) last.cells.push(cell);
    else runs.push({ startColumn: place, cells: [cell] });
  }
  return runs;
}

/** From the bottom up, so that no removal moves the next one. */
function removalRequests({ grid, removals }: TabChanges): Request[] {
  const positions = removals.map(({ position }) => position).sort((one, other) => one - other);
  const range = { sheetId: grid.sheet.sheetId, dimension: "ROWS" };
  return [...blocksOf(positions)].reverse().map(({ first, last }) => ({
    deleteDimension: { range: { ...range, startIndex: first + 1, endIndex: last + 2 } },
  }));
}

/**
 * New rows are inserted, never appended: appending goes wrong while a filter hides rows, and would overwrite the last
 * row if a person inserted one meanwhile.
 */
function insertRequests(change: TabChanges, snapshot: Snapshot): Request[] {
  const { grid, inserts, insertAt } = change;
  if (inserts.length === 0) return [];
  const { sheetId } = grid.sheet;
  const startIndex = insertAt + 1;
  const room = insertRows({ sheetId, startIndex, count: inserts.length }, insertAt > 0 ? "above" : "below");
  const names = [...new Set(inserts.flatMap(({ cells }) => Object.keys(cells)))];
  const blank = Object.fromEntries(names.map((name) => [name, null]));
  const rows = inserts.map(({ cells }) => horizontalRuns(grid, { ...blank, ...cells }, snapshot));
  const blocks = (rows[0] ?? []).map(({ startColumn }, block) =>
    writeCells(
      { sheetId, rowIndex: startIndex, columnIndex: startColumn },
      rows.map((runs) => runs[block]?.cells ?? []),
    ),
  );
  return [room, ...dressRequests(grid, startIndex, inserts.length, snapshot.grids), ...blocks];
}

/** A new row gets the formats, dropdowns and tick boxes of its columns, whatever its neighbors have lost. */
function dressRequests(
  { sheet, places, tab }: Grid,
  firstRow: number,
  length: number,
  grids: Snapshot["grids"],
): Request[] {
  const choicesAt = choicesIn([...grids.values()]);
  return Object.entries(columnsOf(tab)).flatMap(([name, column]) => {
    const place = places.get(name);
    if (place === undefined || sheet.typedColumns.has(place)) return [];
    return dressCells(column, columnCells({ sheetId: sheet.sheetId, place }, firstRow, firstRow + length), choicesAt);
  });
}

/** Down to the last row after the commit. A row that moved further down is missing in its old place. */
function answerRanges(change: TabChanges): string[] {
  const { grid } = change;
  const last = 1 + appliedRows(change).length;
  return witnessesOf(grid).map((name) => columnRange(grid.sheet.title, grid.places.get(name) ?? 0, { first: 1, last }));
}
