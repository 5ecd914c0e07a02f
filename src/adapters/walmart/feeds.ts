/** Many quantities in one file, which Walmart works through in its own time. */
import type { FeedReading } from "../../domain/quantities/feeds";
import { isFailure } from "../../domain/values/failure";
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { QuantityWish, SoughtFeed } from "../../ports/marketplace";
import type { Call, Reply, WalmartClient } from "./client";
import { encodeValue } from "./encode";
import { unreadable } from "./errors";
import {
  errorTexts,
  itemsOf,
  parseFeedList,
  parseFeedStatus,
  parsePostedFeed,
  toInventoryFeed,
  toNodeFeed,
  type WireFeedEntry,
  type WireFeedItem,
  type WireFeedStatus,
} from "./wire/feeds";

/** Source: Walmart Marketplace, rate limiting, feeds: pairs of item and node in a file of type `inventory`. */
const FEED_SIZE = 10_000;
/** Quantities in one feed that names so many ship nodes for each; 0: none. Source: the same, `MP_INVENTORY`: 1 MB a file. */
export const feedSize = (nodes: number): number =>
  nodes === 0 ? FEED_SIZE : Math.floor(Math.min(FEED_SIZE / nodes, FILE_BYTES / (ITEM_BYTES + nodes * NODE_BYTES)));

const FILE_BYTES = 1_000_000;
/** A SKU of 50 characters, each of which may take six bytes, and what stands around it. Unit: bytes. */
const ITEM_BYTES = 340;
const NODE_BYTES = 90;

/** Items and feeds a page. Source: Feeds API; more is claimed elsewhere. */
const PAGE_SIZE = 50;
/** Feeds among which one is looked for. */
const LOOKED_THROUGH = 200;
/** Clocks may differ by an hour. Unit: milliseconds. */
const WINDOW_MS = 4_000_000;

const noAnswer: Outcome<string> = {
  kind: "unknown",
  issue: issue("no-answer", "feed", "Walmart gave no clear answer to the feed. The next run looks for it."),
};

const isPerNode = (wishes: readonly QuantityWish[]): boolean => wishes.some(({ nodes }) => nodes !== undefined);

/** Source: Inventory API, bulk update: type `inventory` for the default node, `MP_INVENTORY` where nodes are named. */
export function postFeeds(
  client: WalmartClient,
  feeds: readonly (readonly QuantityWish[])[],
): readonly (Outcome<string> | null)[] {
  const calls = feeds.map((wishes) => (isPerNode(wishes) ? nodeFeed(wishes) : inventoryFeed(wishes)));
  const replies = new Map<Call, Reply>();
  for (const family of new Set(calls.map((call) => call.family))) {
    const own = calls.filter((call) => call.family === family);
    for (const [index, reply] of client.send(own).entries()) replies.set(own[index] as Call, reply);
  }
  return calls.map((call) => postOutcome(replies.get(call)));
}

function postOutcome(reply: Reply | undefined): Outcome<string> | null {
  if (reply === undefined) return null;
  if (reply.kind === "unknown" || (reply.kind === "refused" && reply.verdict.kind === "transient")) return noAnswer;
  if (reply.kind === "refused")
    return { kind: "refused", issue: issue(reply.verdict.code, "feed", reply.verdict.message) };
  const answer = parsePostedFeed(reply.json);
  return answer === null ? noAnswer : { kind: "accepted", answer: answer.feedId };
}

const feed = (family: Call["family"], feedType: string, body: object): Call => ({
  family,
  method: "post",
  path: "/v3/feeds",
  query: { feedType },
  body,
});
const inventoryFeed = (wishes: readonly QuantityWish[]) => feed("feed", "inventory", toInventoryFeed(wishes));
const nodeFeed = (wishes: readonly QuantityWish[]) => feed("node-feed", "MP_INVENTORY", toNodeFeed(wishes));

const isOfQuantities = ({ feedType }: WireFeedEntry): boolean => /^(mp_)?inventory$/i.test(feedType ?? "");

/** So many of the latest feeds tell how long one takes; the one in the middle, since an entry may be touched later. */
const LATEST = 5;

/** Source: Feeds API, all feed statuses, newest first: `feedDate` and `modifiedDtm` of those that are PROCESSED. */
export function feedDuration(client: WalmartClient): number | null {
  const times = latestFeeds(client)
    .filter((entry) => isOfQuantities(entry) && entry.feedStatus === "PROCESSED" && (entry.itemsReceived ?? 0) > 0)
    .map(({ feedDate, modifiedDtm }) => (modifiedDtm ?? 0) - (feedDate ?? 0))
    .filter((ms) => ms > 0)
    .slice(0, LATEST)
    .sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? null;
}

/** Nothing depends on them: whether feeds may be looked at is said where one is missed. */
function latestFeeds(client: WalmartClient): readonly WireFeedEntry[] {
  try {
    return listFeeds(client, 0);
  } catch (error) {
    if (isFailure(error)) return [];
    throw error;
  }
}

