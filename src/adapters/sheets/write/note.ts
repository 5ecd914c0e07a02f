/**
 * In the very batch that writes, a commit notes what it writes on which rows. If a run dies before it notices that rows
 * had moved, the next run can correct them from the note. Only cells without another source are noted: keys, the
 * seller's cells, and columns called lasting. All others are computed, or requested, again.
 */

import type { Change } from "../../../domain/values/change";
import type { Column, RawCell } from "../../../domain/values/column";
import { packed } from "../../../domain/values/packed";
import { parseCell } from "../../../domain/values/parse-cell";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { Snapshot } from "../read/read-set";
import { columnsOf, type Grid } from "../shape/grid";
import { NOTE_KIND, noteKey, noteRows, tabOfNote } from "../shape/note-rows";
import { asRow, type TabChanges } from "./apply";
import type { TabTruth, TrueRow } from "./put-right";
import { comparable, type Names, namesOf, shortened } from "./recognize";

/** Unit: characters of one row of the ledger. */
const PART = 1_900;
/** About 600 rows: all of a small tab, otherwise those nearest to the written ones. */
const PARTS = 12;

/**
 * Tabs in which nobody works, and whose rows are identified by nothing but their keys. The key of a customer is a
 * buyer's name, which the ledger must not hold; a customer on a wrong row is computed again.
 */
const UNNOTED: ReadonlySet<TabName> = new Set(["ledger", "log", "dashboard", "customers"]);

/** `[from]`; or `[from, to]` if the commit writes the cell. */
type NotedCell = readonly [RawCell] | readonly [RawCell, RawCell];
type NotedRow = readonly [
  key: string | null,
  likeness: string | null,
  rest: string | null,
  ...cells: readonly NotedCell[],
];

interface Part {
  /** Number of the commit. */
  readonly commit: number;
  /** Columns whose cells the rows list. */
  readonly cells: readonly string[];
  /** All columns into which the commit writes. */
  readonly columns: readonly string[];
  /** The rows were corrected once already, and that may have gone wrong as well. */
  readonly again?: boolean;
  readonly rows: readonly NotedRow[];
}

/** The changes that note `effective`, replacing the note of the previous commit. */
export function noteChanges(snapshot: Snapshot, effective: readonly TabChanges[]): Change[] {
  const commit = snapshot.structure.lastCommit + 1;
  const texts = new Map(
    effective.flatMap((change) =>
      partsOf(change, commit).map((part, index) => [noteKey(change.grid.tab, index), JSON.stringify(part)] as const),
    ),
  );
  return rewritten(
    snapshot,
    (key, tab) => texts.get(key) ?? (snapshot.grids.has(tab) ? null : undefined),
    texts.keys(),
  );
}

/** Notes that an attempt to correct rows was made, in the same commit as the attempt. */
export const noteAttempt = (snapshot: Snapshot, tabs: readonly TabName[]): Change[] =>
  rewritten(snapshot, (_key, tab, data) => {
    const part = tabs.includes(tab) ? parsed(data) : null;
    return part === null ? undefined : JSON.stringify({ ...part, again: true });
  });

/** `undefined`: unchanged. `null`: blank. */
function rewritten(
  { grids }: Snapshot,
  textOf: (key: string, tab: TabName, data: string | null) => string | null | undefined,
  wanted: Iterable<string> = [],
): Change[] {
  const ledger = grids.get("ledger");
  if (ledger === undefined) return [];
  const known = noteRows(ledger);
  const updates = [...known].flatMap(([key, { position, data }]): Change[] => {
    const text = textOf(key, tabOfNote({ key }) as TabName, data);
    return text === undefined || text === data
      ? []
      : [{ kind: "update", tab: "ledger", position, cells: { data: text } }];
  });
  const inserts = [...wanted]
    .filter((key) => !known.has(key))
    .map((key): Change => {
      const data = textOf(key, tabOfNote({ key }) as TabName, null);
      return { kind: "insert", tab: "ledger", cells: { key, kind: NOTE_KIND, data } };
    });
  return [...updates, ...inserts];
}

const isLasting = (tab: TabName, name: string, { owner, lasting }: Column): boolean =>
  owner === "seller" || lasting === true || (TABS[tab].key as readonly string[]).includes(name);

function partsOf({ grid, updates }: TabChanges, commit: number): Part[] {
  const { tab } = grid;
  if (UNNOTED.has(tab)) return [];
  const columns = [...new Set(updates.flatMap(({ cells: written }) => Object.keys(written)))];
  const cells = Object.entries(columnsOf(tab))
    .filter(([name, column]) => columns.includes(name) && isLasting(tab, name, column))
    .map(([name]) => name);
  if (cells.length === 0) return [];
  const rows = notedRows(grid, updates, cells, new Map(columns.map((name) => [name, new Set()])));
  const parts = packed(rows, {
    sizeOf: (row) => JSON.stringify(row).length + 1,
    limit: PART - JSON.stringify({ commit, cells, columns, again: true }).length,
  });
  return firstOf(parts, PARTS).map((part) => ({ commit, cells, columns, rows: part }));
}

