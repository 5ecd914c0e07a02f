/** Ticks in both tabs what the seller chose to count. */
import { type Change, insert, update } from "../values/change";
import { isUnread } from "../values/column";
import { INVENTORY_STATUSES, type InventoryStatusRow, WAREHOUSES, type WarehouseRow } from "./inventory-columns";

/** The names whose stock may be sold. */
export interface CountingChoice {
  readonly statuses: readonly string[];
  readonly warehouses: readonly string[];
}

interface CountingRows {
  readonly inventoryStatuses: readonly InventoryStatusRow[];
  readonly warehouses: readonly WarehouseRow[];
}

/**
 * Every listed name is ticked if it was chosen, and unticked otherwise. A chosen name that no run has listed yet gets its
 * row, unless a listed name cannot be read: it may be that one.
 */
export const planCounting = (rows: CountingRows, chosen: CountingChoice): readonly Change[] => [
  ...rows.inventoryStatuses.flatMap((row) =>
    row.values.status === null
      ? []
      : [update(INVENTORY_STATUSES, row, { counts: chosen.statuses.includes(row.values.status) })],
  ),
  ...rows.warehouses.flatMap((row) =>
    row.values.warehouse === null
      ? []
      : [update(WAREHOUSES, row, { counts: chosen.warehouses.includes(row.values.warehouse) })],
  ),
  ...(rows.inventoryStatuses.some((row) => isUnread(row, "status"))
    ? []
    : unlisted(
        chosen.statuses,
        rows.inventoryStatuses.map(({ values }) => values.status),
      )
  ).map((status) => insert(INVENTORY_STATUSES, { status, counts: true })),
  ...(rows.warehouses.some((row) => isUnread(row, "warehouse"))
    ? []
    : unlisted(
        chosen.warehouses,
        rows.warehouses.map(({ values }) => values.warehouse),
      )
  ).map((warehouse) => insert(WAREHOUSES, { warehouse, counts: true })),
];

const unlisted = (chosen: readonly string[], listed: readonly (string | null)[]): readonly string[] =>
  [...new Set(chosen)].filter((name) => !listed.includes(name));
