/** The seller's own limits. Walmart tells them, and they differ from the official ones. */

import { parseJson } from "../../wire/json";
import { listAt, memberAt } from "../../wire/member";
import type { Call, ClientParts } from "./call";
import type { Family, Limit, Pace } from "./pace";

/** How often Walmart is asked for them at most. Unit: milliseconds. */
const EVERY_MS = 86_400_000;

/** Feed types by the family that paces them. */
const FEED_TYPES: readonly (readonly [Family, string])[] = [
  ["feed", "inventory"],
  ["node-feed", "MP_INVENTORY"],
];

const UNIT_MS: Readonly<Record<string, number>> = { SECOND: 1_000, MINUTE: 60_000, HOUR: 3_600_000, DAY: EVERY_MS };

/** Who the seller is, and the seller's own limits. */
export const PROFILE: Call = { family: "settings", method: "get", path: "/v3/settings/partnerprofile" };

/**
 * Gives a function that tells the pace the seller's own limit before calls of a family leave: at most once a run, and
 * asking Walmart at most once a day. `ask` gives `null` if Walmart does not say; then the official limits count.
 */
export function sellerLimits(
  { clock, store, environment }: ClientParts,
  pace: Pace,
  ask: (call: Call) => unknown,
): (family: Family) => void {
  const key = `walmart.limits.${environment}`;
  let isKnown = false;
  return (family) => {
    if (isKnown || !FEED_TYPES.some(([name]) => name === family)) return;
    isKnown = true;
    let kept = parseJson(store.get(key) ?? "");
    if (!(clock.now() - Number(memberAt(kept, "at")) < EVERY_MS)) {
      kept = { at: clock.now(), limits: limitsIn(ask(PROFILE)) };
      store.set(key, JSON.stringify(kept));
    }
    for (const [name, feedType] of FEED_TYPES) {
      const calls = Number(memberAt(kept, "limits", feedType, "calls"));
      const windowMs = Number(memberAt(kept, "limits", feedType, "windowMs"));
      if (calls >= 1 && windowMs > 0) pace.limit(name, { calls, windowMs });
    }
  };
}

/** The limits by feed type. A new seller's profile may be empty. Source: Walmart Marketplace, Settings API. */
function limitsIn(json: unknown): Readonly<Record<string, Limit>> {
  const feeds = listAt(json, "configurations").flatMap((one) => listAt(one, "configuration", "values"));
  const rateOf = (feedType: string): unknown =>
    memberAt(
      feeds.find((feed) => memberAt(feed, "feedType") === feedType),
      "throttleConfigurations",
      0,
      "rate",
    );
  return Object.fromEntries(FEED_TYPES.map(([, feedType]) => [feedType, toLimit(rateOf(feedType))]));
}

/** Not above zero if it cannot be read; then the official limit counts. */
function toLimit(rate: unknown): Limit {
  const unitMs = UNIT_MS[String(memberAt(rate, "replenishTimeWindow", "unitOfMeasurement"))] ?? 0;
  return {
    calls: Math.floor(Number(memberAt(rate, "count"))),
    windowMs: Number(memberAt(rate, "replenishTimeWindow", "value")) * unitMs,
  };
}
