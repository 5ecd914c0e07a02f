/**
 * Makes and restores what a workbook of Aisle's lacks, in one commit; what is there stays as it is. A workbook of an
 * earlier layout is brought to the present one first.
 */
import { failure } from "../../domain/values/failure";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import type { SetUpReport } from "../../ports/workbook";
import type { Request, SheetsApi } from "./api";
import { fenceRequests } from "./commit-requests";
import { commitFailure, readFailure } from "./errors";
import { columnsOf } from "./grid";
import { lookAtCells, lookAtColumns, lookAtTabs } from "./set-up-look";
import { freeIds, markColumn, markTab, type NextId } from "./set-up-marks";
import { layoutAfter, MIGRATIONS, type Migration, noteLayout, pendingMigrations } from "./set-up-migrations";
import { caseOf, columnsWithLosses, repairTab, type TabCase } from "./set-up-repair";
import { dressColumn, dressTab, seedRows } from "./set-up-requests";
import { FENCE_BASE, type Sheet, type Structure, sheetOf } from "./structure";

const TAB_NAMES = Object.keys(TABS) as TabName[];
const SPARE_ROWS = 1000;

/** Fails: as the workbook port's `setUp` says. */
export function setUpWorkbook(
  api: SheetsApi,
  runId: string,
  migrations: readonly Migration[] = MIGRATIONS,
): SetUpReport {
  try {
    const layout = layoutAfter(migrations);
    const { tabs, updated } = migrate(api, runId, migrations);
    const { structure } = tabs;
    const look = lookAtCells(api, tabs, foundTabs(structure));
    const cases = [...look.tabs].map(([tab, one]) => caseOf(tab, one));
    for (const one of cases) refuseStranger(one);
    const ids = freeIds(structure);
    const { requests, report } = planSetUp(api, cases, ids);
    send(api, structure, `${runId}/set up`, [...requests, ...noteLayout(structure, layout, ids)]);
    return { ...report, updated };
  } catch (error) {
    throw "kind" in Object(error) ? error : readFailure(error);
  }
}

/**
 * Each step is a commit of its own that carries its number, so an interrupted update goes on where it stopped. A look
 * that is older than the last step is refused by the fence.
 */
function migrate(api: SheetsApi, runId: string, migrations: readonly Migration[]) {
  const layout = layoutAfter(migrations);
  let tabs = lookAtTabs(api, layout);
  const pending = pendingMigrations(tabs.structure, migrations);
  for (const { to, requests } of pending) {
    const { structure } = tabs;
    const ids = freeIds(structure);
    const steps = [...requests(structure, ids), ...noteLayout(structure, to, ids)];
    send(api, structure, `${runId}/layout ${to}`, steps);
    tabs = lookAtTabs(api, layout);
  }
  return { tabs, updated: pending.map(({ about }) => about) };
}

function send(api: SheetsApi, structure: Structure, about: string, requests: readonly Request[]): void {
  if (requests.length === 0) return;
  const fence = { id: FENCE_BASE + structure.lastCommit + 1, value: about };
  try {
    api.batchUpdate({ requests: [...fenceRequests({ structure }, fence), ...requests] }, "spreadsheetId");
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

const foundTabs = (structure: Structure): ReadonlyMap<TabName, Sheet> =>
  new Map(
    TAB_NAMES.flatMap((tab) => {
      const sheet = sheetOf(structure, tab);
      return sheet === null ? [] : [[tab, sheet] as const];
    }),
  );

/** A tab of the seller's own that happens to bear the title: it has headings, and none of them is Aisle's. */
function refuseStranger({ tab, look, headings, placement }: TabCase): void {
  const isFilled = headings.some((text) => text !== "");
  const { places, doubled } = placement;
  if (look.sheet.markedAs === tab || !isFilled || places.size + doubled.length > 0) return;
  throw failure(
    "setup",
    "title-taken",
    `A tab of your own is called “${TABS[tab].title}”, which is the name of one of Aisle's. Rename yours, then choose Set up / repair again. Nothing was changed.`,
  );
}

interface SetUpPlan {
  readonly requests: readonly Request[];
  readonly report: Omit<SetUpReport, "updated">;
}

/** Looks once more, and only where columns have lost something, before it decides. */
function planSetUp(api: SheetsApi, cases: readonly TabCase[], ids: NextId): SetUpPlan {
  const lossy = cases.flatMap(columnsWithLosses);
  const down = lookAtColumns(api, lossy);
  const made = TAB_NAMES.filter((tab) => cases.every((one) => one.tab !== tab));
  const repairs = cases.map((one) => repairTab(one, lossy, down, ids));
  return {
    requests: [...made.flatMap((tab) => makeTab(tab, ids)), ...repairs.flatMap(({ requests }) => requests)],
    report: {
      tabsMade: made.map((tab) => TABS[tab].title),
      headingsMade: repairs.flatMap(({ headingsMade }) => headingsMade),
      restored: repairs.flatMap(({ restored }) => restored),
      leftToYou: repairs.flatMap(({ leftToYou }) => leftToYou),
    },
  };
}

function makeTab(tab: TabName, ids: NextId): Request[] {
  const { title, shown } = TABS[tab];
  const names = Object.keys(columnsOf(tab));
  const sheetId = ids();
  const properties = {
    sheetId,
    title,
    hidden: shown === "hidden" || shown === "on demand",
    gridProperties: { rowCount: SPARE_ROWS, columnCount: Math.max(names.length, 1), frozenRowCount: 1 },
  };
  return [
    { addSheet: { properties } },
    markTab(tab, sheetId, ids),
    ...names.flatMap((name, place) => [
      markColumn(tab, name, sheetId, place, ids),
      ...dressColumn(tab, name, sheetId, place),
    ]),
    ...dressTab(tab, sheetId),
    ...seedRows(tab, sheetId),
  ];
}
