/** What is known of each listing's number on Walmart: accepted, refused, under way. */
import { type Ledger, type Memory, remember } from "../ledger/ledger";
import type { ListingSku } from "../values/brand";
import type { Change } from "../values/change";
import { feedsOf } from "./feeds";

export interface Known {
  /** What Walmart last accepted and refused. */
  readonly sent: Memory<"sent"> | null;
  /** The listing's number in a feed that is under way. */
  readonly underWay: number | null;
  /** A feed that holds the listing was waited for too long; it may still land. */
  readonly isReleased: boolean;
}

export type KnownOf = (sku: ListingSku) => Known;

export const NEVER_SENT: Memory<"sent"> = { quantity: null, at: null };

/** `over`: the name of a feed that holds nothing any more. */
export function knownOf(ledger: Ledger, over?: string): KnownOf {
  const underWay = new Map<string, number>();
  const released = new Set<string>();
  for (const { name, items, isReleased } of feedsOf(ledger)) {
    if (name === over) continue;
    for (const [sku, quantity] of items) {
      if (isReleased) released.add(sku);
      else underWay.set(sku, quantity);
    }
  }
  return (sku) => ({
    sent: ledger.recall("sent", sku),
    underWay: underWay.get(sku) ?? null,
    isReleased: released.has(sku),
  });
}

/**
 * The number that Walmart was told last; a single one that was accepted while the feed is under way is newer than the
 * feed's. `null`: none for certain.
 */
export const toldOf = ({ sent, underWay }: Known): number | null =>
  underWay === null || (sent?.again === true && sent.unsure !== true) ? (sent?.quantity ?? null) : underWay;

/**
 * Whether a number has to be sent now. While a feed is under way Walmart may hold its number, the one before, or one
 * that was sent by itself meanwhile. A number below all of that would be oversold until the feed has landed, so it
 * leaves at once; any other waits.
 */
export function isToTell(quantity: number, known: Known): boolean {
  const { sent, underWay } = known;
  if (underWay === null) return quantity !== sent?.quantity || sent.unsure === true;
  const told = toldOf(known) ?? underWay;
  if (quantity === told) return false;
  const before = sent?.unsure === true ? null : (sent?.quantity ?? null);
  return quantity < Math.max(told, before ?? Number.POSITIVE_INFINITY);
}

/** Always in one order of keys, so that the same memory is the same text. */
export function rememberSent(ledger: Ledger, sku: ListingSku, memory: Memory<"sent">): Change {
  const { quantity, at, unsure, refused, again, read, went, outside, paused } = memory;
  return remember(ledger, "sent", sku, { quantity, at, unsure, refused, again, read, went, outside, paused });
}
