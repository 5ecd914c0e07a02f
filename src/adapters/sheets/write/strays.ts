/**
 * Cells of Aisle's where no row of anybody's is: left there by people who emptied a row, or by a run that died while rows
 * moved. They are taken away beside whatever else a run writes, or alone.
 */
import type { Change } from "../../../domain/values/change";
import type { Column } from "../../../domain/values/column";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { Snapshot } from "../read/read-set";
import { columnsOf, type Grid, type GridRow, keyOf, likenessOf } from "../shape/grid";

/** By tab, what of Aisle's makes a row somebody's, beside what the seller types and what lasts. */
const SWEPT: Readonly<Partial<Record<TabName, (name: string) => boolean>>> = {
  // A listing of which the SKU was typed over is still told by the rest.
  listings: (name) => ["sku", "title", "wpid", "price", "variantGroup"].includes(name),
  // Of an order of another channel all but these are typed.
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

/** Whether a row says nothing of what it is, and bears an issued id that a row bears which does. */
function copiesOf({ tab, rows }: Pick<Grid, "tab" | "rows">): (row: GridRow) => boolean {
  if (TABS[tab].knownBy.length === 0) return () => false;
  const blanks = rows.filter((row) => likenessOf(tab, row) === null && keyOf(tab, row) !== null);
  if (blanks.length === 0) return () => false;
  const assigned = new Set(rows.filter((row) => likenessOf(tab, row) !== null).map((row) => keyOf(tab, row)));
  return (row) => likenessOf(tab, row) === null && assigned.has(keyOf(tab, row));
}
