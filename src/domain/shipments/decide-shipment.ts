/** What to do with one shipment after its order was read from Walmart. */

import type { Memory } from "../ledger/ledger";
import { type MarketplaceOrder, unshippedQuantity } from "../orders/order";
import type { Instant } from "../values/brand";
import { sumOf } from "../values/groups";
import { type Package, type PackageLine, trackingKey } from "./package";
import type { ReadyShipment } from "./read-shipments";

/** What a row says if Walmart shows its tracking number, whoever sent it. */
export const WALMART_SHOWS_IT = "Walmart shows this tracking number.";

/** What to do with one shipment. `acknowledgeFirst`: Walmart does not accept a shipment of an unacknowledged line. */
export type ShipmentDecision =
  | { readonly kind: "send"; readonly package: Package; readonly acknowledgeFirst: boolean }
  | { readonly kind: "done"; readonly state: "sent" | "not needed" | "refused"; readonly said: string };

/**
 * Decides whether to send a shipment, from the order as Walmart shows it now:
 *
 * - Walmart shows this tracking number and nothing is left to ship: it counts as sent.
 * - Nothing is left to ship: it is not needed.
 * - It has a Qty, an earlier try got no answer, and units were shipped since: refused, since that try may have arrived.
 * - The buyer asked to cancel a line without *Ship anyway*: refused.
 * - Otherwise it is sent.
 *
 * `order`: `null` if Walmart does not know the PO. `shipAnyway`: lines that the seller ticked.
 */
export function decideShipment(
  shipment: ReadyShipment,
  order: MarketplaceOrder | null,
  memory: Memory<"shipment"> | null,
  shipAnyway: ReadonlySet<string>,
  now: Instant,
): ShipmentDecision {
  const { po, line, tracking, quantity } = shipment;
  const refuse = (said: string): ShipmentDecision => ({ kind: "done", state: "refused", said });
  if (order === null) return refuse(`Walmart does not know the order ${po}. Correct the PO.`);
  const key = trackingKey(tracking);
  const meant = order.lines.filter((one) => line === null || one.line === line);
  const shown = meant.filter(({ shares }) =>
    shares.some((share) => share.tracking !== null && trackingKey(share.tracking) === key),
  );
  const open = meant.filter((one) => !shown.includes(one) && unshippedQuantity(one) > 0);
  const left = sumOf(open.map(unshippedQuantity));
  if (left === 0 && shown.length > 0) return { kind: "done", state: "sent", said: WALMART_SHOWS_IT };
  if (left === 0)
    return {
      kind: "done",
      state: "not needed",
      said: "Nothing of it is left to ship: Walmart shows it shipped or canceled.",
    };
  if (quantity !== null && quantity > left)
    return refuse(`Only ${left} of this line are left to ship, not ${quantity}. Correct the Qty.`);
  if (quantity !== null && memory?.again === true && left < memory.left) {
    return refuse(
      "Units of this line were shipped meanwhile. Check the order on Walmart. If this parcel is still to be told, type its Ship date, or another one.",
    );
  }
  const waiting = open.filter((one) => one.cancelRequested && !shipAnyway.has(one.line));
  if (waiting.length > 0) {
    return refuse(
      `The buyer asked to cancel line ${waiting.map((one) => one.line).join(", ")}. Cancel it on Walmart, or tick Ship anyway in Orders.`,
    );
  }
  return {
    kind: "send",
    acknowledgeFirst: open.some(({ shares }) => shares.some((share) => share.status === "Created")),
    package: {
      po,
      carrier: shipment.carrier,
      tracking,
      trackingUrl: shipment.trackingUrl,
      ...(order.shippingMethod === undefined ? {} : { shippingMethod: order.shippingMethod }),
      // A ship date without a time means the start of that day, which may be before the order was placed.
      shippedAt: Math.min(Math.max(shipment.shipDate ?? now, order.orderedAt), now) as Instant,
      lines: open.map(
        (one): PackageLine => ({
          line: one.line,
          quantity: quantity ?? unshippedQuantity(one),
          shipAnyway: one.cancelRequested,
        }),
      ),
    },
  };
}
