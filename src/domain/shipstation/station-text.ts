/** Where an order is in ShipStation, in words for its rows. */
import type { Memory } from "../ledger/ledger";
import { retryText } from "../retries/retries";
import { enumerated } from "../values/words";
import type { Intent } from "./intents";
import type { StationMemory } from "./station-states";

const SHOWN: Readonly<Record<string, string>> = {
  "awaiting payment": "Awaiting payment",
  awaiting: "Awaiting shipment",
  "pending fulfillment": "Pending fulfillment",
  "on hold": "On hold",
  shipped: "Shipped",
  canceled: "Canceled",
};

/** Where ShipStation had an order last, in a word or two. */
export const stationWord = (memory: StationMemory | null): string =>
  memory === null || memory.shown === undefined
    ? "not there"
    : memory.state === "deleted"
      ? "deleted"
      : (SHOWN[memory.shown] ?? memory.shown);

const PARTS = { shipTo: "ship-to", items: "items", shipBy: "ship-by date" } as const;

const DELETED =
  "Not sent: somebody deleted it in ShipStation. To send it again, give it a status without Sync to ShipStation for one run.";
const CLOSED = "It is wanted again, but ShipStation changes no canceled order: restore it there.";

/**
 * `retry`: why it could not be saved last. `null`: the row has nothing to say.
 * @example
 * stationText({ kind: "hold", why: null }, { state: "held", at: 0, told: {}, shown: "on hold" }, null) // => "On hold"
 * stationText({ kind: "wait", why: "no status is clear." }, null, null) // => "Not sent: no status is clear."
 */
export function stationText(
  intent: Intent,
  memory: StationMemory | null,
  retry: Memory<"retry"> | null,
): string | null {
  const why = "why" in intent && intent.why !== null ? intent.why : null;
  const failed = retry === null ? null : retryText(retry);
  if (memory === null || memory.shown === undefined) {
    if (failed !== null && intent.kind === "ship") return `Not sent: ${failed}`;
    return why === null ? null : `Not sent: ${why}`;
  }
  if (memory.state === "deleted") return DELETED;
  if (memory.state === "combined") return combinedText(SHOWN[memory.shown] ?? memory.shown, intent);
  const isOpen = memory.state === "awaiting" || memory.state === "held" || memory.state === "theirs";
  return [
    SHOWN[memory.shown] ?? memory.shown,
    ...(isOpen && intent.kind === "wait" ? [`Changes wait: ${intent.why}`] : []),
    ...(isOpen && memory.kept !== undefined ? [keptText(memory.kept)] : []),
    ...(isOpen && failed !== null ? [`A change was not saved: ${failed}`] : []),
    ...(memory.state === "canceled" && intent.kind === "ship" ? [CLOSED] : []),
  ].join(". ");
}

const combinedText = (shown: string, { kind }: Intent): string =>
  `${shown}, combined with another order there${kind === "cancel" || kind === "hold" ? ". It is not to be shipped any more: take it out there" : ""}`;

/** What of the order does not follow any more. */
const keptText = (kept: NonNullable<StationMemory["kept"]>): string => {
  const isOne = kept.length === 1 && kept[0] !== "items";
  return `The ${enumerated(kept.map((part) => PARTS[part]))} ${isOne ? "was" : "were"} changed there, so changes here do not follow: compare them`;
};
