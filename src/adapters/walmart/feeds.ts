/** Feeds: many quantities in one file, which Walmart processes in its own time. */
import type { FeedAnswer } from "../../domain/quantities/history/feeds";
import { type Failure, isFailure } from "../../domain/values/failure";
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { QuantityUpdate, SoughtFeed } from "../../ports/marketplace";
import { listAt } from "../wire/member";
import { encodeValue } from "../wire/query";
import type { Call, Reply, WalmartClient } from "./client/call";
import { unreadable } from "./client/errors";
import { sendAll } from "./send-all";
import {
  errorTexts,
  itemsOf,
  parseFeedEntry,
  parseFeedList,
  parseFeedStatus,
  parsePostedFeed,
  toInventoryFeed,
  toNodeFeed,
  type WireFeedEntry,
  type WireFeedItem,
  type WireFeedStatus,
} from "./wire/feeds";

/** The most pairs of item and node in a file of type `inventory`. Source: Walmart Marketplace, rate limiting, feeds. */
const FEED_SIZE = 10_000;
/**
 * The most quantities in one feed that names this many ship nodes for each; 0: none. Source: the same, `MP_INVENTORY`:
 * 1 MB a file.
 */
export const feedSize = (nodes: number): number =>
  nodes === 0 ? FEED_SIZE : Math.floor(Math.min(FEED_SIZE / nodes, FILE_BYTES / (ITEM_BYTES + nodes * NODE_BYTES)));

const FILE_BYTES = 1_000_000;
/** A SKU of 50 characters, six bytes each at most, and the text around it. Unit: bytes. */
const ITEM_BYTES = 340;
const NODE_BYTES = 90;

/** Items and feeds on one page. Source: Feeds API; other texts claim more. */
const PAGE_SIZE = 50;
/** A feed without an answer is searched for among this many of the latest feeds. */
const LOOKED_THROUGH = 200;
/** The most by which clocks may differ: a bit more than an hour. Unit: milliseconds. */
const WINDOW_MS = 4_000_000;

const noAnswer: Outcome<string> = {
  kind: "unknown",
  issue: issue("no-answer", "feed", "Walmart gave no clear answer to these quantities. The next run looks for it."),
};

const isPerNode = (updates: readonly QuantityUpdate[]): boolean => updates.some(({ nodes }) => nodes !== undefined);

/**
 * Posts feeds: of type `inventory` for the default node, `MP_INVENTORY` if nodes are named. Source: Inventory API, bulk
 * update.
 */
export function postFeeds(
  client: WalmartClient,
  feeds: readonly (readonly QuantityUpdate[])[],
): readonly (Outcome<string> | null)[] {
  const calls = feeds.map((updates) => (isPerNode(updates) ? nodeFeed(updates) : inventoryFeed(updates)));
  const replies = sendAll(client, calls);
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
const inventoryFeed = (updates: readonly QuantityUpdate[]) => feed("feed", "inventory", toInventoryFeed(updates));
const nodeFeed = (updates: readonly QuantityUpdate[]) => feed("node-feed", "MP_INVENTORY", toNodeFeed(updates));

const isOfQuantities = ({ feedType }: WireFeedEntry): boolean => /^(mp_)?inventory$/i.test(feedType ?? "");

/**
 * The number of latest feeds that show how long one takes. The median counts, because an entry may be touched later.
 */
const LATEST = 5;

/**
 * How long Walmart took for its latest feeds. Nothing depends on this, so a refusal is not reported here. Source: Feeds
 * API, all feed statuses, newest first: `feedDate` and `modifiedDtm` of those that are PROCESSED.
 */
export function feedDuration(client: WalmartClient): number | null {
  const [reply] = latestFeeds(client);
  const times = (reply?.kind === "ok" ? (entriesOf(reply.json) ?? []) : [])
    .filter((entry) => isOfQuantities(entry) && entry.feedStatus === "PROCESSED" && (entry.itemsReceived ?? 0) > 0)
    .map(({ feedDate, modifiedDtm }) => (modifiedDtm ?? 0) - (feedDate ?? 0))
    .filter((ms) => ms > 0)
    .slice(0, LATEST)
    .sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? null;
}

function latestFeeds(client: WalmartClient): readonly Reply[] {
  try {
    return client.send([listCall("feed-times", 0)]);
  } catch (error) {
    if (isFailure(error)) return [];
    throw error;
  }
}

const listCall = (family: Call["family"], offset: number): Call => ({
  family,
  method: "get",
  path: "/v3/feeds",
  query: { offset, limit: PAGE_SIZE },
});

/** `null`: no list of feeds. An entry that cannot be read is left out, but counts towards the page's size. */
function entriesOf(json: unknown): readonly WireFeedEntry[] | null {
  const page = parseFeedList(json);
  return page === null ? null : (page.results?.feed ?? []).flatMap((entry) => parseFeedEntry(entry) ?? []);
}

/** One page of feeds, and whether another one may follow. Walmart may answer an empty list with 404. */
function listFeeds(
  client: WalmartClient,
  offset: number,
): { readonly feeds: readonly WireFeedEntry[]; isFull: boolean } {
  const json = ifKnown(() => client.read(listCall("feed-status", offset)));
  if (json === null) return { feeds: [], isFull: false };
  const feeds = entriesOf(json);
  if (feeds === null) throw unreadable("feeds");
  return { feeds, isFull: listAt(json, "results", "feed").length >= PAGE_SIZE };
}

/** `null`: Walmart does not know the feed, or not yet. */
function ifKnown<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return null;
    throw error;
  }
}

