/** Failures of an order that Aisle keeps retrying, in words for the order's rows. */

import type { Ledger } from "../ledger/ledger";
import { retryOf, retryText } from "../retries/retries";
import type { Instant } from "../values/brand";
import { type Issue, issue } from "../values/issue";
import { HOUR_MS } from "../values/time";
import type { SheetLine } from "./order-line";

/** Walmart wants an acknowledgment within this time. Source: Walmart Marketplace, Orders API, acknowledge orders. */
const ACKNOWLEDGED_WITHIN_MS = 4 * HOUR_MS;

/** The issues of an order's row: Walmart was not told that the order was received, or the order could not be read. */
export function failingIssues(ledger: Ledger, { row: { values } }: SheetLine): readonly Issue[] {
  const po = values.po ?? "";
  const acknowledgment = retryOf(ledger, "acknowledgment", po);
  const order = retryOf(ledger, "order", po);
  return [
    ...(acknowledgment === null
      ? []
      : [
          issue(
            "not-acknowledged",
            po,
            `Walmart has not been told that this order was received. ${retryText(acknowledgment)} ${timeLeft(values.orderedAt, acknowledgment.at)}`,
          ),
        ]),
    ...(order === null
      ? []
      : [
          issue(
            "order-unread",
            po,
            `This order could not be read from Walmart, so the row is as it was last read. ${retryText(order)}`,
          ),
        ]),
  ];
}

function timeLeft(orderedAt: Instant | null, now: number): string {
  if (orderedAt === null) return "Walmart wants it within four hours of the order.";
  const hours = Math.floor((orderedAt + ACKNOWLEDGED_WITHIN_MS - now) / HOUR_MS);
  if (hours < 0) return "Walmart's four hours are over: acknowledge it in Seller Center.";
  const left = hours === 0 ? "less than an hour is" : hours === 1 ? "an hour is" : `${hours} hours are`;
  return `Walmart wants it within four hours of the order: ${left} left.`;
}
