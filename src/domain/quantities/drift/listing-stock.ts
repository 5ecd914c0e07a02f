/** What the marketplace holds of a listing, and what of that has to be remembered. */

import type { Ledger, Memory } from "../../ledger/ledger";
import type { ListingRow } from "../../listings/listing-columns";
import { type Instant, type ListingSku, listingSku } from "../../values/brand";
import { sumOf } from "../../values/groups";
import { DAY_MS } from "../../values/time";
import type { HistoryOf, SentMemories } from "../history/sent";
import { NEVER_SENT, type Sent, type SentEvent, sentAfterEvent, withReading } from "../history/sent-states";
import { targetRead } from "../history/target";
import type { MovesOf } from "../stock/order-moves";
import { isDoubtful, judged } from "./drift";

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

type Read = NonNullable<Memory<"sent">["read"]>;

/**
 * Where Aisle sets quantities. `chosen`: the ship nodes that it names; `null`: none, so Walmart's default node is
 * meant.
 */
export interface Places {
  readonly chosen: readonly string[] | null;
  readonly defaultNode: string | null;
}

/** What a reading is compared with. */
export interface ReadingFacts {
  readonly rows: readonly ListingRow[];
  readonly places: Places;
  readonly historyOf: HistoryOf;
  readonly moves: MovesOf;
  readonly now: Instant;
}

/** The memories after readings, for listings with something new. */
export const sentAfterReading = (stock: readonly ListingStock[], facts: ReadingFacts): SentMemories =>
  afterReading(stock, facts, (verdict) => verdict);

/** The same for a look right before a number is replaced. It is not judged, because the number will not last. */
export const sentAfterLook = (stock: readonly ListingStock[], facts: ReadingFacts): SentMemories =>
  afterReading(stock, facts, () => null);

/** A reading is remembered when its numbers changed, or after a day. */
function afterReading(
  stock: readonly ListingStock[],
  { rows, places, historyOf, moves, now }: ReadingFacts,
  eventOf: (verdict: SentEvent | null) => SentEvent | null,
): SentMemories {
  const listed = new Set<string | null>(rows.map(({ values }) => values.sku));
  const found = stock.flatMap(({ sku, nodes }): [ListingSku, Sent][] => {
    if (!listed.has(sku)) return [];
    const sent = historyOf(sku).sent ?? NEVER_SENT;
    const read = readingOf(nodes, places);
    const verdict = isClear(nodes, places) ? judged(targetRead(read), historyOf(sku), moves(sku), now) : null;
    if (verdict === "stale") return [];
    const event = eventOf(verdict);
    if (event === null && isKnown(sent, read, now)) return [];
    return [[sku, withReading(event === null ? sent : sentAfterEvent(sent, event), { ...read, at: now })]];
  });
  return new Map(found);
}

/** Whether it is known which of the account's nodes Aisle sets. */
const isClear = (nodes: readonly NodeStock[], { chosen, defaultNode }: Places): boolean =>
  chosen !== null || defaultNode !== null || nodes.length < 2;

/** Adds up the nodes that Aisle sets. If nobody knows which these are, all nodes are added up. */
function readingOf(nodes: readonly NodeStock[], { chosen, defaultNode }: Places): Omit<Read, "at"> {
  const own = chosen ?? (defaultNode === null ? nodes.map(({ node }) => node) : [defaultNode]);
  const ours = nodes.filter(({ node }) => own.includes(node));
  const others = nodes.filter((one) => !ours.includes(one));
  const total = (all: readonly NodeStock[], of: "set" | "sellable"): number => sumOf(all.map((one) => one[of]));
  const at = (id: string) => ours.find(({ node }) => node === id) ?? { set: 0, sellable: 0 };
  const byNode = chosen?.map((id) => [id, { set: at(id).set, sellable: at(id).sellable }] as const);
  const elsewhere = total(others, "set");
  return {
    quantity: total(ours, "set"),
    sellable: total(ours, "sellable"),
    ...(byNode === undefined ? {} : { nodes: Object.fromEntries(byNode) }),
    ...(elsewhere === 0 ? {} : { elsewhere }),
  };
}

function isKnown({ read: known, at: sentAt }: Memory<"sent">, read: Omit<Read, "at">, now: Instant): boolean {
  if (known === undefined || known.at < (sentAt ?? 0) || now - known.at >= DAY_MS) return false;
  const { at: _, ...before } = known;
  return JSON.stringify(before) === JSON.stringify(read);
}

/** Whether a reading found stock at nodes that Aisle does not set, and more than the reading before. */
export const isMoreElsewhere = (read: Read | undefined, before: Read | undefined): boolean =>
  (read?.elsewhere ?? 0) > (before?.elsewhere ?? 0);

/**
 * Listings that a reading of everything has left out for more than a day, or always. Those read longest ago come first.
 */
export const neverRead = (
  rows: readonly ListingRow[],
  ledger: Ledger,
  seen: ReadonlySet<string>,
  now: Instant,
): readonly ListingSku[] =>
  rows
    .flatMap(({ values: { sku, onWalmartAs } }) => {
      if (sku === null || seen.has(sku) || onWalmartAs === "Ended" || onWalmartAs === "Not found") return [];
      const readAt = ledger.recall("sent", sku)?.read?.at ?? 0;
      return now - readAt > DAY_MS ? [{ sku: listingSku(sku), readAt }] : [];
    })
    .sort((one, other) => one.readAt - other.readAt)
    .map(({ sku }) => sku);

/** Listings whose number was read once and differs, so that the next run looks again. */
export const doubtful = (
  rows: readonly ListingRow[],
  ledger: Ledger,
  seen: ReadonlySet<string>,
): readonly ListingSku[] =>
  rows.flatMap(({ values: { sku } }) => {
    const sent = sku === null || seen.has(sku) ? null : ledger.recall("sent", sku);
    return sku !== null && sent !== null && isDoubtful(sent) ? [listingSku(sku)] : [];
  });
