/** What the marketplace holds of a listing, and what of it is worth writing down. */
import type { Ledger, Memory } from "../ledger/ledger";
import type { ListingRow } from "../listings/listing-columns";
import { type Instant, type ListingSku, listingSku } from "../values/brand";
import { isDoubtful, judged } from "./drift";
import type { MovesOf } from "./order-moves";
import type { SentMemories } from "./plan-quantity-push";
import { type KnownOf, NEVER_SENT } from "./sent";

/** Units at one ship node: set by the seller, free to be ordered, held by orders. */
export interface NodeStock {
  readonly node: string;
  readonly set: number;
  readonly sellable: number;
  readonly reserved: number;
}

export interface ListingStock {
  readonly sku: ListingSku;
  readonly nodes: readonly NodeStock[];
}

const DAY_MS = 86_400_000;

type Read = NonNullable<Memory<"sent">["read"]>;

/** What a reading is held against. */
export interface ReadingFacts {
  readonly rows: readonly ListingRow[];
  readonly known: KnownOf;
  readonly moves: MovesOf;
  readonly now: Instant;
}

/**
 * What is remembered after a reading, where that is something new. Numbers are noted when they changed, times only beside
 * them or after a day. `isLook`: right before a number is replaced, so it is not judged.
 */
export function sentAfterReading(
  stock: readonly ListingStock[],
  { rows, known, moves, now }: ReadingFacts,
  isLook = false,
): SentMemories {
  const listed = new Set<string | null>(rows.map(({ values }) => values.sku));
  const found = stock.flatMap(({ sku, nodes }): [ListingSku, Memory<"sent">][] => {
    if (!listed.has(sku)) return [];
    const sent = known(sku).sent ?? NEVER_SENT;
    const read = { quantity: sum(nodes.map(({ set }) => set)), sellable: sum(nodes.map(({ sellable }) => sellable)) };
    const verdict = judged(read.quantity, known(sku), moves(sku), now);
    if (verdict === "stale") return [];
    const more = isLook ? null : verdict;
    return more === null && isKnown(sent, read, now) ? [] : [[sku, { ...sent, read: { ...read, at: now }, ...more }]];
  });
  return new Map(found);
}

function isKnown({ read: known, at: sentAt }: Memory<"sent">, read: Omit<Read, "at">, now: Instant): boolean {
  if (known === undefined || known.at < (sentAt ?? 0) || now - known.at >= DAY_MS) return false;
  return known.quantity === read.quantity && known.sellable === read.sellable;
}

/** Listings that a reading of everything has left out for a day and more, or ever. */
export const neverRead = (
  rows: readonly ListingRow[],
  ledger: Ledger,
  seen: ReadonlySet<string>,
  now: Instant,
): readonly ListingSku[] =>
  rows.flatMap(({ values: { sku, onWalmartAs } }) => {
    if (sku === null || seen.has(sku) || onWalmartAs === "Ended" || onWalmartAs === "Not found") return [];
    const read = ledger.recall("sent", sku)?.read;
    return read === undefined || now - read.at > DAY_MS ? [listingSku(sku)] : [];
  });

/** Listings whose number was read once and is no match, so that the next run looks again. */
export const doubtful = (
  rows: readonly ListingRow[],
  ledger: Ledger,
  seen: ReadonlySet<string>,
): readonly ListingSku[] =>
  rows.flatMap(({ values: { sku } }) => {
    const sent = sku === null || seen.has(sku) ? null : ledger.recall("sent", sku);
    return sku !== null && sent !== null && isDoubtful(sent) ? [listingSku(sku)] : [];
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
