/** The rows of `_Ledger` in which a commit notes what it writes on which rows of a tab. */
import type { TabName } from "../../domain/workbook/tabs";
import type { Grid, GridRow } from "./grid";

export const NOTE_KIND = "written";

export const noteKey = (tab: TabName, part: number): string => `${NOTE_KIND}:${tab}/${part}`;

export const isNote = (tab: TabName, row: GridRow): boolean => tab === "ledger" && tabOfNote(row) !== null;

/** The name of the tab that a row of the ledger is a note about. */
export const tabOfNote = ({ key }: GridRow): string | null =>
  /^written:(\w+)\/\d+$/.exec(String(key ?? ""))?.[1] ?? null;

export interface NoteRow {
  readonly position: number;
  readonly data: string | null;
}

/** By key. Of two rows with one key the first counts. */
export function noteRows({ rows }: Grid): ReadonlyMap<string, NoteRow> {
  const found = new Map<string, NoteRow>();
  rows.forEach((row, position) => {
    const key = String(row.key ?? "");
    if (tabOfNote(row) !== null && !found.has(key))
      found.set(key, { position, data: typeof row.data === "string" ? row.data : null });
  });
  return found;
}
