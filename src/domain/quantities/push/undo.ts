/** What Walmart held before the last push, so that it can be restored. */

import { type Ledger, remember } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import { type HistoryOf, numberOnWalmart, type QuantityHistory } from "../history/sent";
import { refusalIn } from "../history/sent-states";
import type { QuantityChange } from "./plan-quantity-push";

/**
 * Notes, before a push, what Walmart holds for each listing, if known. This replaces the note of the last push, unless
 * that one is not over: then both count as one push.
 */
export function planBefore(
  ledger: Ledger,
  historyOf: HistoryOf,
  changes: readonly QuantityChange[],
  now: Instant,
): Change[] {
  const last = recallItems(ledger, "before");
  const pushedAt = ledger.recall("cursor", "push")?.at ?? now;
  const isUnsent = ({ sent, underWay }: QuantityHistory): boolean =>
    underWay === null && refusalIn(sent) === undefined && (sent?.at ?? 0) < pushedAt;
  const goesOn = changes.some(({ sku }) => last.has(sku) && isUnsent(historyOf(sku)));
  const before = new Map(goesOn ? last : []);
  for (const { sku } of changes) {
    const was = before.has(sku) ? null : beforeOf(historyOf(sku), now);
    if (was !== null) before.set(sku, was);
  }
  return [
    ...rememberItems(ledger, "before", before),
    remember(ledger, "cursor", "push", { at: goesOn ? (pushedAt as Instant) : now }),
  ];
}

/** `since`: orders from then on have to be subtracted. A number in a feed counts as if Walmart held it already. */
function beforeOf({ sent, underWay }: QuantityHistory, now: Instant): [quantity: number, since: number] | null {
  const held = underWay ?? numberOnWalmart(sent);
  const readAt = sent?.read?.at ?? 0;
  const since = underWay === null ? Math.max(readAt, sent?.at ?? 0) : (sent?.at ?? now);
  return held === null ? null : [held, since];
}
