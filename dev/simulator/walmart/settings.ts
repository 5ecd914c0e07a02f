/** The simulated account and the switches for what the documents leave open. */

import type { Limits } from "./families";
import type { Latencies } from "./latencies";

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

/** Spellings of the header that tells when a token comes back; both are seen [T:89838061; T:56718218221]. */
export const REPLENISH_HEADERS = ["x-next-replenish-time", "X-Next-Replenishment-Time"] as const;
/** Its value is seen as epoch ms, as ISO, and as seconds [T:62580250187; YF]. */
export const REPLENISH_FORMATS = ["epoch-ms", "iso", "seconds"] as const;
export type ReplenishHeader = (typeof REPLENISH_HEADERS)[number];
export type ReplenishFormat = (typeof REPLENISH_FORMATS)[number];

/** Where sources disagree or are silent; each default is what the documents say, or the stricter reading. */
export interface Switches {
  readonly replenishHeader: ReplenishHeader;
  readonly replenishFormat: ReplenishFormat;
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
  /** For so long reads show the quantity before a write; seen, but no figure is published [EJ]. */
  readonly staleReadSeconds: number;
  /** Whether pages in the middle of `GET /v3/inventories` are short, as seen live [EJ]. */
  readonly inventoriesShortPages: boolean;
  /** For so long a new feed is missing from the list [EJ]. */
  readonly feedListDelaySeconds: number;
  /** Largest page of a feed's items: the definition says 50, and elsewhere 1000 [S:feeds]. */
  readonly feedDetailsMaxLimit: number;
  /** Whether a feed in RECEIVED already tells how many items it holds; not documented. */
  readonly receivedFeedCountsItems: boolean;
  /** Listed types differ from submitted ones; what a list calls MP_INVENTORY was not seen [S:feeds]. */
  readonly feedTypeListed: "as-submitted" | "inventory";
  /** Whether a list without feeds is a 404, as it is for other lists; not documented. */
  readonly emptyFeedListIs404: boolean;
  /** What a feed says of a SKU that does not exist; success, though nothing was set, is reported too. */
  readonly feedUnknownSku: "data-error" | "success";
  /** `ingestionError` of a refused item: the definition has a list; a single object is seen too [S:feeds; EJ]. */
  readonly feedErrorShape: "list" | "single";
  /** Whether an item that succeeded carries an error entry whose description is null, as seen [EJ]. */
  readonly feedSuccessCarriesError: boolean;
  /** Whether entries of `ingestionError` come twice, as seen [EJ]. */
  readonly feedErrorsRepeat: boolean;
}

export const DEFAULT_SWITCHES: Switches = {
  replenishHeader: "x-next-replenish-time",
  replenishFormat: "epoch-ms",
  sendsRetryAfter: false,
  inputFallsAtShipping: false,
  pagingCountsAsFilter: false,
  itemsMaxLimit: 1000,
  cursorKeepsInfo: false,
  staleReadSeconds: 0,
  inventoriesShortPages: true,
  feedListDelaySeconds: 30,
  feedDetailsMaxLimit: 50,
  receivedFeedCountsItems: true,
  feedTypeListed: "as-submitted",
  emptyFeedListIs404: false,
  feedUnknownSku: "data-error",
  feedErrorShape: "list",
  feedSuccessCarriesError: false,
  feedErrorsRepeat: false,
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
  readonly latencies: Latencies;
}
