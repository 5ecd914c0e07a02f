/** What to do when the seller types another tracking number into the row of a package that Walmart may know. */
import { departedShares, type MarketplaceOrder } from "../orders/order";
import type { Instant } from "../values/brand";
import { HOUR_MS } from "../values/time";
import { enumerated } from "../values/words";
import { hasNumber, isNumber, linesMeant, numbersOf, otherNumbers } from "./order-packages";
import type { TrackingCorrection } from "./package";
import type { ReadyShipment } from "./parsed-shipment";
import { trackingKey } from "./tracking";

/** How long Walmart takes a corrected number. Source: Orders API, ship order lines, `PARTIAL_UPDATE`: about 4 hours. */
const WINDOW_MS = 4 * HOUR_MS;

type Correction =
  | { readonly kind: "correct"; readonly correction: TrackingCorrection }
  | { readonly kind: "done"; readonly state: "refused"; readonly said: string };

/**
 * - Walmart shows a former number of the row, and shipped it within its window: the number is corrected on all lines that
 *   show it. Several former numbers are corrected one after the other.
 * - Later: refused, with what to do.
 * - A former number was sent, and Walmart shows neither it nor the new one: refused, since somebody changed it there.
 * - Otherwise `null`: it is no correction, or it has been done.
 */
export function decideCorrection(shipment: ReadyShipment, order: MarketplaceOrder, now: Instant): Correction | null {
  const { former, line, tracking } = shipment;
  if (former.length === 0) return null;
  const meant = linesMeant(order, line);
  const isFormer = (number: string): boolean => former.some(({ key }) => isNumber(key, trackingKey(number)));
  const old = meant.flatMap((one) =>
    departedShares(one).flatMap((share) =>
      share.tracking !== null && isFormer(share.tracking) ? [{ line: one, share, on: share.tracking }] : [],
    ),
  );
  const [first] = old;
  if (first === undefined) {
    const isSent = former.some(({ memory }) => memory.state === "sent");
    return isSent && !meant.some((one) => hasNumber(one, trackingKey(tracking)))
      ? changed(former, numbersOf(meant))
      : null;
  }
  const sentAt = former.find(({ key }) => isNumber(key, trackingKey(first.on)))?.memory.sentAt ?? null;
  const shippedAt = first.line.statusAt ?? sentAt ?? now;
  if (now - shippedAt > WINDOW_MS) return tooLate(first.on);
  const { po, carrier, trackingUrl, shipDate } = shipment;
  const lines = old
    .filter(({ on }) => on === first.on)
    .map((one) => ({ line: one.line.line, quantity: one.share.quantity, shipAnyway: one.line.cancelRequested }));
  const at = Math.min(Math.max(shipDate ?? first.share.leftAt ?? shippedAt, order.orderedAt), now) as Instant;
  const { shippingMethod } = order;
  const method = shippingMethod === undefined ? {} : { shippingMethod };
  return {
    kind: "correct",
    correction: {
      package: { po, carrier, tracking, trackingUrl, ...method, shippedAt: at, lines },
      onWalmart: first.on,
    },
  };
}

const refused = (said: string): Correction => ({ kind: "done", state: "refused", said });

const tooLate = (number: string): Correction =>
  refused(
    `Walmart still shows ${number} for this package: it takes a corrected number only for about 4 hours after shipping, and they are over. Tell the buyer the right number from Seller Center, and type ${number} here again.`,
  );

const changed = (former: ReadyShipment["former"], shown: readonly string[]): Correction =>
  refused(
    `Walmart no longer shows ${enumerated(former.map(({ key }) => key))} for this package, but ${shown.length === 0 ? "no number" : otherNumbers(shown)}: somebody changed it there. Look at the order in Seller Center. If this is another package, clear its Shipment ID.`,
  );
