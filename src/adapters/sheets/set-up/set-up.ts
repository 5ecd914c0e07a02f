/**
 * Makes and restores what Aisle's workbook lacks, in one commit, and leaves everything else alone. A workbook of an
 * earlier layout is migrated first.
 */
import { failure } from "../../../domain/values/failure";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { ChangedHeadings, SetUpReport } from "../../../ports/workbook";
import type { Request, SheetsApi } from "../google/api";
import { commitFailure, lastingFailure, readFailure } from "../google/errors";
import { markOwn } from "../read/own-id";
import { columnsOf, type Grid } from "../shape/grid";
import { layoutAfter, type Migration, noteLayout, pendingMigrations } from "../shape/layouts";
import { freeIds, markTab } from "../shape/marks";
import { AS_DOCUMENTED, type PlatformFacts } from "../shape/platform-facts";
import { FENCE_BASE, foundTabs, type Structure, TAB_NAMES } from "../shape/structure";
import { fenceRequests } from "../write/commit-requests";
import { choicesIn } from "../write/dress-cells";
import { dressTab, makeColumn, seedRows } from "./dress";
import { lookAtCells, lookAtTabs, lookDown } from "./look";
import { caseOf, columnsToLookAt, type TabCase } from "./losses";
import { repairTab } from "./repair";
import { type Tools, together } from "./repair-parts";
import { pinnedColumns, TAB_COLORS } from "./tab-look";
import { warnColumns, warnHeadings } from "./warnings";

const SPARE_ROWS = 1000;

/** Fails: as the workbook port's `setUp` says. */
export function setUpWorkbook(
  api: SheetsApi,
  runId: string,
  migrations: readonly Migration[],
  changedHeadings: ChangedHeadings = "restore",
  facts: PlatformFacts = AS_DOCUMENTED,
): SetUpReport {
  try {
    const layout = layoutAfter(migrations);
    const { tabs, updated } = migrate(api, runId, migrations, facts);
    const { structure, answer } = tabs;
    const looks = lookAtCells(api, answer, foundTabs(structure));
    const cases = looks.map(([tab, one]) => caseOf(tab, one, structure.kept));
    for (const one of cases) refuseStranger(one);
    const ids = freeIds(structure);
    const keepsHeadings = changedHeadings === "keep";
    const { requests, report } = planSetUp(api, cases, { ids, kept: structure.kept, keepsHeadings, facts });
    const noteOwn = structure.book.length === 0 ? markOwn(structure, api.id, ids) : [];
    send(api, structure, `${runId}/set up`, [...requests, ...noteLayout(structure, layout, ids), ...noteOwn]);
    return { ...report, updated };
  } catch (error) {
    throw "kind" in Object(error) ? error : readFailure(error);
  }
}

/**
 * Each migration and its number form one commit, so an interrupted update continues where it stopped. A look that is
 * older than the last migration is refused by the fence.
 */
function migrate(api: SheetsApi, runId: string, migrations: readonly Migration[], facts: PlatformFacts) {
  const layout = layoutAfter(migrations);
  let tabs = lookAtTabs(api, layout, facts);
  const pending = pendingMigrations(tabs.structure, migrations);
  for (const { to, requests } of pending) {
    const { structure } = tabs;
    const ids = freeIds(structure);
    const steps = [...requests(structure, ids), ...noteLayout(structure, to, ids)];
    send(api, structure, `${runId}/layout ${to}`, steps);
    tabs = lookAtTabs(api, layout, facts);
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
    if (verdict.kind === "refused") throw lastingFailure(verdict.refusal, null);
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

/** A tab of the seller's own that happens to have the title: it has headings, and none of them is Aisle's. */
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

/** Examines whole columns before it decides. New tabs come first, because dropdowns elsewhere refer to them. */
function planSetUp(
  api: SheetsApi,
  cases: readonly TabCase[],
  tools: Pick<Tools, "ids" | "kept" | "keepsHeadings" | "facts">,
): SetUpPlan {
  const { ids } = tools;
  const lookedAt = cases.flatMap(columnsToLookAt);
  const down = lookDown(api, lookedAt);
  const made = TAB_NAMES.filter((tab) => cases.every((one) => one.tab !== tab)).map((tab) => newTab(tab, ids()));
  const there = cases.map(({ tab, look: { sheet }, placement: { places } }) => ({ tab, sheet, places }));
  const choicesAt = choicesIn([...there, ...made]);
  const repairs = cases.map((one) => repairTab(one, { ...tools, lookedAt, down, choicesAt }));
  const { requests, ...report } = together(repairs);
  return {
    requests: [...made.map(addTab), ...made.flatMap((one) => fillTab(one, { ...tools, choicesAt })), ...requests],
    report: { ...report, tabsMade: made.map(({ sheet }) => sheet.title) },
  };
}

/** A tab that is about to be made. */
interface NewTab extends Pick<Grid, "tab" | "places"> {
  readonly sheet: { readonly sheetId: number; readonly title: string };
}

/** Its columns are in the order of their descriptions. */
const newTab = (tab: TabName, sheetId: number): NewTab => ({
  tab,
  sheet: { sheetId, title: TABS[tab].title },
  places: new Map(Object.keys(columnsOf(tab)).map((name, place) => [name, place])),
});

function addTab({ tab, sheet, places }: NewTab): Request {
  const { shown } = TABS[tab];
  const properties = {
    ...sheet,
    hidden: shown !== "working" && shown !== "set-up",
    tabColorStyle: { rgbColor: TAB_COLORS[shown] },
    gridProperties: {
      rowCount: SPARE_ROWS,
      columnCount: Math.max(places.size, 1),
      frozenRowCount: 1,
      frozenColumnCount: pinnedColumns(tab, places),
    },
  };
  return { addSheet: { properties } };
}

function fillTab(
  { tab, places, sheet: { sheetId } }: NewTab,
  tools: Pick<Tools, "ids" | "choicesAt" | "facts">,
): Request[] {
  const columns = Object.entries(columnsOf(tab)).map(([name, column]) => ({
    name,
    column,
    place: places.get(name) ?? 0,
  }));
  return [
    markTab(tab, sheetId, tools.ids),
    ...columns.flatMap((one) => makeColumn(tab, one, sheetId, tools)),
    ...warnColumns(tab, columns, sheetId, tools),
    ...warnHeadings(sheetId, tools),
    ...dressTab(tab, sheetId, tools.choicesAt),
    ...seedRows(tab, sheetId),
  ];
}
