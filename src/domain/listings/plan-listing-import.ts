/** `Listings` after an import: new rows, refreshed rows, none dropped. */
import { type Change, insert, update } from "../values/change";
import { twinsOf } from "../values/twins";
import type { FulfilledBy, MarketplaceListing } from "./listing";
import { LISTINGS, type ListingRow } from "./listing-columns";

export interface ListingImport {
  readonly changes: readonly Change[];
  readonly added: number;
  readonly notFound: number;
}

/**
 * A listing missing from a complete import reads Not found; after a partial one nothing is said of it. Two rows with
 * one SKU are changed on neither.
 */
export function planListingImport(
  rows: readonly ListingRow[],
  listings: readonly MarketplaceListing[],
  isComplete: boolean,
): ListingImport {
  const known = new Set(rows.map(({ values }) => values.sku));
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const single = rows.filter(({ values }) => values.sku !== null && !twins.has(values.sku));
  const bySku = new Map<string, MarketplaceListing>(listings.map((listing) => [listing.sku, listing]));
  const added = [...bySku.values()].filter(({ sku }) => !known.has(sku));
  const gone = isComplete ? single.filter(({ values }) => !bySku.has(values.sku ?? "")) : [];
  return {
    changes: [
      ...single.flatMap((row) => {
        const listing = bySku.get(row.values.sku ?? "");
        return listing === undefined ? [] : [update(LISTINGS, row, cellsOf(listing))];
      }),
      ...gone.map((row) => update(LISTINGS, row, { onWalmartAs: "Not found" })),
      ...added.map((listing) => insert(LISTINGS, { sku: listing.sku, fulfilledBy: "not known", ...cellsOf(listing) })),
    ],
    added: added.length,
    notFound: gone.filter(({ values }) => values.onWalmartAs !== "Not found").length,
  };
}

/** Who fulfils is told by reports only, so where it is not told the row keeps what it reads. */
const cellsOf = ({ title, wpid, price, variantGroup, state, fulfilledBy }: MarketplaceListing) => ({
  title,
  wpid,
  price,
  variantGroup,
  onWalmartAs: state,
  ...(fulfilledBy === null ? {} : { fulfilledBy }),
});

/** Who fulfils, from a list that is older than the rows: nothing else of it counts, and nobody is missed in it. */
export function planFulfilment(rows: readonly ListingRow[], listings: readonly MarketplaceListing[]): Change[] {
  const told = new Map<string | null, FulfilledBy | null>(listings.map(({ sku, fulfilledBy }) => [sku, fulfilledBy]));
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  return rows.flatMap((row) => {
    const fulfilledBy = told.get(row.values.sku) ?? null;
    return fulfilledBy === null || twins.has(row.values.sku ?? "") ? [] : [update(LISTINGS, row, { fulfilledBy })];
  });
}
