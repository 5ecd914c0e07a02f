/** Units and counted lots: what each row of `Inventory` is, and whether it counts. */
import type { Catalog } from "../catalog/catalog";
import { foreignId } from "../values/assigned-ids";
import { type CatalogSku, catalogSku, type VariationId, variationId } from "../values/brand";
import { type Issue, issue } from "../values/issue";
import { lacking } from "../values/required";
import { twinsOf } from "../values/twins";
import { INVENTORY, type InventoryRow, type InventoryStatusRow, type WarehouseRow } from "./inventory-columns";
import { namesInImei, namesOf } from "./unit-names";

/**
 * What a unit is stock of: a variation; or, if the seller typed a SKU that several variations share, that SKU, since
 * nobody knows which of the variations it is.
 */
export type StockKey = VariationId | `shared ${CatalogSku}`;

/** The stock of units that were typed by a SKU which several variations share. */
export const sharedKey = (sku: CatalogSku): StockKey => `shared ${sku}`;

/** Whether a stock key is a shared SKU. */
export const isShared = (key: StockKey): boolean => key.startsWith("shared ");

/** Why a unit does not count. `words`: the end of “2 units are left out:”. */
export interface LeftOut {
  readonly about: "warehouse" | "status" | "row";
  readonly words: string;
  /** `true`: the seller left the status or warehouse unticked. `false`: something is missing or wrong in the row. */
  readonly isMeant: boolean;
}

/** Something that is stock. `null`: of what is not known. */
export interface Stocked {
  readonly stockKey: StockKey | null;
}

/** One row of `Inventory`: a unit, or a counted lot. */
export interface Unit extends Stocked {
  readonly position: number;
  readonly id: string | null;
  readonly imei: string | null;
  /** All names of the unit, as keys to compare by. */
  readonly names: readonly string[];
  /** `null`: `Products` does not have what the row says. */
  readonly stockKey: StockKey | null;
  /** Units in the row; always 1 with an IMEI. */
  readonly quantity: number;
  readonly warehouse: string | null;
  /** Why the row does not count; `null`: it counts. */
  readonly leftOut: LeftOut | null;
  readonly committedTo: string | null;
  readonly soldOn: string | null;
  readonly issues: readonly Issue[];
}

/** The statuses and warehouses that the seller ticked. */
export interface Counting {
  readonly statuses: ReadonlySet<string>;
  readonly warehouses: ReadonlySet<string>;
}

/** What the seller ticked in `Inventory Statuses` and `Warehouses`. */
export function readCounting(statuses: readonly InventoryStatusRow[], warehouses: readonly WarehouseRow[]): Counting {
  return {
    statuses: new Set(
      statuses.flatMap(({ values }) => (values.counts && values.status !== null ? [values.status] : [])),
    ),
    warehouses: new Set(
      warehouses.flatMap(({ values }) => (values.counts && values.warehouse !== null ? [values.warehouse] : [])),
    ),
  };
}

/**
 * Gives for some stock whether a shipped unit has to be named. That is so while units with an IMEI are free there, and
 * also after the last one was sold, unless counted lots took their place.
 */
export function imeiNeeded(
  units: readonly Unit[],
  isFree: (unit: Unit) => boolean,
): (keys: Iterable<StockKey>) => boolean {
  const keysOf = (those: readonly Unit[]) => new Set(those.map(({ stockKey }) => stockKey));
  const serialised = units.filter(({ imei }) => imei !== null);
  const ever = keysOf(serialised);
  const free = keysOf(serialised.filter(isFree));
  const lots = keysOf(units.filter(({ imei }) => imei === null));
  return (keys) => {
    const all = [...keys];
    return all.some((key) => free.has(key)) || (all.some((key) => ever.has(key)) && !all.some((key) => lots.has(key)));
  };
}

