/** Which quantities go to Walmart, and what is remembered of each answer. */
import type { Pool } from "../../connections/recipe";
import { type Ledger, remember } from "../../ledger/ledger";
import { type Instant, type ListingSku, listingSku } from "../../values/brand";
import type { Change } from "../../values/change";
import type { Outcome } from "../../values/outcome";
import type { Feed } from "../history/feeds";
import {
  type HistoryOf,
  numberOnWalmart,
  type QuantityHistory,
  quantityHistory,
  type SentMemories,
} from "../history/sent";
import { isUncertain, NEVER_SENT, onceMore, type Sent, sentAfterEvent } from "../history/sent-states";
import type { TargetQuantity } from "../history/target";
import { isDue, type ListingQuantity, planListingCells, targetOf } from "../number/plan-listing-quantities";
import type { MovesOf, OrderMoves } from "../stock/order-moves";

export interface QuantityChange extends TargetQuantity {
  readonly sku: ListingSku;
}

/**
 * What sold last comes first, then what goes down, since time may end before all have left; otherwise in sheet order.
 * `soldAt` gives when the stock of a pool was last sold.
 */
export function planQuantityPush(
  listings: readonly ListingQuantity[],
  historyOf: HistoryOf,
  soldAt: (pool: Pool | null) => number = () => 0,
): readonly QuantityChange[] {
  return listings
    .flatMap((listing) => {
      const { sku, quantity, connection } = listing;
      const history = historyOf(sku);
      if (quantity === null || !isDue(listing, history)) return [];
      const goesDown = quantity.toSend < (history.sent?.quantity ?? Number.POSITIVE_INFINITY);
      return [{ change: { sku, ...targetOf(quantity) }, sold: soldAt(connection.pool), goesDown }];
    })
    .sort((one, other) => other.sold - one.sold || Number(other.goesDown) - Number(one.goesDown))
    .map(({ change }) => change);
}

/**
 * Before quantities leave: each is submitted. Without it, a run that dies before it notes the answers would leave its number on
 * Walmart should the old one become right again. A listing that never had a number, and is in no feed, needs no such note.
 */
export const planSubmitted = (ledger: Ledger, historyOf: HistoryOf, changes: readonly QuantityChange[]): Change[] =>
  changes.flatMap(({ sku, quantity }) => {
    const { sent, underWay } = historyOf(sku);
    if (underWay === null && (sent?.quantity ?? null) === null) return [];
    const least = leastWith(sent, quantity);
    return [remember(ledger, "sent", sku, sentAfterEvent(sentBeside(historyOf(sku)), { kind: "submit", least }))];
  });

/** What Walmart holds at least once another number may have taken hold. `undefined`: nobody knows. */
function leastWith(sent: Sent | null, number: number): number | undefined {
  const least = isUncertain(sent) ? sent.least : numberOnWalmart(sent);
  return least == null ? undefined : Math.min(least, number);
}

/** What is remembered of a listing that is sent by itself, perhaps beside a feed. */
const sentBeside = ({ sent, underWay }: QuantityHistory): Sent =>
  underWay === null ? (sent ?? NEVER_SENT) : onceMore(sent ?? NEVER_SENT);

/** A listing that is withheld now is sent again once it is not, even the same number: meanwhile anybody may set another. */
export const planWithheld = (ledger: Ledger, historyOf: HistoryOf, listings: readonly ListingQuantity[]): Change[] =>
  listings.flatMap(({ sku, withheld }) => (withheld === null ? [] : planDoubted(ledger, historyOf, sku, "withhold")));

/**
 * Listings that were listed anew on Walmart: what it confirmed for the old one, and all that was read or said of it since,
 * counts for nothing, so the number leaves again.
 */
export const planListedAnew = (ledger: Ledger, historyOf: HistoryOf, skus: readonly ListingSku[]): Change[] =>
  skus.flatMap((sku) => planDoubted(ledger, historyOf, sku, "disown"));

function planDoubted(ledger: Ledger, historyOf: HistoryOf, sku: ListingSku, kind: "withhold" | "disown"): Change[] {
  const before = sentBeside(historyOf(sku));
  if (before.quantity === null && historyOf(sku).underWay === null) return [];
  return [remember(ledger, "sent", sku, sentAfterEvent(before, { kind }))];
}

export interface QuantityAnswer extends QuantityChange {
  readonly outcome: Outcome<number>;
}

