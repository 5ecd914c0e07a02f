/**
 * Listings whose last number on Walmart is above 0 and can no longer be sent, so that buyers order what follows no
 * stock.
 */

import type { Ledger, Memory } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import type { LogEntry } from "../../log/log";
import type { Instant, ListingSku } from "../../values/brand";
import type { Change } from "../../values/change";
import { digest } from "../../values/digest";
import { shortList } from "../../values/words";
import { type HistoryOf, numberOnWalmart, type QuantityHistory } from "../history/sent";
import type { ListingQuantity, LostLead } from "../number/plan-listing-quantities";
import { type Obstacle, obstacleText, type Topic } from "../number/remarks";

type Loss = Memory<"lost">["items"][string];

/** Obstacles of the listing's own row or connection; they come first. Obstacles of all numbers are reported elsewhere. */
const OF_THE_LISTING: ReadonlySet<Topic> = new Set<Topic>(["copy", "connection", "ended", "rules"]);

/**
 * What keeps this very listing from being sent. `null`: nothing does; or nobody can order the seller's stock there,
 * because Walmart fulfills the listing or says that it ended.
 */
function lossOf({ row: { values }, obstacles }: ListingQuantity): Obstacle | null {
  if (values.fulfilledBy === "Walmart" || values.onWalmartAs === "Ended") return null;
  if (obstacles.some(({ topic }) => topic === "sync")) return null;
  const [first] = obstacles;
  return first !== undefined && OF_THE_LISTING.has(first.topic) ? first : null;
}

const codeOf = ({ reason }: Obstacle): string => digest(reason);

/** The number on Walmart. Only a number that Aisle has set ever followed the stock. */
const standingOf = ({ sent, underWay }: QuantityHistory): number =>
  sent?.quantity == null ? (underWay ?? 0) : Math.max(numberOnWalmart(sent) ?? 0, underWay ?? 0);

/** The listings; those with a lost lead say so. A dismissed lead is no longer a problem. */
export function withLostLeads(
  listings: readonly ListingQuantity[],
  ledger: Ledger,
  historyOf: HistoryOf,
): readonly ListingQuantity[] {
  const remembered = recallItems(ledger, "lost");
  return listings.map((listing) => {
    const loss = lossOf(listing);
    if (loss === null) return listing;
    const standing = standingOf(historyOf(listing.sku));
    if (standing === 0) return listing;
    const before = remembered.get(listing.sku);
    const isDismissed = before?.dismissed === true && before.code === codeOf(loss);
    const shown = shownLoss(loss, { standing, isDismissed });
    return {
      ...listing,
      obstacles: [shown, ...listing.obstacles.slice(1)],
      withheld: obstacleText(shown),
      lost: { standing, reason: loss.reason, isDismissed },
    };
  });
}

function shownLoss(
  { topic, state, reason, todo }: Obstacle,
  { standing, isDismissed }: Omit<LostLead, "reason">,
): Obstacle {
  const number = `${standing} set on Walmart ${standing === 1 ? "follows" : "follow"} no stock`;
  const isPaused = state === "Paused";
  if (isDismissed)
    return {
      topic,
      state: isOfConnection(topic) && !isPaused ? "Skipped" : state,
      reason,
      todo: `${number}, which you dismissed.`,
    };
  return {
    topic,
    state: isPaused ? state : "Problem",
    reason,
    todo: `${number}. ${todo ?? wayOut(topic, state)} Or click Set to 0 or Dismiss in the sidebar under Listings.`,
  };
}

/** How the number can follow stock again. The reason of a problem or a pause already says what to do. */
function wayOut(topic: Topic, state: Obstacle["state"]): string {
  if (state !== "Skipped") return "Put it right.";
  return topic === "ended"
    ? "Look for it in Seller Center, where it may have another SKU now."
    : "Connect it again in SKU Map.";
}

/** A copied row or an unreadable rule stays a problem, dismissed or not. */
const isOfConnection = (topic: Topic): boolean => topic === "connection" || topic === "ended";

