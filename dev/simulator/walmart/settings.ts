/** The simulated account and the switches for what the documents leave open. */

import type { Limits } from "./families";

export type Environment = "production" | "sandbox";

/** Source: [S:auth]. */
export const HOSTS: Readonly<Record<string, Environment>> = {
  "marketplace.walmartapis.com": "production",
  "sandbox.walmartapis.com": "sandbox",
};

/** One pair of keys; it works in its own environment only. */
export interface Keys {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly environment: Environment;
}

/** Where sources disagree or are silent; each default is what the documents say, or the stricter reading. */
export interface Switches {
  /** Spelling of the header that tells when a token comes back; both are seen [T:89838061; T:56718218221]. */
  readonly replenishHeader: "x-next-replenish-time" | "X-Next-Replenishment-Time";
  /** Its value is seen as epoch ms, as ISO, and as seconds [T:62580250187; YF]. */
  readonly replenishFormat: "epoch-ms" | "iso" | "seconds";
  /** `Retry-After` is there "sometimes". */
  readonly sendsRetryAfter: boolean;
  /** Whether shipping lowers the quantity that the seller set; the documents only call it "what you set" [S:inv]. */
  readonly inputFallsAtShipping: boolean;
  /** Whether paging parameters alone put `GET /v3/items` into the class of 60 per minute; live it does not [EJ]. */
  readonly pagingCountsAsFilter: boolean;
  /** Largest page of `GET /v3/items`: the definition says 50, current pages 1000, in use [EJ]. */
  readonly itemsMaxLimit: number;
  /** Whether `productInfo` and `replacementInfo` travel in the orders cursor; the published one shows neither. */
  readonly cursorKeepsInfo: boolean;
}

export const DEFAULT_SWITCHES: Switches = {
  replenishHeader: "x-next-replenish-time",
  replenishFormat: "epoch-ms",
  sendsRetryAfter: false,
  inputFallsAtShipping: false,
  pagingCountsAsFilter: false,
  itemsMaxLimit: 1000,
  cursorKeepsInfo: false,
};

/** Keys of the account unless others are given. Invented. */
export const DEFAULT_KEYS: readonly Keys[] = [
  {
    clientId: "11111111-aaaa-4bbb-8ccc-000000000001",
    clientSecret: "production-secret-of-the-phone-shop",
    environment: "production",
  },
  {
    clientId: "22222222-aaaa-4bbb-8ccc-000000000002",
    clientSecret: "sandbox-secret-of-the-phone-shop",
    environment: "sandbox",
  },
];

export interface Partner {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly partnerDisplayName: string;
  readonly partnerStoreId: string;
}

export const DEFAULT_PARTNER: Partner = {
  partnerId: "10001234567",
  partnerName: "Second Ring Phones LLC",
  partnerDisplayName: "Second Ring Phones",
  partnerStoreId: "101234567",
};

/** Long digit strings beyond the precision of a sheet number, as real node ids are [S:set]. */
export const DEFAULT_SHIP_NODE = "10001234567890123";

/** Everything about the account that requests cannot change. */
export interface Settings {
  readonly keys: readonly Keys[];
  readonly partner: Partner;
  /** The answer of `GET /v3/settings/shipping/shipnodes`, in wire shape. */
  readonly shipNodes: readonly unknown[];
  readonly defaultShipNode: string;
  readonly limits: Limits;
  readonly switches: Switches;
}
