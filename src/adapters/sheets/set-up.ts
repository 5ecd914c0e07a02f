/** Makes what a workbook of Aisle's lacks, in one commit. What is there stays as it is. */
import { failure } from "../../domain/values/failure";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import type { SetUpReport } from "../../ports/workbook";
import type { Request, SheetsApi } from "./api";
import { fenceRequests } from "./commit-requests";
import { commitFailure, readFailure } from "./errors";
import { columnsOf } from "./grid";
import { dressColumn, dressTab, seedRows } from "./set-up-requests";
import {
  COLUMN_KEY,
  columnMark,
  FENCE_BASE,
  type Sheet,
  STRUCTURE_FIELDS,
  type Structure,
  sheetOf,
  TAB_KEY,
  toStructure,
} from "./structure";

const TAB_NAMES = Object.keys(TABS) as TabName[];
const SPARE_ROWS = 1000;

/** Ids of tabs and metadata that Aisle makes count up from here, so that they are told from others at a glance. */
const FIRST_ID = 710_000;

/** Fails: as the workbook port's `setUp` says. */
export function setUpWorkbook(api: SheetsApi, runId: string): SetUpReport {
  try {
    const structure = toStructure(api.get(STRUCTURE_FIELDS));
    const headings = readHeadings(api, structure);
    const plan = planSetUp(structure, headings);
    if (plan.requests.length === 0) return plan.report;
    const fence = { id: FENCE_BASE + structure.lastCommit + 1, value: `${runId}/set up` };
    send(api, [...fenceRequests({ structure }, fence), ...plan.requests]);
    return plan.report;
  } catch (error) {
    throw "kind" in Object(error) ? error : readFailure(error);
  }
}

function send(api: SheetsApi, requests: Request[]): void {
  try {
    api.batchUpdate({ requests }, "spreadsheetId");
  } catch (error) {
    const verdict = commitFailure(error);
    if (verdict.kind === "failed") throw verdict.failure;
    throw verdict.kind === "stale" ? changedMeanwhile() : unanswered(error);
  }
}

const changedMeanwhile = () =>
  failure(
    "transient",
    "set-up-interrupted",
    "The spreadsheet changed while Aisle was setting it up, so nothing was done. Choose Set up / repair again.",
  );

const unanswered = (cause: unknown) =>
  failure(
    "transient",
    "set-up-unanswered",
    "Google Sheets did not answer, so Aisle does not know whether everything was made. Choose Set up / repair again: it makes what is missing.",
    cause,
  );

type Headings = ReadonlyMap<TabName, readonly unknown[]>;

function readHeadings(api: SheetsApi, structure: Structure): Headings {
  const tabs = TAB_NAMES.flatMap((tab) => {
    const sheet = sheetOf(structure, tab);
    return sheet === null ? [] : [{ tab, sheetId: sheet.sheetId }];
  });
  if (tabs.length === 0) return new Map();
  const dataFilters = tabs.map(({ sheetId }) => ({ gridRange: { sheetId, startRowIndex: 0, endRowIndex: 1 } }));
  const answer = api.values(
    { dataFilters, majorDimension: "ROWS", valueRenderOption: "UNFORMATTED_VALUE" },
    "valueRanges(dataFilters,valueRange(values))",
  );
  return new Map(
    tabs.map(({ tab, sheetId }) => {
      const own = (answer.valueRanges ?? []).find((range) =>
        (range.dataFilters ?? []).some(({ gridRange }) => (gridRange?.sheetId ?? 0) === sheetId),
      );
      return [tab, own?.valueRange?.values?.[0] ?? []];
    }),
  );
}

interface SetUpPlan {
  readonly requests: readonly Request[];
  readonly report: SetUpReport;
}

function planSetUp(structure: Structure, headings: Headings): SetUpPlan {
  const ids = freeIds(structure);
  const plans = TAB_NAMES.map((tab) => {
    const sheet = sheetOf(structure, tab);
    return sheet === null ? makeTab(tab, ids) : repairTab(tab, sheet, headings.get(tab) ?? [], ids);
  });
  return {
    requests: plans.flatMap(({ requests }) => requests),
    report: {
      tabsMade: plans.flatMap(({ report }) => report.tabsMade),
      headingsMade: plans.flatMap(({ report }) => report.headingsMade),
    },
  };
}

type NextId = () => number;

