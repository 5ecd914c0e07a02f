import type { Cents, ListingSku } from "../values/brand";

/**
 * `Not found` is not among them: the marketplace does not list what it does not know. A state that Aisle does not know is
 * kept as text.
 */
export type ListingState = "Active" | "Unpublished" | "Ended" | (string & {});

/** Who sends what is sold. What Aisle does not know is kept as text. */
export type FulfilledBy = "Seller" | "Walmart" | "both" | (string & {});

/** A listing as the marketplace tells it. `null`, and a blank title: not told. */
export interface MarketplaceListing {
  readonly sku: ListingSku;
  readonly title: string;
  readonly wpid: string | null;
  readonly price: Cents | null;
  readonly variantGroup: string | null;
  readonly state: ListingState | null;
  readonly fulfilledBy: FulfilledBy | null;
}
