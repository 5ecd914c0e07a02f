/** What is known of each listing's number on Walmart: accepted, refused, under way. */
import { type Ledger, type Memory, remember } from "../ledger/ledger";
import { retryOf } from "../retries/retries";
import type { ListingSku } from "../values/brand";
import type { Change } from "../values/change";
import { feedsOf } from "./feeds";

/** Quantities by ship node. */
export type NodeNumbers = Readonly<Record<string, number>>;

/** A number as Walmart is told it: at the default ship node, or where nodes are named, so many of it at each. */
export interface Told {
  readonly quantity: number;
  readonly nodes?: NodeNumbers | undefined;
}

export const toTold = (numbers: number | NodeNumbers): Told =>
  typeof numbers === "number"
    ? { quantity: numbers }
    : { quantity: Object.values(numbers).reduce((sum, one) => sum + one, 0), nodes: numbers };

export interface Known {
  /** What Walmart last accepted and refused. */
  readonly sent: Memory<"sent"> | null;
  /** The listing's number in a feed that is under way. */
  readonly underWay: number | null;
  readonly underWayNodes?: NodeNumbers | undefined;
  /** When that feed was posted. */
  readonly underWayAt?: number | undefined;
  /** A feed that holds the listing was waited for too long; it may still land. */
  readonly isReleased: boolean;
  /** Its last quantities were not taken; `null`: the last one was. */
  readonly failing: Memory<"retry"> | null;
}

export type KnownOf = (sku: ListingSku) => Known;

export const NEVER_SENT: Memory<"sent"> = { quantity: null, at: null };

/** `over`: the name of a feed that holds nothing any more. */
export function knownOf(ledger: Ledger, over?: string): KnownOf {
  const underWay = new Map<string, Told & { readonly at: number }>();
  const released = new Set<string>();
  for (const { name, at, items, isReleased } of feedsOf(ledger)) {
    if (name === over) continue;
    for (const [sku, told] of items) {
      if (isReleased) released.add(sku);
      else underWay.set(sku, { ...told, at });
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

const inFeed = ({ underWay, underWayNodes: nodes }: Known): Told | null =>
  underWay === null ? null : { quantity: underWay, nodes };

/** The number that Walmart accepted last. */
export const accepted = (sent: Known["sent"]): Told | null =>
  sent?.quantity == null ? null : { quantity: sent.quantity, nodes: sent.nodes };

/**
 * The number that Walmart was told last; a single one that was accepted while the feed is under way is newer than the
 * feed's. `null`: none for certain.
 */
export const toldOf = (known: Known): Told | null =>
  known.underWay === null || (known.sent?.again === true && known.sent.unsure !== true)
    ? accepted(known.sent)
    : inFeed(known);

const places = ({ quantity, nodes }: Told): NodeNumbers => nodes ?? { "": quantity };

export function isSame(one: Told, other: Told | null): boolean {
  if (other === null) return false;
  const [mine, theirs] = [places(one), places(other)];
  const nodes = Object.keys(mine);
  return nodes.length === Object.keys(theirs).length && nodes.every((node) => mine[node] === theirs[node]);
}

/** What Walmart holds: what was read, unless it accepted another number since. `null`: nobody knows. */
export const heldOf = (sent: Memory<"sent"> | null): number | null =>
  sent?.read !== undefined && sent.read.at >= (sent.at ?? 0) ? sent.read.quantity : (sent?.quantity ?? null);

/**
 * Whether a number has to be sent now. While a feed is under way Walmart may hold its number, the one before, or one
 * that was sent by itself meanwhile. A number below all of that would be oversold until the feed has landed, so it
 * leaves at once; any other waits.
 */
export function isToTell(wish: Told, known: Known): boolean {
  const { sent } = known;
  const feed = inFeed(known);
  if (feed === null) return !isSame(wish, accepted(sent)) || sent?.unsure === true;
  const told = toldOf(known) ?? feed;
  if (isSame(wish, told)) return false;
  const before = sent?.unsure === true ? null : accepted(sent);
  const most = (node: string): number =>
    Math.max(...[told, before].map((one) => (one === null ? null : places(one)[node]) ?? Number.POSITIVE_INFINITY));
  return Object.entries(places(wish)).some(([node, number]) => number < most(node));
}

/** Always in one order of keys, so that the same memory is the same text. */
export function rememberSent(ledger: Ledger, sku: ListingSku, memory: Memory<"sent">): Change {
  const { quantity, nodes, at, posted, unsure, least, refused, again, read, went, outside, owed, paused } = memory;
  return remember(ledger, "sent", sku, {
    quantity,
    nodes,
    at,
    posted,
    unsure,
    least,
    refused,
    again,
    read,
    went,
    outside,
    owed,
    paused,
  });
}