/** A page of them; Walmart may answer an empty list with 404. */
const listFeeds = (client: WalmartClient, offset: number): readonly WireFeedEntry[] =>
  ifKnown(() => {
    const query = { offset, limit: PAGE_SIZE };
    const page = parseFeedList(client.read({ family: "feed-status", method: "get", path: "/v3/feeds", query }));
    if (page === null) throw unreadable("feeds");
    return page.results?.feed ?? [];
  }) ?? [];

/** `null`: Walmart does not know it, or not yet. */
function ifKnown<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return null;
    throw error;
  }
}

/** Posts are not idempotent, so one that was not answered is recognised by type, size, time, and what it holds. */
export function findFeed(client: WalmartClient, { at, items, claimed }: SoughtFeed): string | null {
  const isLike = (entry: WireFeedEntry): boolean =>
    !claimed.has(entry.feedId) &&
    isOfQuantities(entry) &&
    (entry.itemsReceived ?? 0) === items.size &&
    Math.abs((entry.feedDate ?? Number.NaN) - at) < WINDOW_MS;
  for (let offset = 0; offset < LOOKED_THROUGH; offset += PAGE_SIZE) {
    const feeds = listFeeds(client, offset);
    const found = feeds.filter(isLike).find(({ feedId }) => holdsSame(client, feedId, items));
    if (found !== undefined) return found.feedId;
    if (feeds.length < PAGE_SIZE) break;
  }
  return null;
}

/** A feed that tells nothing of its items yet may be the one. */
function holdsSame(client: WalmartClient, id: string, items: ReadonlyMap<string, unknown>): boolean {
  const status = parseFeedStatus(client.read(statusCall(id, 0)));
  return status !== null && itemsOf(status).every(({ sku }) => items.has(sku));
}

const statusCall = (id: string, offset: number): Call => ({
  family: "feed-status",
  method: "get",
  path: `/v3/feeds/${encodeValue(id)}`,
  query: { includeDetails: "true", offset, limit: PAGE_SIZE },
});

const WAITING: FeedReading = { kind: "waiting" };

/**
 * PROCESSED does not mean success: every item has a status of its own. Where none is told, the counts must say that all
 * went well; else what became of the items is unknown. Source: Feeds API, feed item status.
 */
export function readFeed(client: WalmartClient, id: string, wished: ReadonlyMap<string, unknown>): FeedReading {
  const status = readStatus(client, id);
  if (status === null || status.feedStatus === "RECEIVED" || status.feedStatus === "INPROGRESS") return WAITING;
  const received = status.itemsReceived ?? 0;
  if (status.feedStatus === "ERROR" && received === 0) {
    const said = errorTexts(status.ingestionErrors);
    return { kind: "refused", issue: issue("feed-refused", id, refusal(said)) };
  }
  if (status.feedStatus !== "ERROR" && status.feedStatus !== "PROCESSED")
    return { kind: "strange", said: status.feedStatus };
  const items = readItems(client, id, status, received);
  if (items === null || items.some(({ ingestionStatus }) => ingestionStatus === "INPROGRESS")) return WAITING;
  const isAllWell = items.length === 0 && status.itemsSucceeded === received && received === wished.size;
  if (isAllWell) return { kind: "done", items: new Map([...wished.keys()].map((sku) => [sku, ACCEPTED])) };
  return { kind: "done", items: new Map(items.map((item) => [item.sku, outcomeOf(item)])) };
}

const ACCEPTED: Outcome<null> = { kind: "accepted", answer: null };

const readStatus = (client: WalmartClient, id: string): WireFeedStatus | null =>
  ifKnown(() => {
    const status = parseFeedStatus(client.read(statusCall(id, 0)));
    if (status === null) throw unreadable("a feed");
    return status;
  });

/** `null`: a page is missing, so the next run reads all of them again. */
function readItems(
  client: WalmartClient,
  id: string,
  first: WireFeedStatus,
  received: number,
): readonly WireFeedItem[] | null {
  const items = [...itemsOf(first)];
  if (items.length === 0) return items;
  const calls: Call[] = [];
  for (let offset = PAGE_SIZE; offset < received; offset += PAGE_SIZE) calls.push(statusCall(id, offset));
  const replies = calls.length === 0 ? [] : client.send(calls);
  if (replies.length < calls.length) return null;
  for (const reply of replies) {
    const page = reply.kind === "ok" ? parseFeedStatus(reply.json) : null;
    if (page === null) return null;
    items.push(...itemsOf(page));
  }
  return items;
}

const refusal = (said: string): string =>
  said === "" ? "Walmart refused it and gave no reason." : `Walmart refused it: ${said}`;

function outcomeOf({ sku, ingestionStatus, ingestionErrors }: WireFeedItem): Outcome<null> {
  if (ingestionStatus === "SUCCESS") return ACCEPTED;
  const said = refusal(errorTexts(ingestionErrors));
  // Walmart's own failures and states that nobody knows say nothing against the quantity.
  return { kind: ingestionStatus === "DATA_ERROR" ? "refused" : "unknown", issue: issue("item-refused", sku, said) };
}
