/** What the marketplace holds of a listing, and what of it is worth writing down. */
import type { Ledger, Memory } from "../ledger/ledger";
import type { ListingRow } from "../listings/listing-columns";
import { type Instant, type ListingSku, listingSku } from "../values/brand";
import type { SentMemories } from "./plan-quantity-push";
import { NEVER_SENT } from "./sent";

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
/** A read so soon after a send may still give the number before it. No figure is published; assumed. */
const MAY_BE_STALE_MS = 300_000;

type Read = NonNullable<Memory<"sent">["read"]>;

/** Numbers are noted when they changed, times only beside them or after a day. */
export const sentAfterReading = (
  stock: readonly ListingStock[],
  rows: readonly ListingRow[],
  ledger: Ledger,
  now: Instant,
): SentMemories => {
  const listed = new Set<string | null>(rows.map(({ values }) => values.sku));
  const found = stock.flatMap(({ sku, nodes }): [ListingSku, Memory<"sent">][] => {
    const sent = ledger.recall("sent", sku) ?? NEVER_SENT;
    const read = { quantity: sum(nodes.map(({ set }) => set)), sellable: sum(nodes.map(({ sellable }) => sellable)) };
    const mayBeStale = read.quantity !== sent.quantity && sent.at !== null && now - sent.at < MAY_BE_STALE_MS;
    if (!listed.has(sku) || mayBeStale || isKnown(sent, read, now)) return [];
    return [[sku, { ...sent, read: { ...read, at: now } }]];
  });
  return new Map(found);
};

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

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
