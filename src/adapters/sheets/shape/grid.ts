/** A tab as it was read: which column is where, and every cell by position. */
import type { Column, Columns, RawCell } from "../../../domain/values/column";
import { grouped } from "../../../domain/values/groups";
import { isDateCell, isErrorCell } from "../../../domain/values/parse-cell";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import { mayBeUnreadable } from "./cells";
import { reaches } from "./ranges";
import { columnMark, type Kept, keptOf, type Sheet } from "./structure";

export interface Grid {
  readonly tab: TabName;
  readonly sheet: Sheet;
  /** The zero-based place of each of Aisle's columns. */
  readonly places: ReadonlyMap<string, number>;
  /** The columns with the headings that they have in this workbook. */
  readonly columns: Columns;
  /** The rows under the headings, each by column name. A row without any of the cells is empty. */
  readonly rows: readonly GridRow[];
}

export type GridRow = Readonly<Record<string, RawCell>>;

/** A column that Aisle made and that now has another heading. */
export interface Renamed {
  readonly name: string;
  readonly place: number;
  /** Its present heading; may be blank. */
  readonly now: string;
}

/** The places of the columns, by their names in the description. */
export interface Placement {
  readonly places: ReadonlyMap<string, number>;
  /**
   * Every column of the tab with the heading that it has in this workbook: the present one, or else the one that the
   * seller kept.
   */
  readonly columns: Columns;
  readonly renamed: readonly Renamed[];
  readonly missing: readonly string[];
  /** Columns whose heading occurs more than once, with nothing to tell which one is meant. */
  readonly doubled: readonly string[];
}

/**
 * Finds each column by its heading in row 1: the one that the seller kept, or Aisle's own, or else the one that an
 * earlier version gave it. If two columns have the same heading, the one with the metadata is meant; without metadata
 * nobody can tell. If a heading is missing while its column's metadata is there, the column was renamed.
 */
export function placeColumns(tab: TabName, headings: readonly unknown[], sheet: Sheet, kept: Kept): Placement {
  const columns: Record<string, Column> = {};
  const places = new Map<string, number>();
  const taken = new Set<number>();
  const doubled: string[] = [];
  const placesOf = grouped(headings.map((text, place) => [text, place]));
  const own = Object.entries(columnsOf(tab)).map(([name, column]) => {
    const mark = columnMark(tab, name);
    const keptAs = keptOf(kept, mark)[0]?.value.slice(mark.length + 1);
    columns[name] = keptAs === undefined ? column : { ...column, heading: keptAs };
    return { name, column, mark, keptAs };
  });
  // A later version of Aisle may bring a column with the very name that the seller gave to another one.
  const keptFirst = [...own].sort((one, other) => Number(!one.keptAs) - Number(!other.keptAs));
  for (const { name, column, mark, keptAs } of keptFirst) {
    const freeAt = (texts: readonly string[]) =>
      [...new Set(texts)].flatMap((text) => placesOf.get(text) ?? []).filter((place) => !taken.has(place));
    const present = freeAt([column.heading, keptAs ?? column.heading]);
    const free = present.length > 0 || column.formerly === undefined ? present : freeAt([column.formerly]);
    const marked = free.find((place) => sheet.columnMarks.get(place)?.value === mark);
    const meant = marked === undefined ? free.sort((one, other) => one - other) : [marked];
    const [only] = meant;
    if (only === undefined) continue;
    if (meant.length > 1) doubled.push(name);
    else {
      places.set(name, only);
      taken.add(only);
    }
    const heading = [...new Set(meant.map((one) => headings[one]))].join("” or “");
    if (heading !== columns[name]?.heading) columns[name] = { ...column, heading };
  }
  const lost = own.filter(({ name }) => !places.has(name) && !doubled.includes(name));
  const renamed = lost.flatMap(({ name, mark }): Renamed[] =>
    [...sheet.columnMarks]
      .flatMap(([place, { value }]) =>
        value === mark && !taken.has(place) ? [{ name, place, now: String(headings[place] ?? "") }] : [],
      )
      .slice(0, 1),
  );
  const missing = lost.flatMap(({ name }) => (renamed.some((one) => one.name === name) ? [] : [name]));
  return { places, columns, renamed, missing, doubled };
}

