/** Which quantities go to Walmart, and what to remember of each answer. */
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
 * The changes in the order of sending, because time may run out: listings whose stock sold last come first, then falls,
 * otherwise in sheet order. `soldAt`: when the stock of a pool was last sold.
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
 * Notes, before quantities are sent, that each is submitted. Without the note, a run that dies before it notes the
 * answers would leave a wrong number on Walmart if the old one became right again. A listing that never had a number,
 * and is in no feed, needs no note.
 */
export const planSubmitted = (ledger: Ledger, historyOf: HistoryOf, changes: readonly QuantityChange[]): Change[] =>
  changes.flatMap(({ sku, quantity }) => {
    const { sent, underWay } = historyOf(sku);
    if (underWay === null && (sent?.quantity ?? null) === null) return [];
    const least = leastWith(sent, quantity);
    return [remember(ledger, "sent", sku, sentAfterEvent(sentBeside(historyOf(sku)), { kind: "submit", least }))];
  });

/** The least that Walmart holds after another number may have taken effect. `undefined`: nobody knows. */
function leastWith(sent: Sent | null, number: number): number | undefined {
  const least = isUncertain(sent) ? sent.least : numberOnWalmart(sent);
  return least == null ? undefined : Math.min(least, number);
}

/** The memory of a listing that is sent alone, perhaps while it is in a feed. */
const sentBeside = ({ sent, underWay }: QuantityHistory): Sent =>
  underWay === null ? (sent ?? NEVER_SENT) : onceMore(sent ?? NEVER_SENT);

/**
 * A listing that is withheld now is sent again later, even with the same number, because meanwhile anybody may set
 * another one.
 */
export const planWithheld = (ledger: Ledger, historyOf: HistoryOf, listings: readonly ListingQuantity[]): Change[] =>
  listings.flatMap(({ sku, withheld }) => (withheld === null ? [] : planDoubted(ledger, historyOf, sku, "withhold")));

/**
 * For new listings under a known SKU: nothing that was confirmed, read or refused before counts, so the number is
 * sent again.
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

/** The memory of each listing after its answer. */
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
 * The memory of each listing after a feed is over. The number is sent once more if it was sent alone meanwhile, because
 * the feed may have overwritten it with an older one; if the feed was released; and if Walmart did not report its
 * result.
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
        // Nobody knows when in the meantime the number took effect, so everything shipped since the number before still
        // counts.
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

/** A number in a feed, when nobody knows whether or when it takes effect. */
const lostInFeed = (before: Sent, { quantity }: TargetQuantity): Sent =>
  onceMore(sentAfterEvent(before, { kind: "lose", least: leastWith(before, quantity) }));

/** The memory of each listing after its feed was released: nobody knows what Walmart holds. */
export const sentAfterRelease = ({ items }: Feed, historyOf: HistoryOf): SentMemories =>
  new Map(
    [...items].map(([name, target]): [ListingSku, Sent] => {
      const sku = listingSku(name);
      return [sku, lostInFeed(historyOf(sku).sent ?? NEVER_SENT, target)];
    }),
  );

/**
 * Plans memories and cells of listings with news. A confirmed number is remembered together with what orders had taken
 * by then.
 */
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
