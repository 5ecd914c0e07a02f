/**
 * Splits a plan that is too large for one commit into several. After each of them the sheet is consistent, and the next
 * run can go on from there.
 */
import type { Change } from "../../../domain/values/change";
import { TABS } from "../../../domain/workbook/tabs";
import type { TabChanges } from "./apply";

/** Size of one commit. Unit: bytes of JSON. Google recommends 2 MB at most. Source: Sheets API, usage limits. */
export const COMMIT_BYTES = 1_500_000;

/** The most bytes of a commit's fence, guards and formats. */
const FRAME_BYTES = 100_000;
/** The bytes around a row's cells in a request, and of each cell beside its value. Measured on real batches. */
const ROW_BYTES = 180;
const CELL_BYTES = 48;

/**
 * Shape: in the order in which they must be committed. Existing rows come first, then new rows, and Aisle's memory
 * last, so that a run that dies in between has done more than it remembers, never less. New rows at the top are
 * inserted from the lowest up.
 */
export function sliceChanges(changes: readonly TabChanges[], limit = COMMIT_BYTES): readonly (readonly Change[])[] {
  const memory = changes.filter(({ grid }) => grid.tab === "ledger");
  const others = changes.filter(({ grid }) => grid.tab !== "ledger");
  const room = limit - FRAME_BYTES;
  const pieces = [
    ...others.flatMap(({ updates }) => piecesOf(updates, room)),
    ...others.flatMap(({ removals }) => (removals.length === 0 ? [] : [removals])),
    ...others.flatMap((change) => insertPieces(change, room)),
    ...memory.flatMap(({ updates }) => piecesOf(updates, room)),
    ...memory.flatMap(({ removals }) => (removals.length === 0 ? [] : [removals])),
    ...memory.flatMap((change) => insertPieces(change, room)),
  ];
  return packed(pieces, room);
}

function insertPieces({ grid, inserts }: TabChanges, room: number): readonly (readonly Change[])[] {
  const pieces = piecesOf(inserts, room);
  return TABS[grid.tab].growsAt !== "end" ? [...pieces].reverse() : pieces;
}

function piecesOf<C extends Change>(changes: readonly C[], room: number): readonly (readonly C[])[] {
  const pieces: C[][] = [];
  let size = 0;
  for (const change of changes) {
    const bytes = bytesOf(change);
    const last = pieces[pieces.length - 1];
    if (last !== undefined && size + bytes <= room) {
      last.push(change);
      size += bytes;
    } else {
      pieces.push([change]);
      size = bytes;
    }
  }
  return pieces;
}

/** Adjacent pieces share a commit while they fit. A piece is never separated from rows that it shifts. */
function packed(pieces: readonly (readonly Change[])[], room: number): readonly (readonly Change[])[] {
  const commits: Change[][] = [];
  let size = 0;
  for (const piece of pieces) {
    const bytes = piece.reduce((sum, change) => sum + bytesOf(change), 0);
    const last = commits[commits.length - 1];
    if (last !== undefined && size + bytes <= room && !shifts(last, piece)) {
      last.push(...piece);
      size += bytes;
    } else {
      commits.push([...piece]);
      size = bytes;
    }
  }
  return commits;
}

/** Two pieces of new rows of one tab would change places within one commit. */
const shifts = (one: readonly Change[], other: readonly Change[]): boolean =>
  other.some(
    (change) => change.kind === "insert" && one.some(({ kind, tab }) => kind === "insert" && tab === change.tab),
  );

function bytesOf(change: Change): number {
  if (change.kind === "remove") return ROW_BYTES;
  const values = Object.values(change.cells);
  return values.reduce<number>((sum, value) => sum + CELL_BYTES + JSON.stringify(value ?? null).length, ROW_BYTES);
}
