/** Gives the cells of a snapshot the meaning of their columns. */
import { type CellIssue, type Columns, namesIssues, type Row } from "../../../domain/values/column";
import { isDateCell, parseCell } from "../../../domain/values/parse-cell";
import { TABS, type Tables, type TabName } from "../../../domain/workbook/tabs";
import type { Grid, GridRow } from "../shape/grid";
import type { Snapshot } from "./read-set";

/**
 * Reads snapshots one after the other. Rows that a commit left alone are not parsed again. Shape: rows without any cell
 * of Aisle's columns are left out; the others keep their position.
 */
export function tableReader(): (snapshot: Snapshot) => Tables {
  const tabs = new WeakMap<Grid, readonly Row<Columns>[]>();
  const known = new WeakMap<GridRow, Row<Columns>>();
  const rowsOf = (grid: Grid | undefined): readonly Row<Columns>[] => {
    if (grid === undefined) return [];
    const rows = tabs.get(grid) ?? toRows(grid, known);
    tabs.set(grid, rows);
    return rows;
  };
  return ({ grids }) => {
    const tables = Object.fromEntries((Object.keys(TABS) as TabName[]).map((tab) => [tab, rowsOf(grids.get(tab))]));
    // The rows of each tab were parsed with that tab's columns just above.
    return tables as unknown as Tables;
  };
}

function toRows({ tab, columns, rows }: Grid, known: WeakMap<GridRow, Row<Columns>>): Row<Columns>[] {
  const blank = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
  const isNamed = namesIssues(TABS[tab], columns);
  return rows.flatMap((row, position) => {
    const earlier = known.get(row);
    if (earlier?.position === position) return [earlier];
    if (earlier === undefined && isEmpty(row)) return [];
    const read = earlier === undefined ? toRow(columns, blank, row, position, isNamed) : { ...earlier, position };
    known.set(row, read);
    return [read];
  });
}

/** In rows that nobody has filled, an unticked tick box reads FALSE. */
export const isEmpty = (row: GridRow): boolean => Object.values(row).every((raw) => raw === null || raw === false);

function toRow(
  columns: Columns,
  blank: Row<Columns>["values"],
  row: GridRow,
  position: number,
  isNamed: (issue: CellIssue, value: unknown) => boolean,
): Row<Columns> {
  const values: Record<string, unknown> = { ...blank };
  const issues: CellIssue[] = [];
  const dates: Record<string, string> = {};
  for (const name of Object.keys(row)) {
    const column = columns[name];
    if (column === undefined) continue;
    const raw = row[name] ?? null;
    const parsed = parseCell(name, column, raw);
    values[name] = parsed.value;
    if (column.owner === "seller" && column.kind === "instant" && isDateCell(raw) && raw.text !== "")
      dates[name] = raw.text;
    if (parsed.issue !== undefined && isNamed(parsed.issue, parsed.value)) issues.push(parsed.issue);
  }
  return {
    position,
    values: values as Row<Columns>["values"],
    issues,
    ...(Object.keys(dates).length > 0 ? { dates } : {}),
  };
}
