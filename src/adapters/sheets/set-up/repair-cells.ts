/** Restores formats, dropdowns and tick boxes of cells. */
import type { Column } from "../../../domain/values/column";
import type { GridRange, Request } from "../google/api";
import { columnCells } from "../shape/ranges";
import { conditionOf, formatCells, offerChoices } from "../write/dress-cells";
import type { CellLook } from "./look";
import { type Loss, lossOf } from "./losses";
import { type Repair, restoring, type Tools, together } from "./repair-parts";

export interface CellsAt {
  readonly sheetId: number;
  readonly place: number;
  /** From this row up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
  /** How many rows the same batch inserts above them. */
  readonly inserted?: number;
}

/** Restores the number format and the choices of a column, only in rows that lost them. */
export function restoreCells(
  title: string,
  column: Column,
  { sheetId, place, start, end, inserted = 0 }: CellsAt,
  lookOf: (row: number) => CellLook,
  { choicesAt }: Pick<Tools, "choicesAt">,
): Repair {
  const condition = conditionOf(column, choicesAt);
  const restored = (wanted: keyof Loss, dress: (range: GridRange) => Request[]): Request[] =>
    stretchesOf(start, end, (row) => lossOf(column.kind, condition, lookOf(row))[wanted]).flatMap(({ from, to }) =>
      dress(columnCells({ sheetId, place }, from + inserted, to + inserted)),
    );
  const choices = column.kind === "tick" ? "tick boxes" : "dropdown";
  return together([
    restoring(
      `the format of ${title}`,
      restored("format", (range) => formatCells(range, column.kind)),
    ),
    restoring(
      `the ${choices} of ${title}`,
      restored("choices", (range) => offerChoices(range, condition)),
    ),
  ]);
}

/** Stretches of adjacent rows for which `holds` is true; `to` is not included. */
function stretchesOf(first: number, end: number, holds: (row: number) => boolean): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let row = first; row < end; row += 1) {
    if (!holds(row)) continue;
    const last = stretches[stretches.length - 1];
    if (last?.to === row) last.to = row + 1;
    else stretches.push({ from: row, to: row + 1 });
  }
  return stretches;
}
