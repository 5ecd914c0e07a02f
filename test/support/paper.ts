/** A workbook on paper: raw cells by tab and column, read as the real columns describe them. */
import type { Instant } from "../../src/domain/values/brand";
import type { Change } from "../../src/domain/values/change";
import {
  type CellIssue,
  type Column,
  type Columns,
  namesIssues,
  type RawCell,
  type Row,
  type Tab,
} from "../../src/domain/values/column";
import { isDateCell, parseCell } from "../../src/domain/values/parse-cell";
import { type ColumnsOf, type RowOf, TABS, type Tables, type TabName } from "../../src/domain/workbook/tabs";

/** Cells as a person or Aisle left them. A column that does not exist does not compile. */
export type Cells<Name extends TabName> = { readonly [K in keyof ColumnsOf<Name>]?: RawCell };
type AnyCells = Readonly<Record<string, RawCell>>;

/** Rows of each tab, top first. A tab that is left out is empty. */
export type Paper = { readonly [Name in TabName]?: readonly Cells<Name>[] };

const NAMES = Object.keys(TABS) as TabName[];

/** On paper a text that reads like an error is one. */
const asShown = (raw: RawCell): RawCell =>
  typeof raw === "string" && /^#[A-Z]|^Loading/.test(raw) ? { error: raw } : raw;

export function rowOf<C extends Columns>(tab: Tab<string, C>, cells: AnyCells, position = 0): Row<C> {
  const values: Record<string, unknown> = {};
  const issues: CellIssue[] = [];
  const dates: Record<string, string> = {};
  for (const [name, column] of Object.entries<Column>(tab.columns)) {
    const raw = asShown(cells[name] ?? null);
    const parsed = parseCell(name, column, raw);
    values[name] = parsed.value;
    if (column.owner === "seller" && column.kind === "instant" && isDateCell(raw) && raw.text !== "")
      dates[name] = raw.text;
    if (parsed.issue !== undefined && namesIssues(tab, tab.columns)(parsed.issue, parsed.value))
      issues.push(parsed.issue);
  }
  // Each value was parsed with its own column just above.
  return { position, values: values as Row<C>["values"], issues, ...(Object.keys(dates).length > 0 ? { dates } : {}) };
}

const cellsOf = (paper: Paper, name: TabName): readonly AnyCells[] =>
  (paper[name] ?? []) as unknown as readonly AnyCells[];

const isFilled = (cells: AnyCells): boolean => Object.values(cells).some((raw) => raw !== null && raw !== false);

export function rowsOf<Name extends TabName>(name: Name, rows: readonly Cells<Name>[]): readonly RowOf<Name>[] {
  const tab = TABS[name] as unknown as Tab<string, ColumnsOf<Name>>;
  return (rows as unknown as readonly AnyCells[]).flatMap((cells, position) =>
    isFilled(cells) ? [rowOf(tab, cells, position)] : [],
  );
}

export function tablesOf(paper: Paper): Tables {
  const tables = Object.fromEntries(
    NAMES.map((name) => [name, rowsOf(name, cellsOf(paper, name) as readonly never[])]),
  );
  // Every tab's name stands in it once.
  return tables as unknown as Tables;
}

/** What a value is once it stands in a cell: money and percent as fractions of their unit, times as dates. */
export function asCell(column: Column | undefined, value: unknown): RawCell {
  if (value === null || value === undefined || value === "") return null;
  if (isDateCell(value) || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "number") throw new Error(`no cell holds ${String(value)}`);
  if (column?.kind === "instant") return { instant: value as Instant, text: new Date(value).toISOString() };
  return column?.kind === "money" || column?.kind === "percent" ? value / 100 : value;
}

const columnsOf = (name: string): Columns => TABS[name as TabName].columns;

const sameCell = (one: RawCell, other: RawCell): boolean =>
  isDateCell(one) && isDateCell(other) ? one.instant === other.instant : one === other;

/** The wishes of a plan that differ from what stands on the paper; wishes for one row are one wish. */
export function differences(paper: Paper, changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const key = change.kind === "update" ? `${change.tab}/${change.position}` : `${merged.size}/new`;
    const before = merged.get(key);
    const known = before?.kind === "update" ? before.cells : {};
    merged.set(key, change.kind === "update" ? { ...change, cells: { ...known, ...change.cells } } : change);
  }
  return [...merged.values()].flatMap((change): Change[] => {
    if (change.kind !== "update") return [change];
    const row = cellsOf(paper, change.tab as TabName)[change.position] ?? {};
    const columns = columnsOf(change.tab);
    const cells = Object.entries(change.cells).filter(
      ([name, value]) => !sameCell(row[name] ?? null, asCell(columns[name], value)),
    );
    return cells.length === 0 ? [] : [{ ...change, cells: Object.fromEntries(cells) }];
  });
}

/** The paper once a plan is carried out: changed cells, removed rows, new rows where the tab grows. */
export function written(paper: Paper, changes: readonly Change[]): Paper {
  const next: Record<string, readonly AnyCells[]> = { ...(paper as Record<string, readonly AnyCells[]>) };
  for (const name of NAMES) {
    const own = changes.filter(({ tab }) => tab === name);
    if (own.length > 0) next[name] = writtenTab(name, cellsOf(paper, name), own);
  }
  return next as unknown as Paper;
}

function writtenTab(name: TabName, before: readonly AnyCells[], changes: readonly Change[]): readonly AnyCells[] {
  const columns = columnsOf(name);
  const raw = (cells: Readonly<Record<string, unknown>>): AnyCells =>
    Object.fromEntries(Object.entries(cells).map(([column, value]) => [column, asCell(columns[column], value)]));
  for (const column of changes.flatMap((change) => (change.kind === "remove" ? [] : Object.keys(change.cells)))) {
    if (columns[column] === undefined) throw new Error(`${name} has no column ${column}`);
  }
  const rows = [...before];
  const gone = new Set<number>();
  const added: AnyCells[] = [];
  for (const change of changes) {
    if (change.kind === "update") rows[change.position] = { ...rows[change.position], ...raw(change.cells) };
    else if (change.kind === "insert") added.push(raw(change.cells));
    else gone.add(change.position);
  }
  const kept = rows.filter((_, position) => !gone.has(position));
  const at = { top: 0, second: 1, end: kept.length }[TABS[name].growsAt];
  return [...kept.slice(0, at), ...added, ...kept.slice(at)];
}
