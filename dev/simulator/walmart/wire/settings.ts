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

/** One pair of keys. It works in its own environment only. */
export interface Keys {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly environment: Environment;
}

/** Spellings of the header that says when a token comes back. Both were seen [T:89838061; T:56718218221]. */
export const REPLENISH_HEADERS = ["x-next-replenish-time", "X-Next-Replenishment-Time"] as const;
/** The forms of its value: epoch ms, ISO, and seconds were seen [T:62580250187; YF]. */
export const REPLENISH_FORMATS = ["epoch-ms", "iso", "seconds"] as const;
export type ReplenishHeader = (typeof REPLENISH_HEADERS)[number];
export type ReplenishFormat = (typeof REPLENISH_FORMATS)[number];

/** Points on which sources disagree or are silent. Each default is what the documents say, or the stricter reading. */
export interface Switches {
  readonly replenishHeader: ReplenishHeader;
  readonly replenishFormat: ReplenishFormat;
  /** Walmart sends `Retry-After` "sometimes". */
  readonly sendsRetryAfter: boolean;
  /** Whether shipping lowers the quantity that the seller set. The documents only call it "what you set" [S:inv]. */
  readonly inputFallsAtShipping: boolean;
  /** Whether paging parameters alone put `GET /v3/items` into the class of 60 per minute. Live they do not [EJ]. */
  readonly pagingCountsAsFilter: boolean;
  /** The largest page of `GET /v3/items`. The definition says 50; current pages say 1000, which is in use [EJ]. */
  readonly itemsMaxLimit: number;
  /**
   * How `GET /v3/items` leads to the next page: by an offset beside a cursor that stays the same, measured live [EJ];
   * or by a new cursor alone, also beyond 10,000, with offsets refused.
   */
  readonly itemsGoOnBy: "offset" | "cursor";
  /**
   * The most entries on a page of orders, items and inventories, whatever is asked for: gives a small shop many pages.
   */
  readonly mostPerPage: number;
  /** Whether the orders cursor contains `productInfo` and `replacementInfo`. The published one has neither. */
  readonly cursorKeepsInfo: boolean;
  /** How long reads show the quantity before a write. That was seen, but no figure is published [EJ]. */
  readonly staleReadSeconds: number;
  /** Whether pages in the middle of `GET /v3/inventories` are short, as seen live [EJ]. */
  readonly inventoriesShortPages: boolean;
  /** How long a new feed is missing from the list [EJ]. */
  readonly feedListDelaySeconds: number;
  /** The largest page of a feed's items. The definition says 50 in one place and 1000 in another [S:feeds]. */
  readonly feedDetailsMaxLimit: number;
  /** Whether a feed in RECEIVED already says how many items it has. Not documented. */
  readonly receivedFeedCountsItems: boolean;
  /** Listed types differ from submitted ones. What a list calls MP_INVENTORY was not seen [S:feeds]. */
  readonly feedTypeListed: "as-submitted" | "inventory";
  /** Whether a list without feeds is a 404, as for other lists. Not documented. */
  readonly emptyFeedListIs404: boolean;
  /** What a feed says about a SKU that does not exist. Success, although nothing was set, was also reported. */
  readonly feedUnknownSku: "data-error" | "success";
  /** `ingestionError` of a refused item. The definition has a list; a single object was also seen [S:feeds; EJ]. */
  readonly feedErrorShape: "list" | "single";
  /** Whether an item that succeeded has an error entry with the description null, as was seen [EJ]. */
  readonly feedSuccessCarriesError: boolean;
  /** Whether entries of `ingestionError` come twice, as was seen [EJ]. */
  readonly feedErrorsRepeat: boolean;
  /** The market of the account; other markets than `us` need the headers of the global API [G:global-marketplace-apis]. */
  readonly market: Market;
  /**
   * Whether an orders cursor may come back in another encoding or order, as live clients send it [T:27670403608;
   * T:19388592984]. Older reports say that page 1 comes again [FU#37; HS#6].
   */
  readonly cursorGoesByValue: boolean;
  /** The answer to an orders cursor with other values than the issued one: page 1 again [FU#37; HS#6], or a 401. */
  readonly alteredCursor: "page-1" | "401";
  /**
   * Whether the cursor freezes the end of the window, as the published one does. Otherwise new orders shift the
   * offsets.
   */
  readonly cursorFreezesEnd: boolean;
  /** What happens to a start date before Walmart's 180 days. Not documented. */
  readonly beyondReach: "clip" | "refuse";
  /** Milliseconds in the dates of an order query were refused in one report [T:63565234390]. */
  readonly orderDateMilliseconds: "refuse" | "accept";
  /** The most orders of one query. Pages say 10,000, the older definition 20,000 [S:orders]. */
  readonly ordersMaxTotal: number;
  /** Days after the estimated ship date until an order is canceled: 4, in older texts 8; in Canada 7. */
  readonly autoCancelDays: number | "never";
  /**
   * Whether a shipped line must have `sellerOrderId`. It is marked required [S:orders], but live calls do without it.
   */
  readonly needsSellerOrderId: boolean;
  /** What `+` means in a query: itself, since Walmart wants a blank as %20 [S:inv]; or a blank, as in a form. */
  readonly plusInQuery: Plus;
  /**
   * Which number `currentTrackingInfo` holds in a correction. The definition reads as the old one, another page as the
   * new one.
   */
  readonly currentTrackingMeans: "old" | "new";
  /** How long a tracking number can be corrected. Unit: ms. "about 4 hours". */
  readonly correctionWindowMs: number;
  /** Whether `productIdType` is required. The definition marks it required and gives SKU as default [S:items]. */
  readonly needsProductIdType: boolean;
  /** The member of a price in catalog search: `unit` in the example [S:items], `currency` live [EJ]. */
  readonly searchPriceMember: "unit" | "currency";
  /** A report is a zip; a bare CSV is possible [EJ:api/reports.py]. */
  readonly reportContainer: "zip" | "csv";
  readonly reportHasByteOrderMark: boolean;
  /** Live files have spaces in headings; one page of the documents has none. */
  readonly reportHeadings: "spaced" | "unspaced";
  /** The storage's name for the file type. A script that unzips must not rely on it (assumed). */
  readonly reportFileType: "application/octet-stream" | "application/zip";
  /** The host of report files. The published address has Walmart's own host and the signature of a cloud storage. */
  readonly reportFileHost: string;
  /** How long a download address lives. Unit: ms. About 15 to 18 minutes. */
  readonly reportUrlLifeMs: number;
  /** Whether resetting a key ends the tokens issued with its secret. Not documented. */
  readonly resetEndsTokens: boolean;
  /** `is_channel_match` is in some answers of token detail and missing in others [S:auth]. */
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

/** Keys of the account, unless others are given. Invented. */
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
