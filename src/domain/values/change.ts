/** What a plan wants written. Plans state wishes; cells that already hold the wished value are not written. */
import type { Columns, Row, RowValues, Tab } from "./column";

interface Alongside {
  /** Written only when the same commit writes something else: not worth a commit of its own. */
  readonly onlyAlongside?: true;
}

/** Cells of a row that was read. `tab` is the tab's name. */
export interface RowUpdate extends Alongside {
  readonly kind: "update";
  readonly tab: string;
  readonly position: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A new row. Rows of one plan appear in the tab in the order in which the plan names them. */
export interface RowInsert extends Alongside {
  readonly kind: "insert";
  readonly tab: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A row that Aisle no longer needs: in tabs that no person edits, elsewhere only as the direct effect of a click. */
export interface RowRemoval extends Alongside {
  readonly kind: "remove";
  readonly tab: string;
  readonly position: number;
}

export type Change = RowUpdate | RowInsert | RowRemoval;

export const update = <C extends Columns>(
  tab: Tab<string, C>,
  { position }: Pick<Row<C>, "position">,
  cells: Partial<RowValues<C>>,
): RowUpdate => ({ kind: "update", tab: tab.name, position, cells });

export const insert = <C extends Columns>(tab: Tab<string, C>, cells: Partial<RowValues<C>>): RowInsert => ({
  kind: "insert",
  tab: tab.name,
  cells,
});

export const remove = <C extends Columns>(tab: Tab<string, C>, { position }: Pick<Row<C>, "position">): RowRemoval => ({
  kind: "remove",
  tab: tab.name,
  position,
});
