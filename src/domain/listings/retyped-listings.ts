/** Rows of `Listings` whose Listing SKU was typed over, or sorted without the rest of its row. */
import { twinsOf } from "../values/twins";
import type { MarketplaceListing } from "./listing";
import type { ListingRow } from "./listing-columns";

const ALIKE_COLUMNS = ["title", "wpid", "price", "variantGroup"] as const;
type Alike = Pick<ListingRow["values"], (typeof ALIKE_COLUMNS)[number]>;

const alikeInAll = ({ title, wpid, price, variantGroup }: Alike): string =>
  JSON.stringify([title || null, wpid, price, variantGroup]);
const alikeInWpid = ({ wpid }: Alike): string | null => wpid;

/** Cells that Aisle computed for the row of a listing. */
export type WorkedOut = Partial<Pick<ListingRow["values"], "connectedTo" | "lastSent" | "sentAt" | "onWalmart">>;

export interface Retyped {
  /** The rows that belong to another listing than their SKU says, with the SKU of that listing. */
  readonly own: ReadonlyMap<ListingRow, string>;
  /**
   * Rows that match another listing as much as their own: nobody knows to which of the two the rest of the row belongs.
   */
  readonly doubtful: ReadonlyMap<string, string>;
}

export interface LikenessFacts {
  /** The import lists every listing. */
  readonly isComplete: boolean;
  /** What Aisle computed for a listing's row; absent: nothing to compare with. */
  readonly workedOut?: (sku: string) => WorkedOut;
}

/**
 * If a row's SKU is blank, in two rows, unknown to Walmart, or does not fit the row's content, the row may belong to
 * the one listing without a row that has the same content, or else the same WPID. It does if it shares more cells with
 * that listing than with the one that its SKU names. Contents that two rows or two listings share prove nothing. After
 * a partial import a SKU may only be unread, so only the whole content counts.
 */
export function retypedListings(
  rows: readonly ListingRow[],
  bySku: ReadonlyMap<string, MarketplaceListing>,
  { isComplete, workedOut }: LikenessFacts,
): Retyped {
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  /** How many cells of a row match a listing: what Walmart said about it, and what Aisle computed for it. */
  const shared = (values: ListingRow["values"], listing: MarketplaceListing | undefined): number => {
    if (listing === undefined) return 0;
    const worked = workedOut?.(listing.sku) ?? {};
    return (
      ALIKE_COLUMNS.filter((name) => values[name] === listing[name]).length +
      (Object.keys(worked) as (keyof WorkedOut)[]).filter((name) => values[name] === worked[name]).length
    );
  };
  const found = new Map<ListingRow, string>();
  const doubtful = new Map<string, string>();
  const settled = new Set<string>();
  for (const { values } of rows) {
    const listing = bySku.get(values.sku ?? "");
    if (listing !== undefined && fits(values, listing)) settled.add(listing.sku);
  }
  const isStranger = ({ values }: ListingRow): boolean => {
    const listing = bySku.get(values.sku ?? "");
    if (listing !== undefined) return !fits(values, listing);
    return values.sku === null || twins.has(values.sku) || values.onWalmartAs !== "Not found";
  };
  for (const likeness of isComplete ? [alikeInAll, alikeInWpid] : [alikeInAll]) {
    const listings = singly(
      [...bySku.values()].filter(({ sku }) => !settled.has(sku)),
      likeness,
    );
    const strangers = rows.filter((row) => !found.has(row) && isStranger(row));
    for (const [like, row] of singly(strangers, ({ values }) => likeness(values))) {
      const other = listings.get(like);
      const read = row.values.sku ?? "";
      if (other === undefined || other.sku === read) continue;
      if (bySku.has(read) && shared(row.values, other) <= shared(row.values, bySku.get(read)))
        doubtful.set(read, other.sku);
      else found.set(row, other.sku);
    }
    for (const sku of found.values()) settled.add(sku);
  }
  return { own: withoutHeld(found, rows), doubtful };
}

/** The row holds what Walmart said, or at least Walmart's own id of the listing. */
const fits = (values: Alike, listing: Alike): boolean =>
  (values.wpid !== null && values.wpid === listing.wpid) || alikeInAll(values) === alikeInAll(listing);

/** Leaves out a SKU that another row keeps. */
function withoutHeld(
  claims: ReadonlyMap<ListingRow, string>,
  rows: readonly ListingRow[],
): ReadonlyMap<ListingRow, string> {
  const held = new Set(rows.flatMap((row) => (claims.has(row) ? [] : [row.values.sku])));
  const free = new Map([...claims].filter(([, sku]) => !held.has(sku)));
  return free.size === claims.size ? free : withoutHeld(free, rows);
}

/** The items by their likeness, without those that share it with another item. */
function singly<Item>(
  items: readonly Item[],
  likeness: (item: Item) => string | null,
): ReadonlyMap<string | null, Item> {
  const shared = twinsOf(items.map(likeness));
  const single = items.filter((item) => !shared.has(likeness(item) ?? "") && likeness(item) !== null);
  return new Map(single.map((item) => [likeness(item), item]));
}