/** The leads that the seller has to hear about, each SKU once. */
export const lostLeads = (listings: readonly ListingQuantity[]): readonly ListingQuantity[] => [
  ...new Map(
    listings.filter(({ lost }) => lost != null && !lost.isDismissed).map((one) => [one.sku, one] as const),
  ).values(),
];

/** The most leads that are named. */
const NAMED = 5;

/** The leads in words, for report, mail and `Log`. */
export function lostEntry(leads: readonly ListingQuantity[]): LogEntry {
  const names = leads.map(
    ({ sku, lost }) => `${sku} (${lost?.standing} on Walmart: ${lost?.reason.replace(/\.$/, "")})`,
  );
  const [what, them] =
    leads.length === 1
      ? ["A listing has a number on Walmart that no longer follows", "it"]
      : [`${leads.length} listings have numbers on Walmart that no longer follow`, "them"];
  return {
    severity: "Problem",
    area: "Quantities",
    key: leads.length === 1 ? (leads[0]?.sku ?? null) : null,
    what: `${what} your stock: ${shortList(names, NAMED)}.`,
    todo: `Do what Sync in Listings says of ${them}, or click Set to 0 or Dismiss in the sidebar under Listings.`,
  };
}

/** What to remember about the leads. `fresh`: lost since the last run. A lead that is still lost keeps its memory. */
export function planLost(
  ledger: Ledger,
  listings: readonly ListingQuantity[],
  now: Instant,
): { readonly changes: readonly Change[]; readonly fresh: readonly ListingQuantity[] } {
  const before = recallItems(ledger, "lost");
  const fresh = lostLeads(listings).filter((one) => !isRemembered(before.get(one.sku), one));
  const kept = listings.flatMap((one): (readonly [string, Loss])[] => {
    const loss = before.get(one.sku);
    const isKept = loss !== undefined && isRemembered(loss, one) && (one.lost != null || loss.dismissed || loss.zero);
    return isKept ? [[one.sku, loss]] : [];
  });
  const after = new Map([...kept, ...fresh.map((one) => [one.sku, { code: codeOfLost(one), at: now }] as const)]);
  return { changes: rememberItems(ledger, "lost", after), fresh };
}

const codeOfLost = (listing: ListingQuantity): string => {
  const loss = lossOf(listing);
  return loss === null ? "" : codeOf(loss);
};

const isRemembered = (loss: Loss | undefined, listing: ListingQuantity): boolean => loss?.code === codeOfLost(listing);

/**
 * The seller's click on one lead: it may stay as it is (`dismissed`), or Walmart is to be set to 0 (`zero`). If the
 * listing is lost for another reason later, it is reported again.
 */
export const planDecision = (
  ledger: Ledger,
  listing: ListingQuantity,
  decision: "dismissed" | "zero",
  now: Instant,
): readonly Change[] => {
  const items = recallItems(ledger, "lost");
  const before = items.get(listing.sku);
  const at = before !== undefined && isRemembered(before, listing) ? before.at : now;
  return rememberItems(
    ledger,
    "lost",
    new Map([...items, [listing.sku, { code: codeOfLost(listing), at, [decision]: true }]]),
  );
};

/** The listings that the seller wants at 0 and that are still lost. */
export function zerosWanted(ledger: Ledger, listings: readonly ListingQuantity[]): readonly ListingQuantity[] {
  const remembered = recallItems(ledger, "lost");
  return listings.filter((one) => {
    const loss = remembered.get(one.sku);
    return loss?.zero === true && isRemembered(loss, one) && !one.obstacles.some(({ topic }) => topic === "copy");
  });
}

/** Removes the wishes for 0 that are fulfilled. */
export const planZerosOver = (ledger: Ledger, over: readonly ListingSku[]): readonly Change[] => {
  const done = new Set<string>(over);
  const items = [...recallItems(ledger, "lost")];
  return rememberItems(
    ledger,
    "lost",
    new Map(
      items.map(([sku, { zero, ...loss }]) => [sku, done.has(sku) || zero === undefined ? loss : { ...loss, zero }]),
    ),
  );
};
