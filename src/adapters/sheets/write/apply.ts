/** What a plan really changes, and the snapshot after it. */

import { type Change, type RowInsert, type RowRemoval, type RowUpdate, remove } from "../../../domain/values/change";
import type { Tab } from "../../../domain/values/column";
import { groupBy } from "../../../domain/values/groups";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { Snapshot } from "../read/read-set";
import { isEmpty } from "../read/tables";
import { asRead, type CellValue, holds } from "../shape/cells";
import { columnsOf, type Grid, type GridRow } from "../shape/grid";
import { oldestRows } from "../shape/oldest-rows";
import { reaches } from "../shape/ranges";
import type { ZoneOffset } from "../shape/wall-time";

/** The part of a plan for one tab. Updates hold only cells that differ from what was read. */
export interface TabChanges {
  readonly grid: Grid;
  readonly updates: readonly RowUpdate[];
  readonly removals: readonly RowRemoval[];
  readonly inserts: readonly RowInsert[];
  /** Row (0 is under the headings) before which new rows are inserted, counted after the removals. */
  readonly insertAt: number;
  /**
   * In a tab without other rows: the row that takes the first new row, or stays behind blank. `null`: there are other
   * rows.
   */
  readonly host: number | null;
}

/** Tabs in the workbook's order, without those in which nothing changes. */
export function effectiveChanges(snapshot: Snapshot, changes: readonly Change[]): TabChanges[] {
  const byTab = groupBy(changes, ({ tab }) => tab);
  return [...snapshot.grids.values()].flatMap((grid) => {
    const own = byTab.get(grid.tab);
    if (own === undefined) return [];
    const updates = mergedUpdates(own).flatMap((update) => changedCells(grid, update, snapshot.offset));
    const inserts = own.filter((change): change is RowInsert => change.kind === "insert");
    const ownRemovals = own.filter((change): change is RowRemoval => change.kind === "remove");
    const removed = new Set(ownRemovals.map(({ position }) => position));
    const oldest = inserts.length === 0 ? [] : oldestRows(grid).filter((position) => !removed.has(position));
    const removals = [...ownRemovals, ...oldest.map((position) => remove(TABS[grid.tab], { position }))];
    if (updates.length + removals.length + inserts.length === 0) return [];
    const host = hostOf({ grid, updates, removals, inserts });
    if (host !== null) return hosted({ grid, updates, removals, inserts, insertAt: host + 1, host }, snapshot.offset);
    const at = { top: 0, second: 1, end: filledRows(grid.rows) - removals.length };
    return [{ grid, updates, removals, inserts, insertAt: at[TABS[grid.tab].growsAt], host }];
  });
}

/**
 * Inserting rows at the start of a range pushes the range down, and deleting all of its rows makes it `#REF!` for good.
 * So if no row stays, the first one is kept and takes the first new row. Measured for bandings; formulas are said to
 * behave the same.
 */
function hostOf({ grid, updates, removals, inserts }: Omit<TabChanges, "insertAt" | "host">): number | null {
  const { tab, sheet, rows } = grid;
  const removed = new Set(removals.map(({ position }) => position));
  const isAnyLeft = rows.some((row, position) => !removed.has(position) && !isEmpty(row));
  if (tab === "ledger" || TABS[tab].growsAt === "top" || sheet.rowCount < 2 || isAnyLeft) return null;
  const filled = updates.find((update) => fills(tab, update));
  if (filled !== undefined) return filled.position;
  return removals.length + inserts.length === 0 ? null : Math.min(...(removed.size > 0 ? removed : [0]));
}

const fills = (tab: TabName, { cells }: RowUpdate): boolean => !isEmpty(asRow(tab, cells));

function hosted(change: TabChanges, offset: ZoneOffset): TabChanges[] {
  const { grid, updates, inserts } = change;
  if (updates.some((one) => fills(grid.tab, one))) return [change];
  const [first, ...rest] = inserts;
  const blank = Object.fromEntries(Object.keys(columnsOf(grid.tab)).map((name) => [name, null]));
  const host = change.host ?? 0;
  const hostUpdate: RowUpdate = { kind: "update", tab: grid.tab, position: host, cells: { ...blank, ...first?.cells } };
  const written = mergedUpdates([...updates, ...changedCells(grid, hostUpdate, offset)]);
  const removals = change.removals.filter(({ position }) => position !== host);
  const isIdle = written.length + removals.length + rest.length === 0;
  return isIdle ? [] : [{ ...change, updates: written, removals, inserts: rest }];
}

