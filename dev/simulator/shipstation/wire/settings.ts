/** What the simulator can be told at the beginning, and which reading of the documents holds. */
import type { DateReading } from "./dates";

export const HOST = "ssapi.shipstation.com";

/** A pair of key and secret; two may work at the same time [SS-PLAN]. */
export interface Key {
  readonly key: string;
  readonly secret: string;
  /** After this instant (epoch ms) it is refused; absent: later than anybody looks. Source: [SS-KEYEXP]. */
  readonly expiresAt?: number;
}

export const DEFAULT_KEY: Key = { key: "shipstation-key", secret: "shipstation-secret" };

export interface Switches extends DateReading {
  /** The order key of what is split off. An id is always needed beside it, which says that it is shared [SS1-TS]. */
  readonly splitKeys: "parent's" | "own";
  /** What a save with the key of a deleted or combined order does. Nobody has published it. */
  readonly freedKeys: "new-order" | "refused";
  /** The published example of fulfillments has two entries on no page [SS1-FUL]. */
  readonly fulfillmentPages: "counted" | "zero";
  /** A body of a 401. Nobody has published one (assumed). */
  readonly refusedKeyBody: "json" | "blank";
  /** Whether a label of a whole order lists its items. A second label for a shipped order never does [SS-VOID]. */
  readonly labelItems: "listed" | "missing";
}

export const DEFAULT_SWITCHES: Switches = {
  zone: "pacific",
  suffix: "ignored",
  splitKeys: "parent's",
  freedKeys: "new-order",
  fulfillmentPages: "counted",
  refusedKeyBody: "json",
  labelItems: "listed",
};

/** 40 requests in a minute for each key. Source: [SS1-TS; SS-RATE]. */
export interface Limit {
  readonly requests: number;
  readonly windowMs: number;
}

export const OFFICIAL_LIMIT: Limit = { requests: 40, windowMs: 60_000 };

export interface Settings {
  readonly limit: Limit;
  readonly switches: Switches;
}
