/**
 * Reads everything that a run needs: the structure, then the values of all tabs, then the columns that hold dates.
 * Dates are read twice, as text and as serial number. A cell counts as a date only if it reads as both, so a date can
 * never pass as a quantity.
 */
import { type CellKind, type Column, isDeciding, type RawCell } from "../../../domain/values/column";
import { failure } from "../../../domain/values/failure";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { Extent } from "../../../ports/workbook";
import type { SheetsApi } from "../google/api";
import { isTabMissing } from "../google/errors";
import {
  cellText,
  columnsOf,
  type Grid,
  type GridRow,
  placeColumns,
  REPAIR,
  unusableBecause,
  witnessesOf,
} from "../shape/grid";
import { layoutAfter, type Migration } from "../shape/layouts";
import { isStamp } from "../shape/note-rows";
import { isTooLong } from "../shape/oldest-rows";
import type { PlatformFacts } from "../shape/platform-facts";
import { type Sheet, type Structure, sheetOf, TAB_NAMES, toStructure } from "../shape/structure";
import { readStructure } from "../shape/structure-read";
import { fromSerial, type ZoneOffset } from "../shape/wall-time";
import { withErrors } from "./unreadable";
import { isSliced, readColumns, readTabs, type Values } from "./values";

/** One read set, as the sheets hold it. */
export interface Snapshot {
  readonly structure: Structure;
  readonly offset: ZoneOffset;
  readonly facts: PlatformFacts;
  readonly grids: ReadonlyMap<TabName, Grid>;
  readonly unusable: ReadonlyMap<TabName, string>;
}

/** On these tabs only the headings are read, because no decision depends on the content. */
const HEADINGS_ONLY: ReadonlySet<TabName> = new Set(["log"]);
/** How often everything is read again because somebody sorted between two requests. */
const READ_TRIES = 4;

export interface Reader {
  readonly api: SheetsApi;
  /** The offset of a named time zone. */
  readonly zone: (name: string) => ZoneOffset;
  readonly migrations: readonly Migration[];
}

/** Fails: `transient` when rows keep moving. */
export function readSnapshot(
  { api, zone, migrations }: Reader,
  facts: PlatformFacts,
  extent: Extent = "as needed",
): Snapshot {
  for (let tries = 0; tries < READ_TRIES; tries += 1) {
    const structure = toStructure(readStructure(api, facts), layoutAfter(migrations));
    const snapshot = unlessGone(() => readOnce(api, { structure, offset: zone(structure.timeZone), facts }, extent));
    if (snapshot !== null) return snapshot;
  }
  throw failure(
    "transient",
    "sheet-not-still",
    "Rows kept moving while Aisle read the spreadsheet. Nothing was written; the next run tries again.",
  );
}

/** `null`: a tab was deleted between two requests, so the next look shows what is left. */
function unlessGone(read: () => Snapshot | null): Snapshot | null {
  try {
    return read();
  } catch (error) {
    if (isTabMissing(error)) return null;
    throw error;
  }
}

/** What the text and date of a cell depend on. */
export type Circumstances = Pick<Snapshot, "structure" | "offset" | "facts">;

function readOnce(api: SheetsApi, circumstances: Circumstances, extent: Extent): Snapshot | null {
  const { structure } = circumstances;
  const found = TAB_NAMES.filter((tab) => tab !== "dashboard").map((tab) => ({ tab, sheet: sheetOf(structure, tab) }));
  const present = found.flatMap(({ tab, sheet }) => (sheet === null ? [] : [{ tab, sheet }]));
  const values = readTabs(
    api,
    present.map(({ tab, sheet }) => ({
      sheet,
      width: Object.keys(columnsOf(tab)).length,
      headingsOnly: extent === "as needed" && HEADINGS_ONLY.has(tab) && !isTooLong(tab, sheet),
    })),
  );
  const unusable = new Map<TabName, string>(
    found.filter(({ sheet }) => sheet === null).map(({ tab }) => [tab, missingTab(tab)]),
  );
  const grids = new Map<TabName, Grid>();
  present.forEach(({ tab, sheet }, index) => {
    const grid = toGrid(tab, sheet, values[index] ?? [], circumstances);
    if (typeof grid === "string") unusable.set(tab, grid);
    else grids.set(tab, grid);
  });
  const known = withErrors(
    api,
    [...grids.values()],
    ({ tab, columns }, name) => name in columns && isDeciding(TABS[tab], name, columnsOf(tab)[name] as Column),
  );
  const dated = readDates(api, known, circumstances);
  return dated === null ? null : { ...circumstances, grids: dated, unusable };
}

const missingTab = (tab: TabName): string => `The tab “${TABS[tab].title}” is missing. To make it again, ${REPAIR}.`;

/** The grid of a tab, or why there is none. */
function toGrid(tab: TabName, sheet: Sheet, values: Values, { structure }: Circumstances): Grid | string {
  const [headings = [], ...rows] = values;
  const placement = placeColumns(tab, headings, sheet, structure.kept);
  const { places, columns } = placement;
  const unusable = unusableBecause(tab, sheet, placement);
  if (unusable !== null) return unusable;
  const grid = { tab, sheet, places, columns, rows: rows.map((row) => toGridRow(places, row)) };
  return { ...grid, rows: asShown(grid) };
}