const MENU = "choose Aisle ▸ More ▸";
export const REPAIR = `${MENU} Set up / repair`;

/** Why a tab cannot be used, as a sentence for the seller; `null`: it can. */
export function unusableBecause(tab: TabName, sheet: Sheet, placement: Placement): string | null {
  const { places, columns, renamed, doubled } = placement;
  const missing = placement.missing.filter((name) => columns[name]?.mayLack !== true);
  const title = `The ${sheet.hidden ? "hidden " : ""}tab “${sheet.title}”`;
  const headings = (names: readonly string[]) => names.map((name) => `“${columns[name]?.heading}”`).join(", ");
  if (places.size + doubled.length === 0) {
    return `${title} has none of its headings in row 1. Bring the row of headings back to row 1, or ${REPAIR}: it makes the headings again and keeps every row.`;
  }
  if (renamed.length > 0) {
    const names = renamed.map(({ name }) => name);
    const now = renamed.map((one) => (one.now === "" ? "a blank" : `“${one.now}”`));
    // The heading shows an error, or comes from a formula that may also fill other cells.
    if (renamed.some((one) => mayBeUnreadable(one.now)))
      return `${title} has no heading ${headings(names)} in row 1; in its place stands ${now.join(", ")}. Wait until its formula has worked it out, or type the old heading there again.`;
    const keep = renamed.some((one) => one.now !== "") ? ` To go on with your own, ${MENU} Keep My Headings.` : "";
    return `${title} has no heading ${headings(names)} in row 1; in its place stands ${now.join(", ")}. Type the old heading there again, or ${REPAIR}: it does so in the same column and keeps its cells.${keep}`;
  }
  if (missing.length > 0) {
    return `${title} has no heading ${headings(missing)} in row 1. Type it again, or ${REPAIR}.`;
  }
  if (doubled.length > 0) return doubledSentence(title, headings(doubled));
  const merged = TABS[tab].key.filter((name) => isMerged(sheet, places.get(name)));
  return merged.length === 0
    ? null
    : `${title} has merged cells in the column ${headings(merged)}, by which Aisle tells its rows apart. Select that column and choose Format ▸ Merge cells ▸ Unmerge.`;
}

export const doubledSentence = (title: string, heading: string): string =>
  `${title} has the heading ${heading} twice in row 1. Rename the column that is yours.`;

const isMerged = ({ merges }: Sheet, place: number | undefined): boolean =>
  place !== undefined && merges.some((range) => reaches(range, place));

export const columnsOf = (tab: TabName): Columns => TABS[tab].columns;

/** The cells by which rows are recognized. */
export const witnessesOf = ({ tab }: Pick<Grid, "tab">): string[] => [...TABS[tab].key, ...TABS[tab].recognizedBy];

/** The text by which a row is recognized: its key cells; `null`: they are blank. */
export function keyOf(tab: TabName, row: GridRow): string | null {
  return textOf(row, TABS[tab].key);
}

/** The text by which a row is recognized before Aisle has given it a key. */
export function likenessOf(tab: TabName, row: GridRow): string | null {
  return textOf(row, TABS[tab].recognizedBy);
}

/** The text of all cells of a row; `null`: all are blank. */
export const wholeOf = (tab: TabName, row: GridRow): string | null => textOf(row, Object.keys(columnsOf(tab)));

function textOf(row: GridRow, names: readonly string[]): string | null {
  const texts = names.map((name) => cellText(row[name] ?? null));
  return texts.every((text) => text === "") ? null : JSON.stringify(texts);
}

export const cellText = (raw: RawCell): string =>
  raw === null ? "" : isDateCell(raw) ? String(raw.instant) : isErrorCell(raw) ? raw.error : String(raw);
