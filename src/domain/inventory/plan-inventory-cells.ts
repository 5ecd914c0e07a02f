/** Cells of `Inventory` that Aisle writes, and the tabs that list its warehouses and statuses. */
import { wantsId } from "../values/assigned-ids";
import { type Change, insert, update } from "../values/change";
import { isUnread } from "../values/column";
import { issueText } from "../values/issue";
import {
  INVENTORY,
  INVENTORY_STATUSES,
  type InventoryRow,
  type InventoryStatusRow,
  WAREHOUSES,
  type WarehouseRow,
} from "./inventory-columns";
import type { Unit } from "./stock";

/** Rows that the seller filled in and that have no Unit ID yet. */
export const unitsWithoutId = (rows: readonly InventoryRow[]): InventoryRow[] =>
  rows.filter(({ values }) => wantsId(values.unitId) && (values.imei !== null || values.stockOf !== null));

/** The order line to which a unit is committed. */
export interface UnitHolder {
  readonly label: string;
  /** No unit of the line is left to ship. */
  readonly isShipped: boolean;
}

/**
 * Plans *Committed to*, *Sold on* and *Problem* of each row. A unit is sold once its line is fully shipped. It stays
 * sold, even if the order's row is deleted.
 */
export function planInventoryCells(
  rows: readonly InventoryRow[],
  units: readonly Unit[],
  holderOf: (unit: Unit) => UnitHolder | null,
): Change[] {
  return rows.map((row, index) =>
    update(INVENTORY, row, {
      ...holderCells(row, units[index], holderOf),
      problem: issueText(units[index]?.issues ?? row.issues),
    }),
  );
}

/** The line to which a unit is committed, and the line on which it was sold. */
export function holderCells(row: InventoryRow, unit: Unit | undefined, holderOf: (unit: Unit) => UnitHolder | null) {
  const holder = unit === undefined ? null : holderOf(unit);
  return {
    committedTo: holder?.label ?? null,
    soldOn: row.values.soldOn ?? (holder?.isShipped ? holder.label : null),
  };
}

/**
 * Adds new warehouse and status names, unticked: the seller decides what counts. If a listed name cannot be read,
 * nobody knows which names are new, so none is added.
 */
export function planStockNames(
  inventory: readonly InventoryRow[],
  warehouses: readonly WarehouseRow[],
  statuses: readonly InventoryStatusRow[],
): Change[] {
  const warehouse = warehouses.some((row) => isUnread(row, "warehouse"))
    ? []
    : newNames(
        inventory.map(({ values }) => values.warehouse),
        warehouses.map(({ values }) => values.warehouse),
      );
  const status = statuses.some((row) => isUnread(row, "status"))
    ? []
    : newNames(
        inventory.map(({ values }) => values.status),
        statuses.map(({ values }) => values.status),
      );
  return [
    ...warehouse.map((name) => insert(WAREHOUSES, { warehouse: name, counts: false })),
    ...status.map((name) => insert(INVENTORY_STATUSES, { status: name, counts: false })),
  ];
}

function newNames(used: readonly (string | null)[], known: readonly (string | null)[]): string[] {
  const listed = new Set(known);
  return [...new Set(used)].filter((name): name is string => name !== null && !listed.has(name)).sort();
}
