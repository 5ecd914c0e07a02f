/** Groups of variants of which Walmart shows buyers all, and Aisle keeps only some in step. */
import type { Connection } from "../../connections/connections";
import type { ListingRow } from "../../listings/listing-columns";
import { type ListingSku, listingSku } from "../../values/brand";

export interface VariantGroup {
  readonly name: string;
  readonly size: number;
  /** The SKUs of those that are not connected. */
  readonly unconnected: readonly string[];
}

/** The group of a listing's row; `null`: it belongs to none. What ended is no part of one. */
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

/** What is to be said on a listing that is not connected while others of its group are; `null`: nothing. */
export function groupRemark(group: VariantGroup | null): string | null {
  if (group === null || group.unconnected.length === group.size) return null;
  const connected = group.size - group.unconnected.length;
  return `${connected} of the ${group.size} variants in its group ${group.name} are connected, this one is not`;
}
