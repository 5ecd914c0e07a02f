/** Which quantities go to Walmart, and what is remembered of each answer. */
import { type Ledger, type Memory, remember } from "../ledger/ledger";
import type { Instant, ListingSku } from "../values/brand";
import type { Change } from "../values/change";
import type { Outcome } from "../values/outcome";
import { isDue, type ListingQuantity, type SentOf } from "./plan-listing-quantities";

export interface QuantityChange {
  readonly sku: ListingSku;
  readonly quantity: number;
}

/** In sheet order. */
export const planQuantityPush = (listings: readonly ListingQuantity[], sentOf: SentOf): readonly QuantityChange[] =>
  listings.flatMap((listing) => {
    const { sku, quantity } = listing;
    return quantity !== null && isDue(listing, sentOf(sku)) ? [{ sku, quantity: quantity.toSend }] : [];
  });

/**
 * Before quantities leave: what Walmart accepted last is no longer sure to stand there. Without it, a run that dies
 * before it notes the answers would leave its number on Walmart should the old one become right again.
 */
export const planUnsure = (ledger: Ledger, skus: readonly ListingSku[]): Change[] =>
  skus.flatMap((sku) => {
    const known = ledger.recall("sent", sku);
    return known === null || known.quantity === null ? [] : [remember(ledger, "sent", sku, { ...known, unsure: true })];
  });

/** A listing that is withheld now is sent again once it is not, even the same number: meanwhile anybody may set another. */
export const planWithheld = (ledger: Ledger, listings: readonly ListingQuantity[]): Change[] =>
  planUnsure(
    ledger,
    listings.flatMap(({ sku, withheld }) => (withheld === null ? [] : [sku])),
  );

export interface QuantityAnswer extends QuantityChange {
  readonly outcome: Outcome<number>;
}

/** What is known of each listing after its answer. *Last sent* moves only when the quantity was accepted. */
export function sentAfter(
  answers: readonly QuantityAnswer[],
  before: SentOf,
  now: Instant,
): ReadonlyMap<ListingSku, Memory<"sent">> {
  return new Map(
    answers.flatMap(({ sku, quantity, outcome }): [ListingSku, Memory<"sent">][] => {
      if (outcome.kind === "accepted") return [[sku, { quantity, at: now }]];
      const known = before(sku) ?? { quantity: null, at: null };
      if (outcome.kind === "refused")
        return [[sku, { ...known, refused: { quantity, message: outcome.issue.message } }]];
      return known.quantity === null ? [] : [[sku, { ...known, unsure: true }]];
    }),
  );
}

export const planSentMemory = (ledger: Ledger, sent: ReadonlyMap<ListingSku, Memory<"sent">>): Change[] =>
  [...sent].map(([sku, memory]) => remember(ledger, "sent", sku, memory));
