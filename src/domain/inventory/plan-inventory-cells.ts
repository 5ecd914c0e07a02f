/** Cells of `Inventory` that Aisle writes, and the tabs that list its warehouses and statuses. */
import type { Ledger } from "../ledger/ledger";
import { wantsId } from "../values/assigned-ids";
import { type Change, insert, update } from "../values/change";
import { isUnread } from "../values/column";
import { type Issue, issue, issueText } from "../values/issue";
import {
  INVENTORY,
  INVENTORY_STATUSES,
  type InventoryRow,
  type InventoryStatusRow,
  WAREHOUSES,
  type WarehouseRow,
} from "./inventory-columns";
import { newStatuses } from "./new-statuses";
import type { ReturnTick } from "./returns";
import type { Unit } from "./stock";
import { isDoubtfulImei, namesInImei } from "./unit-names";

/** Rows that the seller filled in and that have no Unit ID yet. */
export const unitsWithoutId = (rows: readonly InventoryRow[]): InventoryRow[] =>
  rows.filter(({ values }) => wantsId(values.unitId) && (values.imei !== null || values.stockOf !== null));

/** What holds a unit or a counted lot. */
export interface UnitHolder {
  /** *Committed to*, as the cell says it. */
  readonly text: string;
  /** The unit was shipped, on this line. `null`: it was not. */
  readonly soldOn: string | null;
}

/** What decides the cells of a row beside the row itself. */
export interface InventoryFacts {
  readonly ledger: Ledger;
  readonly holderOf: (unit: Unit) => UnitHolder | null;
  readonly ticks: ReadonlyMap<InventoryRow, ReturnTick>;
  readonly statusAfterCommit: string | null;
  readonly statusAfterShipping: string | null;
}

/**
 * Plans *Committed to*, *Sold on*, *Status*, *Returned* and *Problem* of each row. A unit is sold once its line is fully
 * shipped. It stays sold, even if the order's row is deleted, until it comes back.
 */
export function planInventoryCells(
  rows: readonly InventoryRow[],
  units: readonly Unit[],
  facts: InventoryFacts,
): Change[] {
  const statuses = newStatuses(rows, (row, index) => holderCells(row, units[index], facts), facts);
  return [
    ...rows.map((row, index) => {
      const tick = facts.ticks.get(row);
      const held = holderCells(row, units[index], facts);
      const issues = [
        ...(units[index]?.issues ?? row.issues),
        ...(held.committedTo !== null && held.soldOn === null ? doubtfulImei(row, held.committedTo) : []),
        ...(typeof tick === "object" ? [tick] : []),
      ];
      return update(INVENTORY, row, {
        ...held,
        ...(statuses.cells.has(row) ? { status: statuses.cells.get(row) ?? null } : {}),
        ...(tick === "done" || isSoldNow(row, held.soldOn) ? { returned: false } : {}),
        problem: issueText(issues),
      });
    }),
    ...statuses.changes,
  ];
}

/** A tick from before the sale is about something else. If it stayed, the unit would be in stock again at once. */
const isSoldNow = ({ values: { soldOn, returned } }: InventoryRow, now: string | null): boolean =>
  returned === true && soldOn === null && now !== null;

/** The line to which a unit is committed, and the line on which it was sold. */
export function holderCells(
  row: InventoryRow,
  unit: Unit | undefined,
  { holderOf, ticks }: Pick<InventoryFacts, "holderOf" | "ticks">,
) {
  if (ticks.get(row) === "take back") return { committedTo: null, soldOn: null };
  const holder = unit === undefined ? null : holderOf(unit);
  return { committedTo: holder?.text ?? null, soldOn: row.values.soldOn ?? holder?.soldOn ?? null };
}

/**
 * A warning about an IMEI whose check digit is wrong, while the unit is about to go out. Before that nobody uses the
 * number, and some sellers type other numbers of fifteen digits.
 */
export function doubtfulImei({ values }: InventoryRow, committedTo: string): readonly Issue[] {
  const wrong = namesInImei(values.imei).find(isDoubtfulImei);
  if (wrong === undefined) return [];
  const said = `The last digit of ${wrong} is not the check digit of an IMEI (Luhn), so it may be a typing mistake. It is committed to ${committedTo} anyway. Compare it with the phone.`;
  return [issue("imei-doubtful", wrong, said)];
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
