/**
 * Finds cells that show an error or are still being calculated. Among values, both are plain texts in the language of
 * the spreadsheet's locale, so every text that may be one is read once more, this time as a cell.
 */
import type { ErrorCell } from "../../../domain/values/column";
import type { CellData, SheetsApi } from "../google/api";
import { mayBeUnreadable } from "../shape/cells";
import type { Grid, GridRow } from "../shape/grid";
import { columnCells } from "../shape/ranges";

/** If a formula gives such a text, it most likely passes an error on. */
const CERTAIN = /^(#(N\/A|REF!|VALUE!|DIV\/0!?|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)|Loading(\.\.\.|\u2026)$)/;

interface Suspect {
  readonly row: number;
  readonly name: string;
}

const FIELDS = "sheets(properties.sheetId,data(startRow,startColumn,rowData.values(effectiveValue,userEnteredValue)))";

/**
 * The grids with an `ErrorCell` for every text that the second look did not show as the same text. `suspects`: the
 * cells of each grid that may be errors; if there are none, nothing is requested.
 */
export function withErrors(
  api: SheetsApi,
  grids: readonly Grid[],
  isDeciding: (grid: Grid, name: string) => boolean,
): readonly Grid[] {
  const suspects = new Map(grids.map((grid) => [grid, suspectsIn(grid, isDeciding)] as const));
  const filters = [...suspects].flatMap(([grid, own]) => rangesOf(grid, own));
  if (filters.length === 0) return grids;
  const answer = api.cells({ dataFilters: filters.map((gridRange) => ({ gridRange })) }, FIELDS);
  const seen = new Map<string, CellData>();
  for (const { properties, data } of answer.sheets ?? [])
    for (const { startRow, startColumn, rowData } of data ?? [])
      (rowData ?? []).forEach(({ values }, index) => {
        const at = `${properties?.sheetId ?? 0} ${(startRow ?? 0) + index} ${startColumn ?? 0}`;
        const [cell] = values ?? [];
        if (cell !== undefined) seen.set(at, cell);
      });
  return grids.map((grid) => {
    const own = suspects.get(grid) ?? [];
    if (own.length === 0) return grid;
    const rows: GridRow[] = [...grid.rows];
    for (const { row, name } of own) {
      const text = String(rows[row]?.[name]);
      const cell = seen.get(`${grid.sheet.sheetId} ${row + 1} ${grid.places.get(name)}`);
      if (!isText(cell, text)) rows[row] = { ...rows[row], [name]: { error: text } satisfies ErrorCell };
    }
    return { ...grid, rows };
  });
}

/**
 * Whether the cell holds this text: typed, or given by a formula and not the word for an error. A cell that changed
 * meanwhile does not.
 */
function isText(cell: CellData | undefined, text: string): boolean {
  const { effectiveValue, userEnteredValue } = cell ?? {};
  if ((effectiveValue?.stringValue ?? "") !== text) return false;
  return userEnteredValue?.stringValue != null || !CERTAIN.test(text);
}

const suspectsIn = (grid: Grid, isDeciding: (grid: Grid, name: string) => boolean): readonly Suspect[] => {
  const names = [...grid.places.keys()].filter((name) => isDeciding(grid, name));
  return grid.rows.flatMap((cells, row) =>
    names.flatMap((name) => (mayBeUnreadable(cells[name]) ? [{ row, name }] : [])),
  );
};

/** In each column, the range from the first to the last suspect. */
function rangesOf({ sheet: { sheetId }, places }: Grid, suspects: readonly Suspect[]) {
  return [...new Set(suspects.map(({ name }) => name))].map((name) => {
    const rows = suspects.flatMap((one) => (one.name === name ? [one.row] : []));
    const [first = 0] = rows;
    return columnCells({ sheetId, place: places.get(name) ?? 0 }, first + 1, (rows[rows.length - 1] ?? first) + 2);
  });
}
