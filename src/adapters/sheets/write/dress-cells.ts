/** The look and choices of a column's cells: formats, dropdowns, tick boxes. */

import type { CellKind, Column } from "../../../domain/values/column";
import type { GridRange, Request } from "../google/api";
import { formatOf } from "../shape/cells";
import type { Grid } from "../shape/grid";
import { columnRange } from "../shape/ranges";

/** Format, dropdown or tick boxes of a range in one column. */
export const dressCells = (column: Column, range: GridRange, choicesAt: ChoicesAt): Request[] => [
  ...formatCells(range, column.kind),
  ...offerChoices(range, conditionOf(column, choicesAt)),
];

/** The number format of a kind of cell. A kind without a format needs no request. */
export function formatCells(range: GridRange, kind: CellKind): Request[] {
  const userEnteredFormat = formatOf(kind);
  if (userEnteredFormat === null) return [];
  return [{ repeatCell: { range, cell: { userEnteredFormat }, fields: "userEnteredFormat.numberFormat" } }];
}

export type Condition = { readonly type: string; readonly values?: { userEnteredValue: string }[] };

type ChoicesFrom = NonNullable<Column["choicesFrom"]>;

/** Gives the column, in A1 notation, that a dropdown offers; `null`: there is none, and so no dropdown. */
export type ChoicesAt = (from: ChoicesFrom) => string | null;

/** The present places of columns in existing tabs, whatever their names. */
export const choicesIn =
  (tabs: readonly (Pick<Grid, "tab" | "places"> & { readonly sheet: { readonly title: string } })[]): ChoicesAt =>
  ({ tab, column }) => {
    const one = tabs.find((candidate) => candidate.tab === tab);
    const place = one?.places.get(column);
    return one === undefined || place === undefined ? null : columnRange(one.sheet.title, place, { first: 2 });
  };

/** Whether a column's cells offer a choice. */
export const isChosen = ({ kind, choices, choicesFrom, owner }: Column): boolean =>
  owner === "seller" && (kind === "tick" || choices !== undefined || choicesFrom !== undefined);

/** The rule for a column's cells; `null`: anything is allowed. */
export function conditionOf(column: Column, choicesAt: ChoicesAt): Condition | null {
  const { kind, choices, choicesFrom } = column;
  if (!isChosen(column)) return null;
  if (kind === "tick") return { type: "BOOLEAN" };
  const range = choicesFrom === undefined ? null : choicesAt(choicesFrom);
  const offered = choices ?? (range === null ? [] : [`=${range}`]);
  const values = offered.map((userEnteredValue) => ({ userEnteredValue }));
  return values.length === 0 ? null : { type: choices === undefined ? "ONE_OF_RANGE" : "ONE_OF_LIST", values };
}

/** A dropdown accepts other text. The row then says what is wrong, and nothing that was typed is lost. */
export function offerChoices(range: GridRange, condition: Condition | null): Request[] {
  if (condition === null) return [];
  const rule = { condition, strict: condition.type === "BOOLEAN", showCustomUi: true };
  return [{ setDataValidation: { range, rule, filteredRowsIncluded: true } }];
}
