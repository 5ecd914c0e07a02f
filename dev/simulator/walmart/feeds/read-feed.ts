/** Reading feeds: the list, and one feed with its items. Source: [S:feeds; EJ]. */

import { struckWithin } from "../faults/faults";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Feed, itemStatusOf, modifiedAt, statusOf } from "../state/feed";
import { type Answer, feedsError, ok } from "../wire/answer";
import { parameter } from "../wire/target";
import { toIngestionErrors, toItemDetails } from "./item-details";

const MAX_FEEDS = 50;
/** Of the account; invented. */
const ORG_ID = "0a1b2c3d-0000-4000-8000-00000000beef";
/** Not a documented word; clients must not take it for one that is. */
const UNKNOWN_STATUS = "QUARANTINED";

/** `GET /v3/feeds`: newest first, as published pages are; a new feed is missing for a while [EJ]. */
export function listFeeds(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["feedId", "offset", "limit"]);
  if (hasBareAt(call)) return unescaped(call);
  const page = pageOf(call, MAX_FEEDS);
  if (typeof page === "string") return invalid(page);
  const { emptyFeedListIs404, feedListDelaySeconds } = market.settings.switches;
  const feedId = parameter(call.query, "feedId");
  const found = market.state.feeds
    .filter((one) => call.now >= one.receivedAt + feedListDelaySeconds * 1000)
    .filter((one) => feedId === undefined || one.feedId === feedId)
    .sort((a, b) => b.receivedAt - a.receivedAt);
  if (found.length === 0 && emptyFeedListIs404) return notFound("No feeds found");
  const shown = found.slice(page.offset, page.offset + page.limit);
  const feed = shown.map((one) => toListed(market, one, call.now));
  return ok("list", { totalResults: found.length, ...page, results: { feed } });
}

/** `GET /v3/feeds/{feedId}`: at once, also while the list misses the feed. */
export function readFeed(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["includeDetails", "offset", "limit"]);
  if (hasBareAt(call)) return unescaped(call);
  const page = pageOf(call, market.settings.switches.feedDetailsMaxLimit);
  if (typeof page === "string") return invalid(page);
  const feedId = call.pathValues[0] ?? "";
  const feed = market.state.feeds.find((candidate) => candidate.feedId === feedId);
  if (feed === undefined) return notFound(`No feed ${feedId}`);
  const { itemsReceived, itemsSucceeded, itemsFailed, itemsProcessing } = countsOf(market, feed, call.now);
  const hasDetails =
    parameter(call.query, "includeDetails") === "true" && !isStruck(market, feed, "feed-empty-details");
  return ok("PartnerFeedResponse", {
    feedId,
    feedStatus: shownStatus(market, feed, call.now),
    feedSubmissionDate: feed.receivedAt,
    itemsReceived,
    itemsSucceeded,
    itemsFailed,
    itemsProcessing,
    ...page,
    ingestionErrors: toIngestionErrors(market, call.now < feed.endsAt ? [] : feed.errors),
    itemDetails: { itemIngestionStatus: hasDetails && itemsReceived > 0 ? toItemDetails(market, feed, page) : [] },
  });
}

function toListed(market: Marketplace, feed: Feed, now: number): unknown {
  return {
    feedId: feed.feedId,
    feedSource: "MARKETPLACE_PARTNER",
    feedType: market.settings.switches.feedTypeListed === "inventory" ? "inventory" : feed.feedType,
    partnerId: market.settings.partner.partnerId,
    ...countsOf(market, feed, now),
    feedStatus: shownStatus(market, feed, now),
    feedDate: feed.receivedAt,
    modifiedDtm: modifiedAt(feed, now),
    ...(feed.fileName === undefined ? {} : { fileName: feed.fileName }),
    orgId: ORG_ID,
  };
}

interface Counts {
  readonly itemsReceived: number;
  readonly itemsSucceeded: number;
  readonly itemsFailed: number;
  readonly itemsProcessing: number;
  readonly itemDataErrorCount: number;
  readonly itemSystemErrorCount: number;
  readonly itemTimeoutErrorCount: number;
}

function countsOf(market: Marketplace, feed: Feed, now: number): Counts {
  const isBlank = statusOf(feed, now) === "RECEIVED" && !market.settings.switches.receivedFeedCountsItems;
  const items = isBlank ? [] : feed.items;
  const counts = { SUCCESS: 0, INPROGRESS: 0, DATA_ERROR: 0, SYSTEM_ERROR: 0, TIMEOUT_ERROR: 0 };
  for (const index of items.keys()) counts[itemStatusOf(feed, index)] += 1;
  return {
    itemsReceived: items.length,
    itemsSucceeded: counts.SUCCESS,
    itemsFailed: counts.DATA_ERROR + counts.SYSTEM_ERROR + counts.TIMEOUT_ERROR,
    itemsProcessing: counts.INPROGRESS,
    itemDataErrorCount: counts.DATA_ERROR,
    itemSystemErrorCount: counts.SYSTEM_ERROR,
    itemTimeoutErrorCount: counts.TIMEOUT_ERROR,
  };
}

function shownStatus(market: Marketplace, feed: Feed, now: number): string {
  return isStruck(market, feed, "feed-unknown-status") ? UNKNOWN_STATUS : statusOf(feed, now);
}

function isStruck({ state }: Marketplace, { feedId }: Feed, name: string): boolean {
  return struckWithin(state.faults, "feeds", name, { feedId }) !== undefined;
}

/** The page; or the name of the wrong parameter. */
function pageOf(call: Call, max: number): { readonly offset: number; readonly limit: number } | string {
  const read = (name: string, fallback: number): number => {
    const given = parameter(call.query, name) ?? String(fallback);
    return /^\d{1,9}$/.test(given) ? Number(given) : -1;
  };
  const [offset, limit] = [read("offset", 0), read("limit", 50)];
  if (offset < 0) return "offset";
  return limit < 1 || limit > max ? "limit" : { offset, limit };
}

/**
 * An at sign must be sent as %40 [S:feeds]. It is not documented what Walmart does with a bare one; refusing is
 * assumed.
 */
function hasBareAt(call: Call): boolean {
  return `${call.rawPath}?${call.query.raw}`.includes("@");
}

function unescaped(call: Call): Answer {
  call.note("unencoded-feed-id");
  return invalid("feedId", "Special characters in feedId must be escaped");
}

function invalid(field: string, description = `Invalid value of ${field}`): Answer {
  return feedsError({ status: 400, name: "INVALID_REQUEST_PARAM", description, field });
}

function notFound(description: string): Answer {
  return feedsError({ status: 404, name: "CONTENT_NOT_FOUND", description });
}
