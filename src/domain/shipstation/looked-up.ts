/** Which orders ShipStation's list shows, and from when on it has to be read. */
import { type Instant, instant } from "../values/brand";
import { groupBy } from "../values/groups";
import { DAY_MS, HOUR_MS } from "../values/time";
import { readItemKey, stationKey } from "./station-keys";
import type { StationOrder } from "./station-order";

/** An order to look at. `since`: it cannot have changed there last before; `null`: nobody knows. `id`: ShipStation's own. */
export interface LookedFor {
  readonly po: string;
  readonly since: Instant | null;
  readonly id: string | null;
}

/** Orders that changed longer ago are looked up one by one, unless there are many. Unit: milliseconds. */
const FAR_BACK_MS = 3 * DAY_MS;
const FEW = 10;

/** Clocks differ, and ShipStation may list a change late. Unit: milliseconds. */
const OVERLAP_MS = HOUR_MS;

/**
 * From when on changes have to be listed, so that few orders are left to be looked up one by one. `readUntil`: all changes
 * before are known; `null`: none.
 */
export function listedFrom(readUntil: Instant | null, orders: readonly LookedFor[], now: Instant): Instant {
  const known = readUntil ?? now;
  const all = orders.flatMap(({ since }) => since ?? []);
  const near = all.filter((since) => since >= known - FAR_BACK_MS);
  const asked = all.length - near.length > FEW ? all : near;
  return instant(Math.min(known, ...asked) - OVERLAP_MS);
}

/** The orders of a list by what Aisle looks for. */
export interface Listing {
  /** The order as it is there, or the one into which it was combined. `null`: the list proves that it is not there. `undefined`: it has to be looked up. */
  readonly current: (order: LookedFor) => StationOrder | null | undefined;
  /** Orders with this number that Aisle did not make. */
  readonly strangers: (po: string) => readonly StationOrder[];
}

/** `from`: all changes since are listed; `null`: the list is not complete. */
export function readListing(entries: readonly StationOrder[], from: Instant | null): Listing {
  const byKey = groupBy(entries, ({ key, parent }) => (parent === null ? key : null));
  const byNumber = groupBy(entries, ({ number }) => number);
  const combined = new Map(entries.flatMap((one) => one.merged.map((id) => [id, one] as const)));
  const byItems = new Map(
    entries.flatMap((one) =>
      one.parent === null ? one.items.map(({ key }) => [readItemKey(key)?.po, one] as const) : [],
    ),
  );
  const ids = new Set(entries.map(({ id }) => id));
  return {
    current: ({ po, since, id }) => {
      const found = byKey.get(stationKey(po))?.[0] ?? combined.get(id ?? "") ?? byItems.get(po);
      const isListed = from !== null && since !== null && since >= from;
      return found ?? (isListed ? null : undefined);
    },
    strangers: (po) =>
      (byNumber.get(po) ?? []).filter(
        ({ key, parent, state }) =>
          key !== stationKey(po) && state !== "canceled" && (parent === null || !ids.has(parent)),
      ),
  };
}
