/** Tells Walmart that a package left. */
import type { MarketplaceOrder } from "../../domain/orders/order";
import type { Carrier } from "../../domain/shipments/carriers";
import type { Package } from "../../domain/shipments/package";
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { WalmartClient } from "./client";
import { encodeValue } from "./encode";
import { orderOutcome } from "./orders";

/**
 * One request for all lines of the package. A success counts only if the answer shows the tracking number on every line.
 * Source: Walmart Marketplace, Orders API, ship order lines.
 */
export function shipPackage(client: WalmartClient, shipment: Package): Outcome<MarketplaceOrder> {
  const path = `/v3/orders/${encodeValue(shipment.po)}/shipping`;
  const [reply] = client.send([{ family: "shipping", method: "post", path, body: bodyOf(shipment) }]);
  const outcome = orderOutcome(reply, shipment.po);
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

const showsPackage = (order: MarketplaceOrder, { lines, tracking }: Package): boolean =>
  lines.every(({ line }) =>
    order.lines.some((one) => one.line === line && one.shares.some((share) => share.tracking === tracking)),
  );

/** `sellerOrderId` is mandatory and at most 30 characters; quantities are text; the ship date is epoch milliseconds. */
const bodyOf = (shipment: Package) => ({
  orderShipment: {
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
              trackingInfo: trackingInfoOf(shipment),
            },
          ],
        },
      })),
    },
  },
});

function trackingInfoOf({ shippedAt, carrier, tracking, trackingUrl }: Package) {
  const url = carrier.kind === "other" ? carrier.trackingUrl : trackingUrl;
  return {
    shipDateTime: shippedAt,
    carrierName: carrierNameOf(carrier),
    methodCode: "Standard",
    trackingNumber: tracking,
    ...(url === null ? {} : { trackingURL: url }),
  };
}

/** Exactly one of the two. */
const carrierNameOf = (carrier: Carrier) =>
  carrier.kind === "known" ? { carrier: carrier.name } : { otherCarrier: carrier.name };
