/** Google *tables*: a range with a row of headings and columns that may have a type [TABLES]. */
import { type Bounds, boundsOf, type Dimension, type GridRange, intersects } from "./grid-range";
import type { SheetState } from "./state";
import type { TableColumn, TypedTable } from "./typed-table";

/** The first typed column with a cell inside the rectangle, below its heading. */
export function typedColumnIn(sheet: SheetState, touched: Bounds): TableColumn | undefined {
  for (const { range, columns } of sheet.tables) {
    const { top, bottom, left } = boundsOf(range, sheet);
    const found = columns.find(({ columnType }, index) => {
      const cells = { top: top + 1, bottom, left: left + index, right: left + index + 1 };
      return columnType !== undefined && intersects(cells, touched);
    });
    if (found) return found;
  }
  return undefined;
}

/**
 * The tables after rows or columns were inserted, deleted or moved. A column keeps its type; a new one in between has
 * none.
 */
export function changedTables(
  sheet: SheetState,
  dimension: Dimension,
  change: {
    readonly range: (range: GridRange) => GridRange | undefined;
    readonly index: (index: number) => number | undefined;
  },
): readonly TypedTable[] {
  return sheet.tables.flatMap((table) => {
    const range = change.range(table.range);
    if (!range) return [];
    if (dimension === "ROWS") return [{ ...table, range }];
    const [from, to] = [table.range.startColumnIndex ?? 0, range.startColumnIndex ?? 0];
    const kept = new Map(table.columns.map((column, offset) => [change.index(from + offset), column]));
    const count = (range.endColumnIndex ?? sheet.columnCount) - to;
    const columns = Array.from({ length: count }, (_, offset) => kept.get(to + offset) ?? unnamed(offset));
    return [{ ...table, range, columns }];
  });
}

/** A column without a name and a type of its own. */
export const unnamed = (offset: number): TableColumn => ({ columnName: `Column ${offset + 1}` });
