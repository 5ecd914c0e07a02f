/**
 * The closed shape of a shipment request. The root `orderShipment` is required; the flattened body on one page of the
 * documents is wrong and refused. Source: [S:orders; G:ship-an-order-mp].
 */

import { type Check, countAsText, list, object, oneOf, text, whole, yesOrNo } from "../wire/shape";

/** Unit: `shipDateTime` in epoch ms, amounts as text. */
export interface ShippedUnits {
  readonly status: string;
  readonly statusQuantity: { readonly unitOfMeasurement: string; readonly amount: string };
  readonly trackingInfo: {
    readonly shipDateTime: number;
    readonly carrierName: { readonly carrier?: string; readonly otherCarrier?: string };
    readonly methodCode: string;
    readonly trackingNumber: string;
    readonly trackingURL?: string;
  };
  /** Only in a correction. Which of the two numbers it holds is not documented beyond doubt. */
  readonly currentTrackingInfo?: { readonly trackingNumber: string };
}

export interface ShippedLine {
  readonly lineNumber: string;
  readonly sellerOrderId?: string;
  readonly intentToCancelOverride?: boolean;
  readonly orderLineStatuses: { readonly orderLineStatus: readonly ShippedUnits[] };
}

export interface Shipment {
  readonly orderShipment: {
    readonly processMode?: string;
    readonly orderLines: { readonly orderLine: readonly ShippedLine[] };
  };
}

/** Words of carrier and method are checked later, because their refusals name the line. */
const TRACKING = object(
  {
    shipDateTime: whole(0),
    carrierName: object({ carrier: text(), otherCarrier: text() }, ["carrier", "otherCarrier"]),
    methodCode: text(),
    trackingNumber: text(),
    trackingURL: text(),
  },
  ["trackingURL"],
);

const RETURN_ADDRESS = object(
  {
    name: text(),
    address1: text(),
    address2: text(),
    city: text(),
    state: text(),
    postalCode: text(),
    country: text(),
    dayPhone: text(),
    emailId: text(),
  },
  ["name", "address2", "dayPhone", "emailId"],
);

const UNITS = object(
  {
    status: oneOf(["Shipped"]),
    statusQuantity: object({ unitOfMeasurement: oneOf(["EACH", "EA"]), amount: countAsText }),
    trackingInfo: TRACKING,
    returnCenterAddress: RETURN_ADDRESS,
    asn: object({ packageASN: text(), palletASN: text() }, ["palletASN"]),
    currentTrackingInfo: object({ trackingNumber: text() }),
  },
  ["returnCenterAddress", "asn", "currentTrackingInfo"],
);

const toShipmentCheck = (mayBeAbsent: readonly string[]): Check => {
  const line = object(
    {
      lineNumber: text(),
      sellerOrderId: text(30),
      sellerOrderNo: text(),
      intentToCancelOverride: yesOrNo,
      orderLineStatuses: object({ orderLineStatus: list(UNITS) }),
    },
    ["intentToCancelOverride", "sellerOrderNo", ...mayBeAbsent],
  );
  const orderLines = object({ orderLine: list(line) });
  return object({ orderShipment: object({ processMode: oneOf(["PARTIAL_UPDATE"]), orderLines }, ["processMode"]) });
};

const STRICT = toShipmentCheck([]);
const AS_LIVE = toShipmentCheck(["sellerOrderId"]);

export interface BodyRules {
  /** Required, as the definition says. */
  readonly needsSellerOrderId: boolean;
}

/** What is wrong with a body, or undefined. */
export function complainAboutShipment(body: unknown, { needsSellerOrderId }: BodyRules): string | undefined {
  return (needsSellerOrderId ? STRICT : AS_LIVE)(body, "");
}

export function isShipment(body: unknown, rules: BodyRules): body is Shipment {
  return complainAboutShipment(body, rules) === undefined;
}
