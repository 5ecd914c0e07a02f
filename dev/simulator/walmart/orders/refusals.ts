/** Refusals that all order actions share. Source: [S:orders; D:ship-an-order; D:cancel-orders]. */

import type { OrderRecord } from "../state/state";
import type { Refusal } from "../wire/answer";
import { shipNodeTypeOf } from "../wire/order-lines";

export function badRequest(description: string, field?: string): Refusal {
  return { status: 400, name: "INVALID_REQUEST_CONTENT", description, ...(field === undefined ? {} : { field }) };
}

/** Orders that the seller cannot act on: unknown ones, and those that Walmart or a logistics partner ships. */
export function refuseOrder(record: OrderRecord | undefined): Refusal | undefined {
  if (record === undefined) return { status: 404, name: "CONTENT_NOT_FOUND", description: "Purchase order not found" };
  const type = shipNodeTypeOf(record.order);
  if (type === "SellerFulfilled") return undefined;
  return badRequest(`PO ${record.order.purchaseOrderId} is ${type} and cannot be changed by the seller`);
}

/** The text has a colon here, and none in `refuseStatus`, as reported. */
export function lineMissing(lineNumber: string, purchaseOrderId: string): Refusal {
  return badRequest(`The Line: ${lineNumber} of PO: ${purchaseOrderId} does not exist`, "lineNumber");
}

export function lineInStatus(lineNumber: string, purchaseOrderId: string, status: string): Refusal {
  return badRequest(`The Line: ${lineNumber} of PO ${purchaseOrderId} is in ${status} status`, "lineNumber");
}

/** The first refusal among several things, or none. */
export function firstOf<T>(members: readonly T[], refuse: (member: T) => Refusal | undefined): Refusal | undefined {
  for (const member of members) {
    const refusal = refuse(member);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