/** Reads all rows of `Inventory`, in sheet order. `lastId`: the number of the last assigned Unit ID, if known. */
export function readStock(
  rows: readonly InventoryRow[],
  catalog: Catalog,
  counting: Counting,
  lastId?: number,
): readonly Unit[] {
  const unsold = rows.filter(({ values }) => values.soldOn === null);
  const twinImeis = twinsOf(unsold.flatMap(({ values }) => namesInImei(values.imei)));
  const twinIds = twinsOf(rows.map(({ values }) => values.unitId));
  const bearers = bearersOf(rows);
  return rows.map((row) => {
    const { values } = row;
    const isCopy = values.unitId !== null && bearers.get(values.unitId) !== row;
    const stockKey = stockKeyOf(values.stockOf, catalog);
    const issues = [
      ...row.issues,
      ...foreignId("U", values.unitId, lastId),
      ...twinIssues(values, twinImeis, twinIds),
      ...lacking(INVENTORY, row),
      ...(values.stockOf !== null && stockKey === null ? [notInProducts(values.stockOf)] : []),
    ];
    const isDoubtful = isCopy || namesInImei(values.imei).some((name) => twinImeis.has(name));
    return {
      position: row.position,
      id: values.unitId,
      imei: values.imei,
      names: namesOf(values),
      stockKey,
      quantity: values.imei === null ? (values.quantity ?? 1) : 1,
      warehouse: values.warehouse,
      leftOut: isDoubtful ? DOUBTFUL : (uncounted(values.status, values.warehouse, counting) ?? unread(row)),
      committedTo: values.committedTo,
      soldOn: values.soldOn,
      issues,
    };
  });
}

/** For each Unit ID the row that counts: the first one that is stock of something, otherwise the first one. */
function bearersOf(rows: readonly InventoryRow[]): ReadonlyMap<string, InventoryRow> {
  const isStock = ({ values: { imei, stockOf } }: InventoryRow): boolean => imei !== null || stockOf !== null;
  const bearers = new Map<string, InventoryRow>();
  for (const row of rows) {
    const { unitId } = row.values;
    const earlier = unitId === null ? undefined : bearers.get(unitId);
    if (unitId !== null && (earlier === undefined || (!isStock(earlier) && isStock(row)))) bearers.set(unitId, row);
  }
  return bearers;
}

const DOUBTFUL: LeftOut = { about: "row", words: "with a Problem in Inventory", isMeant: false };

/** Whether two unsold rows have the unit's IMEI or Unit ID, so that nobody knows which of them is meant. */
export const isTwin = ({ leftOut }: Unit): boolean => leftOut === DOUBTFUL;

/** Why a lot does not count whose number of units cannot be read. */
export const UNREAD: LeftOut = { ...DOUBTFUL };

function uncounted(
  status: string | null,
  warehouse: string | null,
  { statuses, warehouses }: Counting,
): LeftOut | null {
  if (warehouse === null) return { about: "warehouse", words: "without Warehouse", isMeant: false };
  if (!warehouses.has(warehouse)) return { about: "warehouse", words: `in warehouse ${warehouse}`, isMeant: true };
  if (status === null) return { about: "status", words: "without Status", isMeant: false };
  return statuses.has(status) ? null : { about: "status", words: `in status ${status}`, isMeant: true };
}

/** A SKU that only one variation carries means that variation. */
function stockKeyOf(typed: string | null, { skuOf, variationsOf }: Catalog): StockKey | null {
  if (typed === null) return null;
  if (skuOf.has(variationId(typed))) return variationId(typed);
  const carriers = variationsOf.get(catalogSku(typed)) ?? [];
  const [only, ...others] = carriers;
  if (only === undefined) return null;
  return others.length === 0 ? only : sharedKey(catalogSku(typed));
}

/** A lot whose Qty cannot be read, or a row whose IMEI cannot be read. With a readable IMEI the Qty does not matter. */
const unread = ({ values, issues }: InventoryRow): LeftOut | null => {
  const cannot = (name: "imei" | "quantity"): boolean =>
    values[name] === null && issues.some(({ column }) => column === name);
  return values.imei === null && (cannot("quantity") || cannot("imei")) ? UNREAD : null;
};

function twinIssues(
  values: InventoryRow["values"],
  imeis: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): readonly Issue[] {
  const { imei, unitId: id, soldOn } = values;
  return [
    ...(imei !== null && soldOn === null && namesInImei(imei).some((name) => imeis.has(name))
      ? [
          issue(
            "imei-twice",
            imei,
            `The IMEI ${imei} is in two unsold rows, so neither counts. Delete the row that is wrong.`,
          ),
        ]
      : []),
    ...(id !== null && ids.has(id)
      ? [
          issue(
            "unit-twice",
            id,
            `The Unit ID ${id} is in two rows. It counts once. Clear it in the row that is the copy.`,
          ),
        ]
      : []),
  ];
}

const notInProducts = (typed: string): Issue =>
  issue(
    "not-in-products",
    typed,
    `“${typed}” is neither a SKU nor a Variation ID in Products, so it counts for nothing. Correct it, or add it to Products.`,
  );