/**
 * Finds a feed whose post got no answer. Posting it again could overwrite newer numbers, so it is recognized by type,
 * size, time and content. A feed that cannot be looked into does not keep others from being found; but if none of the
 * others is the one, the search fails, since nobody knows.
 */
export function findFeed(client: WalmartClient, { at, items, claimed }: SoughtFeed): string | null {
  const isLike = (entry: WireFeedEntry): boolean =>
    !claimed.has(entry.feedId) &&
    isOfQuantities(entry) &&
    (entry.itemsReceived ?? 0) === items.size &&
    Math.abs((entry.feedDate ?? Number.NaN) - at) < WINDOW_MS;
  let unsure: Failure | null = null;
  for (let offset = 0; offset < LOOKED_THROUGH; offset += PAGE_SIZE) {
    const { feeds, isFull } = listFeeds(client, offset);
    for (const { feedId } of feeds.filter(isLike)) {
      try {
        if (holdsSame(client, feedId, items)) return feedId;
      } catch (error) {
        if (!isFailure(error) || error.kind === "setup") throw error;
        unsure ??= error;
      }
    }
    if (!isFull) break;
  }
  if (unsure !== null) throw unsure;
  return null;
}

/** A feed that does not show its items yet may be the one. */
function holdsSame(client: WalmartClient, id: string, items: ReadonlyMap<string, unknown>): boolean {
  const status = parseFeedStatus(client.read(statusCall(id, 0)));
  if (status === null) throw unreadable("an update of quantities");
  return itemsOf(status).every((item) => item === null || items.has(item.sku));
}

const statusCall = (id: string, offset: number): Call => ({
  family: "feed-status",
  method: "get",
  path: `/v3/feeds/${encodeValue(id)}`,
  query: { includeDetails: "true", offset, limit: PAGE_SIZE },
});

const WAITING: FeedAnswer = { kind: "waiting" };

/**
 * Reads the result of a feed. PROCESSED does not mean success: every item has a status of its own. If the items are
 * missing, all count as accepted only if the counts say so; otherwise their outcome is unknown, as is that of an item
 * that cannot be read. Source: Feeds API, feed item status.
 */
export function readFeed(client: WalmartClient, id: string, expected: ReadonlyMap<string, unknown>): FeedAnswer {
  const status = readStatus(client, id);
  if (status === null || status.feedStatus === "RECEIVED" || status.feedStatus === "INPROGRESS") return WAITING;
  const listed = itemsOf(status);
  if (status.feedStatus === "ERROR" && (status.itemsReceived ?? 0) === 0 && listed.length === 0) {
    const said = errorTexts(status.ingestionErrors);
    return { kind: "refused", issue: issue("feed-refused", id, refusal(said)) };
  }
  if (status.feedStatus !== "ERROR" && status.feedStatus !== "PROCESSED")
    return { kind: "strange", said: status.feedStatus };
  const received = status.itemsReceived ?? expected.size;
  if (listed.length === 0 && status.itemsSucceeded === received && received === expected.size)
    return { kind: "done", items: new Map([...expected.keys()].map((sku) => [sku, ACCEPTED])) };
  const { items, isWhole } = readItems(client, id, listed, received);
  const outcomes = new Map(items.flatMap((item) => (item === null ? [] : [[item.sku, outcomeOf(item)] as const])));
  const isOver = isWhole && items.every((item) => item?.ingestionStatus !== "INPROGRESS");
  return isOver ? { kind: "done", items: outcomes } : WAITING;
}

const ACCEPTED: Outcome<null> = { kind: "accepted", answer: null };

const readStatus = (client: WalmartClient, id: string): WireFeedStatus | null =>
  ifKnown(() => {
    const status = parseFeedStatus(client.read(statusCall(id, 0)));
    if (status === null) throw unreadable("an update of quantities");
    return status;
  });

type Items = readonly (WireFeedItem | null)[];

/**
 * All pages of a feed's items. A page that does not come at once is asked for separately. `isWhole: false`: time ran
 * out before some page was read. Fails: as that page does, so that the job counts the failure.
 */
function readItems(
  client: WalmartClient,
  id: string,
  first: Items,
  received: number,
): { readonly items: Items; readonly isWhole: boolean } {
  const items = [...first];
  const calls: Call[] = [];
  for (let offset = PAGE_SIZE; first.length > 0 && offset < received; offset += PAGE_SIZE)
    calls.push(statusCall(id, offset));
  const replies = calls.length === 0 ? [] : client.send(calls);
  for (const [index, reply] of replies.entries()) {
    const json = reply.kind === "ok" ? reply.json : client.read(calls[index] as Call);
    const page = parseFeedStatus(json);
    if (page === null) throw unreadable("an update of quantities");
    items.push(...itemsOf(page));
  }
  return { items, isWhole: replies.length === calls.length };
}

const refusal = (said: string): string =>
  said === "" ? "Walmart refused it and gave no reason." : `Walmart refused it: ${said}`;

function outcomeOf({ sku, ingestionStatus, ingestionErrors }: WireFeedItem): Outcome<null> {
  if (ingestionStatus === "SUCCESS") return ACCEPTED;
  const said = errorTexts(ingestionErrors);
  if (ingestionStatus === "DATA_ERROR") return { kind: "refused", issue: issue("item-refused", sku, refusal(said)) };
  // Walmart's own failures and unknown states say nothing against the quantity.
  const message = said === "" ? "Walmart does not say what became of it." : `Walmart did not carry it out: ${said}`;
  return { kind: "unknown", issue: issue("item-unclear", sku, message) };
}
