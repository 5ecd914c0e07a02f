/** What is in a package: which orders, which lines, and how many units of each. */
import type { SheetLine } from "../orders/order-line";
import { groupBy, sumOf } from "../values/groups";
import { readItemKey, stationKey } from "./station-keys";
import type { PackedItem, StationPackage } from "./station-package";

/** Walmart's orders in the sheet: the lines of each, by PO. */
export interface SheetOrders {
  readonly lines: ReadonlyMap<string, readonly SheetLine[]>;
  /** How many units of stock one ordered unit of a line takes. */
  readonly stockUnits: (line: SheetLine) => number;
}

/**
 * What a package holds of one order:
 *
 * - `lines`: units by line; `null`: it holds some of the line, and nobody can tell how many;
 * - `whole`: everything that is left of the order;
 * - `unclear`: nobody can tell.
 *
 * `isMore`: beside the lines it holds something that stands for no line of the order.
 */
export type Contents =
  | { readonly kind: "lines"; readonly units: ReadonlyMap<string, number | null>; readonly isMore: boolean }
  | { readonly kind: "whole" | "unclear" };

/** What is known of a package's items, and whether its order was split off. */
export type Packed = Pick<StationPackage, "items" | "parent">;

/**
 * Gives for a package the order that its own key or number names: first Aisle's key, then the exact PO, then the exact
 * number that the buyer sees, if it belongs to one order alone. `null`: none in the sheet.
 */
export function orderNames({ lines }: SheetOrders): (found: Pick<StationPackage, "key" | "number">) => string | null {
  const byKey = new Map([...lines.keys()].map((po) => [stationKey(po), po]));
  const byCustomer = groupBy(lines.keys(), (po) => lines.get(po)?.[0]?.row.values.customerOrder ?? null);
  return ({ key, number }) => {
    const own = byKey.get(key ?? "");
    if (own !== undefined) return own;
    if (isAisles(key)) return null;
    if (lines.has(number)) return number;
    const meant = byCustomer.get(number) ?? [];
    return meant.length === 1 ? (meant[0] ?? null) : null;
  };
}

/** The start of every key that Aisle gives. */
const OWN = stationKey("");

/** Whether Aisle made the order, whether or not it is in the sheet. */
export const isAisles = (key: string | null): boolean => key?.startsWith(OWN) === true;

/**
 * What is in a package, by PO. `po`: the order that the package's key or number names. The items say more: packers may
 * combine orders, and then only the items say which ones left.
 */
export function contentsOf(
  { items, parent }: Packed,
  po: string | null,
  orders: SheetOrders,
): ReadonlyMap<string, Contents> {
  const placed = items.map((item) => ({ item, place: placeIn(item, po, orders) }));
  const found = groupBy(placed, ({ place }) => place?.po ?? null);
  const isMore = placed.some(({ place }) => place === null);
  if (found.size > 0)
    return new Map(
      [...found].map(([own, parts]) => [
        own,
        { kind: "lines", units: unitsByLine(own, parts, orders), isMore: isMore && own === po && parent === null },
      ]),
    );
  if (po === null) return new Map();
  return new Map([[po, { kind: parent === null || unitsOrdered(po, orders) <= 1 ? "whole" : "unclear" }]]);
}

/**
 * Whether the items leave open what is in the package, so that the order has to be looked up in ShipStation: even one of a
 * single unit, since another order may have been combined into it, and only the looked up order has its items.
 */
export const isOpenContents = (contents: Contents | undefined): boolean =>
  contents !== undefined && contents.kind !== "lines";

/** Where an item belongs. `inStock`: its quantity is in units of stock, not in ordered units. */
interface Place {
  readonly po: string;
  readonly line: string;
  readonly inStock: boolean;
}

/** By Aisle's key; without one, by a SKU that one line of the package's own order alone was sold by. */
function placeIn({ key, sku }: PackedItem, po: string | null, { lines }: SheetOrders): Place | null {
  const place = key === null ? null : readItemKey(key);
  const isLine = (one: SheetLine, name: string): boolean => lineOf(one) === name;
  if (place !== null)
    return lines.get(place.po)?.some((one) => isLine(one, place.line)) === true
      ? { po: place.po, line: place.line, inStock: place.of !== "line" }
      : null;
  if (po === null || sku === null) return null;
  const meant = (lines.get(po) ?? []).filter((one) => one.sold === sku || one.reads === sku);
  const [only] = meant;
  return only === undefined || meant.length > 1 ? null : { po, line: lineOf(only), inStock: false };
}

export const lineOf = ({ row }: SheetLine): string => row.values.line ?? "";

/** Units of a line that were ordered and not canceled. */
export const orderedOf = ({ quantity, canceled }: SheetLine): number => Math.max(0, quantity - canceled);

const unitsOrdered = (po: string, { lines }: SheetOrders): number => sumOf((lines.get(po) ?? []).map(orderedOf));

/** A part of a pack counts as the pack: its first package is the one that the buyer follows. */
function unitsByLine(
  po: string,
  parts: readonly { readonly item: PackedItem; readonly place: Place | null }[],
  { lines, stockUnits }: SheetOrders,
): ReadonlyMap<string, number | null> {
  const byLine = groupBy(parts, ({ place }) => place?.line ?? null);
  return new Map(
    [...byLine].map(([name, own]) => {
      const line = lines.get(po)?.find((one) => lineOf(one) === name);
      const most = line === undefined ? 0 : orderedOf(line);
      const isUnread = own.some(({ item }) => item.quantity === null);
      const unitsOf = (inStock: "stock" | "ordered"): number =>
        sumOf(own.flatMap(({ item, place }) => (place?.inStock === (inStock === "stock") ? [item.quantity ?? 0] : [])));
      const units = unitsOf("ordered") + Math.ceil(unitsOf("stock") / (line === undefined ? 1 : stockUnits(line)));
      return [name, isUnread ? (most === 1 ? 1 : null) : Math.min(units, most)];
    }),
  );
}
