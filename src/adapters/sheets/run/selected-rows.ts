/** The rows that a person has selected, as rows of a tab. */
import type { SelectedRow } from "../../../ports/workbook";
import type { SheetsApi } from "../google/api";
import { readFailure } from "../google/errors";
import type { Snapshot } from "../read/read-set";
import type { Grid } from "../shape/grid";
import type { Selection } from "./parts";

const gridOf = (at: Selection | null, latest: Snapshot | null): Grid | undefined =>
  [...(latest?.grids.values() ?? [])].find(({ sheet }) => sheet.sheetId === at?.sheetId);

/** The first row of the range that was selected last. `null`: none of a tab of Aisle's, or the headings. */
export function firstSelected(at: Selection | null, latest: Snapshot | null): SelectedRow | null {
  const grid = gridOf(at, latest);
  const { first = 1 } = at?.ranges[at.ranges.length - 1] ?? {};
  return grid === undefined || first === 1 ? null : { tab: grid.tab, position: first - 2 };
}

/** Every selected row that has cells and is not hidden, each once, from the top. Fails: as reading does. */
export function allSelected(api: SheetsApi, at: Selection | null, latest: Snapshot | null): readonly SelectedRow[] {
  const grid = gridOf(at, latest);
  if (at === null || grid === undefined) return [];
  const last = grid.rows.length + 1;
  const rows = new Set<number>();
  for (const range of at.ranges)
    for (let row = Math.max(2, range.first); row <= Math.min(range.last, last); row += 1) rows.add(row);
  if (rows.size === 0) return [];
  const isHidden = hiddenIn(api, grid);
  return [...rows]
    .sort((one, other) => one - other)
    .flatMap((row) => (isHidden(row) ? [] : [{ tab: grid.tab, position: row - 2 }]));
}

/** The positions of the rows with cells that are not hidden, from the top. Fails: as reading does. */
export function allVisible(api: SheetsApi, latest: Snapshot | null, tab: SelectedRow["tab"]): readonly number[] {
  const grid = latest?.grids.get(tab);
  if (grid === undefined || grid.rows.length === 0) return [];
  const isHidden = hiddenIn(api, grid);
  return grid.rows.flatMap((_, position) => (isHidden(position + 2) ? [] : [position]));
}

/** Whether nobody sees a row of the tab, counted from 1. A filter view hides rows from one person only: not told here. */
function hiddenIn(api: SheetsApi, { sheet: { sheetId } }: Grid): (row: number) => boolean {
  const query = { dataFilters: [{ gridRange: { sheetId, startColumnIndex: 0, endColumnIndex: 1 } }] };
  try {
    const { sheets = [] } = api.cells(query, "sheets(data(startRow,rowMetadata(hiddenByUser,hiddenByFilter)))");
    const hidden = new Set(
      sheets.flatMap(({ data = [] }) =>
        data.flatMap(({ startRow, rowMetadata = [] }) =>
          rowMetadata.flatMap(({ hiddenByUser, hiddenByFilter }, index) =>
            hiddenByUser || hiddenByFilter ? [(startRow ?? 0) + index + 1] : [],
          ),
        ),
      ),
    );
    return (row) => hidden.has(row);
  } catch (error) {
    throw readFailure(error);
  }
}
