/**
 * Splits a plan that is too large for one commit into several. After each of them the sheet is consistent, and the next
 * run can go on from there.
 */

import type { Change } from "../../../domain/values/change";
import { sumOf } from "../../../domain/values/groups";
import { packed } from "../../../domain/values/packed";
import { TABS } from "../../../domain/workbook/tabs";
import type { TabChanges } from "./apply";

/** Size of one commit. Unit: bytes of JSON. Google recommends 2 MB at most. Source: Sheets API, usage limits. */
export const COMMIT_BYTES = 1_500_000;

/** The most bytes of a commit's fence, guards and formats. */
const FRAME_BYTES = 100_000;
/** The bytes in a request for each row, and for each cell in addition to its value. Measured on real batches. */
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
  // Neighboring pieces share a commit while they fit; a piece is never divided from rows that it shifts.
  const commits = packed(pieces, {
    sizeOf: (piece) => sumOf(piece.map(bytesOf)),
    limit: room,
    mayJoin: (commit, piece) => !commit.some((one) => shifts(one, piece)),
  });
  return [...commits].map((commit) => commit.flat());
}

function insertPieces({ grid, inserts }: TabChanges, room: number): readonly (readonly Change[])[] {
  const pieces = piecesOf(inserts, room);
  return TABS[grid.tab].growsAt !== "end" ? [...pieces].reverse() : pieces;
}

const piecesOf = <C extends Change>(changes: readonly C[], room: number): readonly (readonly C[])[] => [
  ...packed(changes, { sizeOf: bytesOf, limit: room }),
];

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
