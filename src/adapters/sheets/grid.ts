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

export type Placement =
  | { readonly places: ReadonlyMap<string, number> }
  | { readonly missing: readonly string[] }
  | { readonly doubled: readonly string[] };

/**
 * Finds each column by its heading in row 1. Of two columns with one heading the one that carries the metadata is
 * meant; without metadata nobody can tell.
 */
export function placeColumns(tab: TabName, headings: readonly unknown[], sheet: Sheet): Placement {
  const places = new Map<string, number>();
  const missing: string[] = [];
  const doubled: string[] = [];
  for (const [name, { heading }] of Object.entries<Column>(TABS[tab].columns)) {
    const found = headings.flatMap((text, index) => (text === heading ? [index] : []));
    const marked = found.find((index) => sheet.columnMarks.get(index)?.value === columnMark(tab, name));
    const place = marked ?? found[0];
    if (place === undefined) missing.push(heading);
    else if (found.length > 1 && marked === undefined) doubled.push(heading);
    else places.set(name, place);
  }
  if (missing.length > 0) return { missing };
  return doubled.length > 0 ? { doubled } : { places };
}

export const columnsOf = (tab: TabName): Readonly<Record<string, Column>> => TABS[tab].columns;

/** The text by which a row is recognised: its key cells, or `null` while they are blank. */
export function keyOf(tab: TabName, row: GridRow): string | null {
  return textOf(row, TABS[tab].key);
}

/** The text by which a row is recognised while Aisle has not given it a key. */
export function likenessOf(tab: TabName, row: GridRow): string | null {
  return textOf(row, TABS[tab].knownBy);
}

function textOf(row: GridRow, names: readonly string[]): string | null {
  const texts = names.map((name) => cellText(row[name] ?? null));
  return texts.every((text) => text === "") ? null : JSON.stringify(texts);
}

export const cellText = (raw: RawCell): string =>
  raw === null ? "" : typeof raw === "object" ? String(raw.instant) : String(raw);
