/**
 * Warnings that come with time: Walmart will cancel a line, or has called it open for weeks. Each names an instant and no time that is left, so that it stands still until the seller has done something.
 */

import type { Settings } from "../settings/settings";
import { type Instant, instant } from "../values/brand";
import { type Issue, issue } from "../values/issue";
import { DAY_MS } from "../values/time";
import type { ShownTime } from "./failing-orders";
import { isFinished, isWalmart, type SheetLine } from "./order-line";
import { NO_LONGER_LISTED } from "./order-status";

export type DuesOf = (line: SheetLine) => readonly Issue[];

export interface DueFacts {
  readonly settings: Settings;
  readonly now: Instant;
  readonly shownTime: ShownTime;
}

/** How long before Walmart cancels a line it is warned of, but not before it should have left. Unit: milliseconds. */
const NEAR_MS = 2 * DAY_MS;
/** Longer than anything waits that Walmart cancels by itself, and longer than the daily look goes back. */
const LONG_OPEN_MS = 30 * DAY_MS;

/** The warnings of a line of Walmart's that is not finished. */
export const duesOf =
  (facts: DueFacts): DuesOf =>
  (line) => {
    const { values } = line.row;
    const isLeft = isWalmart(line.row) && !line.isRemoved && !isFinished(line);
    if (!isLeft || !facts.settings.orderImport || values.walmartStatus === NO_LONGER_LISTED) return [];
    return [autoCancel(line, facts), longOpen(line, facts)].flatMap((one) => one ?? []);
  };

function autoCancel({ row: { values } }: SheetLine, { settings, now, shownTime }: DueFacts): Issue | null {
  if (values.shipBy === null) return null;
  const at = values.shipBy + settings.autoCancelDays * DAY_MS;
  if (now < Math.max(values.shipBy, at - NEAR_MS)) return null;
  return issue(
    "auto-cancel",
    "Ship by",
    `Not shipped: Walmart cancels this line from ${shownTime(instant(at))} on. Ship it, or cancel it in Seller Center.`,
  );
}

/** A line without Ship by is never warned of otherwise. */
function longOpen({ row: { values }, isOpen }: SheetLine, { now, shownTime }: DueFacts): Issue | null {
  if (values.orderedAt === null || !isOpen || now < values.orderedAt + LONG_OPEN_MS) return null;
  return issue(
    "long-open",
    "Ordered at",
    `Open since ${shownTime(values.orderedAt)}, and still holding stock. Look at the order in Seller Center; if nothing will be shipped, cancel it there or tick Line removed.`,
  );
}
