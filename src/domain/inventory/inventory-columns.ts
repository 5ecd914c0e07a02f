import { aisles, DECIDES, defineTab, NEEDED, type Row, sellers } from "../values/column";

/** `Inventory`: one unit, or one counted lot, in each row. */
export const INVENTORY = defineTab({
  name: "inventory",
  title: "Inventory",
  rowIs: "one unit, or a counted lot",
  shown: "working",
  key: ["unitId"],
  recognizedBy: ["imei", "stockOf", "quantity"],
  pinned: 2,
  growsAt: "end",
  columns: {
    unitId: aisles("identifier", "Unit ID", "Issued by Aisle while the cell is blank.", "U-000123"),
    imei: sellers(
      "identifier",
      "IMEI",
      "The unit's IMEI or serial number. Blank for a counted lot.",
      "353012345678901",
    ),
    stockOf: sellers(
      "identifier",
      "SKU or Variation ID",
      "The catalog SKU or variation that the unit is.",
      "IP13-128-BLK",
      NEEDED,
    ),
    quantity: sellers(
      "quantity",
      "Qty",
      "Units of a counted lot that lie on the shelf. Blank means 1; with an IMEI it is always 1. Aisle lowers it by what is shipped.",
      "1",
      { mayWrite: true, isWhole: true },
    ),
    status: sellers("text", "Status", "Tick in Inventory Statuses which ones count.", "Available", {
      mayWrite: true,
      choicesFrom: { tab: "inventoryStatuses", column: "status" },
    }),
    warehouse: sellers("text", "Warehouse", "Tick in Warehouses which ones count. Blank never counts.", "Main", {
      choicesFrom: { tab: "warehouses", column: "warehouse" },
    }),
    location: sellers("text", "Location", "Where it lies.", "A-12"),
    cost: sellers("money", "Cost", "What it cost.", "180.00"),
    committedTo: aisles(
      "text",
      "Committed to",
      "The order line that holds the unit; of a counted lot, the lines with the units that each holds.",
      "1796277083022 / 1",
    ),
    soldOn: aisles("text", "Sold on", "The order line on which the unit was shipped.", "1796277083022 / 1", {
      lasting: true,
      ...DECIDES,
    }),
    returned: sellers(
      "tick",
      "Returned",
      "Tick when a sold unit came back. Aisle empties Sold on and takes the tick out again.",
      "",
      { mayWrite: true },
    ),
    problem: aisles("text", "Problem", "What is wrong with this row and what to do.", "Fill in SKU or Variation ID.", {
      width: 260,
      wraps: true,
    }),
    notes: sellers("text", "Notes", "Yours."),
  },
});

/** While no name is ticked, no unit counts and no number can be sent. */
const nothingCounts = (rows: readonly Readonly<Record<string, unknown>>[]): boolean =>
  rows.every(({ counts }) => counts !== true);

/** `Warehouses`: one warehouse name found in `Inventory` in each row. */
export const WAREHOUSES = defineTab({
  name: "warehouses",
  title: "Warehouses",
  rowIs: "one warehouse name found in Inventory",
  shown: "while needed",
  isNeeded: nothingCounts,
  key: ["warehouse"],
  growsAt: "end",
  columns: {
    warehouse: aisles("text", "Warehouse", "A warehouse name found in Inventory.", "Main"),
    counts: sellers("tick", "Counts", "Tick when stock in this warehouse may be sold on Walmart."),
    shipNode: sellers(
      "identifier",
      "Walmart ship node",
      "The Walmart ship node of this warehouse, one of those that orders came from or another of your account's. Blank means the default one.",
      "10000001234",
      { choicesFrom: { tab: "orders", column: "shipNode" } },
    ),
  },
});

/** `Inventory Statuses`: one status found in `Inventory` in each row. */
export const INVENTORY_STATUSES = defineTab({
  name: "inventoryStatuses",
  title: "Inventory Statuses",
  rowIs: "one status found in Inventory",
  shown: "while needed",
  isNeeded: nothingCounts,
  key: ["status"],
  growsAt: "end",
  columns: {
    status: aisles("text", "Status", "A status found in Inventory.", "Available"),
    counts: sellers("tick", "Counts", "Tick when units in this status may be sold on Walmart."),
  },
});

export type InventoryRow = Row<typeof INVENTORY.columns>;

export type WarehouseRow = Row<typeof WAREHOUSES.columns>;

export type InventoryStatusRow = Row<typeof INVENTORY_STATUSES.columns>;
