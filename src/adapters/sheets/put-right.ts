/**
 * Puts cells back that landed on another row because a person moved rows between the read and the write. Only cells
 * that hold what this very commit wrote are touched: everything else a person typed meanwhile. Rows that were taken away
 * in the place of others come back.
 */
import type { Change } from "../../domain/values/change";
import type { Column, RawCell } from "../../domain/values/column";
import { isDateCell, parseCell } from "../../domain/values/parse-cell";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import { asRow, type TabChanges } from "./apply";
import { asRead, type CellValue } from "./cells";
import { cellText, columnsOf, type Grid, type GridRow, keyOf, likenessOf, wholeOf } from "./grid";
import type { Snapshot } from "./read-set";

/** What the cells written should hold, row by row, as the rows stand in `fresh`. */
export function putRight(written: readonly TabChanges[], fresh: Snapshot): Change[] {
  return written.flatMap((change) => {
    const grid = fresh.grids.get(change.grid.tab);
    return grid === undefined ? [] : [...putTabRight(change, grid), ...rowsToBringBack(change, grid)];
  });
}

type Cells = Readonly<Record<string, unknown>>;

/** A row as it was read, and what the commit wanted in it. */
interface Known {
  readonly row: GridRow;
  readonly wishes: Cells;
}

function putTabRight(change: TabChanges, fresh: Grid): Change[] {
  const landed = landedTexts(change);
  const recognised = TABS[fresh.tab].knownBy.every((name) => !landed.has(name));
  const known = knownRows(change, recognised);
  const isNew = newcomers(change);
  const withoutKey = rowsWithoutKey(known, landed, fresh, recognised);
  return fresh.rows.flatMap((row, position) => {
    if (isNew(row)) return [];
    const name = namesOf(fresh, row, recognised).find((one) => known.has(one));
    const before = known.get(name ?? "") ?? withoutKey(row);
    const cells = [...landed].flatMap(([name, texts]): [string, unknown][] => {
      if (before !== undefined && name in before.wishes) return [[name, before.wishes[name]]];
      if (!texts.has(comparable(row[name] ?? null))) return [];
      const column = columnsOf(fresh.tab)[name];
      return column === undefined ? [] : restored(name, column, fresh.tab, row, before);
    });
    return cells.length === 0 ? [] : [updateAt(fresh.tab, position, Object.fromEntries(cells))];
  });
}

/** A row that nobody knew gives back what is not its own; what its typist may have typed stays. */
function restored(
  name: string,
  column: Column,
  tab: TabName,
  row: GridRow,
  before: Known | undefined,
): [string, unknown][] {
  if (before !== undefined) return [[name, parseCell(name, column, before.row[name] ?? null).value]];
  const isNobodys = column.owner === "aisle" || (keyOf(tab, row) === null && likenessOf(tab, row) === null);
  return isNobodys ? [[name, null]] : [];
}

function knownRows({ grid, updates }: TabChanges, recognised: boolean): ReadonlyMap<string, Known> {
  const wishes = new Map(updates.map(({ position, cells }) => [position, cells]));
  return new Map(
    grid.rows.flatMap((row, position) => {
      const known = { row, wishes: wishes.get(position) ?? {} };
      return namesOf(grid, row, recognised).map((name) => [name, known] as const);
    }),
  );
}

/** Rows that stand there no longer though this commit meant to take others: removals go by place, and places moved. */
function rowsToBringBack({ grid, updates, removals }: TabChanges, fresh: Grid): Change[] {
  if (removals.length === 0) return [];
  const { tab } = grid;
  // The rows of a tab that loses its oldest ones are never written again, and their keys are no names.
  const identify = "keeps" in TABS[tab] ? wholeOf : keyOf;
  const standing = fresh.rows.map((row) => identify(tab, row));
  const meant = new Set(removals.map(({ position }) => position));
  const wishes = new Map(updates.map(({ position, cells }) => [position, cells]));
  return grid.rows.flatMap((row, position): Change[] => {
    const name = identify(tab, row);
    if (name === null || meant.has(position)) return [];
    const at = standing.indexOf(name);
    if (at >= 0) {
      standing[at] = null;
      return [];
    }
    const cells: Record<string, unknown> = {};
    for (const [one, column] of Object.entries(columnsOf(tab)))
      cells[one] = parseCell(one, column, row[one] ?? null).value;
    return [{ kind: "insert", tab, cells: { ...cells, ...wishes.get(position) } }];
  });
}

/** Finds a row whose key somebody typed over meanwhile by all that this commit left alone. */
function rowsWithoutKey(
  known: ReadonlyMap<string, Known>,
  landed: ReadonlyMap<string, unknown>,
  fresh: Grid,
  recognised: boolean,
): (row: GridRow) => Known | undefined {
  const { tab } = fresh;
  const names = Object.keys(columnsOf(tab)).filter(
    (name) => !TABS[tab].key.includes(name as never) && !landed.has(name),
  );
  const textOf = (row: GridRow): string => names.map((name) => comparable(row[name] ?? null)).join();
  const present = new Set(fresh.rows.flatMap((row) => namesOf(fresh, row, recognised)));
  const found = new Set([...known].filter(([name]) => present.has(name)).map(([, one]) => one));
  const lost = [...known.values()].filter((one) => !found.has(one));
  const byText = new Map(lost.map((one) => [textOf(one.row), one]));
  return (row) => byText.get(textOf(row));
}

/** By column, every value that the commit wrote into rows that were there. */
function landedTexts({ grid, updates }: TabChanges): ReadonlyMap<string, ReadonlySet<string>> {
  const landed = new Map<string, Set<string>>();
  for (const { cells } of updates) {
    for (const [name, value] of Object.entries(cells)) {
      const texts = landed.get(name) ?? new Set();
      const kind = columnsOf(grid.tab)[name]?.kind ?? "text";
      landed.set(name, texts.add(comparable(asRead(kind, value as CellValue))));
    }
  }
  return landed;
}

/** Serial numbers keep whole seconds. */
const comparable = (raw: RawCell): string =>
  isDateCell(raw) ? `at ${Math.round(raw.instant / 1000)}` : `${typeof raw} ${cellText(raw)}`;

/** Whether a row is one that this commit inserted. */
function newcomers({ grid: { tab }, inserts }: TabChanges): (row: GridRow) => boolean {
  const marksOf = (row: GridRow) => [keyOf(tab, row), likenessOf(tab, row)].filter((name) => name !== null);
  const marks = new Set(inserts.flatMap(({ cells }) => marksOf(asRow(tab, cells))));
  return (row) => marksOf(row).some((name) => marks.has(name));
}

const updateAt = (tab: TabName, position: number, cells: Cells): Change => ({ kind: "update", tab, position, cells });

/**
 * What a row may be recognised by, the surest first. Rows of a tab whose keys Aisle issues are recognised by what the
 * seller typed, since the key itself may be what landed wrongly. A likeness that two rows share recognises neither, nor
 * does one (`recognised`: false) in which the commit itself wrote.
 */
function namesOf(grid: Grid, row: GridRow, recognised: boolean): readonly string[] {
  const likeness = recognised ? likenessOf(grid.tab, row) : null;
  const own = likeness !== null && likenesses(grid).get(likeness) === 1 ? likeness : null;
  return [own, keyOf(grid.tab, row)].filter((name) => name !== null);
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
