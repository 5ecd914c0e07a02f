/** Decides which numbers may not be sent automatically: they wait in Preview until the seller approves them. */

import type { Ledger } from "../../ledger/ledger";
import { recallItems } from "../../ledger/packed";
import { ORDERS_LACK } from "../../orders/missing-orders";
import type { SheetLine } from "../../orders/order-line";
import type { Environment } from "../../settings/settings";
import { digest } from "../../values/digest";
import { numberOnWalmart, type QuantityHistory } from "../history/sent";
import { isUncertain, refusalIn, type Sent } from "../history/sent-states";
import { isSame, targetRead, toTarget } from "../history/target";
import { isChange, type ListingQuantity, targetOf } from "../number/plan-listing-quantities";
import type { Quantity } from "../number/quantity";
import { allocateToNodes } from "../number/ship-nodes";
import { WAITS, type Wait } from "../number/waits";
import { type AccidentFacts, accidentsAmong } from "./accidents";
import { mostToSend, mustFall, waitsForSetBack } from "./set-back";

/**
 * More open order lines than this, and more than this part of all, must have vanished before it looks like an accident.
 */
const MOST_VANISHED = 5;
const MOST_VANISHED_PART = 0.2;

/**
 * Since when the sync has been on for this account. `isOpen`: everything was looked through since, so numbers are sent
 * automatically.
 */
export interface Gate {
  readonly account: Environment;
  readonly since: number;
  readonly isOpen: boolean;
}

export interface GuardFacts extends AccidentFacts {
  readonly lines: readonly SheetLine[];
  /** `null`: the sync is off, or was just switched on. */
  readonly gate: Gate | null;
  /** Why sales may be missing; `null`: no sale is known to be missing. */
  readonly missingOrders: string | null;
}

/** The listings, each with the reason for which its number waits. */
export function heldForApproval(listings: readonly ListingQuantity[], facts: GuardFacts): readonly ListingQuantity[] {
  const { ledger, historyOf, gate, missingOrders } = facts;
  const approved = recallItems(ledger, "approved");
  const accidents = accidentsAmong(listings, facts);
  const haveOrdersVanished = vanishedLines(ledger, facts.lines).isAccident;
  return listings.map((listing) => {
    const { sku, quantity } = listing;
    const history = historyOf(sku);
    if (quantity === null || listing.withheld !== null || approved.get(sku) === quantity.toSend) return listing;
    const most = mostToSend(ledger, listing, facts);
    if (most === null && !isChange(listing, history)) return listing;
    const waits = waitOf(quantity.toSend);
    const { meanwhile = 0 } = accidents.get(listing) ?? {};
    const less = quantity.toSend < meanwhile ? lessThanHeld(meanwhile, history) : null;
    const number = most ?? less;
    if (waits === null || number === null) return { ...listing, waits };
    const standing = { ...listing, quantity: standingAt(number, quantity, history, waits) };
    const isFalling = mustFall(targetOf(standing.quantity), history) && isThroughGate(standing, history, gate);
    return isFalling ? standing : { ...listing, waits };

    function waitOf(toSend: number): Wait | null {
      const accident = accidents.get(listing)?.guard ?? null;
      if (accident === "zero") return accident;
      if (haveOrdersVanished && isMore(toSend, history)) return "orders";
      if (listing.unread === "orders" && isMore(toSend, history)) return "lines";
      if (missingOrders !== null && isMore(toSend, history))
        return missingOrders === ORDERS_LACK ? "unwritten" : "unread";
      if (most !== null || (waitsForSetBack(ledger, history) && isMore(toSend, history))) return "setBack";
      // Before the gate is open, everything is looked through anyway.
      if (!isThroughGate(listing, history, gate)) return "gate";
      return accident ?? (saysWhoFulfills(listing) || history.sent?.quantity != null ? null : "fulfillment");
    }
  });
}

