/** Which quantities go to Walmart, and what is remembered of each answer. */
import type { Pool } from "../connections/recipe";
import type { Ledger, Memory } from "../ledger/ledger";
import { type Instant, type ListingSku, listingSku } from "../values/brand";
import type { Change } from "../values/change";
import type { Outcome } from "../values/outcome";
import type { Feed } from "./feeds";
import type { MovesOf, OrderMoves } from "./order-moves";
import { isDue, type ListingQuantity, planListingCells, wishOf } from "./plan-listing-quantities";
import { heldOf, type Known, type KnownOf, knownOf, NEVER_SENT, rememberSent, type Told } from "./sent";

export interface QuantityChange extends Told {
  readonly sku: ListingSku;
}

/**
 * What sold last comes first, then what goes down, since time may end before all have left; otherwise in sheet order.
 * `soldAt` gives when the stock of a pool was last sold.
 */
export function planQuantityPush(
  listings: readonly ListingQuantity[],
  knownOf: KnownOf,
  soldAt: (pool: Pool | null) => number = () => 0,
): readonly QuantityChange[] {
  return listings
    .flatMap((listing) => {
      const { sku, quantity, connection } = listing;
      const known = knownOf(sku);
      if (quantity === null || !isDue(listing, known)) return [];
      const goesDown = quantity.toSend < (known.sent?.quantity ?? Number.POSITIVE_INFINITY);
      return [{ change: { sku, ...wishOf(quantity) }, sold: soldAt(connection.pool), goesDown }];
    })
    .sort((one, other) => other.sold - one.sold || Number(other.goesDown) - Number(one.goesDown))
    .map(({ change }) => change);
}

/**
 * Before quantities leave: what Walmart accepted last is no longer sure to stand there. Without it, a run that dies
 * before it notes the answers would leave its number on Walmart should the old one become right again.
 */
export const planUnsure = (ledger: Ledger, known: KnownOf, changes: readonly QuantityChange[]): Change[] =>
  changes.flatMap(({ sku, quantity }) => {
    const { sent, underWay } = known(sku);
    if (underWay === null && (sent?.quantity ?? null) === null) return [];
    return [rememberSent(ledger, sku, { ...sentBeside(known(sku)), unsure: true, least: leastWith(sent, quantity) })];
  });

/** What Walmart holds at least once another number may have taken hold. `undefined`: nobody knows. */
function leastWith(sent: Memory<"sent"> | null, number: number): number | undefined {
  const least = sent?.unsure === true ? sent.least : heldOf(sent);
  return least == null ? undefined : Math.min(least, number);
}

/** What is remembered of a listing that is sent by itself, perhaps beside a feed. */
const sentBeside = ({ sent, underWay }: Known): Memory<"sent"> => ({
  ...(sent ?? NEVER_SENT),
  again: underWay === null ? sent?.again : true,
});

/** A listing that is withheld now is sent again once it is not, even the same number: meanwhile anybody may set another. */
export const planWithheld = (ledger: Ledger, known: KnownOf, listings: readonly ListingQuantity[]): Change[] =>
  listings.flatMap(({ sku, withheld }) => {
    const { sent, underWay } = known(sku);
    if (withheld === null || (underWay === null && (sent?.quantity ?? null) === null)) return [];
    return [rememberSent(ledger, sku, { ...sentBeside(known(sku)), unsure: true, least: undefined })];
  });

/**
 * Listings that were listed anew on Walmart: what it accepted for the old one, and all that was read or said of it since,
 * counts for nothing, so the number leaves again.
 */
export const planListedAnew = (ledger: Ledger, known: KnownOf, skus: readonly ListingSku[]): Change[] =>
  skus.flatMap((sku) => {
    const { quantity, nodes, at, again } = sentBeside(known(sku));
    if (quantity === null && known(sku).underWay === null) return [];
    return [rememberSent(ledger, sku, { quantity, nodes, at, again, unsure: true })];
  });

export interface QuantityAnswer extends QuantityChange {
  readonly outcome: Outcome<number>;
}