function firstOf<Item>(items: Iterable<Item>, most: number): readonly Item[] {
  const found: Item[] = [];
  for (const item of items) if (found.push(item) === most) break;
  return found;
}

/**
 * First the rows in which the commit overwrites something, then their neighbors, and last those that were blank there.
 */
function* notedRows(
  grid: Grid,
  updates: TabChanges["updates"],
  names: readonly string[],
  landed: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<NotedRow> {
  const { tab, rows } = grid;
  const intended = new Map(
    updates.flatMap(({ position, cells }) =>
      names.some((name) => name in cells) ? [[position, asRow(tab, cells)] as const] : [],
    ),
  );
  const rankOf = ranks(rows.length, [...intended.keys()]);
  const isBlank = (position: number): boolean => names.every((name) => (rows[position]?.[name] ?? null) === null);
  const order = rows
    .map((_, position) => ({ position, rank: isBlank(position) ? Number.POSITIVE_INFINITY : rankOf(position) }))
    .sort((one, other) => (one.rank === other.rank ? one.position - other.position : one.rank - other.rank));
  for (const { position } of order) {
    const row = rows[position] ?? {};
    const { key, likeness, rest } = shortened(namesOf(tab, row, landed));
    if (key === null && likeness === null && rest === null) continue;
    const intendedCells = intended.get(position);
    const cells = names.map((name): NotedCell => {
      const from = row[name] ?? null;
      return intendedCells !== undefined && name in intendedCells ? [from, intendedCells[name] ?? null] : [from];
    });
    yield [key, likeness, rest, ...cells];
  }
}

/** Gives the distance of a position from the nearest of some. */
function ranks(length: number, from: readonly number[]): (position: number) => number {
  const far = Array.from({ length }, () => length);
  for (const position of from) far[position] = 0;
  for (let at = 1; at < length; at += 1) far[at] = Math.min(far[at] ?? 0, (far[at - 1] ?? 0) + 1);
  for (let at = length - 2; at >= 0; at -= 1) far[at] = Math.min(far[at] ?? 0, (far[at + 1] ?? 0) + 1);
  return (position) => far[position] ?? length;
}

export interface Note {
  readonly tab: TabName;
  readonly commit: number;
  readonly truth: () => TabTruth;
}

/** What the latest commits noted. A note that cannot be read counts as none. */
export function notesIn({ grids }: Snapshot): readonly Note[] {
  const ledger = grids.get("ledger");
  if (ledger === undefined) return [];
  const known = noteRows(ledger);
  return (Object.keys(TABS) as TabName[]).flatMap((tab) => {
    const first = parsed(known.get(noteKey(tab, 0))?.data ?? null);
    if (first === null) return [];
    const truth = (): TabTruth => {
      const parts = Array.from({ length: PARTS }, (_, index) => parsed(known.get(noteKey(tab, index))?.data ?? null));
      const rows = parts.flatMap((part) => (part?.commit === first.commit ? part.rows : []));
      return notedTruth(tab, first, rows);
    };
    return [{ tab, commit: first.commit, truth }];
  });
}

function parsed(data: string | null): Part | null {
  try {
    const part = JSON.parse(data ?? "null");
    return Number.isFinite(part?.commit) && Array.isArray(part.rows) ? part : null;
  } catch {
    // Somebody edited the hidden tab.
    return null;
  }
}

function notedTruth(tab: TabName, { cells: names, columns, again }: Part, noted: readonly NotedRow[]): TabTruth {
  const landed = new Map(columns.map((name) => [name, new Set<string>()]));
  const rows = noted.map(([key, likeness, rest, ...cells]): TrueRow => {
    const before: Record<string, RawCell> = {};
    const intended: Record<string, unknown> = {};
    names.forEach((name, index) => {
      const column = columnsOf(tab)[name];
      const [from, to] = cells[index] ?? [null];
      if (column === undefined) return;
      before[name] = from;
      if (again === true) landed.get(name)?.add(comparable(from));
      if (to === undefined) return;
      intended[name] = parseCell(name, column, to).value;
      landed.get(name)?.add(comparable(to));
    });
    const own: Names = { key, likeness, rest, alone: null, strange: null };
    return { names: own, cells: before, intended, fate: "stays" };
  });
  return { tab, named: "short", rows, landed };
}
