import type { ShippingMethod } from "../orders/order";
import type { Instant, LineNumber, PurchaseOrderId } from "../values/brand";
import type { Carrier } from "./carriers";

/** A package that left, with the lines and quantities in it. */
export interface Package {
  readonly po: PurchaseOrderId;
  readonly carrier: Carrier;
  readonly tracking: string;
  readonly trackingUrl: string | null;
  /** The order's own. Absent: Standard. */
  readonly shippingMethod?: ShippingMethod;
  /** Never in the future. */
  readonly shippedAt: Instant;
  readonly lines: readonly PackageLine[];
}

export interface PackageLine {
  readonly line: LineNumber;
  readonly quantity: number;
  /** The buyer asked to cancel the line, and the seller ships it anyway. */
  readonly shipAnyway: boolean;
}

/** A package that was sent to Walmart with a wrong tracking number. */
export interface TrackingCorrection {
  /** The package with the right number. */
  readonly package: Package;
  /** The number that the marketplace shows. */
  readonly onWalmart: string;
}
