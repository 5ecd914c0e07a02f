import type { Cents, ListingSku } from "../values/brand";

/**
 * State of a listing on Walmart. An unknown state is kept as text. `Not found` is no such state, since Walmart does not
 * list what it does not know.
 */
export type ListingState = "Active" | "Unpublished" | "Ended" | (string & {});

/** Who ships what is sold. An unknown value is kept as text. */
export type FulfilledBy = "Seller" | "Walmart" | "both" | (string & {});

/** A listing as the marketplace describes it. `null`, and a blank title: Walmart does not say. */
export interface MarketplaceListing {
  readonly sku: ListingSku;
  readonly title: string;
  readonly wpid: string | null;
  readonly price: Cents | null;
  readonly variantGroup: string | null;
  readonly state: ListingState | null;
  readonly fulfilledBy: FulfilledBy | null;
}
