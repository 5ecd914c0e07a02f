import type { Instant, LineNumber, PurchaseOrderId } from "../values/brand";
import type { Carrier } from "./carriers";

/** A package that left, with the lines and quantities in it. */
export interface Package {
  readonly po: PurchaseOrderId;
  readonly carrier: Carrier;
  readonly tracking: string;
  readonly trackingUrl: string | null;
  /** Never in the future. */
  readonly shippedAt: Instant;
  readonly lines: readonly PackageLine[];
}

export interface PackageLine {
  readonly line: LineNumber;
  readonly quantity: number;
  /** The buyer asked to cancel the line and the seller ships it all the same. */
  readonly shipAnyway: boolean;
}

/** A package that was told with a wrong tracking number. */
export interface TrackingCorrection {
  /** As it should have been told. */
  readonly package: Package;
  /** The number that the marketplace shows. */
  readonly onWalmart: string;
}

/** What is left of a tracking number where it is compared: it is shown trimmed, in capitals, with blanks or dashes. */
export const trackingKey = (tracking: string): string => tracking.toUpperCase().replace(/[\s\p{Pd}]+/gu, "");
