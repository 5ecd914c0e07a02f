/** What a plan wants written. Plans state wishes; cells that already hold the wished value are not written. */
import type { Row, RowValues } from "../values/column";
import type { ColumnsOf, RowOf, TabName } from "./tabs";

export type CellsOf<Name extends TabName> = Partial<RowValues<ColumnsOf<Name>>>;

/** Cells of a row that was read. */
export interface RowUpdate {
  readonly kind: "update";
  readonly tab: TabName;
  readonly position: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A new row. Rows of one plan appear in the tab in the order in which the plan names them. */
export interface RowInsert {
  readonly kind: "insert";
  readonly tab: TabName;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A row that Aisle no longer needs; only in tabs that no person edits. */
export interface RowRemoval {
  readonly kind: "remove";
  readonly tab: "ledger" | "log";
  readonly position: number;
}

export type Change = RowUpdate | RowInsert | RowRemoval;

export const update = <Name extends TabName>(tab: Name, row: RowOf<Name>, cells: CellsOf<Name>): RowUpdate => ({
  kind: "update",
  tab,
  position: (row satisfies Pick<Row<ColumnsOf<Name>>, "position">).position,
  cells,
});

export const insert = <Name extends TabName>(tab: Name, cells: CellsOf<Name>): RowInsert => ({
  kind: "insert",
  tab,
  cells,
});