/** Several updates of one row become one. If they concern the same cell, the later one wins. */
function mergedUpdates(changes: readonly Change[]): RowUpdate[] {
  const byRow = new Map<number, RowUpdate>();
  for (const change of changes) {
    if (change.kind !== "update") continue;
    const earlier = byRow.get(change.position);
    const merged = earlier === undefined ? change : { ...change, cells: { ...earlier.cells, ...change.cells } };
    byRow.set(change.position, merged);
  }
  return [...byRow.values()].sort((one, other) => one.position - other.position);
}

/** What a workbook of before has no column for stays unwritten; it would differ again in every run. */
function changedCells(grid: Grid, update: RowUpdate, offset: ZoneOffset): RowUpdate[] {
  const columns = columnsOf(grid.tab);
  const row = grid.rows[update.position] ?? {};
  const changed = Object.entries(update.cells).filter(([name, value]) => {
    const column = columns[name];
    if (!grid.places.has(name) || isUnderMerge(grid, name, update.position)) return false;
    return column !== undefined && !holds(row[name] ?? null, column.kind, value as CellValue, offset);
  });
  return changed.length === 0 ? [] : [{ ...update, cells: Object.fromEntries(changed) }];
}

/**
 * A merged cell shows its first one. A value written under a merge may be lost, and would then be written by every run.
 */
const isUnderMerge = ({ sheet, places }: Grid, name: string, position: number): boolean =>
  sheet.merges.some((range) => {
    const { startRowIndex, endRowIndex, startColumnIndex } = range;
    const [row, place] = [position + 1, places.get(name) ?? -1];
    const isFirst = row === (startRowIndex ?? 0) && place === (startColumnIndex ?? 0);
    return reaches(range, place) && row >= (startRowIndex ?? 0) && row < (endRowIndex ?? Infinity) && !isFirst;
  });

function filledRows(rows: readonly GridRow[]): number {
  let count = rows.length;
  while (count > 0 && isEmpty(rows[count - 1] ?? {})) count -= 1;
  return count;
}

/**
 * Rows are only inserted before another row, and Google refuses to delete all rows that are not frozen. If none would
 * follow or stay, a spare row is made first. Source: Sheets API, refusals seen live.
 */
export const needsSpareRow = ({ grid, removals, inserts, insertAt }: TabChanges): boolean =>
  (inserts.length > 0 && insertAt + 1 >= grid.sheet.rowCount - removals.length) ||
  removals.some(({ position }) => position === grid.sheet.rowCount - 2);

/** A hidden tab that becomes visible because of new rows. */
export const isRevealed = (change: TabChanges): boolean => {
  const { grid, inserts, host } = change;
  const { isNeeded }: Tab = TABS[grid.tab];
  return (inserts.length > 0 || host !== null) && grid.sheet.hidden && isNeeded?.(appliedRows(change)) === true;
};

/** The snapshot after the commit, if nobody moves anything. */
export function applied(snapshot: Snapshot, changes: readonly TabChanges[]): Snapshot {
  const grids = new Map<TabName, Grid>(snapshot.grids);
  for (const change of changes) grids.set(change.grid.tab, appliedGrid(change));
  return { ...snapshot, grids };
}

function appliedGrid(change: TabChanges): Grid {
  const { grid, removals, inserts } = change;
  const spare = needsSpareRow(change) ? 1 : 0;
  const rowCount = grid.sheet.rowCount - removals.length + inserts.length + spare;
  const hidden = grid.sheet.hidden && !isRevealed(change);
  return { ...grid, sheet: { ...grid.sheet, rowCount, hidden }, rows: appliedRows(change) };
}

/** The rows after the commit. Blank rows at the end may be included. */
export function appliedRows({ grid, updates, removals, inserts, insertAt }: TabChanges): GridRow[] {
  const rows: GridRow[] = [...grid.rows];
  for (const { position, cells } of updates) rows[position] = { ...rows[position], ...asRow(grid.tab, cells) };
  const removed = new Set(removals.map(({ position }) => position));
  const kept = rows.filter((_, position) => !removed.has(position));
  kept.splice(insertAt, 0, ...inserts.map(({ cells }) => asRow(grid.tab, cells)));
  return kept;
}

/** A new row as it will read. */
export function asRow(tab: TabName, cells: Readonly<Record<string, unknown>>): GridRow {
  const columns = columnsOf(tab);
  return Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [name, asRead(columns[name]?.kind ?? "text", value as CellValue)]),
  );
}
