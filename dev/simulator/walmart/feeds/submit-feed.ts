/** `POST /v3/feeds`: takes a file and answers at once. The result shows later. Source: [S:inv; S:feeds]. */

import { struckWithin } from "../faults/faults";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import type { Complaint, Feed, FeedContent, FeedItem, FeedType } from "../state/feed";
import { nodeIds } from "../stock/nodes";
import { askedNode, UNKNOWN_NODE } from "../stock/quantity";
import { type Answer, feedsError, ok, type Refusal } from "../wire/answer";
import type { FeedPost } from "../wire/families";
import { nextWhole } from "../wire/random";
import { parameter } from "../wire/target";
import { readFile } from "./file";
import { FEED_LIMITS, toFeedType } from "./limits";
import { readUpload } from "./upload";

export function submitFeed(market: Marketplace, call: Call): Answer {
  const feedType = toFeedType(parameter(call.query, "feedType"));
  if (feedType === undefined) return refuseType(call);
  noteUnknownParameters(call, ["feedType", ...(feedType === "inventory" ? ["shipNode"] : [])]);
  const upload = readUpload(call);
  if (upload === undefined) return feedsError(WRONG_CONTENT_TYPE);
  const { bytes, family } = FEED_LIMITS[call.environment][feedType];
  if (Buffer.byteLength(upload.content) > bytes) return feedsError(TOO_LARGE);
  const shipNode = askedNode(market, call);
  if (shipNode === undefined) return feedsError(UNKNOWN_NODE);
  if (/^\s*</.test(upload.content)) {
    call.note("not-simulated");
    return feedsError({ status: 400, name: "INVALID_REQUEST_CONTENT", description: "XML feeds are not simulated" });
  }
  const content = readFile(upload.content, feedType, shipNode, nodeIds(market.settings));
  const feed = accept(market, { feedType, family, content, fileName: upload.fileName, isOurs: true }, call.now);
  return ok("FeedAcknowledgement", { feedId: feed.feedId });
}

interface Accepted {
  readonly feedType: FeedType;
  readonly family: FeedPost;
  readonly content: FeedContent;
  readonly fileName?: string | undefined;
  readonly isOurs: boolean;
}

/** Starts a feed, which faults may disturb. A file that is rejected as a whole ends as soon as it starts. */
export function accept(
  market: Marketplace,
  { content, family, feedType, fileName, isOurs }: Accepted,
  now: number,
): Feed {
  const { latencies } = market.settings;
  const struck = (name: string): string | undefined =>
    isOurs ? struckWithin(market.state.faults, family, name) : undefined;
  const { items, errors } = struck("feed-error") === undefined ? content : FAILED;
  const takesMs = Number(struck("feed-late") ?? latencies["feed-processing"]);
  const startsAt = now + Math.min(latencies["feed-received"], takesMs);
  const feed: Feed = {
    feedId: newFeedId(market),
    feedType,
    family,
    ...(fileName === undefined ? {} : { fileName }),
    receivedAt: now,
    startsAt,
    endsAt: errors.length > 0 ? startsAt : now + takesMs,
    isOurs,
    isStuck: struck("feed-stuck") !== undefined,
    items: COMPLAINTS.reduce((before, complaint) => harm(before, complaint, struck(complaint.fault)), items),
    errors,
    landed: 0,
  };
  market.state.feeds.push(feed);
  return feed;
}

/** A failure that is not the file's fault. Its words are invented, since none are published. */
const FAILED: FeedContent = {
  items: [],
  errors: [{ type: "SYSTEM_ERROR", code: "ERR_INT_SYS_0900006", field: "", description: "The feed failed" }],
};

const COMPLAINTS: readonly { readonly fault: string; readonly type: Complaint }[] = [
  { fault: "feed-data-error", type: "DATA_ERROR" },
  { fault: "feed-system-error", type: "SYSTEM_ERROR" },
  { fault: "feed-timeout-error", type: "TIMEOUT_ERROR" },
];

/** Every nth item gets an error that is not its own. */
function harm(
  items: readonly FeedItem[],
  { type }: { type: Complaint },
  every: string | undefined,
): readonly FeedItem[] {
  if (every === undefined) return items;
  const error = { type, code: "ERR_INT_0900007", field: "", description: "The item failed" };
  return items.map((item, index) => ((index + 1) % Number(every) === 0 ? { ...item, errors: [error] } : item));
}

/** Hex digits, an at sign, and the suffix that published ids have. */
function newFeedId({ state }: Marketplace): string {
  const digits = Array.from({ length: 32 }, () => nextWhole(state, 16).toString(16));
  return `${digits.join("").toUpperCase()}@AU8BAgA`;
}

function refuseType(call: Call): Answer {
  const feedType = parameter(call.query, "feedType");
  const field = "feedType";
  if (feedType === undefined) {
    return feedsError({ status: 400, name: "MISSING_REQUEST_PARAM", description: "feedType is mandatory", field });
  }
  call.note("not-simulated");
  return feedsError({ status: 400, name: "INVALID_REQUEST_PARAM", description: `Unknown feedType ${feedType}`, field });
}

const WRONG_CONTENT_TYPE: Refusal = {
  status: 415,
  name: "UNSUPPORTED_MEDIA_TYPE",
  description: "Send multipart/form-data with a part named file, or application/json",
  field: "Content-Type",
};
/** The name that goes with 413 is not published. */
const TOO_LARGE: Refusal = { status: 413, name: "INVALID_REQUEST_CONTENT", description: "The feed file is too large" };
