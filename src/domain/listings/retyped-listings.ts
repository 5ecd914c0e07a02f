/** Rows of `Listings` whose Listing SKU somebody typed over. */
import { twinsOf } from "../values/twins";
import type { MarketplaceListing } from "./listing";
import type { ListingRow } from "./listing-columns";

type Alike = Pick<ListingRow["values"], "title" | "wpid" | "price" | "variantGroup">;

const alikeInAll = ({ title, wpid, price, variantGroup }: Alike): string =>
  JSON.stringify([title || null, wpid, price, variantGroup]);
const alikeInWpid = ({ wpid }: Alike): string | null => wpid;

/**
 * A row with a SKU that Walmart does not list, or with none, or with another row's, is the listing that has no row and
 * is alike: in everything, else in its WPID. What two rows or two listings share tells neither. After a partial import a
 * SKU may merely not have been read, so only what is alike in everything counts.
 */
export function retypedListings(
  rows: readonly ListingRow[],
  bySku: ReadonlyMap<string, MarketplaceListing>,
  isComplete: boolean,
): ReadonlyMap<ListingRow, string> {
  const skus = rows.map(({ values }) => values.sku);
  const shown = new Set(skus);
  const twins = twinsOf(skus);
  const isStranger = ({ values: { sku, onWalmartAs } }: ListingRow): boolean =>
    sku === null || twins.has(sku) || (!bySku.has(sku) && onWalmartAs !== "Not found");
  const found = new Map<ListingRow, string>();
  for (const likeness of isComplete ? [alikeInAll, alikeInWpid] : [alikeInAll]) {
    const homeless = [...bySku.values()].filter(({ sku }) => !shown.has(sku));
    const listings = singly(homeless, likeness);
    const strangers = rows.filter((row) => !found.has(row) && isStranger(row));
    for (const [like, row] of singly(strangers, ({ values }) => likeness(values))) {
      const sku = listings.get(like)?.sku;
      if (sku !== undefined) found.set(row, sku);
    }
    for (const sku of found.values()) shown.add(sku);
  }
  return found;
}

/** What has a likeness that nothing else has, by it. */
function singly<Item>(
  items: readonly Item[],
  likeness: (item: Item) => string | null,
): ReadonlyMap<string | null, Item> {
  const shared = twinsOf(items.map(likeness));
  const single = items.filter((item) => !shared.has(likeness(item) ?? "") && likeness(item) !== null);
  return new Map(single.map((item) => [likeness(item), item]));
}
