/** Groups of variants of which Walmart shows buyers all, and Aisle keeps only some in step. */
import type { Connection } from "../connections/connections";
import type { ListingRow } from "../listings/listing-columns";
import { type ListingSku, listingSku } from "../values/brand";

/** What is to be said on a listing that is not connected while others of its group are; `null`: nothing. */
export function variantGroups(
  rows: readonly ListingRow[],
  connectionOf: (sku: ListingSku) => Connection,
): (row: ListingRow) => string | null {
  const groups = new Map<string, { all: number; connected: number }>();
  const isConnected = ({ values }: ListingRow): boolean =>
    values.sku !== null && connectionOf(listingSku(values.sku)).state === "Connected";
  for (const row of rows) {
    const { variantGroup, onWalmartAs } = row.values;
    if (variantGroup === null || onWalmartAs === "Ended" || onWalmartAs === "Not found") continue;
    const group = groups.get(variantGroup) ?? { all: 0, connected: 0 };
    groups.set(variantGroup, {
      all: group.all + 1,
      connected: group.connected + (isConnected(row) ? 1 : 0),
    });
  }
  return (row) => {
    const group = groups.get(row.values.variantGroup ?? "");
    if (group === undefined || group.connected === 0 || group.connected === group.all || isConnected(row)) return null;
    return `${group.connected} of the ${group.all} variants in its group ${row.values.variantGroup} are connected, this one is not`;
  };
}
