/**
 * Removes Aisle's cells from rows that nobody uses. They remain after people emptied a row, or after a run died while
 * rows moved. They are removed together with other changes, or alone.
 */
import type { Change } from "../../../domain/values/change";
import type { Column } from "../../../domain/values/column";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { Snapshot } from "../read/read-set";
import { columnsOf, type Grid, type GridRow, keyOf, likenessOf } from "../shape/grid";

/** By tab, which of Aisle's cells show that a row is in use. The seller's cells and lasting cells always show it. */
const SWEPT: Readonly<Partial<Record<TabName, (name: string) => boolean>>> = {
  // A listing whose SKU was typed over is still identified by the rest.
  listings: (name) => ["sku", "title", "wpid", "price", "variantGroup"].includes(name),
  // In an order of another channel the seller types all cells but these.
  orders: (name) => !["sku", "committed", "outstanding", "problem"].includes(name),
  shipments: () => false,
  inventory: () => false,
  products: () => false,
  skuMap: () => false,
};

export const strayCells = ({ grids }: Snapshot): Change[] => [...grids.values()].flatMap(straysOf);

const known = new WeakMap<Grid, readonly Change[]>();

function straysOf(grid: Grid): readonly Change[] {
  const found = known.get(grid) ?? findStrays(grid);
  known.set(grid, found);
  return found;
}

function findStrays({ tab, rows }: Grid): readonly Change[] {
  const isMaker = SWEPT[tab];
  if (isMaker === undefined) return [];
  const columns = Object.entries<Column>(columnsOf(tab));
  const makers = columns.filter(([name, { owner, lasting }]) => owner === "seller" || lasting || isMaker(name));
  const names = columns.flatMap(([name, { owner }]) => (owner === "aisle" ? [name] : []));
  const isFilled = (row: GridRow, name: string): boolean => (row[name] ?? false) !== false;
  const isCopy = copiesOf({ tab, rows });
  return rows.flatMap((row, position): Change[] => {
    const isNobodys = !makers.some(([name]) => isFilled(row, name)) && !isWaiting(tab, row);
    const stray = isNobodys ? names : isCopy(row) ? TABS[tab].key : [];
    const cells = stray.filter((name) => isFilled(row, name)).map((name) => [name, null]);
    return cells.length === 0 ? [] : [{ kind: "update", tab, position, cells: Object.fromEntries(cells) }];
  });
}

/** The seller types `create` before the rest of the row. */
const isWaiting = (tab: TabName, row: GridRow): boolean =>
  TABS[tab].key.some(
    (name) =>
      String(row[name] ?? "")
        .trim()
        .toLowerCase() === "create",
  );

/** Whether a row has no text that describes it, but the id of another row that has some. */
function copiesOf({ tab, rows }: Pick<Grid, "tab" | "rows">): (row: GridRow) => boolean {
  if (TABS[tab].recognizedBy.length === 0) return () => false;
  const blanks = rows.filter((row) => likenessOf(tab, row) === null && keyOf(tab, row) !== null);
  if (blanks.length === 0) return () => false;
  const assigned = new Set(rows.filter((row) => likenessOf(tab, row) !== null).map((row) => keyOf(tab, row)));
  return (row) => likenessOf(tab, row) === null && assigned.has(keyOf(tab, row));
}
