import type { Tables, TabName } from "./tabs";

/**
 * The Listing SKU that the person means: the given one, or that of the selected row in `Listings` or `SKU Map`. `null`:
 * none.
 */
export function meantListing(
  tables: Pick<Tables, "listings" | "skuMap">,
  sku: string | null,
  selected: { readonly tab: TabName; readonly position: number } | null,
): string | null {
  if (sku !== null) return sku;
  const rows = selected?.tab === "listings" || selected?.tab === "skuMap" ? tables[selected.tab] : [];
  return rows.find(({ position }) => position === selected?.position)?.values.sku ?? null;
}
