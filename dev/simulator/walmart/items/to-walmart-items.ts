/** Listings of a generated shop as Walmart would list them. Source: [S:items]. */

/** Unit: `priceCents` in US cents. */
export interface ShopListing {
  readonly sku: string;
  readonly title: string;
  readonly wpid: string;
  readonly upc: string;
  readonly gtin: string;
  readonly priceCents: number;
  readonly lifecycleStatus: "ACTIVE" | "ARCHIVED" | "RETIRED";
  readonly publishedStatus: "PUBLISHED" | "UNPUBLISHED" | "SYSTEM_PROBLEM";
  readonly variantGroupId?: string;
  readonly isPrimaryVariant?: boolean;
}

/** One item in wire shape per listing, in the same order. */
export function toWalmartItems(listings: readonly ShopListing[]): Readonly<Record<string, unknown>>[] {
  return listings.map((listing) => ({
    mart: "WALMART_US",
    sku: listing.sku,
    condition: "Restored",
    availability: listing.publishedStatus === "PUBLISHED" ? "In_stock" : "Out_of_stock",
    wpid: listing.wpid,
    upc: listing.upc,
    gtin: listing.gtin,
    productName: listing.title,
    // A JSON array inside a text, as Walmart sends it.
    shelf: JSON.stringify(["Home Page", "Electronics", "Cell Phones"]),
    productType: "Cell Phones",
    price: { currency: "USD", amount: listing.priceCents / 100 },
    publishedStatus: listing.publishedStatus,
    ...(listing.publishedStatus === "UNPUBLISHED" ? { unpublishedReasons: { reason: ["End date has passed."] } } : {}),
    lifecycleStatus: listing.lifecycleStatus,
    ...toVariant(listing),
  }));
}

function toVariant(listing: ShopListing): Readonly<Record<string, unknown>> {
  if (listing.variantGroupId === undefined) return {};
  return {
    variantGroupId: listing.variantGroupId,
    // The flag is text in the published example.
    variantGroupInfo: { isPrimary: String(listing.isPrimaryVariant === true), groupingAttributes: [] },
  };
}
