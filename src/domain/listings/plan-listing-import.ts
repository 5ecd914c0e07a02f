/** `Listings` after an import: new rows, refreshed rows, none dropped. */
import { type Change, insert, update } from "../values/change";
import { digest, digestOf } from "../values/digest";
import { twinsOf } from "../values/twins";
import type { FulfilledBy, MarketplaceListing } from "./listing";
import { LISTINGS, type ListingRow } from "./listing-columns";
import { retypedListings } from "./retyped-listings";

export interface ListingImport {
  readonly changes: readonly Change[];
  readonly added: number;
  readonly notFound: number;
  /** What stood in the rows that have their own Listing SKU again, by that SKU. */
  readonly retyped: ReadonlyMap<string, string>;
  /** A digest of what Walmart told, as the rows hold it after the import. */
  readonly told: string;
}

/**
 * A listing missing from a complete import reads Not found; after a partial one nothing is said of it. Two rows with
 * one SKU are changed on neither. `isTypedOver`: the rows are not as the last import left them; then a row whose SKU
 * somebody typed over is the listing that it was, with the seller's rules. Else a SKU that is gone is gone.
 */
export function planListingImport(
  rows: readonly ListingRow[],
  listings: readonly MarketplaceListing[],
  isComplete: boolean,
  isTypedOver: boolean,
): ListingImport {
  const bySku = new Map<string, MarketplaceListing>(listings.map((listing) => [listing.sku, listing]));
  const own = isTypedOver ? retypedListings(rows, bySku, isComplete) : new Map<ListingRow, string>();
  const skuOf = (row: ListingRow): string | null => own.get(row) ?? row.values.sku;
  const known = new Set(rows.map(skuOf));
  const twins = twinsOf(rows.map(skuOf));
  const added = [...bySku.values()].filter(({ sku }) => !known.has(sku));
  const gone = new Set<ListingRow>();
  const after = rows.map((row): Partial<ListingRow["values"]> => {
    const sku = skuOf(row);
    if (sku === null || twins.has(sku)) return {};
    const listing = bySku.get(sku);
    if (listing !== undefined) return { ...cellsOf(listing), sku };
    if (isComplete) gone.add(row);
    return isComplete ? { onWalmartAs: "Not found" } : {};
  });
  return {
    changes: [
      ...rows.flatMap((row, index) => {
        const cells = after[index] ?? {};
        return Object.keys(cells).length === 0 ? [] : [update(LISTINGS, row, cells)];
      }),
      ...added.map((listing) => insert(LISTINGS, newCellsOf(listing))),
    ],
    added: added.length,
    notFound: [...gone].filter(({ values }) => values.onWalmartAs !== "Not found").length,
    retyped: new Map([...own].map(([{ values }, sku]) => [sku, values.sku ?? ""])),
    told: listingsDigest([
      ...rows.map(({ values }, index) => ({ values: { ...values, ...after[index] } })),
      ...added.map((listing) => ({ values: newCellsOf(listing) })),
    ]),
  };
}

const TOLD = ["sku", "title", "wpid", "price", "variantGroup", "fulfilledBy", "onWalmartAs"];

const digestOfRow = digestOf(LISTINGS.columns, TOLD);
const NOTHING = digestOfRow({});

/** A digest of everything that an import writes, in whatever order the rows stand. */
export const listingsDigest = (rows: readonly { readonly values: Partial<ListingRow["values"]> }[]): string => {
  const digests = rows.map(({ values }) => digestOfRow(values));
  return digest(
    digests
      .filter((one) => one !== NOTHING)
      .sort()
      .join(),
  );
};

/** Who fulfils is told by reports only, so where it is not told the row keeps what it reads. */
const cellsOf = ({ sku, title, wpid, price, variantGroup, state, fulfilledBy }: MarketplaceListing) => ({
  sku,
  title,
  wpid,
  price,
  variantGroup,
  onWalmartAs: state,
  ...(fulfilledBy === null ? {} : { fulfilledBy }),
});

const newCellsOf = (listing: MarketplaceListing) => ({ fulfilledBy: "not known", ...cellsOf(listing) });

export type FulfilmentPlan = Pick<ListingImport, "changes" | "told">;

/** Who fulfils, from a list that is older than the rows: nothing else of it counts, and nobody is missed in it. */
export function planFulfilment(rows: readonly ListingRow[], listings: readonly MarketplaceListing[]): FulfilmentPlan {
  const told = new Map<string | null, FulfilledBy | null>(listings.map(({ sku, fulfilledBy }) => [sku, fulfilledBy]));
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const after = rows.map(({ values: { sku } }) => {
    const fulfilledBy = told.get(sku) ?? null;
    return fulfilledBy === null || twins.has(sku ?? "") ? {} : { fulfilledBy };
  });
  return {
    changes: rows.map((row, index) => update(LISTINGS, row, after[index] ?? {})),
    told: listingsDigest(rows.map(({ values }, index) => ({ values: { ...values, ...after[index] } }))),
  };
}
