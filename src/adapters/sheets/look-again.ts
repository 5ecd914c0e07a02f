/**
 * One more look right before a write, where the self-test found that Google would not refuse what it should: the gap in
 * which somebody can move something becomes short, though not nothing.
 */
import type { SheetsApi } from "./api";
import type { TabChanges } from "./apply";
import { readFailure } from "./errors";
import type { PlatformFacts } from "./platform-facts";
import { type Snapshot, standAsRead } from "./read-set";
import { type Sheet, STRUCTURE_FIELDS, toStructure } from "./structure";

export const isLookNeeded = ({ guardsWork, usedIdRefuses, answerShowsCells }: PlatformFacts): boolean =>
  !(guardsWork && usedIdRefuses && answerShowsCells);

/** Whether columns, rows and the latest commit still are as they were read. Fails: as reading does. */
export function isStill(api: SheetsApi, { structure, facts }: Snapshot, changes: readonly TabChanges[]): boolean {
  return reading(() => {
    const now = toStructure(api.get(STRUCTURE_FIELDS));
    const sheets = new Map(now.sheets.map((sheet) => [sheet.sheetId, sheet]));
    const grids = changes.map(({ grid }) => grid);
    return (
      now.lastFence === structure.lastFence &&
      grids.every(({ sheet }) => marksOf(sheets.get(sheet.sheetId)) === marksOf(sheet)) &&
      standAsRead(api, grids, facts)
    );
  });
}

/** Whether the rows stand as the commit left them, where its own answer does not tell. Fails: as reading does. */
export const standsWhenRead = (api: SheetsApi, changes: readonly TabChanges[], after: Snapshot): boolean =>
  reading(() =>
    standAsRead(
      api,
      changes.flatMap(({ grid }) => after.grids.get(grid.tab) ?? []),
      after.facts,
    ),
  );

function reading<Answer>(look: () => Answer): Answer {
  try {
    return look();
  } catch (error) {
    throw readFailure(error);
  }
}

const marksOf = (sheet: Sheet | undefined): string =>
  JSON.stringify([...(sheet?.columnMarks ?? [])].map(([place, { value }]) => [place, value]));
