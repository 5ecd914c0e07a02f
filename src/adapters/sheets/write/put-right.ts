/**
 * Corrects cells that landed on another row because a person moved rows between read and write. The only truth is what
 * was read before the first of these writes, however often rows move during the correction. Only cells that hold what
 * Aisle wrote are changed: a person typed everything else meanwhile. Rows that were removed in place of others are
 * brought back.
 */
import type { Change } from "../../../domain/values/change";
import { parseCell } from "../../../domain/values/parse-cell";
import type { TabName } from "../../../domain/workbook/tabs";
import type { Snapshot } from "../read/read-set";
import { isEmpty } from "../read/tables";
import { asRead, type CellValue } from "../shape/cells";
import { columnsOf, type Grid, type GridRow } from "../shape/grid";
import { isNote, isStamp, STAMP_KIND } from "../shape/note-rows";
import { asRow, type TabChanges } from "./apply";
import { comparable, isLanded, type Landed, type Names, namesOf, recognized, shortened } from "./recognize";

export type Cells = Readonly<Record<string, unknown>>;

/** A row as it was read, and what the commit wanted in it. */
export interface TrueRow {
  readonly names: Names;
  readonly cells: GridRow;
  readonly intended: Cells;
  /**
   * `goes`: the commit meant to remove it. `notes`: a row in which commits note what they write; each of them writes it
   * again.
   */
  readonly fate: "stays" | "goes" | "notes";
}

/** How the rows of a tab should be. */
export interface TabTruth {
  readonly tab: TabName;
  /** `short`: the rows are named by digests. */
  readonly named: "in full" | "short";
  readonly rows: readonly TrueRow[];
  /** What this commit, and every attempt to correct it, wrote. */
  readonly landed: Landed;
}

export const truthOf = (written: readonly TabChanges[]): readonly TabTruth[] => written.map(tabTruth);

/** As if the commit had wanted nothing: every row as it was before. */
export function truthBefore({ grid: { tab }, updates }: TabChanges, rows: readonly GridRow[]): TabTruth {
  const landed = withLanded(new Map(), tab, updates);
  const isCompared = onlyColumns(landed);
  const before = (cells: GridRow): TrueRow => ({
    names: namesOf(tab, cells, isCompared),
    cells,
    intended: {},
    fate: "stays",
  });
  return { tab, named: "in full", rows: rows.map(before), landed };
}

function tabTruth({ grid: { tab, rows }, host, removals, inserts, ...changes }: TabChanges): TabTruth {
  const made = changes.updates.filter((one) => one.position === host && isEmpty(rows[one.position] ?? {}));
  const updates = changes.updates.filter((one) => !made.includes(one));
  const intendedAt = new Map(updates.map(({ position, cells }) => [position, cells]));
  const removed = new Set(removals.map(({ position }) => position));
  const landed = withLanded(new Map(), tab, updates);
  const isCompared = onlyColumns(landed);
  const fateOf = (row: GridRow, position: number): TrueRow["fate"] =>
    removed.has(position) ? "goes" : isNote(tab, row) ? "notes" : "stays";
  const trueRow = (cells: GridRow, fate: TrueRow["fate"], intended: Cells): TrueRow => ({
    names: namesOf(tab, cells, isCompared),
    cells,
    intended,
    fate,
  });
  return {
    tab,
    named: "in full",
    rows: [
      ...rows.map((row, position) => trueRow(row, fateOf(row, position), intendedAt.get(position) ?? {})),
      ...[...made, ...inserts].map(({ cells }) => asRow(tab, cells)).map((row) => trueRow(row, fateOf(row, -1), {})),
    ],
    landed,
  };
}

/** Adds what an attempt to correct wrote, because that may have landed wrongly as well. */
export const withAttempt = (truth: readonly TabTruth[], attempt: readonly Change[]): readonly TabTruth[] =>
  truth.map((one) => {
    const own = attempt.flatMap((change) => (change.kind === "update" && change.tab === one.tab ? [change] : []));
    return { ...one, landed: withLanded(one.landed, one.tab, own) };
  });

