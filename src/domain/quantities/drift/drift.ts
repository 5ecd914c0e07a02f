/**
 * Numbers on Walmart that Aisle did not set. Such a number counts once two readings after the last send agree. Then
 * either the listing's orders explain it, or somebody else has set it.
 */

import type { Ledger } from "../../ledger/ledger";
import type { LogEntry } from "../../log/log";
import type { Instant } from "../../values/brand";
import { DAY_MS } from "../../values/time";
import { counted, shortList } from "../../values/words";
import { confirmedTarget, type QuantityHistory } from "../history/sent";
import { isUncertain, type Sent, type SentEvent } from "../history/sent-states";
import { isSame, type TargetQuantity, targetRead } from "../history/target";
import { explains, type OrderMoves } from "../stock/order-moves";

/** A reading this soon after a send may still show the number before it. No figure is published; assumed. */
const MAY_BE_STALE_MS = 900_000;
/** How long an outside change is remembered. */
const RECENT_MS = 7 * DAY_MS;
/** From this many outside changes a week on we assume that another tool is writing, not a person who mistyped. */
const ANOTHER_TOOL = 3;

/**
 * What a reading means for its listing. `stale`: too early after a send to mean anything. `null`: nothing new.
 * @example
 * const sent = { state: "confirmed", quantity: 5, at: 0 };
 * const history = { sent, underWay: null, isReleased: false, failing: null };
 * const none = { shipped: 0, cancelled: 0, returned: 0 };
 * judged({ quantity: 4 }, history, none, 60_000) // => "stale"
 * judged({ quantity: 4 }, history, none, 3_600_000) // => null
 * const again = { ...history, sent: { ...sent, read: { quantity: 4, sellable: 4, at: 3_600_000 } } };
 * judged({ quantity: 4 }, again, none, 7_200_000).kind // => "outside"
 * judged({ quantity: 4 }, again, { ...none, shipped: 1 }, 7_200_000).kind // => "move"
 */
export function judged(
  found: TargetQuantity,
  history: QuantityHistory,
  moves: OrderMoves,
  now: Instant,
): SentEvent | "stale" | null {
  const { sent, underWay, isReleased } = history;
  const confirmed = confirmedTarget(sent);
  if (sent === null || confirmed === null || sent.at === null) return null;
  if (isSame(found, confirmed)) return sent.state === "paused" ? { kind: "agree" } : null;
  if (now - sent.at < MAY_BE_STALE_MS) return "stale";
  const isAgreed = sent.read !== undefined && sent.read.at > sent.at && isSame(found, targetRead(sent.read));
  if (underWay !== null || isReleased || isUncertain(sent) || !isAgreed) return null;
  const least = found.quantity;
  if (sent.state === "paused") return isRested(sent, now) ? { kind: "rest", least } : null;
  const odd = changesOf(confirmed, found).filter(
    (one) => !explains(sent.went, moves, { expected: one.told, found: one.found }),
  )[0];
  return odd === undefined ? { kind: "move", least } : outside({ ...odd, at: now }, sent, least);
}

type Change = NonNullable<Sent["outside"]>[number];

/** The differences by node. If only one of the two numbers has nodes, the whole quantity counts as one place. */
function changesOf(target: TargetQuantity, found: TargetQuantity): readonly Omit<Change, "at">[] {
  const { nodes } = found;
  if (target.nodes === undefined || nodes === undefined) return [{ told: target.quantity, found: found.quantity }];
  return Object.entries(target.nodes).map(([node, number]) => ({ told: number, found: nodes[node] ?? 0, node }));
}

/** If the same number replaced the same number before, two writers take turns, so the listing is paused. */
function outside(change: Change, sent: Sent, least: number): SentEvent {
  const recent = (sent.outside ?? []).filter(({ at }) => change.at - at < RECENT_MS);
  const [last] = recent;
  const takesTurns = last?.told === change.told && last.found === change.found && last.node === change.node;
  return { kind: takesTurns ? "pause" : "outside", changes: [change, ...recent].slice(0, ANOTHER_TOOL), least };
}

