/** What the guards remember from run to run, and what they say. */

import { forget, type Ledger, remember } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import type { LogEntry } from "../../log/log";
import { type Gate, isGateDone, vanishedLines } from "../../quantities/guards/guards";
import { plannedChanges, planPreview } from "../../quantities/guards/plan-preview";
import { quantityHistory } from "../../quantities/history/sent";
import { isUncertain } from "../../quantities/history/sent-states";
import type { ListingQuantity } from "../../quantities/number/plan-listing-quantities";
import { GUARD_NAMES, GUARDS, type Guard } from "../../quantities/number/waits";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import { guardFacts, pauseOf, quantitiesOf } from "../numbers";
import type { Shop } from "../shop";
import { planSetBackOver } from "./set-back";

/** A guard that holds numbers. */
export interface Trip {
  readonly guard: Guard;
  /** A mail was sent about it. */
  readonly isMailed: boolean;
  readonly what: string;
  readonly todo: string;
}

/** The guards that hold at least one listing's number back, each with the sentence for the seller. */
export function tripsOf(shop: Shop, listings: readonly ListingQuantity[] = quantitiesOf(shop)): readonly Trip[] {
  const { ledger, lines } = shop;
  return GUARD_NAMES.flatMap((guard) => {
    const held = listings.filter(({ waits, quantity }) => (waits ?? quantity?.standsFor) === guard).length;
    if (held === 0) return [];
    const { what, todo } = GUARDS[guard];
    const isMailed = ledger.recall("guard", guard)?.told === true;
    return [{ guard, isMailed, what: what(held, vanishedLines(ledger, lines).vanished.size), todo }];
  });
}

export const tripEntry = ({ what, todo }: Trip): LogEntry => ({
  severity: "Problem",
  area: "Quantities",
  key: null,
  what,
  todo,
});

/**
 * The gate at the start of a run. It is shut while the sync is off, so that everything is looked through once it is on.
 * For another account it is shut too.
 */
export function gateBefore(shop: Shop, now: Instant): Gate | null {
  const { settings } = shop;
  if (settings.environment === "not known") return shop.gate;
  const fresh: Gate = { account: settings.environment, since: now, isOpen: false };
  return settings.quantitySync ? (guardFacts(shop).gate ?? fresh) : null;
}

/** The gate after quantities were sent: open once nothing waits for it. */
export function gateAfter(shop: Shop): Gate | null {
  const facts = guardFacts(shop);
  const { gate } = facts;
  const opens = gate !== null && !gate.isOpen && pauseOf(shop) === null && isGateDone(quantitiesOf(shop), facts);
  return opens ? { ...gate, isOpen: true } : gate;
}

/**
 * What to remember before quantities are sent. `fresh`: guards that hold numbers since this run. While everything is
 * paused nothing is known.
 */
export function planGuards(shop: Shop, now: Instant): { readonly changes: Change[]; readonly fresh: readonly Trip[] } {
  const { ledger, settings } = shop;
  if (!settings.quantitySync) return { changes: planForgotten(ledger), fresh: [] };
  if (pauseOf(shop) !== null) return { changes: [], fresh: [] };
  const trips = tripsOf(shop);
  const isUp = (guard: Guard): boolean => trips.some((trip) => trip.guard === guard);
  const { before, open } = vanishedLines(ledger, shop.lines);
  return {
    changes: [
      ...forget(ledger, "undo", "push"),
      ...GUARD_NAMES.flatMap((guard) =>
        isUp(guard) ? planTripped(ledger, guard, now) : forget(ledger, "guard", guard),
      ),
      ...rememberItems(ledger, "openLines", isUp("orders") ? new Map([...before, ...open]) : open),
    ],
    fresh: trips.filter(({ guard }) => ledger.recall("guard", guard) === null),
  };
}

const planTripped = (ledger: Ledger, guard: Guard, at: Instant): Change[] =>
  ledger.recall("guard", guard) === null ? [remember(ledger, "guard", guard, { at })] : [];

/** Remembers that these were mailed. */
export const planMailed = (ledger: Ledger, trips: readonly Trip[]): Change[] =>
  trips.flatMap(({ guard }) => {
    const memory = ledger.recall("guard", guard);
    return memory === null ? [] : [remember(ledger, "guard", guard, { ...memory, told: true })];
  });

const planForgotten = (ledger: Ledger): Change[] => [
  ...GUARD_NAMES.flatMap((guard) => forget(ledger, "guard", guard)),
  ...rememberItems(ledger, "openLines", new Map()),
  ...rememberItems(ledger, "approved", new Map()),
];

/** After quantities were sent: `Preview` with what waits. Approvals that have been used are removed. */
export function planWaiting(shop: Shop): Change[] {
  const { ledger, tables } = shop;
  const listings = quantitiesOf(shop);
  return [
    ...planPreview(tables.preview, plannedChanges(listings, quantityHistory(ledger))),
    ...rememberItems(ledger, "approved", approvedStill(ledger, listings)),
    ...planSetBackOver(ledger, listings),
  ];
}

/** Approved numbers that Walmart has not accepted yet. */
function approvedStill(ledger: Ledger, listings: readonly ListingQuantity[]): ReadonlyMap<string, number> {
  const historyOf = quantityHistory(ledger);
  const wanted = new Map(
    listings.flatMap(({ sku, withheld, quantity }) => {
      const { sent } = historyOf(sku);
      const isOver = sent?.quantity === quantity?.toSend && !isUncertain(sent);
      return withheld !== null || quantity === null || isOver ? [] : [[sku as string, quantity.toSend] as const];
    }),
  );
  return new Map([...recallItems(ledger, "approved")].filter(([sku, number]) => wanted.get(sku) === number));
}
