/**
 * Ten rows that show how `Products` and `Inventory` are filled in. Each names the warehouse or the SKU of a sample, so
 * they are told from stock, and they count for nothing until the seller ticks that warehouse.
 */
import { PRODUCTS } from "../catalog/product-columns";
import { INVENTORY } from "../inventory/inventory-columns";
import { type Change, insert, remove } from "../values/change";
import type { RowOf, Tables } from "./tabs";

/** The name of the samples' warehouse. */
const SAMPLE = "Sample";

type Cells = Readonly<Record<string, string | number>>;

const phone = (sku: string, model: string, capacity: string, color: string): Cells => ({
  manufacturer: "Apple",
  model,
  variant: "unknown",
  network: "Unlocked",
  capacity,
  color,
  grade: "A",
  sku: `SAMPLE-${sku}`,
});

const PHONES: readonly Cells[] = [
  phone("13-128", "iPhone 13", "128GB", "Black"),
  phone("14-256", "iPhone 14", "256GB", "Blue"),
  { ...phone("CASE", "Clear case", "none", "Clear"), network: "none" },
];

/** Of a test phone, as numbers that begin with 00 are. With right check digits. */
const IMEIS = ["001000000000017", "001000000000025", "001000000000033", "001000000000041", "001000000000058"];

const unit = (sku: string, more: Cells): Cells => ({
  stockOf: `SAMPLE-${sku}`,
  status: "Available",
  warehouse: SAMPLE,
  notes: "Sample row",
  ...more,
});

const UNITS: readonly Cells[] = [
  ...IMEIS.map((imei, index) => unit(index < 3 ? "13-128" : "14-256", { imei, location: `A-${index + 1}` })),
  unit("CASE", { quantity: 40, location: "B-1" }),
  unit("CASE", { quantity: 12, status: "In repair" }),
];

/** Whether Aisle put this row of `Inventory` in to be looked at. */
export const isSample = ({ values }: RowOf<"inventory">): boolean =>
  values.warehouse === SAMPLE && (values.stockOf ?? "").startsWith("SAMPLE-");

/** How many sample rows are in both tabs, changed ones included. */
export function samplesIn({ inventory, products }: Tables): readonly object[] {
  return [
    ...inventory.filter(isSample),
    ...products.filter(({ values }) => PHONES.some(({ sku }) => sku === values.sku)),
  ];
}

/** Puts in the samples that are not there. */
export function planSamplesIn({ inventory, products }: Tables): readonly Change[] {
  return [
    ...PHONES.filter(({ sku }) => products.every(({ values }) => values.sku !== sku)).map((cells) =>
      insert(PRODUCTS, cells),
    ),
    ...UNITS.filter((cells) => !inventory.some((row) => isAsPutIn(row.values, cells, INVENTORY_TYPED))).map((cells) =>
      insert(INVENTORY, cells),
    ),
  ];
}

/** Takes out the samples that are as they were put in. Whatever a person changed is theirs and stays. */
export function planSamplesOut({ inventory, products }: Tables): readonly Change[] {
  return [
    ...inventory.flatMap((row) =>
      UNITS.some((cells) => isAsPutIn(row.values, cells, INVENTORY_TYPED)) ? [remove(INVENTORY, row)] : [],
    ),
    ...products.flatMap((row) =>
      PHONES.some((cells) => isAsPutIn(row.values, cells, PRODUCTS_TYPED)) ? [remove(PRODUCTS, row)] : [],
    ),
  ];
}

const typedColumns = (tab: typeof INVENTORY | typeof PRODUCTS): readonly string[] =>
  Object.entries(tab.columns).flatMap(([name, { owner, kind }]) =>
    owner === "seller" && kind !== "tick" ? [name] : [],
  );

const INVENTORY_TYPED = typedColumns(INVENTORY);
const PRODUCTS_TYPED = typedColumns(PRODUCTS);

/** Whether every cell that a person may type holds what Aisle put in. */
const isAsPutIn = (values: Readonly<Record<string, unknown>>, cells: Cells, typed: readonly string[]): boolean =>
  typed.every((name) => (values[name] ?? null) === (cells[name] ?? null)) &&
  (values.soldOn ?? null) === null &&
  (values.committedTo ?? null) === null;
