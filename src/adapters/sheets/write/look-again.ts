/**
 * One more look right before a write, for spreadsheets where the self-test found that Google does not refuse what it
 * should. The gap in which somebody can move something becomes short, but does not vanish.
 */
import type { SheetsApi } from "../google/api";
import { readFailure } from "../google/errors";
import { type Snapshot, standAsRead } from "../read/read-set";
import { readRow } from "../read/values";
import type { Grid } from "../shape/grid";
import type { PlatformFacts } from "../shape/platform-facts";
import { type Sheet, toStructure } from "../shape/structure";
import { readStructure } from "../shape/structure-read";
import type { TabChanges } from "./apply";

export const isLookNeeded = ({ guardsWork, answerShowsCells }: PlatformFacts): boolean =>
  !(guardsWork && answerShowsCells);

/** Whether columns, rows and the latest commit are still as they were read. Fails: as reading does. */
export function isStill(api: SheetsApi, { structure, facts }: Snapshot, changes: readonly TabChanges[]): boolean {
  return reading(() => {
    const now = toStructure(readStructure(api, facts));
    const sheets = new Map(now.sheets.map((sheet) => [sheet.sheetId, sheet]));
    const grids = changes.map(({ grid }) => grid);
    return (
      now.lastFence === structure.lastFence &&
      grids.every(({ sheet }) => marksOf(sheets.get(sheet.sheetId)) === marksOf(sheet)) &&
      standAsRead(api, grids) &&
      changes.every(({ grid, host }) => host === null || isRowAsRead(api, grid, host))
    );
  });
}

/** Whether the rows are as the commit left them, if its own answer does not show that. Fails: as reading does. */
export const standsWhenRead = (api: SheetsApi, changes: readonly TabChanges[], after: Snapshot): boolean =>
  reading(() =>
    standAsRead(
      api,
      changes.flatMap(({ grid }) => after.grids.get(grid.tab) ?? []),
    ),
  );

function reading<Answer>(look: () => Answer): Answer {
  try {
    return look();
  } catch (error) {
    throw readFailure(error);
  }
}

/** Whether in a row every cell of Aisle's columns is still blank, or still filled, as it was read. */
function isRowAsRead(api: SheetsApi, { sheet, places, rows }: Grid, position: number): boolean {
  const [now = []] = readRow(api, sheet, position + 1);
  return [...places].every(([name, place]) => isBlank(now[place]) === isBlank(rows[position]?.[name]));
}

const isBlank = (cell: unknown): boolean => cell == null || cell === "" || cell === false;

const marksOf = (sheet: Sheet | undefined): string =>
  JSON.stringify([...(sheet?.columnMarks ?? [])].map(([place, { value }]) => [place, value]));
