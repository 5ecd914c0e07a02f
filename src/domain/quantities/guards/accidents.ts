/**
 * Finds numbers that look like an accident: a column pasted over or cleared, a list pasted twice, a warehouse renamed.
 * Changes that orders explain do not count, because holding them back would oversell.
 */

import type { Ledger } from "../../ledger/ledger";
import { sumOf } from "../../values/groups";
import type { HistoryOf } from "../history/sent";
import { isChange, type ListingQuantity } from "../number/plan-listing-quantities";
import type { Guard } from "../number/waits";
import type { SoldSince } from "../stock/sold-since";

export interface AccidentFacts {
  readonly ledger: Ledger;
  readonly historyOf: HistoryOf;
  readonly sold: SoldSince;
  /** Only by lines whose order time is known. */
  readonly soldAtATime: SoldSince;
  /**
   * Units of a listing that Walmart kept aside, that its number included, and that were shipped since the number was
   * accepted.
   */
  readonly releasedOf: (listing: ListingQuantity) => number;
}

export type Accident = Exclude<Guard, "orders">;

/**
 * At least this many listings must change in this way, or all of them, and more than half, before it looks like an
 * accident.
 */
const FEW = 5;
/** A number fell too far if at most this part of it is left. */
const PART_LEFT = 1 / 5;
/** A rise of all numbers together: as a part of them, and in units. */
const PART_MORE = 1 / 2;
const UNITS_MORE = 5;
/** A rise of one listing: as a multiple of its number, and in units. */
const TIMES = 10;
const UNITS_LEAPT = 100;

/** A listing with a number on Walmart: what orders alone would have made of it, and what it would become. */
interface Move {
  readonly listing: ListingQuantity;
  /** The number accepted last. */
  readonly number: number;
  /** After sales; 0 if orders took everything. */
  readonly afterSales: number;
  /**
   * `number`, minus what was sold since it was accepted. Older sales are left out, because their cells may be
   * unreadable.
   */
  readonly afterNew: number;
  /**
   * The most of `number` that is surely still there while it waits. Only lines with a time count here: a line without a
   * time would be subtracted again in every run.
   */
  readonly meanwhile: number;
  /** What would be sent, without the units that orders gave back. */
  readonly next: number;
  readonly toSend: number;
  /**
   * Whether it is known what orders took when the number was accepted. Only then can units that orders gave back be
   * told from new stock.
   */
  readonly isClear: boolean;
}

/** Why each of these listings waits: the first accident in `ORDER` that fits. */
export function accidentsAmong(
  listings: readonly ListingQuantity[],
  facts: AccidentFacts,
): ReadonlyMap<ListingQuantity, { readonly guard: Accident; readonly meanwhile: number }> {
  const moves = listings.flatMap((listing) => moveOf(listing, facts));
  const numbered = moves.filter(({ number }) => number > 0);
  const changed = moves.filter(({ listing }) => isChange(listing, facts.historyOf(listing.sku)));
  const losing = changed.filter(({ toSend, afterSales }) => afterSales > 0 && toSend <= afterSales * PART_LEFT);
  const zeros = losing.filter(({ toSend }) => toSend === 0);
  const rising = changed.filter(({ next, number }) => next > number);
  const isMost = (some: readonly Move[]): boolean =>
    some.length > numbered.length / 2 && some.length >= Math.min(FEW, numbered.length);
  const areUp: Readonly<Record<Accident, boolean>> = {
    rows: true,
    lines: true,
    zero: isMost(zeros),
    falls: isMost(losing),
    leap: true,
    rises: isRise(numbered),
  };
  const suspects: Readonly<Record<Accident, readonly Move[]>> = {
    rows: changed.filter(({ listing, toSend, afterSales }) => listing.unread === "stock" && toSend < afterSales),
    lines: changed.filter(({ listing, toSend, afterNew }) => listing.unread === "orders" && toSend < afterNew),
    zero: zeros,
    falls: losing,
    leap: rising.filter(({ next, number }) => number > 0 && next >= number * TIMES && next - number >= UNITS_LEAPT),
    rises: rising.filter(({ isClear }) => isClear),
  };
  const found = new Map<ListingQuantity, { guard: Accident; meanwhile: number }>();
  for (const guard of ORDER) {
    if (!areUp[guard] && facts.ledger.recall("guard", guard) === null) continue;
    for (const { listing, meanwhile } of suspects[guard])
      if (!found.has(listing)) found.set(listing, { guard, meanwhile });
  }
  return found;
}

/** Accidents that can be corrected in one place come first. */
const ORDER: readonly Accident[] = ["rows", "lines", "zero", "falls", "leap", "rises"];

/**
 * Whether all numbers rise together. Refilling one stock does not count, however many listings sell it. If nothing is
 * on sale yet, every number is new.
 */
function isRise(numbered: readonly Move[]): boolean {
  const risen = numbered.filter(({ next, number, isClear }) => isClear && next > number);
  const stocks = new Set(risen.map(({ listing }) => [...listing.connection.pool.stockKeys].sort().join("\n")));
  const before = sumOf(numbered.map(({ number }) => number));
  const more = sumOf(numbered.map(({ number, next }) => next - number));
  return stocks.size > 1 && risen.length > numbered.length / 2 && more >= Math.max(UNITS_MORE, before * PART_MORE);
}

function moveOf(
  listing: ListingQuantity,
  { historyOf, sold, soldAtATime, releasedOf }: AccidentFacts,
): readonly Move[] {
  const { quantity, withheld, sku, connection, owed } = listing;
  const { sent } = historyOf(sku);
  const number = sent?.quantity ?? null;
  if (withheld !== null || quantity === null || number === null) return [];
  const { toSend } = quantity;
  const since = sent?.posted ?? sent?.at ?? 0;
  const more = owed - (sent?.owed ?? owed);
  const fresh = Math.max(sold(connection.recipe, since), releasedOf(listing));
  const taken = Math.max(fresh, more);
  const afterSales = isEmptied(listing) ? 0 : Math.max(0, number - taken);
  const isClear = sent?.owed !== undefined;
  const afterNew = Math.max(0, number - fresh);
  const meanwhile = Math.max(0, number - Math.max(soldAtATime(connection.recipe, since), more));
  return [{ listing, number, afterSales, afterNew, meanwhile, toSend, next: toSend + Math.min(0, more), isClear }];
}

/** Whether open orders take all the stock there is. */
const isEmptied = ({ level, quantity }: ListingQuantity): boolean =>
  level !== null && level.available > 0 && level.outstanding > 0 && (quantity?.calculated ?? 1) <= 0;