function freeIds({ usedIds, sheets }: Structure): NextId {
  const used = new Set([...usedIds, ...sheets.map(({ sheetId }) => sheetId)]);
  let id = FIRST_ID;
  return () => {
    do id += 1;
    while (used.has(id));
    return id;
  };
}

function makeTab(tab: TabName, ids: NextId): SetUpPlan {
  const { title, shown } = TABS[tab];
  const names = Object.keys(columnsOf(tab));
  const sheetId = ids();
  const added: Request = {
    addSheet: {
      properties: {
        sheetId,
        title,
        hidden: shown === "hidden" || shown === "on demand",
        gridProperties: { rowCount: SPARE_ROWS, columnCount: Math.max(names.length, 1), frozenRowCount: 1 },
      },
    },
  };
  return {
    requests: [
      added,
      markTab(tab, sheetId, ids),
      ...names.flatMap((name, place) => makeColumn(tab, name, sheetId, place, ids)),
      ...dressTab(tab, sheetId),
      ...seedRows(tab, sheetId),
    ],
    report: { tabsMade: [title], headingsMade: [] },
  };
}

const markTab = (tab: TabName, sheetId: number, ids: NextId): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId: ids(),
      metadataKey: TAB_KEY,
      metadataValue: tab,
      visibility: "DOCUMENT",
      location: { sheetId },
    },
  },
});

function makeColumn(tab: TabName, name: string, sheetId: number, place: number, ids: NextId): Request[] {
  return [markColumn(tab, name, sheetId, place, ids), ...dressColumn(tab, name, sheetId, place)];
}

const markColumn = (tab: TabName, name: string, sheetId: number, place: number, ids: NextId): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId: ids(),
      metadataKey: COLUMN_KEY,
      metadataValue: columnMark(tab, name),
      visibility: "DOCUMENT",
      location: { dimensionRange: { sheetId, dimension: "COLUMNS", startIndex: place, endIndex: place + 1 } },
    },
  },
});

/** A tab of the seller's own that happens to bear the title: it has headings, and none of them is Aisle's. */
function refuseStranger(tab: TabName, sheet: Sheet, headings: readonly unknown[]): void {
  const own = Object.values(columnsOf(tab)).map(({ heading }) => heading);
  const filled = headings.filter((text) => text !== "");
  if (sheet.markedAs === tab || filled.length === 0 || filled.some((text) => own.some((one) => one === text))) return;
  throw failure(
    "setup",
    "title-taken",
    `A tab of your own is called “${TABS[tab].title}”, which is the name of one of Aisle's. Rename yours, then choose Set up / repair again. Nothing was changed.`,
  );
}

/** Missing headings are made at the right end; the seller's own columns and the order stay. */
function repairTab(tab: TabName, sheet: Sheet, headings: readonly unknown[], ids: NextId): SetUpPlan {
  refuseStranger(tab, sheet, headings);
  const columns = columnsOf(tab);
  const names = Object.keys(columns);
  const missing = names.filter((name) => !headings.includes(columns[name]?.heading));
  const { sheetId } = sheet;
  const first = Math.max(sheet.columnCount, headings.length);
  const room: Request[] =
    missing.length === 0 ? [] : [{ appendDimension: { sheetId, dimension: "COLUMNS", length: missing.length } }];
  const marked = new Set([...sheet.columnMarks.values()].map(({ value }) => value));
  const unmarked = names.filter((name) => !missing.includes(name) && !marked.has(columnMark(tab, name)));
  const strayMarks = missing.filter((name) => marked.has(columnMark(tab, name)));
  return {
    requests: [
      ...(sheet.markedAs === tab ? [] : [markTab(tab, sheetId, ids)]),
      ...unmarked.map((name) => markColumn(tab, name, sheetId, headings.indexOf(columns[name]?.heading), ids)),
      ...strayMarks.flatMap((name) => removeMark(sheet, columnMark(tab, name))),
      ...room,
      ...missing.flatMap((name, index) => makeColumn(tab, name, sheetId, first + index, ids)),
    ],
    report: { tabsMade: [], headingsMade: missing.map((name) => `${TABS[tab].title} ▸ ${columns[name]?.heading}`) },
  };
}

function removeMark(sheet: Sheet, value: string): Request[] {
  return [...sheet.columnMarks.values()]
    .filter((mark) => mark.value === value)
    .map(({ id }) => ({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: id } } } }));
}
