import type { Cents, ListingSku } from "../values/brand";

/** `Not found` is not among them: the marketplace does not list what it does not know. */
export type ListingState = "Active" | "Unpublished" | "Ended";

/** A listing as the marketplace tells it. `null`: not told. */
export interface MarketplaceListing {
  readonly sku: ListingSku;
  readonly title: string;
  readonly wpid: string | null;
  readonly price: Cents | null;
  readonly variantGroup: string | null;
  readonly state: ListingState;
}
