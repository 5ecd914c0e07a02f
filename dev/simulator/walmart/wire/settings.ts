/** The simulated account and the switches for what the documents leave open. */

import type { Limits } from "./families";
import type { Latencies } from "./latencies";
import type { Plus } from "./target";

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
  /**
   * How pages of `GET /v3/items` go on: by an offset beside a cursor that stays the same, measured live [EJ], or by a new
   * cursor alone, beyond 10,000 too, with offsets refused.
   */
  readonly itemsGoOnBy: "offset" | "cursor";
  /** Pages of orders, items and inventories hold no more than this, whatever is asked for: many pages of a small shop. */
  readonly mostPerPage: number;
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
  /** The market of the account; other markets than `us` need the headers of the global API [G:global-marketplace-apis]. */
  readonly market: Market;
  /**
   * Whether an orders cursor may come back taken apart and put together again, in another encoding or order, as live
   * clients send it [T:27670403608; T:19388592984]; older reports say page 1 [FU#37; HS#6].
   */
  readonly cursorGoesByValue: boolean;
  /** What an orders cursor brings that says something else than what was issued: page 1 again [FU#37; HS#6], or a 401. */
  readonly alteredCursor: "page-1" | "401";
  /** Whether the cursor freezes the end of the window, as the published one does; else offsets shift with new orders. */
  readonly cursorFreezesEnd: boolean;
  /** What becomes of a start before Walmart's 180 days; not documented. */
  readonly beyondReach: "clip" | "refuse";
  /** Milliseconds in the dates of an order query were refused in one report [T:63565234390]. */
  readonly orderDateMilliseconds: "refuse" | "accept";
  /** Most orders of one query: pages say 10,000, the older definition 20,000 [S:orders]. */
  readonly ordersMaxTotal: number;
  /** Days after the estimated ship date until an order is cancelled: 4, in older texts 8; CA 7. */
  readonly autoCancelDays: number | "never";
  /** Whether a shipped line must carry `sellerOrderId`: marked required [S:orders], live calls do without. */
  readonly needsSellerOrderId: boolean;
  /** What `+` in a query means: itself, since Walmart wants a blank as %20 [S:inv], or a blank as in a form. */
  readonly plusInQuery: Plus;
  /** Which number `currentTrackingInfo` carries in a correction; the definition reads as the old one, a peer page as the new. */
  readonly currentTrackingMeans: "old" | "new";
  /** How long a tracking number can be corrected, in ms; "about 4 hours". */
  readonly correctionWindowMs: number;
  /** Whether `productIdType` must be named; the definition marks it required and gives SKU as default [S:items]. */
  readonly needsProductIdType: boolean;
  /** The member of a price in catalogue search: `unit` in the example [S:items], `currency` live [EJ]. */
  readonly searchPriceMember: "unit" | "currency";
  /** A report is a zip; a bare CSV is possible [EJ:api/reports.py]. */
  readonly reportContainer: "zip" | "csv";
  readonly reportHasByteOrderMark: boolean;
  /** Spaced in live files, without blanks on one page of the documents. */
  readonly reportHeadings: "spaced" | "unspaced";
  /** What the storage calls the file; a script that unzips must not rely on it (assumed). */
  readonly reportFileType: "application/octet-stream" | "application/zip";
  /** Where report files lie. The published address has Walmart's own host and the signature of a cloud storage. */
  readonly reportFileHost: string;
  /** Life of a download address in ms; about 15 to 18 minutes. */
  readonly reportUrlLifeMs: number;
  /** Whether tokens issued with a secret die when the key is reset; not documented. */
  readonly resetEndsTokens: boolean;
  /** `is_channel_match` is in some answers of token detail and not in others [S:auth]. */
  readonly tellsChannelMatch: boolean;
  /** The seller's own feed limits may be missing for new sellers [S:set]. */
  readonly profileHasFeedLimits: boolean;
}

/** Source: walmart-api section 12. */
export type Market = "us" | "ca" | "mx" | "cl";

export const DEFAULT_SWITCHES: Switches = {
  replenishHeader: "x-next-replenish-time",
  replenishFormat: "epoch-ms",
  sendsRetryAfter: false,
  inputFallsAtShipping: false,
  pagingCountsAsFilter: false,
  itemsMaxLimit: 1000,
  itemsGoOnBy: "offset",
  mostPerPage: Number.POSITIVE_INFINITY,
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
  market: "us",
  cursorGoesByValue: true,
  alteredCursor: "page-1",
  cursorFreezesEnd: true,
  beyondReach: "clip",
  orderDateMilliseconds: "refuse",
  ordersMaxTotal: 10_000,
  autoCancelDays: 4,
  needsSellerOrderId: false,
  plusInQuery: "plus",
  currentTrackingMeans: "old",
  correctionWindowMs: 4 * 3_600_000,
  needsProductIdType: false,
  searchPriceMember: "currency",
  reportContainer: "zip",
  reportHasByteOrderMark: false,
  reportHeadings: "spaced",
  reportFileType: "application/octet-stream",
  reportFileHost: "itemreports.blob.core.windows.net",
  reportUrlLifeMs: 15 * 60_000,
  resetEndsTokens: false,
  tellsChannelMatch: true,
  profileHasFeedLimits: true,
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
  readonly partner: Partner;
  /** The answer of `GET /v3/settings/shipping/shipnodes`, in wire shape. */
  readonly shipNodes: readonly unknown[];
  readonly defaultShipNode: string;
  readonly limits: Limits;
  readonly switches: Switches;
  readonly latencies: Latencies;
}
