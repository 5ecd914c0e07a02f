/** Tells Walmart that a package left. */
import type { MarketplaceOrder } from "../../domain/orders/order";
import type { Carrier } from "../../domain/shipments/carriers";
import type { Package, TrackingCorrection } from "../../domain/shipments/package";
import { trackingKey } from "../../domain/shipments/tracking";
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import { encodeValue } from "../wire/query";
import type { WalmartClient } from "./client/call";
import { orderOutcome } from "./orders";

/**
 * One request for all lines of the package. A success counts only if the answer shows the tracking number on every
 * line. Source: Walmart Marketplace, Orders API, ship order lines.
 */
export const shipPackage = (client: WalmartClient, shipment: Package): Outcome<MarketplaceOrder> | null =>
  post(client, shipment, bodyOf(client, shipment));

function post(client: WalmartClient, shipment: Package, body: object): Outcome<MarketplaceOrder> | null {
  const [reply] = client.send([{ family: "shipping", method: "post", path: pathOf(shipment), body }]);
  return reply === undefined ? null : ifShown(orderOutcome(reply, shipment.po), shipment);
}

function ifShown(outcome: Outcome<MarketplaceOrder>, shipment: Package): Outcome<MarketplaceOrder> {
  if (outcome.kind !== "accepted" || showsPackage(outcome.answer, shipment)) return outcome;
  return {
    kind: "unknown",
    issue: issue(
      "not-shown",
      shipment.po,
      "Walmart took the shipment but does not show it yet. The next run looks again before it does anything.",
    ),
  };
}

/**
 * Corrects a tracking number. Documents leave open which of two numbers in the request is the old one. With the wrong
 * reading Walmart finds no such number, so if the first reading is refused, the second one is tried. The order in the
 * answer shows which was right. Source: Orders API, ship order lines, `PARTIAL_UPDATE` and `currentTrackingInfo`.
 */
export function correctTracking(
  client: WalmartClient,
  { package: shipment, onWalmart }: TrackingCorrection,
): Outcome<MarketplaceOrder> | null {
  const send = (number: string, current: string): Outcome<MarketplaceOrder> | null =>
    post(client, shipment, bodyOf(client, { ...shipment, tracking: number }, { current }));
  const first = send(shipment.tracking, onWalmart);
  if (first?.kind !== "refused") return first;
  const second = send(onWalmart, shipment.tracking);
  return second?.kind === "refused" ? first : second;
}

const showsPackage = (order: MarketplaceOrder, { lines, tracking }: Package): boolean =>
  lines.every(({ line }) =>
    order.lines.some(
      (one) =>
        one.line === line && one.shares.some((share) => trackingKey(share.tracking ?? "") === trackingKey(tracking)),
    ),
  );

const pathOf = ({ po }: Package): string => `/v3/orders/${encodeValue(po)}/shipping`;

/**
 * `sellerOrderId` is mandatory and has at most 30 characters; quantities are texts; the ship date is in epoch
 * milliseconds. `correction`: the second number of a correction.
 */
const bodyOf = (client: WalmartClient, shipment: Package, correction?: { readonly current: string }) => ({
  orderShipment: {
    ...(correction === undefined ? {} : { processMode: "PARTIAL_UPDATE" }),
    orderLines: {
      orderLine: shipment.lines.map(({ line, quantity, shipAnyway }) => ({
        lineNumber: line,
        intentToCancelOverride: shipAnyway,
        sellerOrderId: shipment.po.slice(0, 30),
        orderLineStatuses: {
          orderLineStatus: [
            {
              status: "Shipped",
              statusQuantity: { unitOfMeasurement: "EACH", amount: String(quantity) },
              trackingInfo: trackingInfoOf(shipment, client.now()),
              ...(correction === undefined ? {} : { currentTrackingInfo: { trackingNumber: correction.current } }),
            },
          ],
        },
      })),
    },
  },
});

/** Walmart refuses a date that is in the future by its own clock. */
function trackingInfoOf({ shippedAt, carrier, tracking, trackingUrl, shippingMethod }: Package, now: number) {
  const url = carrier.kind === "other" ? carrier.trackingUrl : trackingUrl;
  return {
    shipDateTime: Math.min(shippedAt, now),
    carrierName: carrierNameOf(carrier),
    methodCode: shippingMethod ?? "Standard",
    trackingNumber: tracking,
    ...(url === null ? {} : { trackingURL: url }),
  };
}

/** Exactly one of the two members is given. */
const carrierNameOf = (carrier: Carrier) =>
  carrier.kind === "known" ? { carrier: carrier.name } : { otherCarrier: carrier.name };
