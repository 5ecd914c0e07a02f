/** The words and numbers of a package that Walmart refuses. Source: [S:orders; HS#29; FU#81]. */

import type { Refusal } from "../wire/answer";
import { CARRIERS, METHOD_CODES } from "../wire/carriers";
import { badRequest } from "./refusals";
import type { ShippedUnits } from "./ship-body";

/**
 * Seconds taken for milliseconds are in January 1970. Refusing them is assumed; numbers that were too large were
 * refused [FU#81].
 */
const EARLIEST = Date.UTC(2000, 0, 1);

/** What is wrong with one package of a line, or undefined. */
export function refusePackage(units: ShippedUnits, lineNumber: string, now: number): Refusal | undefined {
  const { carrierName, methodCode, shipDateTime, trackingURL } = units.trackingInfo;
  const { carrier, otherCarrier } = carrierName;
  if ((carrier === undefined) === (otherCarrier === undefined)) {
    return badRequest(`Exactly one of carrier and otherCarrier is needed in line number ${lineNumber}`, "carrierName");
  }
  if (carrier !== undefined && !CARRIERS.includes(carrier)) {
    return badRequest(`Carrier is not supported in line number ${lineNumber}`, "carrier");
  }
  if (otherCarrier !== undefined && trackingURL === undefined) {
    return badRequest(`trackingURL is mandatory with otherCarrier in line number ${lineNumber}`, "trackingURL");
  }
  if (!METHOD_CODES.includes(methodCode)) {
    // Text as reported [HS#29].
    return badRequest(`Method code is not supported in line number ${lineNumber}`, "methodCode");
  }
  if (shipDateTime > now) return badRequest(`shipDateTime is in the future in line number ${lineNumber}`);
  if (shipDateTime >= EARLIEST) return undefined;
  return badRequest(`shipDateTime is not in milliseconds in line number ${lineNumber}`, "shipDateTime");
}
