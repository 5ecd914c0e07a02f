/** The seller's own limits, which Walmart tells and which differ from the official ones. */
import * as z from "zod/mini";
import type { Call, ClientParts } from "./client";
import { parseJson } from "./errors";
import type { Family, Limit, Pace } from "./pace";

/** Asked for so often at most. Unit: milliseconds. */
const EVERY_MS = 86_400_000;

/** Feed types by the family that paces them. */
const FEED_TYPES: readonly (readonly [Family, string])[] = [
  ["feed", "inventory"],
  ["node-feed", "MP_INVENTORY"],
];

/** Source: Walmart Marketplace, Settings API, partner profile. A new seller's may be empty. */
const makeSchema = () => {
  const count = z.union([z.number(), z.string()]);
  const throttle = z.object({
    rate: z.object({
      count,
      replenishTimeWindow: z.object({ value: count, unitOfMeasurement: z.string() }),
    }),
  });
  const feed = z.object({ feedType: z.string(), throttleConfigurations: z.array(throttle) });
  return z.array(z.object({ configuration: z.object({ values: z.array(feed) }) }));
};

const UNIT_MS: Readonly<Record<string, number>> = { SECOND: 1_000, MINUTE: 60_000, HOUR: 3_600_000, DAY: EVERY_MS };

/**
 * Gives a function that lets the pace know the seller's own limit before calls of a family go, at most once a run, and
 * asks Walmart at most once a day. `ask` gives `null` where Walmart does not tell: then the official limits count.
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
    let kept = readKept(store.get(key));
    if (kept === null || clock.now() - kept.at >= EVERY_MS) {
      kept = { at: clock.now(), limits: toldLimits(ask(PROFILE)) };
      store.set(key, JSON.stringify(kept));
    }
    for (const [name, limit] of kept.limits) pace.limit(name, limit);
  };
}

const PROFILE: Call = { family: "settings", method: "get", path: "/v3/settings/partnerprofile" };

interface Kept {
  readonly at: number;
  readonly limits: readonly (readonly [Family, Limit])[];
}

const readKept = (text: string | null): Kept | null => (text === null ? null : ((parseJson(text) as Kept) ?? null));

/** A limit that cannot be read is left out: the official one counts. */
function toldLimits(json: unknown): Kept["limits"] {
  const all = (json as { configurations?: unknown } | null)?.configurations;
  const feeds = (Array.isArray(all) ? all : []).flatMap((one) => {
    const read = makeSchema().safeParse([one]);
    return read.success ? read.data.flatMap(({ configuration }) => configuration.values) : [];
  });
  return FEED_TYPES.flatMap(([family, feedType]) => {
    const rate = feeds.find((feed) => feed.feedType === feedType)?.throttleConfigurations[0]?.rate;
    const unit = UNIT_MS[rate?.replenishTimeWindow.unitOfMeasurement.replace(/S$/, "") ?? ""] ?? Number.NaN;
    const limit = { calls: Number(rate?.count), windowMs: Number(rate?.replenishTimeWindow.value) * unit };
    return limit.calls >= 1 && limit.windowMs > 0 ? [[family, limit] as const] : [];
  });
}
