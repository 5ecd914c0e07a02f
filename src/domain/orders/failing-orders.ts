/** Failures of an order that Aisle keeps retrying, in words for the order's rows and for Log. */

import type { Ledger, Memory } from "../ledger/ledger";
import type { LogEntry } from "../log/log";
import { ACKNOWLEDGMENTS, retryOf, retryText, type Tried } from "../retries/retries";
import { type Instant, instant } from "../values/brand";
import { type Issue, issue } from "../values/issue";
import { HOUR_MS } from "../values/time";
import { shortList } from "../values/words";
import type { SheetLine } from "./order-line";

/** Walmart wants an acknowledgment within this time. Source: Walmart Marketplace, Orders API, acknowledge orders. */
const ACKNOWLEDGED_WITHIN_MS = 4 * HOUR_MS;

/** Until when Walmart wants an order to be acknowledged. */
export const acknowledgedBy = (orderedAt: Instant): Instant => instant(orderedAt + ACKNOWLEDGED_WITHIN_MS);

/** An instant as the seller reads it in the spreadsheet. */
export type ShownTime = (at: Instant) => string;

/** Until when Walmart wants to be told, as a sentence. `null`: nobody knows when the buyer ordered. */
export const dueText = (orderedAt: Instant | null, shownTime: ShownTime): string =>
  orderedAt === null
    ? "Walmart wants it within four hours of the order."
    : `Walmart wants it by ${shownTime(acknowledgedBy(orderedAt))}, four hours after the order.`;

/** The order could not be read again, so its row may be outdated. */
export function unreadIssues(ledger: Ledger, { row: { values } }: SheetLine): readonly Issue[] {
  const po = values.po ?? "";
  const order = retryOf(ledger, "order", po);
  const message = "This order could not be read from Walmart, so the row is as it was last read.";
  return order === null ? [] : [issue("order-unread", po, `${message} ${retryText(order)}`)];
}

/** Walmart was not told that the order was received, although Aisle tried. */
export function unacknowledgedIssues(
  ledger: Ledger,
  { row: { values } }: SheetLine,
  shownTime: ShownTime,
): readonly Issue[] {
  const po = values.po ?? "";
  const failed = failedAcknowledgment(ledger, po);
  if (failed === null) return [];
  const left = timeLeft(values.orderedAt, failed.at, shownTime);
  const message = `Walmart has not been told that this order was received. ${retryText(failed)} ${left}`;
  return [issue("not-acknowledged", po, message)];
}

/** The failure of an order's acknowledgment, whoever asked for it; `null`: none, or it is over. */
export const failedAcknowledgment = (ledger: Ledger, po: string): Memory<"retry"> | null =>
  ACKNOWLEDGMENTS.map((what) => retryOf(ledger, what, po)).find((retry) => retry !== null) ?? null;

function timeLeft(orderedAt: Instant | null, now: number, shownTime: ShownTime): string {
  if (orderedAt === null) return dueText(orderedAt, shownTime);
  const due = acknowledgedBy(orderedAt);
  const hours = Math.floor((due - now) / HOUR_MS);
  if (hours < 0)
    return `Walmart's four hours are over: acknowledge it in Seller Center. They ended at ${shownTime(due)}.`;
  const left = hours === 0 ? "less than an hour is" : hours === 1 ? "an hour is" : `${hours} hours are`;
  return `Walmart wants it within four hours of the order: ${left} left. They end at ${shownTime(due)}.`;
}

/** Failed acknowledgments of one run. `before`: the earlier failure of an order. `orderedAt`: when it was placed. */
export interface TriedAcknowledgments {
  readonly tried: readonly Tried[];
  readonly before: (po: string) => Memory<"retry"> | null;
  readonly orderedAt: (po: string) => Instant | null;
  readonly now: Instant;
}

/** The most orders named in one event. */
const NAMED = 5;

/**
 * What Log says of acknowledgments that failed: once when they fail for the first time, and once when Walmart's four
 * hours are over.
 */
export function acknowledgmentEntries(
  { tried, before, orderedAt, now }: TriedAcknowledgments,
  shownTime: ShownTime,
): readonly LogEntry[] {
  const failed = tried.flatMap(({ name: po, said }) => {
    if (said === null) return [];
    const placed = orderedAt(po);
    return [{ po, said, due: placed === null ? null : acknowledgedBy(placed), last: before(po)?.at ?? null }];
  });
  const over = failed.filter(({ due, last }) => due !== null && due <= now && (last === null || last < due));
  const fresh = failed.filter((one) => one.last === null && !over.includes(one));
  const subject = (all: typeof failed): string =>
    `Walmart has not been told that the ${all.length === 1 ? "order" : "orders"} ${shortList(
      all.map(({ po }) => po),
      NAMED,
    )} ${all.length === 1 ? "was" : "were"} received`;
  const ends = (all: typeof failed): string => {
    const dues = all.flatMap(({ due }) => due ?? []);
    return dues.length === 0 ? "within four hours of the order" : `by ${shownTime(instant(Math.min(...dues)))}`;
  };
  const entry = (all: typeof failed): Pick<LogEntry, "area" | "key"> => ({
    area: "Orders",
    key: all.length === 1 ? (all[0]?.po ?? null) : null,
  });
  return [
    ...(fresh.length === 0
      ? []
      : [
          {
            ...entry(fresh),
            severity: "Warning" as const,
            what: `${subject(fresh)}: ${fresh[0]?.said ?? ""} Walmart wants it ${ends(fresh)}, four hours after the order.`,
            todo: "Aisle goes on trying by itself.",
          },
        ]),
    ...(over.length === 0
      ? []
      : [
          {
            ...entry(over),
            severity: "Problem" as const,
            what: `${subject(over)}: ${over[0]?.said ?? ""} The four hours that Walmart gives are over.`,
            todo: "Acknowledge it in Seller Center. Aisle goes on trying as well.",
          },
        ]),
  ];
}
