/**
 * Undoes a commit that was applied to a spreadsheet which, meanwhile, had been set back to an earlier state of the same
 * run. Its cells went by place onto rows that other values were planned for. What those rows held is known.
 */
import type { Change } from "../../../domain/values/change";
import type { RawCell } from "../../../domain/values/column";
import { parseCell } from "../../../domain/values/parse-cell";
import type { TabName } from "../../../domain/workbook/tabs";
import type { Snapshot } from "../read/read-set";
import { isEmpty } from "../read/tables";
import { columnsOf, type GridRow } from "../shape/grid";
import { appliedRows, type TabChanges } from "./apply";
import { putRight, truthBefore } from "./put-right";
import { comparable } from "./recognize";

/**
 * The earlier state to which the commit was applied. All tabs fit it; or at least the ledger does, because people work
 * in the other tabs. If several states fit, it is the latest. `null`: none fits.
 */
export function baseOf(earlier: readonly Snapshot[], written: readonly TabChanges[], fresh: Snapshot): Snapshot | null {
  const changed = written.filter(({ grid }) => grid.tab !== "log");
  const ofLedger = changed.filter(({ grid }) => grid.tab === "ledger");
  const fitting = (changes: readonly TabChanges[]) =>
    earlier.find((base) => changes.every((change) => stands(base, change, fresh)));
  return fitting(changed) ?? fitting(ofLedger) ?? null;
}

/**
 * The changes that bring the earlier state back; if people did something else meanwhile, only for the written cells.
 * Rows of Log stay.
 */
export const takeBack = (base: Snapshot, written: readonly TabChanges[], fresh: Snapshot): Change[] =>
  written.flatMap((change) => {
    if (change.grid.tab === "log") return [];
    const rows = rowsOf(base, change);
    return stands(base, change, fresh)
      ? inverse(change, rows)
      : [
          ...putRight([truthBefore(change, rows)], fresh),
          ...withdrawn({ ...change, grid: { ...change.grid, rows } }, fresh),
        ];
  });

/** The rows that the commit inserted, if they are still as it wrote them. */
function withdrawn(change: TabChanges, fresh: Snapshot): Change[] {
  const { grid, inserts, insertAt } = change;
  const made = appliedRows(change);
  return inserts.flatMap((_, index): Change[] => {
    const position = insertAt + index;
    const [mine, standing] = [made[position], fresh.grids.get(grid.tab)?.rows[position]];
    const isMine =
      mine !== undefined && standing !== undefined && textOf(grid.tab, mine) === textOf(grid.tab, standing);
    return isMine ? [{ kind: "remove", tab: grid.tab, position }] : [];
  });
}

const stands = (base: Snapshot, change: TabChanges, fresh: Snapshot): boolean => {
  const { tab } = change.grid;
  const expected = texts(tab, appliedRows({ ...change, grid: { ...change.grid, rows: rowsOf(base, change) } }));
  return JSON.stringify(expected) === JSON.stringify(texts(tab, fresh.grids.get(tab)?.rows ?? []));
};

/** With blank rows as far down as the commit reached. */
function rowsOf(base: Snapshot, { grid, updates, removals, insertAt }: TabChanges): readonly GridRow[] {
  const rows = base.grids.get(grid.tab)?.rows ?? [];
  const places = [...updates, ...removals].map(({ position }) => position + 1);
  const length = places.reduce((most, one) => Math.max(most, one), insertAt + removals.length);
  return Array.from({ length: Math.max(length, rows.length) }, (_, position) => rows[position] ?? {});
}

/** Without blank rows at the end. */
function texts(tab: TabName, rows: readonly GridRow[]): readonly (string | null)[] {
  const all = rows.map((row) => (isEmpty(row) ? null : textOf(tab, row)));
  while (all.length > 0 && all[all.length - 1] === null) all.pop();
  return all;
}

/** An empty tick box reads false or nothing. */
const textOf = (tab: TabName, row: GridRow): string =>
  JSON.stringify(Object.keys(columnsOf(tab)).map((name) => comparable(row[name] || null)));

function inverse({ grid, updates, removals, inserts, insertAt }: TabChanges, rows: readonly GridRow[]): Change[] {
  const { tab } = grid;
  const removed = removals.map(({ position }) => position);
  const placeNow = (position: number): number => {
    const kept = position - removed.filter((one) => one < position).length;
    return kept >= insertAt ? kept + inserts.length : kept;
  };
  const before = (row: GridRow, name: string): unknown => parseCell(name, columnOf(tab, name), row[name] ?? null).value;
  const cellsOf = (row: GridRow, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, before(row, name)]));
  return [
    ...updates.flatMap(({ position, cells }): Change[] =>
      removed.includes(position)
        ? []
        : [
            {
              kind: "update",
              tab,
              position: placeNow(position),
              cells: cellsOf(rows[position] ?? {}, Object.keys(cells)),
            },
          ],
    ),
    ...inserts.map((_, index): Change => ({ kind: "remove", tab, position: insertAt + index })),
    ...removed.flatMap((position): Change[] => {
      const row: Readonly<Record<string, RawCell>> = rows[position] ?? {};
      return isEmpty(row) ? [] : [{ kind: "insert", tab, cells: cellsOf(row, Object.keys(columnsOf(tab))) }];
    }),
  ];
}

function columnOf(tab: TabName, name: string) {
  const column = columnsOf(tab)[name];
  if (column === undefined) throw new Error(`${tab} has no column ${name}`);
  return column;
}
