/** What to do with one shipment after its order was read from Walmart. */

import {
  canceledQuantity,
  type MarketplaceOrder,
  type OrderLine,
  shippedQuantity,
  unshippedQuantity,
} from "../orders/order";
import type { Instant } from "../values/brand";
import { sumOf } from "../values/groups";
import { counted, enumerated } from "../values/words";
import { decideCorrection } from "./decide-correction";
import { hasNumber, linesMeant, numbersOf, otherNumbers, shares } from "./order-packages";
import type { Package, PackageLine, TrackingCorrection } from "./package";
import type { ReadyShipment } from "./parsed-shipment";
import type { RememberedShipment } from "./shipment-names";
import { isUnderWay, type ShipmentMemory } from "./shipment-states";
import { trackingKey } from "./tracking";

/** What a row says if Walmart shows its tracking number, whoever sent it. */
export const WALMART_SHOWS_IT = "Walmart shows this tracking number.";

/**
 * What to do with one shipment. `acknowledgeFirst`: Walmart does not accept a shipment of an unacknowledged line. `wait`:
 * other rows of the order have to go first.
 */
export type ShipmentDecision =
  | { readonly kind: "send"; readonly package: Package; readonly acknowledgeFirst: boolean }
  | { readonly kind: "correct"; readonly correction: TrackingCorrection }
  | { readonly kind: "wait"; readonly said: string }
  | { readonly kind: "done"; readonly state: "sent" | "not needed" | "refused"; readonly said: string };

export interface DecisionFacts {
  /** What the ledger remembers of this shipment. */
  readonly memory: ShipmentMemory | null;
  /** All shipments that the ledger remembers. */
  readonly remembered: () => readonly RememberedShipment[];
  /** Lines that the seller ticked. */
  readonly shipAnyway: ReadonlySet<string>;
  readonly now: Instant;
}

const sent = (shipment: ReadyShipment, order: MarketplaceOrder): ShipmentDecision => ({
  kind: "done",
  state: "sent",
  said: sentText(shipment, order),
});

const refused = (said: string): ShipmentDecision => ({ kind: "done", state: "refused", said });

/**
 * Decides what to do with a shipment, from the order as Walmart shows it now:
 *
 * - Walmart shows a tracking number that the row had before: it is corrected, as long as Walmart allows that.
 * - Walmart shows this tracking number and nothing is left to ship: it counts as sent.
 * - Nothing is left to ship: it is not needed; if units were canceled: refused, since this package has to be stopped.
 * - It has a Qty, an earlier try got no answer, and units were shipped since that no other row explains: refused, since
 *   that try may have arrived.
 * - The buyer asked to cancel a line without *Ship anyway*: refused.
 * - Other unsent rows name all that is left: it waits.
 * - Otherwise it is sent, without the units that other rows name.
 *
 * `order`: `null` if Walmart does not know the PO.
 */
export function decideShipment(
  shipment: ReadyShipment,
  order: MarketplaceOrder | null,
  facts: DecisionFacts,
): ShipmentDecision {
  if (order === null) return refused(unknownOrder(shipment, facts.now));
  const corrected = decideCorrection(shipment, order, facts.now);
  if (corrected !== null) return corrected;
  const { line, quantity, tracking } = shipment;
  const meant = linesMeant(order, line);
  const shown = meant.filter((one) => hasNumber(one, trackingKey(tracking)));
  const open = meant.filter((one) => !shown.includes(one) && unshippedQuantity(one) > 0);
  const left = sumOf(open.map(unshippedQuantity));
  const isTold = shipment.former.some(({ memory }) => memory.state === "sent");
  if (left === 0 || isTold) return shown.length > 0 ? sent(shipment, order) : nothingLeft(meant, facts.memory);
  if (quantity !== null && quantity > left) return refused(tooMany(quantity, left, meant));
  if (quantity !== null && mayHaveArrived(shipment, meant, left, facts)) return refused(MAY_HAVE_ARRIVED);
  const waiting = open.filter((one) => one.cancelRequested && !facts.shipAnyway.has(one.line));
  if (waiting.length > 0) return refused(cancelAsked(waiting));
  const lines = open.flatMap((one) => lineOf(one, shipment));
  if (lines.length === 0) return { kind: "wait", said: OTHERS_FIRST };
  return {
    kind: "send",
    acknowledgeFirst: open.some((one) => one.shares.some((share) => share.status === "Created")),
    package: packageOf(shipment, order, lines, facts.now),
  };
}

const MAY_HAVE_ARRIVED =
  "Units of this line were shipped meanwhile. Check the order on Walmart. If this parcel is still to be told, type its Ship date, or another one.";

const OTHERS_FIRST =
  "Other rows of this order name everything that is left to ship, so they go first. If this is another package, type its Line and Qty.";

const cancelAsked = (lines: readonly OrderLine[]): string =>
  `The buyer asked to cancel ${lines.length === 1 ? "line" : "lines"} ${enumerated(lines.map(({ line }) => line))}. Cancel on Walmart, or tick Ship anyway in Orders.`;

