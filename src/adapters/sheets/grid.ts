/** A tab as it stood when it was read: which column is where, and every cell by position. */
import type { Column, RawCell } from "../../domain/values/column";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import { columnMark, type Sheet } from "./structure";

export interface Grid {
  readonly tab: TabName;
  readonly sheet: Sheet;
  /** Zero-based column of each column of Aisle's. */
  readonly places: ReadonlyMap<string, number>;
  /** The rows under the headings, each by column name. A row without any of the cells is empty. */
  readonly rows: readonly GridRow[];
}

export type GridRow = Readonly<Record<string, RawCell>>;

/** A column that Aisle made and that now has another heading. */
export interface Renamed {
  readonly name: string;
  readonly place: number;
  /** What its heading says instead; may be blank. */
  readonly now: string;
}

/** Which column stands where, by its name in the description. */
export interface Placement {
  readonly places: ReadonlyMap<string, number>;
  readonly renamed: readonly Renamed[];
  readonly missing: readonly string[];
  /** The heading stands there more than once, and nothing tells which one is meant. */
  readonly doubled: readonly string[];
}

/**
 * Finds each column by its heading in row 1. Of two columns with one heading the one that carries the metadata is
 * meant; without metadata nobody can tell. A heading that is nowhere while its column's metadata is: renamed.
 */
export function placeColumns(tab: TabName, headings: readonly unknown[], sheet: Sheet): Placement {
  const columns = Object.entries(columnsOf(tab));
  const places = new Map<string, number>();
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const [name, { heading }] of columns) {
    const found = headings.flatMap((text, index) => (text === heading ? [index] : []));
    const marked = found.find((index) => sheet.columnMarks.get(index)?.value === columnMark(tab, name));
    const place = marked ?? found[0];
    if (place === undefined) lost.push(name);
    else if (found.length > 1 && marked === undefined) doubled.push(name);
    else places.set(name, place);
  }
  const taken = new Set(places.values());
  const renamed = lost.flatMap((name): Renamed[] => {
    const place = markedPlace(sheet, columnMark(tab, name));
    return place === null || taken.has(place) ? [] : [{ name, place, now: String(headings[place] ?? "") }];
  });
  const missing = lost.filter((name) => !renamed.some((one) => one.name === name));
  return { places, renamed, missing, doubled };
}

function markedPlace({ columnMarks }: Sheet, value: string): number | null {
  for (const [place, mark] of columnMarks) if (mark.value === value) return place;
  return null;
}

const REPAIR = "choose Extensions ▸ Aisle ▸ More ▸ Set up / repair";

/** Why a tab cannot be used as it stands, in a sentence for the seller; `null` where it can. */
export function unusableBecause(tab: TabName, sheet: Sheet, placement: Placement): string | null {
  const { places, renamed, missing, doubled } = placement;
  const title = `The tab “${TABS[tab].title}”`;
  const headings = (names: readonly string[]) => names.map((name) => `“${columnsOf(tab)[name]?.heading}”`).join(", ");
  if (places.size + doubled.length === 0) {
    return `${title} has none of its headings in row 1. Bring the row of headings back to row 1, or ${REPAIR}: it makes the headings again and keeps every row.`;
  }
  if (renamed.length > 0) {
    const names = renamed.map(({ name }) => name);
    const now = renamed.map((one) => (one.now === "" ? "a blank" : `“${one.now}”`));
    return `${title} has no heading ${headings(names)} in row 1; in its place stands ${now.join(", ")}. Type the old heading there again, or ${REPAIR}: it does so in the same column and keeps its cells.`;
  }
  if (missing.length > 0) {
    return `${title} has no heading ${headings(missing)} in row 1. Type it again, or ${REPAIR}.`;
  }
  if (doubled.length > 0) {
    return `${title} has the heading ${headings(doubled)} twice in row 1. Rename the column that is yours.`;
  }
  const merged = TABS[tab].key.filter((name) => isMerged(sheet, places.get(name)));
  return merged.length === 0
    ? null
    : `${title} has merged cells in the column ${headings(merged)}, by which Aisle tells its rows apart. Select that column and choose Format ▸ Merge cells ▸ Unmerge.`;
}

const isMerged = ({ merges }: Sheet, place: number | undefined): boolean =>
  place !== undefined &&
  merges.some(
    ({ startColumnIndex, endColumnIndex }) => (startColumnIndex ?? 0) <= place && place < (endColumnIndex ?? Infinity),
  );

export const columnsOf = (tab: TabName): Readonly<Record<string, Column>> => TABS[tab].columns;

/** The cells by which rows are recognised, headings included. */
export const witnessesOf = ({ tab }: Pick<Grid, "tab">): string[] => [...TABS[tab].key, ...TABS[tab].knownBy];

/** The text by which a row is recognised: its key cells, or `null` while they are blank. */
export function keyOf(tab: TabName, row: GridRow): string | null {
  return textOf(row, TABS[tab].key);
}

/** The text by which a row is recognised while Aisle has not given it a key. */
export function likenessOf(tab: TabName, row: GridRow): string | null {
  return textOf(row, TABS[tab].knownBy);
}

/** The text of all the cells of a row; `null` where all are blank. */
export const wholeOf = (tab: TabName, row: GridRow): string | null => textOf(row, Object.keys(columnsOf(tab)));

function textOf(row: GridRow, names: readonly string[]): string | null {
  const texts = names.map((name) => cellText(row[name] ?? null));
  return texts.every((text) => text === "") ? null : JSON.stringify(texts);
}

export const cellText = (raw: RawCell): string =>
  raw === null ? "" : typeof raw === "object" ? String(raw.instant) : String(raw);
