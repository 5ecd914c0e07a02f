/**
 * Notes in a workbook which spreadsheet it is: in metadata, which *Make a copy* copies, and in a row of `_Ledger`,
 * which an .xlsx file also keeps. A copy therefore notes another id than its own.
 */
import type { Change } from "../../../domain/values/change";
import type { Request } from "../google/api";
import { createMark, deleteMark, freeIds, type NextId, SPREADSHEET } from "../shape/marks";
import { BOOK_KEY, type Structure } from "../shape/structure";
import type { Snapshot } from "./read-set";

const KIND = "book";
const KEY = `${KIND}:own`;

function rowOf({ grids }: Snapshot): { readonly position: number; readonly id: string } | null {
  const rows = grids.get("ledger")?.rows ?? [];
  const position = rows.findIndex(({ key }) => key === KEY);
  return position < 0 ? null : { position, id: String(rows[position]?.data ?? "") };
}

/** Every id that the workbook notes as its own. */
export const notedIds = (snapshot: Snapshot): readonly string[] => [
  ...snapshot.structure.book.map(({ value }) => value),
  ...[rowOf(snapshot)?.id ?? ""].filter((id) => id !== ""),
];

/**
 * The row of `_Ledger`, if it notes another id. If the metadata is right already, the row is written only together with
 * other changes.
 */
export function noteOwnRow(snapshot: Snapshot, id: string | undefined): Change[] {
  const row = rowOf(snapshot);
  if (id === undefined || row?.id === id || !snapshot.grids.has("ledger")) return [];
  const change: Change =
    row === null
      ? { kind: "insert", tab: "ledger", cells: { key: KEY, kind: KIND, data: id } }
      : { kind: "update", tab: "ledger", position: row.position, cells: { data: id } };
  return [isMarked(snapshot.structure, id) ? { ...change, onlyAlongside: true } : change];
}

const isMarked = ({ book }: Structure, id: string): boolean => book.length === 1 && book[0]?.value === id;

/** The metadata, if it notes another id. */
export const markOwn = (structure: Structure, id: string | undefined, ids: NextId): Request[] =>
  id === undefined || isMarked(structure, id)
    ? []
    : [
        ...structure.book.map((mark) => deleteMark(mark.id)),
        createMark(BOOK_KEY, { id: ids(), value: id }, SPREADSHEET),
      ];

/** The structure after it was marked. */
export function markedOwn(structure: Structure, id: string): Structure {
  if (isMarked(structure, id)) return structure;
  const mark = { id: freeIds(structure)(), value: id };
  return { ...structure, book: [mark], usedIds: new Set([...structure.usedIds, mark.id]) };
}
