/** The history of each listing's number on Walmart: its last state, and its number in a feed under way. */
import type { Ledger, Memory } from "../../ledger/ledger";
import { retryOf } from "../../retries/retries";
import type { ListingSku } from "../../values/brand";
import { feedsOf } from "./feeds";
import { isUncertain, type Sent } from "./sent-states";
import { isSame, type NodeNumbers, placesOfTarget, type TargetQuantity } from "./target";

export interface QuantityHistory {
  /** The state of the listing's number; `null`: nothing was ever sent or read. */
  readonly sent: Sent | null;
  /** The listing's number in a feed that is under way; `null`: none. */
  readonly underWay: number | null;
  readonly underWayNodes?: NodeNumbers | undefined;
  /** When that feed was posted. Unit: milliseconds since 1970. */
  readonly underWayAt?: number | undefined;
  /** The listing is in a feed that Aisle no longer waits for, and that may still land. */
  readonly isReleased: boolean;
  /** The failure of its last quantities; `null`: the last one was accepted. */
  readonly failing: Memory<"retry"> | null;
}

/** New memories, by listing SKU. */
export type SentMemories = ReadonlyMap<ListingSku, Sent>;

export type HistoryOf = (sku: ListingSku) => QuantityHistory;

/** Gives the history of each listing. `over`: the name of a feed whose quantities no longer count. */
export function quantityHistory(ledger: Ledger, over?: string): HistoryOf {
  const underWay = new Map<string, TargetQuantity & { readonly at: number }>();
  const released = new Set<string>();
  for (const { name, at, items, isReleased } of feedsOf(ledger)) {
    if (name === over) continue;
    for (const [sku, target] of items) {
      if (isReleased) released.add(sku);
      else underWay.set(sku, { ...target, at });
    }
  }
  return (sku) => ({
    sent: ledger.recall("sent", sku),
    underWay: underWay.get(sku)?.quantity ?? null,
    underWayNodes: underWay.get(sku)?.nodes,
    underWayAt: underWay.get(sku)?.at,
    isReleased: released.has(sku),
    failing: retryOf(ledger, "quantity", sku),
  });
}

const inFeed = ({ underWay, underWayNodes: nodes }: QuantityHistory): TargetQuantity | null =>
  underWay === null ? null : { quantity: underWay, nodes };

/** The number that Walmart confirmed last. */
export const confirmedTarget = (sent: Sent | null): TargetQuantity | null =>
  sent?.quantity == null ? null : { quantity: sent.quantity, nodes: sent.nodes };

/**
 * The number that was sent last. A single number that was confirmed while the feed is under way is newer than the
 * feed's. `null`: not certain.
 */
export const lastTarget = (history: QuantityHistory): TargetQuantity | null =>
  history.underWay === null || (history.sent?.again === true && !isUncertain(history.sent))
    ? confirmedTarget(history.sent)
    : inFeed(history);

/** What Walmart holds: the last reading, unless Walmart confirmed another number since. `null`: nobody knows. */
export const numberOnWalmart = (sent: Sent | null): number | null =>
  sent?.read !== undefined && sent.read.at >= (sent.at ?? 0) ? sent.read.quantity : (sent?.quantity ?? null);

/**
 * Whether a number has to be sent now. While a feed is under way, Walmart may hold the feed's number, the one before,
 * or one that was sent alone meanwhile. A number below the highest of these could oversell until the feed has landed,
 * so it is sent at once. Any other number waits for the feed.
 */
export function mustSend(target: TargetQuantity, history: QuantityHistory): boolean {
  const { sent } = history;
  const feed = inFeed(history);
  if (feed === null) return !isSame(target, confirmedTarget(sent)) || isUncertain(sent);
  const last = lastTarget(history) ?? feed;
  if (isSame(target, last)) return false;
  const before = isUncertain(sent) ? null : confirmedTarget(sent);
  const most = (node: string): number =>
    Math.max(
      ...[last, before].map((one) => (one === null ? null : placesOfTarget(one)[node]) ?? Number.POSITIVE_INFINITY),
    );
  return Object.entries(placesOfTarget(target)).some(([node, number]) => number < most(node));
}
