/**
 * Puts cells back that landed on another row because a person moved rows between the read and the write. Only cells of
 * the columns that were written are touched, and only rows that can be recognised.
 */
import type { Change } from "../../domain/values/change";
import { parseCell } from "../../domain/values/parse-cell";
import type { TabName } from "../../domain/workbook/tabs";
import type { TabChanges } from "./apply";
import { columnsOf, type Grid, type GridRow, keyOf, likenessOf } from "./grid";
import type { Snapshot } from "./read-set";

/** What the cells written should hold, row by row, as the rows stand in `fresh`. */
export function putRight(written: readonly TabChanges[], fresh: Snapshot): Change[] {
  return written.flatMap((change) => {
    const grid = fresh.grids.get(change.grid.tab);
    return grid === undefined ? [] : putTabRight(change, grid);
  });
}

function putTabRight({ grid, updates }: TabChanges, fresh: Grid): Change[] {
  const columns = [...new Set(updates.flatMap(({ cells }) => Object.keys(cells)))];
  const wanted = new Map<string, Cells>();
  const changes = new Map(updates.map(({ position, cells }) => [position, cells]));
  grid.rows.forEach((row, position) => {
    const name = recognise(grid, row);
    if (name === null) return;
    const own = changes.get(position) ?? {};
    wanted.set(name, Object.fromEntries(columns.map((column) => [column, wantedCell(grid, own, row, column)])));
  });
  return fresh.rows.flatMap((row, position) => {
    const cells = wanted.get(recognise(fresh, row) ?? "");
    return cells === undefined ? [] : [updateAt(fresh.tab, position, cells)];
  });
}

type Cells = Readonly<Record<string, unknown>>;

function wantedCell({ tab }: Grid, own: Cells, row: GridRow, name: string): unknown {
  if (name in own) return own[name];
  const column = columnsOf(tab)[name];
  return column === undefined ? null : parseCell(name, column, row[name] ?? null).value;
}

const updateAt = (tab: TabName, position: number, cells: Cells): Change => ({ kind: "update", tab, position, cells });

/**
 * Rows of a tab whose keys Aisle issues are recognised by what the seller typed, since the key itself may be what
 * landed wrongly. A likeness that two rows share recognises neither.
 */
function recognise(grid: Grid, row: GridRow): string | null {
  const likeness = likenessOf(grid.tab, row);
  if (likeness === null) return keyOf(grid.tab, row);
  return likenesses(grid).get(likeness) === 1 ? likeness : keyOf(grid.tab, row);
}

const counted = new WeakMap<Grid, ReadonlyMap<string, number>>();

function likenesses(grid: Grid): ReadonlyMap<string, number> {
  const known = counted.get(grid);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const row of grid.rows) {
    const likeness = likenessOf(grid.tab, row);
    if (likeness !== null) counts.set(likeness, (counts.get(likeness) ?? 0) + 1);
  }
  counted.set(grid, counts);
  return counts;
}
