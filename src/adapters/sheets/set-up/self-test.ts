/**
 * Tests on a scratch tab of the seller's own spreadsheet what reading and writing depend on. The tab is hidden, and has
 * a mark by which a later test removes what an interrupted one left.
 */
import type { BatchUpdateAnswer, CellData, Request, SheetsApi, Spreadsheet } from "../google/api";
import { commitFailure } from "../google/errors";
import { writeCells } from "../google/requests";
import { assertMark, columnAt, createMark, freeIds } from "../shape/marks";
import type { PlatformFacts } from "../shape/platform-facts";
import { COLUMN_KEY, TAB_KEY, toStructure } from "../shape/structure";
import { isFitForOneAnswer, readBySearch, readWithColumns } from "../shape/structure-read";

const TITLE = "_Aisle self-test";
const MARKED_AS = "scratch";

const APOSTROPHE: CellData = { userEnteredValue: { stringValue: "'1" } };
const SPARE = 5;

const CELL_FIELDS = "sheets(properties.sheetId,data(rowData.values(userEnteredValue,effectiveValue)))";

/**
 * How long to wait for a fresh read. A read may be older than the write before it; 40 seconds were seen. Unit:
 * milliseconds.
 */
const FRESH_WAIT_MS = 12_000;
const FRESH_TRIES = 5;

interface Scratch {
  readonly sheetId: number;
  readonly markId: number;
}

/** The findings; `null`: no result. Removes what it made. Never fails. */
export function testPlatform(api: SheetsApi, sleep: (ms: number) => void): PlatformFacts | null {
  try {
    const whole = readWithColumns(api);
    const structure = toStructure(whole ?? readBySearch(api));
    const leftovers = structure.sheets.filter(({ markedAs }) => markedAs === MARKED_AS);
    const ids = freeIds(structure);
    const scratch = { sheetId: ids(), markId: ids() };
    send(api, [...leftovers.map(({ sheetId }) => ({ deleteSheet: { sheetId } })), ...makeTab(scratch, ids())]);
    try {
      return {
        ...tryEverything(api, scratch, sleep),
        columnsComeWithTabs: whole !== null && isFitForOneAnswer(structure),
      };
    } finally {
      send(api, [{ deleteSheet: { sheetId: scratch.sheetId } }]);
    }
  } catch {
    // No answer, or no permission to make tabs: the earlier findings stay valid.
    return null;
  }
}

const send = (api: SheetsApi, requests: Request[]): void => void api.batchUpdate({ requests }, "spreadsheetId");

const makeTab = ({ sheetId }: Scratch, tabMarkId: number): Request[] => [
  {
    addSheet: {
      properties: { sheetId, title: TITLE, hidden: true, gridProperties: { rowCount: 10, columnCount: 2 } },
    },
  },
  createMark(TAB_KEY, { id: tabMarkId, value: MARKED_AS }, { sheetId }),
];

function tryEverything(
  api: SheetsApi,
  scratch: Scratch,
  sleep: (ms: number) => void,
): Omit<PlatformFacts, "columnsComeWithTabs"> {
  const { sheetId, markId } = scratch;
  const answered = columnOf(fillScratch(api, scratch).updatedSpreadsheet ?? {}, sheetId);
  const [cell] = answered.length > 0 ? answered : readWhenFresh(api, scratch, sleep);
  const mark = { id: markId, value: MARKED_AS };
  const assertion = assertMark(mark, sheetId, 0);
  const spare = cellAt(scratch, SPARE, 0, "written");
  const passes = !isRefused(api, [...assertion, spare]);
  return {
    apostropheStays: cell?.userEnteredValue?.stringValue === "'1",
    warningsLetPass: !isRefused(api, [cellAt(scratch, 0, 1, "written")]),
    answerShowsCells: answered.length > 0,
    guardsWork: passes && isRefused(api, [insertColumn(scratch), ...assertion, spare]),
  };
}

const fillScratch = (api: SheetsApi, { sheetId, markId }: Scratch): BatchUpdateAnswer =>
  api.batchUpdate(
    {
      requests: [
        writeCells({ sheetId, rowIndex: 0, columnIndex: 0 }, [[APOSTROPHE]]),
        createMark(COLUMN_KEY, { id: markId, value: MARKED_AS }, columnAt(sheetId, 0)),
        {
          addProtectedRange: {
            protectedRange: { range: { sheetId, startColumnIndex: 1, endColumnIndex: 2 }, warningOnly: true },
          },
        },
      ],
      includeSpreadsheetInResponse: true,
      responseRanges: [`'${TITLE}'!A1`],
    },
    `updatedSpreadsheet.${CELL_FIELDS}`,
  );

const readCells = (api: SheetsApi, { sheetId }: Scratch): Spreadsheet =>
  api.cells({ dataFilters: [{ gridRange: { sheetId } }] }, CELL_FIELDS);

/** The cells of the first column. */
const columnOf = ({ sheets = [] }: Spreadsheet, sheetId: number): readonly CellData[] =>
  (sheets.find(({ properties }) => properties?.sheetId === sheetId)?.data?.[0]?.rowData ?? []).flatMap(
    ({ values }) => values?.[0] ?? {},
  );

function readWhenFresh(api: SheetsApi, scratch: Scratch, sleep: (ms: number) => void): readonly CellData[] {
  for (let tries = 1; ; tries += 1) {
    try {
      const column = columnOf(readCells(api, scratch), scratch.sheetId);
      if (column.length > 0 || tries === FRESH_TRIES) return column;
    } catch (error) {
      if (tries === FRESH_TRIES) throw error;
    }
    sleep(FRESH_WAIT_MS);
  }
}

const cellAt = ({ sheetId }: Scratch, rowIndex = 0, columnIndex = 0, stringValue = ""): Request =>
  writeCells({ sheetId, rowIndex, columnIndex }, [[{ userEnteredValue: { stringValue } }]]);

const insertColumn = ({ sheetId }: Scratch): Request => ({
  insertDimension: { range: { sheetId, dimension: "COLUMNS", startIndex: 0, endIndex: 1 }, inheritFromBefore: false },
});

/** Whether Google refuses these requests. Fails on any other error. */
function isRefused(api: SheetsApi, requests: Request[]): boolean {
  try {
    send(api, requests);
    return false;
  } catch (error) {
    const verdict = commitFailure(error);
    if (verdict.kind === "stale" || verdict.kind === "refused") return true;
    throw error;
  }
}
