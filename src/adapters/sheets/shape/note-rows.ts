/** The rows of `_Ledger` in which a commit notes its own number, and what it writes on which rows of a tab. */
import type { TabName } from "../../../domain/workbook/tabs";
import type { Grid, GridRow } from "./grid";

export const NOTE_KIND = "written";

export const noteKey = (tab: TabName, part: number): string => `${NOTE_KIND}:${tab}/${part}`;

/** Every commit writes these rows again. */
export const isNote = (tab: TabName, row: GridRow): boolean =>
  tab === "ledger" && (tabOfNote(row) !== null || isStamp(row));

export const STAMP_KIND = "stamp";

/** The number of the commit that stamped a row of the ledger; 0: the row is not a stamp. */
export const stampOf = ({ key }: GridRow): number => Number(/^stamp:(\d+)$/.exec(String(key ?? ""))?.[1] ?? 0);

export const isStamp = (row: GridRow): boolean => stampOf(row) > 0;

/** The name of the tab that a note is about. */
export const tabOfNote = ({ key }: GridRow): string | null =>
  /^written:(\w+)\/\d+$/.exec(String(key ?? ""))?.[1] ?? null;

export interface NoteRow {
  readonly position: number;
  readonly data: string | null;
}

/** The notes by key. If two rows have the same key, the first one counts. */
export function noteRows({ rows }: Grid): ReadonlyMap<string, NoteRow> {
  const found = new Map<string, NoteRow>();
  rows.forEach((row, position) => {
    const key = String(row.key ?? "");
    if (tabOfNote(row) !== null && !found.has(key))
      found.set(key, { position, data: typeof row.data === "string" ? row.data : null });
  });
  return found;
}
