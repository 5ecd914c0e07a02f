/** The items of an order in ShipStation, in the format that the seller chose. */
import type { Catalog } from "../catalog/catalog";
import type { Commits } from "../fulfillment/commits";
import { outstandingOf } from "../fulfillment/needs";
import type { RecipesOf } from "../fulfillment/recipes";
import { isShared, type Unit } from "../inventory/stock";
import type { SheetLine } from "../orders/order-line";
import type { StationItems } from "../settings/settings";
import type { ShipmentRow } from "../shipments/shipment-columns";
import type { VariationId } from "../values/brand";
import { groupBy, sumOf } from "../values/groups";
import { clipped, countedBeyond } from "../values/words";
import { type ItemOf, itemKey } from "./station-keys";
import type { StationItem } from "./station-order";

export interface ItemFacts {
  readonly format: StationItems;
  readonly commits: Commits;
  readonly recipesOf: RecipesOf;
  readonly catalog: Catalog;
  /** Units of a line, as ordered, in packages that left by ShipStation. */
  readonly leftThere: (line: SheetLine) => number;
}

/** Units of the line, as ordered, that are neither shipped nor canceled. */
export const leftOf = ({ quantity, canceled, shipped }: SheetLine): number =>
  Math.max(0, quantity - canceled - shipped);

/**
 * Units of the line in its order in ShipStation, which itself counts what has left there: an order that is packed by
 * and by keeps its items.
 */
const unitsThere = ({ quantity, canceled, shipped }: SheetLine, there: number): number =>
  Math.max(0, quantity - canceled - Math.max(0, shipped - there));

/** The units of a line in packages that left by ShipStation, as rows of `Shipments` say. A blank Qty: all of the line. */
export function leftByStation(rows: readonly ShipmentRow[]): ItemFacts["leftThere"] {
  const byPo = groupBy(
    rows.filter(({ values }) => values.source === "ShipStation"),
    ({ values }) => values.po,
  );
  return ({ row: { values } }) =>
    sumOf(
      (byPo.get(values.po ?? "") ?? []).flatMap(({ values: { line, quantity } }) =>
        line === null || line === values.line ? (quantity ?? Number.MAX_SAFE_INTEGER) : [],
      ),
    );
}

/** What packers have to pack for a line. Units that nobody committed yet are one item, so that none is forgotten. */
export function itemsOf(line: SheetLine, facts: ItemFacts): readonly StationItem[] {
  const { format, commits, recipesOf, catalog, leftThere } = facts;
  const there = leftThere(line);
  const count = unitsThere(line, there);
  if (count === 0) return [];
  const { units, kept, anyLots } = commits.ofLine(line);
  const packed = there > 0 ? units : kept;
  if (format === "order lines" || packed.length === 0) return [lineItem(line, count)];
  const lacking = outstandingOf({ ...line, isOpen: true, isRemoved: false }, [...units, ...anyLots], recipesOf(line));
  const group = format === "units" ? unitName : stockName;
  const grouped = groupBy(packed, group);
  return [
    ...[...grouped].map(([name, own]) => unitsItem(line, { name, units: own, sku: skuOf(own, catalog) })),
    ...(lacking > 0 ? [{ ...lineItem(line, lacking), key: keyOf(line, "stock"), unitPrice: null }] : []),
  ];
}

const keyOf = ({ row: { values } }: SheetLine, of: ItemOf): string =>
  itemKey({ of, po: values.po ?? "", line: values.line ?? "1" });

const lineItem = (line: SheetLine, quantity: number): StationItem => {
  const { itemPrice } = line.row.values;
  const isPriced = itemPrice !== null && line.quantity > 0;
  return {
    key: keyOf(line, "line"),
    sku: line.reads ?? line.sold ?? "",
    name: nameOf(line),
    quantity,
    unitPrice: isPriced ? Math.round(itemPrice / line.quantity) / 100 : null,
  };
};

/** A unit or a lot, by itself. */
const unitName = ({ id, imei }: Unit): string => id ?? imei ?? "unit";

/** All units of the same stock. */
const stockName = (unit: Unit): string => unit.stockKey ?? unitName(unit);

function skuOf([unit]: readonly Unit[], { skuOf: skus }: Catalog): string | null {
  const key = unit?.stockKey ?? null;
  if (key === null) return null;
  return isShared(key) ? key.slice("shared ".length) : (skus.get(key as VariationId) ?? null);
}

/** The most IMEIs that an item names. */
const NAMED = 12;
/** Carriers' and packers' screens show no more. Unit: characters. */
const LONGEST = 300;

const nameOf = (line: SheetLine, more = ""): string => {
  const title = (line.row.values.title ?? line.reads ?? line.sold ?? "").replace(/\s+/g, " ").trim() || "Item";
  return `${clipped(title, LONGEST - more.length)}${more}`;
};

function unitsItem(
  line: SheetLine,
  { name, units, sku }: { readonly name: string; readonly units: readonly Unit[]; readonly sku: string | null },
): StationItem {
  const imeis = [...new Set(units.flatMap(({ imei }) => imei ?? []))];
  const said = imeis.length === 0 ? "" : ` - IMEI ${countedBeyond(imeis, NAMED).join(", ")}`;
  return {
    key: keyOf(line, name),
    sku: sku ?? line.reads ?? line.sold ?? "",
    name: nameOf(line, said),
    quantity: units.length,
    unitPrice: null,
  };
}