/** No ship node gets more than it holds. */
function standingAt(number: number, { calculated, nodes }: Quantity, { sent }: QuantityHistory, waits: Wait): Quantity {
  const held = (sent?.read && targetRead(sent.read).nodes) ?? sent?.nodes ?? {};
  const shares =
    nodes && allocateToNodes(number, new Map(Object.keys(nodes).map((node) => [node, held[node] ?? 0]))).nodes;
  const { quantity: toSend } = toTarget(shares ?? number);
  const why = `what Walmart had less what was ordered since: ${toSend}, because ${WAITS[waits]}`;
  return { calculated, toSend, ...(shares && { nodes: shares }), standsFor: waits, why };
}

export const saysWhoFulfills = ({ row: { values } }: ListingQuantity): boolean =>
  values.fulfilledBy === "Seller" || values.fulfilledBy === "both";

/**
 * A listing passes the gate if Walmart already shows this number, or if Aisle has sent one since the sync was switched
 * on.
 */
function isThroughGate(
  { quantity }: ListingQuantity,
  { sent, underWayAt }: QuantityHistory,
  gate: Gate | null,
): boolean {
  if (gate?.isOpen === true || (underWayAt !== undefined && isSince(underWayAt, gate))) return true;
  const read = sent?.read !== undefined && sent.read.at >= (sent.at ?? 0) ? sent.read : null;
  if (read !== null && quantity !== null && isSame(targetOf(quantity), targetRead(read))) return true;
  return isSentSince(sent, gate);
}

/**
 * Whether the gate can be opened: something has passed it, and nothing waits for it any more. A number that was
 * approved and not sent yet might still change. A number that Walmart refused holds up no other listing.
 */
export function isGateDone(listings: readonly ListingQuantity[], { historyOf, gate }: GuardFacts): boolean {
  const isThrough = (listing: ListingQuantity): boolean => {
    const history = historyOf(listing.sku);
    if (listing.waits === "gate") return false;
    if (listing.waits !== null || !isChange(listing, history) || listing.quantity === null) return true;
    return refusalIn(history.sent) !== undefined || isThroughGate(listing, history, gate);
  };
  return listings.some(({ sku }) => isSentSince(historyOf(sku).sent, gate)) && listings.every(isThrough);
}

const isSince = (at: number, gate: Gate | null): boolean => gate !== null && at >= gate.since;

/** A number from a feed that was posted before the sync was switched on does not count. */
const isSentSince = (sent: Sent | null, gate: Gate | null): boolean =>
  sent !== null && sent.quantity !== null && isSince(sent.posted ?? sent.at ?? 0, gate);

/**
 * The number to set while a listing waits; `null`: Walmart surely holds no more than `number`. If nobody knows whether the
 * latest number arrived, Walmart may still hold the one before it, so a number that is right in either case is set.
 */
function lessThanHeld(number: number, { sent, underWay }: QuantityHistory): number | null {
  if (underWay !== null) return null;
  if (!isUncertain(sent)) return number < (numberOnWalmart(sent) ?? 0) ? number : null;
  const { quantity, least } = sent;
  return least !== undefined && number < (quantity ?? 0) ? Math.min(number, least) : null;
}

/** Whether a number is above what Walmart holds, or may hold. */
const isMore = (toSend: number, { sent, underWay }: QuantityHistory): boolean =>
  toSend > (isUncertain(sent) ? (sent.least ?? 0) : (underWay ?? numberOnWalmart(sent) ?? 0));

/** The lines that hold stock, as digests. */
const openLines = (lines: readonly SheetLine[]): readonly string[] =>
  lines.flatMap(({ label, isOpen, isRemoved }) => (isOpen && !isRemoved ? [digest(label)] : []));

/**
 * The open lines to remember, and the lines that have vanished since the last run. `isAccident`: more have vanished
 * than a person would remove.
 */
export function vanishedLines(ledger: Ledger, lines: readonly SheetLine[]) {
  const before = recallItems(ledger, "openLines");
  const present = new Set(lines.map(({ label }) => digest(label)));
  const vanished = [...before.keys()].filter((one) => !present.has(one));
  return {
    open: new Map(openLines(lines).map((one) => [one, 1] as const)),
    before,
    vanished: new Set(vanished),
    isAccident: vanished.length > MOST_VANISHED && vanished.length > before.size * MOST_VANISHED_PART,
  };
}
