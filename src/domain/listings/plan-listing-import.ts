/** `Listings` after an import: new and refreshed rows. No row is removed. */

import type { Ledger } from "../ledger/ledger";
import { type ListingSku, listingSku } from "../values/brand";
import { type Change, insert, update } from "../values/change";
import { digest, digestOf } from "../values/digest";
import { twinsOf } from "../values/twins";
import type { FulfilledBy, MarketplaceListing } from "./listing";
import { LISTINGS, type ListingRow } from "./listing-columns";
import { type LikenessFacts, type Retyped, retypedListings } from "./retyped-listings";

/** The changes of the rows, and a digest of what Walmart said, as the rows will hold it. */
export interface ListingPlan {
  readonly changes: readonly Change[];
  readonly digest: string;
}

/**
 * Listings whose WPID differs from the one in their row: they are new listings, so what Walmart held before no longer
 * counts.
 */
export interface Refreshed extends ListingPlan {
  readonly anew: readonly ListingSku[];
}

export interface ListingImport extends Refreshed {
  readonly added: number;
  /** SKUs of rows that a complete list left out and that do not read Not found yet. Each has to be looked up. */
  readonly missing: readonly ListingSku[];
  /** For rows that got their own Listing SKU back: what their cell showed, by that SKU. */
  readonly retyped: ReadonlyMap<string, string>;
  /** SKUs of rows that match another listing as much as their own, with that other SKU. */
  readonly doubtful: Retyped["doubtful"];
}

const NONE_RETYPED: Retyped = { own: new Map(), doubtful: new Map() };

export interface ImportFacts extends LikenessFacts {
  /** Somebody typed over a row since the last import. */
  readonly isOver: boolean;
}

/**
 * Plans the rows of `Listings`.
 *
 * - No list makes a listing Not found, however complete it looks. After a partial list nothing counts as missing.
 * - If two rows have the same SKU, neither is changed.
 * - If somebody typed over a row since the last import, a row whose SKU was typed over becomes the listing
 *   that it was, with the seller's rules. Otherwise a SKU that has disappeared stays so.
 */
export function planListingImport(
  rows: readonly ListingRow[],
  listings: readonly MarketplaceListing[],
  facts: ImportFacts,
): ListingImport {
  const { isComplete, isOver } = facts;
  const bySku = new Map<string, MarketplaceListing>(listings.map((listing) => [listing.sku, listing]));
  const { own, doubtful } = isOver ? retypedListings(rows, bySku, facts) : NONE_RETYPED;
  const skuOf = (row: ListingRow): string | null => own.get(row) ?? row.values.sku;
  const known = new Set(rows.map(skuOf));
  const added = [...bySku.values()].filter(({ sku }) => !known.has(sku));
  const plan = refreshed(rows, skuOf, (sku) => bySku.get(sku), { added, isOver });
  const missing = rows.flatMap(({ values: { onWalmartAs } }, index) => {
    const sku = plan.skus[index] ?? null;
    return sku === null || bySku.has(sku) || onWalmartAs === "Not found" ? [] : [listingSku(sku)];
  });
  return {
    ...plan,
    added: added.length,
    missing: isComplete ? missing : [],
    doubtful,
    retyped: new Map([...own].map(([{ values }, sku]) => [sku, values.sku ?? ""])),
  };
}

export interface LookUps extends Refreshed {
  /** The rows that read Not found from now on. */
  readonly notFound: readonly ListingSku[];
}

/** Plans the rows of single SKUs that were looked up. `null`: Walmart does not know the SKU. */
export function planLookUps(
  rows: readonly ListingRow[],
  found: ReadonlyMap<string, MarketplaceListing | null>,
): LookUps {
  const plan = refreshed(
    rows,
    ({ values }) => values.sku,
    (sku) => found.get(sku),
    { added: [], isOver: false },
  );
  const notFound = plan.skus.flatMap((sku) => (sku !== null && found.get(sku) === null ? [listingSku(sku)] : []));
  return { ...plan, notFound };
}

/**
 * `listingOf`: what Walmart says about a SKU; `null`: it does not know the SKU; `undefined`: it says nothing. `skus`:
 * the SKU of each row, `null` if another row has the same.
 */