function withLanded(earlier: Landed, tab: TabName, updates: readonly { readonly cells: Cells }[]): Landed {
  const landed = new Map([...earlier].map(([name, texts]) => [name, new Set(texts)]));
  for (const { cells } of updates) {
    for (const [name, value] of Object.entries(cells)) {
      const texts = landed.get(name) ?? new Set();
      const kind = columnsOf(tab)[name]?.kind ?? "text";
      landed.set(name, texts.add(comparable(asRead(kind, value as CellValue))));
    }
  }
  return landed;
}

/** The changes that are still needed so that every row has its own cells; none if all have. */
export const putRight = (truth: readonly TabTruth[], fresh: Snapshot): Change[] =>
  truth.flatMap((one) => {
    const grid = fresh.grids.get(one.tab);
    return grid === undefined ? [] : putTabRight(one, grid);
  });

function putTabRight({ tab, named, rows, landed }: TabTruth, fresh: Grid): Change[] {
  const standing = fresh.rows.map((row) => namesOf(tab, row, landed));
  const found = recognized(
    rows.map(({ names }) => names),
    named === "short" ? standing.map(shortened) : standing,
  );
  const updates = fresh.rows.flatMap((row, position): Change[] => {
    const meant = rows[found.get(position) ?? -1];
    // A stamp that landed on a row of another kind has overwritten the cells that say what the row is.
    if (meant?.fate === "notes" || (isStamp(row) && row.kind === STAMP_KIND)) return [];
    const cells = meant === undefined ? clearedCells(tab, row, landed) : ownCells(tab, row, meant, landed);
    return Object.keys(cells).length === 0 ? [] : [{ kind: "update", tab, position, cells }];
  });
  return [...updates, ...rowsToBringBack(tab, rows, new Set(found.values()))];
}

/**
 * For the state before the commit: the same columns are compared, and every cell counts, because no cell of that state
 * was written by the commit.
 */
const onlyColumns = (landed: Landed): Landed => new Map([...landed.keys()].map((name) => [name, new Set()]));

/**
 * A cell with other content was typed meanwhile. The seller's cell stays as typed, and Aisle's cell is planned again.
 */
function ownCells(tab: TabName, row: GridRow, { cells, intended }: TrueRow, landed: Landed): Cells {
  const own: Record<string, unknown> = {};
  for (const name of landed.keys()) {
    const column = columnsOf(tab)[name];
    if (column === undefined) continue;
    const before = cells[name] ?? null;
    const isOurs = isLanded(landed, name, row[name] ?? null);
    if (name in intended) {
      if (isOurs || comparable(row[name] ?? null) === comparable(before)) own[name] = intended[name];
    } else if (isOurs) own[name] = parseCell(name, column, before).value;
  }
  return own;
}

/** Clears what Aisle wrote into an unknown row. If a person typed into the row, the seller's columns stay. */
function clearedCells(tab: TabName, row: GridRow, landed: Landed): Cells {
  const columns = Object.entries(columnsOf(tab));
  const isOurs = (name: string): boolean => isLanded(landed, name, row[name] ?? null);
  const isTyped = columns.some(
    ([name, { owner }]) => owner === "seller" && (row[name] ?? false) !== false && !isOurs(name),
  );
  const cleared = columns.filter(([name, { owner }]) => isOurs(name) && (owner === "aisle" || !isTyped));
  return Object.fromEntries(cleared.map(([name]) => [name, null]));
}

/**
 * Rows are removed by place, and places had moved, so wrong rows may be gone. For each row that should be gone and is
 * still there, one missing row is brought back. Other missing rows were deleted by people.
 */
function rowsToBringBack(tab: TabName, rows: readonly TrueRow[], standing: ReadonlySet<number>): Change[] {
  const taken = rows.filter(({ fate }, position) => fate === "goes" && standing.has(position)).length;
  const missing = rows.filter(
    ({ fate, cells }, position) => fate === "stays" && !standing.has(position) && !isEmpty(cells),
  );
  return missing.slice(0, taken).map(({ cells, intended }) => {
    const own = Object.entries(columnsOf(tab)).map(([name, column]) => [
      name,
      parseCell(name, column, cells[name] ?? null).value,
    ]);
    return { kind: "insert", tab, cells: { ...Object.fromEntries(own), ...intended } };
  });
}