/** Walmart knows no older order. Source: Walmart Marketplace, Orders API, all orders. Unit: milliseconds. */
const KNOWN_MS = 180 * 86_400_000;

const unknownOrder = ({ po, orderedAt }: ReadyShipment, now: Instant): string =>
  orderedAt !== null && now - orderedAt > KNOWN_MS
    ? `The order ${po} is older than 180 days, and Walmart gives no such order any more, so it cannot be told of this package. Look at the order in Seller Center, then delete this row.`
    : `Walmart does not know the order ${po}. Correct the PO.`;

/** What the row says once Walmart shows its number. */
export function sentText({ former, line: named }: ReadyShipment, order: MarketplaceOrder): string {
  const meant = linesMeant(order, named);
  const before = former.flatMap(({ key, memory }) => (memory.state === "sent" ? [key] : []));
  const canceled = meant.filter((one) => canceledQuantity(one) >= one.quantity);
  const which = `${canceled.length === 1 ? "Line" : "Lines"} ${enumerated(canceled.map(({ line }) => line))}`;
  return [
    WALMART_SHOWS_IT,
    ...(before.length > 0 ? [`It replaced ${enumerated(before)}.`] : []),
    ...(canceled.length > 0
      ? [`${which} of the order ${canceled.length === 1 ? "was" : "were"} canceled: that must not leave.`]
      : []),
  ].join(" ");
}

/** Everything was shipped or canceled, and Walmart does not show this number. */
function nothingLeft(meant: readonly OrderLine[], memory: ShipmentMemory | null): ShipmentDecision {
  const canceled = sumOf(meant.map(canceledQuantity));
  const numbers = numbersOf(meant);
  const others = numbers.length === 0 ? "" : ` with ${otherNumbers(numbers)}`;
  if (canceled > 0) {
    const rest = meant.some((one) => shippedQuantity(one) > 0) ? `, and the rest was shipped${others}` : "";
    return refused(
      `${counted(canceled, "unit")} of this ${canceled === 1 ? "was" : "were"} canceled on Walmart${rest}. Stop this package: do not hand it over, or call it back. Then delete this row.`,
    );
  }
  if (numbers.length === 0 && memory?.state === "unknown")
    return { kind: "done", state: "sent", said: "Walmart shows it shipped, without any tracking number." };
  return {
    kind: "done",
    state: "not needed",
    said: `Nothing of it is left to ship: Walmart shows it shipped${others}. This number stays here as an extra one; Walmart was not told of it.`,
  };
}

function tooMany(quantity: number, left: number, meant: readonly OrderLine[]): string {
  const canceled = sumOf(meant.map(canceledQuantity));
  const why = canceled === 0 ? "" : `: ${canceled} ${canceled === 1 ? "was" : "were"} canceled`;
  return `Only ${left} of this line ${left === 1 ? "is" : "are"} left to ship, not ${quantity}${why}. Correct the Qty.`;
}

/**
 * Whether an earlier try got no answer and may have arrived although Walmart does not show its number: more units left
 * since than the numbers of other rows explain. Cancellations do not count.
 */
function mayHaveArrived(
  { po, name, former }: ReadyShipment,
  meant: readonly OrderLine[],
  left: number,
  { memory, remembered }: DecisionFacts,
): boolean {
  if (memory === null || (memory.state !== "unknown" && !former.some((one) => isUnderWay(one.memory)))) return false;
  const { departed, at = 0 } = memory;
  if (departed === undefined) return left < (memory.left ?? 0);
  const since = new Set(
    remembered().flatMap((one) => {
      const isLater = isUnderWay(one.memory) || (one.memory.state === "sent" && (one.memory.sentAt ?? 0) >= at);
      return one.po === po && one.name !== name && isLater ? [one.key] : [];
    }),
  );
  const explained = shares(meant).filter(({ tracking }) => since.has(trackingKey(tracking ?? "")));
  return sumOf(meant.map(shippedQuantity)) - sumOf(explained.map((one) => one.quantity)) > departed;
}

/** The units of a line that are in the package; none, if other rows name all of them. */
function lineOf(line: OrderLine, { quantity, claims }: ReadyShipment): readonly PackageLine[] {
  // What Walmart shows by now is claimed no longer.
  const claimed = claims.filter((one) => one.line === line.line && (one.key === null || !hasNumber(line, one.key)));
  const units = quantity ?? unshippedQuantity(line) - sumOf(claimed.map((one) => one.units));
  return units > 0 ? [{ line: line.line, quantity: units, shipAnyway: line.cancelRequested }] : [];
}

const packageOf = (
  { po, carrier, tracking, trackingUrl, shipDate }: ReadyShipment,
  { orderedAt, shippingMethod }: MarketplaceOrder,
  lines: readonly PackageLine[],
  now: Instant,
): Package => ({
  po,
  carrier,
  tracking,
  trackingUrl,
  ...(shippingMethod === undefined ? {} : { shippingMethod }),
  // A ship date without a time means the start of that day, which may be before the order was placed.
  shippedAt: Math.min(Math.max(shipDate ?? now, orderedAt), now) as Instant,
  lines,
});
