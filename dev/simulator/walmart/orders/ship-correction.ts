/**
 * Corrects a tracking number after shipping: `processMode: "PARTIAL_UPDATE"`, with a second number in
 * `currentTrackingInfo` beside `trackingInfo`. Which of the two is the old one is a switch. Source: [S:orders].
 */

import type { Marketplace } from "../state/call";
import type { OrderRecord } from "../state/state";
import type { Refusal } from "../wire/answer";
import { findLine, unitsIn } from "../wire/order-lines";
import { isRecord, type LineStatus, type OrderLine } from "../wire/wire";
import { requireLine } from "./order-changes";
import { badRequest, firstOf, lineMissing } from "./refusals";
import type { ShippedLine, ShippedUnits } from "./ship-body";
import { refusePackage } from "./ship-refusals";

/** What is wrong with a line of a correction: unknown, not shipped, too late, or without that number. */
export function refuseCorrection(
  market: Marketplace,
  record: OrderRecord,
  line: ShippedLine,
  now: number,
): Refusal | undefined {
  const own = findLine(record.order, line.lineNumber);
  if (own === undefined) return lineMissing(line.lineNumber, record.order.purchaseOrderId);
  if (unitsIn(own, ["Shipped"]) === 0) return badRequest(`Line ${line.lineNumber} is not in Shipped status`);
  if (now - (own.statusDate ?? 0) > market.settings.switches.correctionWindowMs) {
    return badRequest(`Tracking of line ${line.lineNumber} can no longer be updated`);
  }
  return firstOf(line.orderLineStatuses.orderLineStatus, (units) => {
    const numbers = numbersOf(market, units);
    if (numbers === undefined) return badRequest("currentTrackingInfo is mandatory", "currentTrackingInfo");
    if (findEntry(own, numbers.old) === undefined) {
      return badRequest(`Line ${line.lineNumber} has no package ${numbers.old}`, "trackingNumber");
    }
    return refusePackage(units, line.lineNumber, now);
  });
}

/** Replaces the tracking number of the named packages. The line keeps the date on which it was shipped. */
export function correctTracking(market: Marketplace, record: OrderRecord, line: ShippedLine, now: number): void {
  const own = requireLine(record, line.lineNumber);
  for (const units of line.orderLineStatuses.orderLineStatus) {
    const numbers = numbersOf(market, units);
    const entry = numbers && findEntry(own, numbers.old);
    if (entry !== undefined) entry.trackingInfo = { ...units.trackingInfo, trackingNumber: numbers?.fresh };
  }
  record.modifiedAt = now;
}

function numbersOf(market: Marketplace, units: ShippedUnits): { old: string; fresh: string } | undefined {
  const current = units.currentTrackingInfo?.trackingNumber;
  const given = units.trackingInfo.trackingNumber;
  if (current === undefined) return undefined;
  return market.settings.switches.currentTrackingMeans === "old"
    ? { old: current, fresh: given }
    : { old: given, fresh: current };
}

function findEntry(line: OrderLine, trackingNumber: string): LineStatus | undefined {
  return line.orderLineStatuses.orderLineStatus.find(
    ({ status, trackingInfo }) =>
      status === "Shipped" && isRecord(trackingInfo) && trackingInfo.trackingNumber === trackingNumber,
  );
}