/** What stood there and who else set it stays known. */
const accepted = (
  { quantity, nodes }: Told,
  at: Instant,
  { read, outside }: Memory<"sent">,
  { shipped, cancelled, returned }: OrderMoves,
): Memory<"sent"> => ({
  quantity,
  nodes,
  at,
  read,
  outside,
  went: shipped + cancelled + returned === 0 ? undefined : { shipped, cancelled, returned },
});

export type SentMemories = ReadonlyMap<ListingSku, Memory<"sent">>;

/** What is known of each listing after its answer. *Last sent* moves only when the quantity was accepted. */
export function sentAfter(
  answers: readonly QuantityAnswer[],
  knownOf: KnownOf,
  now: Instant,
  moves: MovesOf,
): SentMemories {
  return new Map(
    answers.flatMap(({ sku, quantity, nodes, outcome }): [ListingSku, Memory<"sent">][] => {
      const known = knownOf(sku);
      const before = sentBeside(known);
      if (outcome.kind === "accepted")
        return [
          [
            sku,
            {
              ...accepted({ quantity, nodes }, now, before, moves(sku)),
              again: known.underWay === null ? undefined : true,
            },
          ],
        ];
      if (outcome.kind === "refused")
        return [[sku, { ...before, refused: { quantity, message: outcome.issue.message } }]];
      return before.quantity === null && known.underWay === null ? [] : [[sku, { ...before, unsure: true }]];
    }),
  );
}

/**
 * What is known of each listing of a feed that is over. A number that was sent by itself meanwhile may have been
 * overtaken by the feed's older one, so it is sent once more; so is everything of a feed that lands although nobody
 * waited for it any longer, and whatever Walmart said nothing of.
 */
export function sentAfterFeed(
  { items, at: posted, isReleased }: Feed,
  outcomes: ReadonlyMap<string, Outcome<null>>,
  known: KnownOf,
  now: Instant,
  moves: MovesOf,
): SentMemories {
  return new Map(
    [...items].map(([name, told]): [ListingSku, Memory<"sent">] => {
      const sku = listingSku(name);
      const before = known(sku).sent ?? NEVER_SENT;
      const outcome = outcomes.get(sku);
      const isClear = !isReleased && before.again !== true;
      // Nobody knows when in the meantime it took hold, so what was shipped since the last number still counts.
      if (isClear && outcome?.kind === "accepted")
        return [sku, { ...accepted(told, now, before, before.went ?? moves(sku)), posted }];
      if (isClear && outcome?.kind === "refused")
        return [sku, { ...before, refused: { quantity: told.quantity, message: outcome.issue.message } }];
      return [sku, { ...before, ...ONCE_MORE, least: leastWith(before, told.quantity) }];
    }),
  );
}

const ONCE_MORE = { unsure: true, again: true } as const;

/** Once a feed was waited for too long: what of it stands on Walmart is not known. */
export const sentAfterRelease = ({ items }: Feed, known: KnownOf): SentMemories =>
  new Map(
    [...items].map(([name, { quantity }]): [ListingSku, Memory<"sent">] => {
      const sku = listingSku(name);
      const before = known(sku).sent ?? NEVER_SENT;
      return [sku, { ...before, ...ONCE_MORE, least: leastWith(before, quantity) }];
    }),
  );

/** Memory and cells of listings of which more is known now. Beside a number that was accepted: what orders took by then. */
export const planSent = (
  ledger: Ledger,
  listings: readonly ListingQuantity[],
  sent: SentMemories,
  known: KnownOf = knownOf(ledger),
): Change[] => [
  ...planMemories(ledger, listings, sent),
  ...planListingCells(listings, (sku) => ({ ...known(sku), sent: sent.get(sku) ?? known(sku).sent })),
];

function planMemories(ledger: Ledger, listings: readonly ListingQuantity[], sent: SentMemories): Change[] {
  const owedOf = new Map(listings.map(({ sku, owed }) => [sku, owed]));
  return [...sent].map(([sku, memory]) => {
    const before = ledger.recall("sent", sku);
    const owed = before !== null && before.at === memory.at ? before.owed : owedOf.get(sku);
    return rememberSent(ledger, sku, { ...memory, owed });
  });
}