function refreshed(
  rows: readonly ListingRow[],
  skuOf: (row: ListingRow) => string | null,
  listingOf: (sku: string) => MarketplaceListing | null | undefined,
  { added, isOver }: { readonly added: readonly MarketplaceListing[]; readonly isOver: boolean },
): Refreshed & { readonly skus: readonly (string | null)[] } {
  const twins = twinsOf(rows.map(skuOf));
  const skus = rows.map((row) => {
    const sku = skuOf(row);
    return sku === null || twins.has(sku) ? null : sku;
  });
  const listed = skus.map((sku) => (sku === null ? undefined : listingOf(sku)));
  const after = listed.map((listing, index) => {
    if (listing === undefined) return {};
    return listing === null ? { onWalmartAs: "Not found" } : cellsOf(listing, isOver ? undefined : rows[index]?.values);
  });
  return {
    skus,
    anew: rows.flatMap(({ values: { sku, wpid } }, index) => {
      const listing = listed[index];
      const isAnew = listing?.sku === sku && listing?.wpid != null && wpid !== null && listing.wpid !== wpid;
      return isAnew && listing !== undefined && listing !== null ? [listing.sku] : [];
    }),
    ...planOf(rows, after, added),
  };
}

/** `after`: the new cells of each row. */
function planOf(
  rows: readonly ListingRow[],
  after: readonly Partial<ListingRow["values"]>[],
  added: readonly MarketplaceListing[],
): ListingPlan {
  const fresh = added.map((listing) => newCellsOf(listing));
  return {
    changes: [
      ...rows.flatMap((row, index) => {
        const cells = after[index] ?? {};
        return Object.keys(cells).length === 0 ? [] : [update(LISTINGS, row, cells)];
      }),
      ...fresh.map((cells) => insert(LISTINGS, cells)),
    ],
    digest: listingsDigest([
      ...rows.map(({ values }, index) => ({ values: { ...values, ...after[index] } })),
      ...fresh.map((values) => ({ values })),
    ]),
  };
}

const WALMART_COLUMNS = ["sku", "title", "wpid", "price", "variantGroup", "fulfilledBy", "onWalmartAs"];

const digestOfRow = digestOf(LISTINGS.columns, WALMART_COLUMNS);
const NOTHING = digestOfRow({});

const digests = new WeakMap<readonly object[], string>();

/** Whether somebody typed over what the last import wrote. Only another import can tell what the cells held. */
export function isTypedOver(ledger: Ledger, rows: readonly ListingRow[]): boolean {
  const before = ledger.recall("cursor", "listings")?.told;
  if (before === undefined) return false;
  const now = digests.get(rows) ?? listingsDigest(rows);
  digests.set(rows, now);
  return before !== now;
}

/** A digest of everything that an import writes, independent of the order of rows. */
export const listingsDigest = (rows: readonly { readonly values: Partial<ListingRow["values"]> }[]): string => {
  const each = rows.map(({ values }) => digestOfRow(values));
  return digest(
    each
      .filter((one) => one !== NOTHING)
      .sort()
      .join(),
  );
};

/**
 * The cells of a listing. Values that Walmart leaves out stay as the row has them; who fulfills a listing is known from
 * reports alone. A listed SKU is never Not found. `before`: the row's trusted values.
 */
const cellsOf = (
  { sku, title, wpid, price, variantGroup, state, fulfilledBy }: MarketplaceListing,
  before?: ListingRow["values"],
) => ({
  sku,
  title: title || (before?.title ?? ""),
  wpid: wpid ?? before?.wpid ?? null,
  price,
  variantGroup,
  onWalmartAs: state ?? (before?.onWalmartAs === "Not found" ? null : (before?.onWalmartAs ?? null)),
  ...(fulfilledBy === null ? {} : { fulfilledBy }),
});

const newCellsOf = (listing: MarketplaceListing): Partial<ListingRow["values"]> => ({
  fulfilledBy: "not known",
  ...cellsOf(listing),
});

/**
 * Uses a list that is older than the rows only for who fulfills, and for listings without a row. It proves nothing
 * missing.
 */
export function planOlderList(rows: readonly ListingRow[], listings: readonly MarketplaceListing[]): ListingPlan {
  const known = new Set(rows.map(({ values }) => values.sku));
  const added = listings.filter(({ sku }) => !known.has(sku));
  const fulfillers = new Map<string | null, FulfilledBy | null>(
    listings.map(({ sku, fulfilledBy }) => [sku, fulfilledBy]),
  );
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const after = rows.map(({ values: { sku } }) => {
    const fulfilledBy = fulfillers.get(sku) ?? null;
    return fulfilledBy === null || twins.has(sku ?? "") ? {} : { fulfilledBy };
  });
  return planOf(rows, after, added);
}
