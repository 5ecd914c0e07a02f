/**
 * What a plan wants to be written. A plan states the wished values; a cell that already holds its value is not written.
 */
import type { Columns, Row, RowValues, Tab } from "./column";

interface Alongside {
  /**
   * Written only if the same commit also writes something else. For notes that do not justify a commit of their own.
   */
  readonly onlyAlongside?: true;
}

/** New values for cells of a row that was read. `tab`: the tab's name. */
export interface RowUpdate extends Alongside {
  readonly kind: "update";
  readonly tab: string;
  readonly position: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A new row. The tab shows the new rows of one plan in the plan's order. */
export interface RowInsert extends Alongside {
  readonly kind: "insert";
  readonly tab: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** Removes a row: in tabs that no person edits, elsewhere only as the direct effect of a click. */
export interface RowRemoval extends Alongside {
  readonly kind: "remove";
  readonly tab: string;
  readonly position: number;
}

export type Change = RowUpdate | RowInsert | RowRemoval;

/** New values for some cells of a row that was read. */
export const update = <C extends Columns>(
  tab: Tab<string, C>,
  { position }: Pick<Row<C>, "position">,
  cells: Partial<RowValues<C>>,
): RowUpdate => ({ kind: "update", tab: tab.name, position, cells });

/** A new row. Columns that are not named stay blank. */
export const insert = <C extends Columns>(tab: Tab<string, C>, cells: Partial<RowValues<C>>): RowInsert => ({
  kind: "insert",
  tab: tab.name,
  cells,
});

/** Removes a row that was read. */
export const remove = <C extends Columns>(tab: Tab<string, C>, { position }: Pick<Row<C>, "position">): RowRemoval => ({
  kind: "remove",
  tab: tab.name,
  position,
});