const isRested = ({ outside: changes }: Sent, now: Instant): boolean => now - (changes?.[0]?.at ?? 0) >= DAY_MS;

/** A number that was read once and differs from what Walmart confirmed. A second reading decides. */
export const isDoubtful = (sent: Sent): boolean =>
  sent.state === "confirmed" &&
  sent.read !== undefined &&
  sent.read.at > sent.at &&
  !isSame(targetRead(sent.read), confirmedTarget(sent));

const atNode = ({ node }: Pick<Change, "node">): string => (node === undefined ? "" : ` at ship node ${node}`);

/** The number that somebody else set since the last send, in words; `null`: nobody did. */
export function outsideText(sent: Sent | null): string | null {
  const last = sent?.outside?.[0];
  if (last === undefined || last.at < (sent?.at ?? 0)) return null;
  return `changed outside: ${last.found} on Walmart${atNode(last)} instead of ${last.told}`;
}

/** Stock at ship nodes without a counting warehouse. Buyers can order it, and Aisle leaves it alone. */
export const elsewhereText = (sent: Sent | null): string | null =>
  sent?.read?.elsewhere === undefined
    ? null
    : `${sent.read.elsewhere} more ${sent.read.elsewhere === 1 ? "stands" : "stand"} at ship nodes that Aisle does not set`;

/** The most listings named; others are only counted. */
const NAMED = 5;

export const elsewhereEntry = (skus: readonly string[]): LogEntry => ({
  severity: "Warning",
  area: "Quantities",
  key: skus.length === 1 ? (skus[0] ?? null) : null,
  what: `Buyers can order stock of ${shortList(skus, NAMED)} at ship nodes that no counting warehouse has, and which Aisle therefore leaves alone. Why in Listings says how much.`,
  todo: "Set it to 0 in Seller Center, or type the node beside a warehouse that counts in Warehouses. Where another service fills the node, nothing.",
});

/** Why a listing's number is not corrected for now, for its Sync cell. */
export function pauseText(sent: Sent | null): string | null {
  const last = sent?.outside?.[0];
  if (sent?.state !== "paused" || last === undefined) return null;
  return `Paused: somebody else sets ${last.found}${atNode(last)} whenever Aisle sets ${last.told}. Disconnect the other tool from your Walmart account. Aisle sets this listing again when its number changes, and tries once a day.`;
}

/** The number of recent outside changes, over all listings. */
export const outsideChanges = (ledger: Ledger, now: Instant): number =>
  ledger
    .names("sent")
    .flatMap((sku) => ledger.recall("sent", sku)?.outside ?? [])
    .filter(({ at }) => now - at < RECENT_MS).length;

/** Whether this many outside changes mean that another tool sets quantities. */
export const isAnotherTool = (changes: number): boolean => changes >= ANOTHER_TOOL;

const ADVICE =
  "Let one of the two set quantities: disconnect the other tool, or switch off Inventory Quantity Sync in Settings. To change a number by hand, use Fixed number or Hold back in Listings.";

export const anotherToolEntry = (changes: number): LogEntry => ({
  severity: "Problem",
  area: "Quantities",
  key: null,
  what: `Another tool is connected to this account: ${counted(changes, "time")} in the last seven days Walmart held a quantity that Aisle had not set and no order explains.`,
  todo: ADVICE,
});

export const outsideEntry = (sku: string, { state, outside: changes }: Sent): LogEntry => {
  const last: Omit<Change, "at"> = changes?.[0] ?? { found: 0, told: 0 };
  return {
    severity: state === "paused" ? "Problem" : "Warning",
    area: "Quantities",
    key: sku,
    what: `${sku} was changed outside: Walmart held ${last.found}${atNode(last)} where Aisle had set ${last.told}, and no shipment, cancellation or return explains it. ${state === "paused" ? "It is the same change as before, so this listing pauses." : "The next run sets it right."}`,
    todo: ADVICE,
  };
};