/**
 * A text of Aisle's that is merged over several rows counts for each of them, as a person sees it. Numbers, and cells
 * that the seller types, do not.
 */
function asShown({ tab, sheet, places, rows }: Grid): readonly GridRow[] {
  if (sheet.merges.length === 0) return rows;
  const shown: Record<string, RawCell>[] = rows.map((row) => ({ ...row }));
  for (const [name, place] of places) {
    const { owner, kind } = columnsOf(tab)[name] ?? {};
    if (owner !== "aisle" || kind !== "text") continue;
    for (const range of sheet.merges) {
      const first = (range.startRowIndex ?? 0) - 1;
      if ((range.startColumnIndex ?? 0) !== place || first < 0) continue;
      for (const row of shown.slice(first + 1, (range.endRowIndex ?? Infinity) - 1))
        row[name] = rows[first]?.[name] ?? null;
    }
  }
  return shown;
}

function toGridRow(places: ReadonlyMap<string, number>, row: readonly unknown[]): GridRow {
  const cells: Record<string, RawCell> = {};
  for (const [name, place] of places) {
    const value = row[place];
    if (typeof value === "number" || typeof value === "boolean") cells[name] = value;
    if (typeof value === "string" && value !== "") cells[name] = value;
  }
  return cells;
}

const holdsDates = (kind: CellKind): boolean => kind === "instant" || kind === "any";

/** Whether headings and identifying cells are still where they were read. */
export function standAsRead(api: SheetsApi, grids: readonly Grid[]): boolean {
  return readNamed(
    api,
    grids.map((grid) => ({ grid, names: witnessesOf(grid) })),
  ).every(({ grid, columns }) => sameRows(grid, columns));
}

interface NamedColumns {
  readonly grid: Grid;
  readonly columns: ReadonlyMap<string, Values>;
}

function readNamed(
  api: SheetsApi,
  wanted: readonly { readonly grid: Grid; readonly names: readonly string[] }[],
): readonly NamedColumns[] {
  const values = readColumns(
    api,
    wanted.flatMap(({ grid, names }) => names.map((name) => ({ grid, place: grid.places.get(name) ?? 0 }))),
  );
  let next = 0;
  return wanted.map(({ grid, names }) => {
    const columns = new Map(names.map((name, index) => [name, values[next + index] ?? []] as const));
    next += names.length;
    return { grid, columns };
  });
}

/** The grids with their dates; `null`: rows moved since the values were read. */
function readDates(api: SheetsApi, grids: readonly Grid[], { offset }: Circumstances): Map<TabName, Grid> | null {
  const wanted = grids.map((grid) => ({ grid, names: grid.rows.length === 0 ? [] : namesToRead(grid) }));
  const result = new Map<TabName, Grid>();
  for (const { grid, columns } of readNamed(api, wanted)) {
    if (!sameRows(grid, columns)) return null;
    result.set(grid.tab, withDates(grid, columns, offset));
  }
  return result;
}

/**
 * The date columns, and the cells that show whether rows have moved since. A tab that was read in several requests
 * needs these cells in any case, because rows may have moved between two of them.
 */
function namesToRead({ tab, sheet }: Grid): string[] {
  const columns = columnsOf(tab);
  const dates = Object.keys(columns).filter((name) => holdsDates(columns[name]?.kind ?? "text"));
  const isNeeded = dates.length > 0 || isSliced({ sheet, width: Object.keys(columns).length });
  return isNeeded ? [...new Set<string>([...witnessesOf({ tab }), ...dates])] : [];
}

function sameRows({ columns, rows }: Grid, read: ReadonlyMap<string, Values>): boolean {
  const witnesses = [...read.keys()].filter((name) => !holdsDates(columns[name]?.kind ?? "text"));
  return witnesses.every((name) => {
    const [heading, ...cells] = read.get(name) ?? [];
    if (heading?.[0] !== columns[name]?.heading) return false;
    // A read that is older than the last commit shows other stamps, although everything else may be right.
    return rows.every((row, index) => isStamp(row) || isSameCell(row[name] ?? null, cells[index]?.[0]));
  });
}

/** A date is text in the first reading and a number in the second, so the two cannot be compared. */
const isSameCell = (first: RawCell, second: unknown): boolean =>
  (typeof first === "string" && typeof second === "number") || cellText(first) === String(second ?? "");

function withDates(grid: Grid, columns: ReadonlyMap<string, Values>, offset: ZoneOffset): Grid {
  const dates = [...columns.keys()].filter((name) => holdsDates(columnsOf(grid.tab)[name]?.kind ?? "text"));
  const rows = grid.rows.map((row, index) => {
    const dated: Record<string, RawCell> = { ...row };
    for (const name of dates) {
      const shown = row[name];
      // Aisle writes only times into this column, so a number is a time that somebody shows as a number.
      const isTime = columnsOf(grid.tab)[name]?.owner === "aisle";
      const serial = columns.get(name)?.[index + 1]?.[0];
      if (typeof serial === "number" && (typeof shown === "string" || isTime)) {
        dated[name] = { instant: fromSerial(serial, offset), text: String(shown) };
      }
    }
    return dated;
  });
  return { ...grid, rows };
}