const wentBy = ({ shipped, cancelled, returned }: OrderMoves): Sent["went"] =>
  shipped + cancelled + returned === 0 ? undefined : { shipped, cancelled, returned };

/** What is remembered of each listing after its answer. */
export function sentAfter(
  answers: readonly QuantityAnswer[],
  historyOf: HistoryOf,
  now: Instant,
  moves: MovesOf,
): SentMemories {
  return new Map(
    answers.flatMap(({ sku, quantity, nodes, outcome }): [ListingSku, Sent][] => {
      const history = historyOf(sku);
      const before = sentBeside(history);
      if (outcome.kind === "accepted") {
        const number = { quantity, nodes, at: now, went: wentBy(moves(sku)) };
        const after = sentAfterEvent(before, { kind: "confirm", number });
        return [[sku, history.underWay === null ? after : onceMore(after)]];
      }
      const least = isUncertain(before) ? before.least : leastWith(before, quantity);
      if (outcome.kind === "refused") {
        const refused = { quantity, message: outcome.issue.message };
        return [[sku, sentAfterEvent(before, { kind: "refuse", refused, least })]];
      }
      if (before.quantity === null && history.underWay === null) return [];
      return [[sku, sentAfterEvent(before, { kind: "lose", least })]];
    }),
  );
}

/**
 * What is remembered of each listing of a feed that is over. A number that was sent by itself meanwhile may have been
 * overtaken by the feed's older one, so it is sent once more; so is everything of a feed that lands although nobody
 * waited for it any longer, and whatever Walmart said nothing of.
 */
export function sentAfterFeed(
  { items, at: posted, isReleased }: Feed,
  outcomes: ReadonlyMap<string, Outcome<null>>,
  historyOf: HistoryOf,
  now: Instant,
  moves: MovesOf,
): SentMemories {
  return new Map(
    [...items].map(([name, target]): [ListingSku, Sent] => {
      const sku = listingSku(name);
      const before = historyOf(sku).sent ?? NEVER_SENT;
      const outcome = outcomes.get(sku);
      const isClear = !isReleased && before.again !== true;
      if (isClear && outcome?.kind === "accepted") {
        // Nobody knows when in the meantime it took hold, so what was shipped since the last number still counts.
        const went = wentBy(before.went ?? moves(sku));
        return [sku, sentAfterEvent(before, { kind: "confirm", number: { ...target, at: now, posted, went } })];
      }
      if (isClear && outcome?.kind === "refused") {
        const refused = { quantity: target.quantity, message: outcome.issue.message };
        const least = isUncertain(before) ? before.least : (numberOnWalmart(before) ?? undefined);
        return [sku, sentAfterEvent(before, { kind: "refuse", refused, least })];
      }
      return [sku, lostInFeed(before, target)];
    }),
  );
}

/** A number of a feed of which nobody knows whether it took hold, or when it will. */
const lostInFeed = (before: Sent, { quantity }: TargetQuantity): Sent =>
  onceMore(sentAfterEvent(before, { kind: "lose", least: leastWith(before, quantity) }));

/** Once a feed was waited for too long: what of it stands on Walmart is not known. */
export const sentAfterRelease = ({ items }: Feed, historyOf: HistoryOf): SentMemories =>
  new Map(
    [...items].map(([name, target]): [ListingSku, Sent] => {
      const sku = listingSku(name);
      return [sku, lostInFeed(historyOf(sku).sent ?? NEVER_SENT, target)];
    }),
  );

/** Memory and cells of listings of which more is known now. Beside a number that was confirmed: what orders took by then. */
export const planSent = (
  ledger: Ledger,
  listings: readonly ListingQuantity[],
  sent: SentMemories,
  historyOf: HistoryOf = quantityHistory(ledger),
): Change[] => [
  ...planMemories(ledger, listings, sent),
  ...planListingCells(listings, (sku) => ({ ...historyOf(sku), sent: sent.get(sku) ?? historyOf(sku).sent })),
];

function planMemories(ledger: Ledger, listings: readonly ListingQuantity[], sent: SentMemories): Change[] {
  const owedOf = new Map(listings.map(({ sku, owed }) => [sku, owed]));
  return [...sent].map(([sku, memory]) => {
    const before = ledger.recall("sent", sku);
    const owed = before !== null && before.at === memory.at ? before.owed : owedOf.get(sku);
    return remember(ledger, "sent", sku, { ...memory, owed });
  });
}
