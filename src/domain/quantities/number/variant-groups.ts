/** Groups of variants that Walmart shows to buyers together, while Aisle updates only some of them. */
import type { Connection } from "../../connections/connections";
import type { ListingRow } from "../../listings/listing-columns";
import { type ListingSku, listingSku } from "../../values/brand";

export interface VariantGroup {
  readonly name: string;
  readonly size: number;
  /** The SKUs of the variants that are not connected. */
  readonly unconnected: readonly string[];
}

/** Gives the group of a listing's row; `null`: none. Ended listings belong to no group. */
export function variantGroups(
  rows: readonly ListingRow[],
  connectionOf: (sku: ListingSku) => Connection,
): (row: ListingRow) => VariantGroup | null {
  const groups = new Map<string, { name: string; size: number; unconnected: string[] }>();
  for (const { values } of rows) {
    const { sku, variantGroup: name, onWalmartAs } = values;
    if (name === null || onWalmartAs === "Ended" || onWalmartAs === "Not found") continue;
    const group = groups.get(name) ?? { name, size: 0, unconnected: [] };
    group.size += 1;
    if (sku === null || connectionOf(listingSku(sku)).state !== "Connected") group.unconnected.push(sku ?? "");
    groups.set(name, group);
  }
  return ({ values }) => groups.get(values.variantGroup ?? "") ?? null;
}

/** The remark on a listing that is not connected while others of its group are; `null`: none. */
export function groupRemark(group: VariantGroup | null): string | null {
  if (group === null || group.unconnected.length === group.size) return null;
  const connected = group.size - group.unconnected.length;
  return `${connected} of the ${group.size} variants in its group ${group.name} are connected, this one is not`;
}
