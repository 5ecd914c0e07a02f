/** A feed as the simulator keeps it, and its state at an instant. Source: [S:feeds; EJ]. */

import type { FeedPost } from "../wire/families";

export type FeedType = "inventory" | "MP_INVENTORY";
export type FeedStatus = "RECEIVED" | "INPROGRESS" | "PROCESSED" | "ERROR";
export type Complaint = "DATA_ERROR" | "SYSTEM_ERROR" | "TIMEOUT_ERROR";

export interface IngestionError {
  readonly type: Complaint;
  readonly code: string;
  readonly field: string;
  readonly description: string;
}

/** An amount for one node. */
export interface NodeAmount {
  readonly shipNode: string;
  readonly amount: number;
}

/** `errors` of an item in progress: those that it will end with. An item with errors sets nothing. */
export interface FeedItem {
  readonly sku: string;
  readonly amounts: readonly NodeAmount[];
  readonly errors: IngestionError[];
}

/** The content of a file: items, or errors of the whole file. */
export interface FeedContent {
  readonly items: readonly FeedItem[];
  readonly errors: readonly IngestionError[];
}

/** Instants in epoch ms. The items land one after the other, evenly between `startsAt` and `endsAt`. */
export interface Feed extends FeedContent {
  readonly feedId: string;
  readonly feedType: FeedType;
  readonly family: FeedPost;
  readonly fileName?: string;
  readonly receivedAt: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** False if another tool submitted it: no fault strikes it, and its writes are not in our books. */
  readonly isOurs: boolean;
  /** Stays INPROGRESS forever. */
  readonly isStuck: boolean;
  /** How many items have landed, in the order of the file. */
  landed: number;
}

export function statusOf(feed: Feed, now: number): FeedStatus {
  if (now < feed.startsAt) return "RECEIVED";
  if (feed.isStuck || now < feed.endsAt) return "INPROGRESS";
  return feed.errors.length > 0 ? "ERROR" : "PROCESSED";
}

export function itemStatusOf(feed: Feed, index: number): Complaint | "SUCCESS" | "INPROGRESS" {
  if (index >= feed.landed) return "INPROGRESS";
  return feed.items[index]?.errors[0]?.type ?? "SUCCESS";
}

/** When the next item lands (epoch ms); undefined: none will. */
export function nextLanding(feed: Feed): number | undefined {
  if (feed.isStuck || feed.landed >= feed.items.length) return undefined;
  const share = (feed.landed + 1) / feed.items.length;
  return feed.startsAt + Math.ceil((feed.endsAt - feed.startsAt) * share);
}

/** The last instant up to `now` at which something about the feed changed (epoch ms). */
export function modifiedAt(feed: Feed, now: number): number {
  if (now < feed.startsAt) return feed.receivedAt;
  if (feed.landed === 0) return feed.errors.length > 0 ? feed.endsAt : feed.startsAt;
  return feed.startsAt + Math.ceil(((feed.endsAt - feed.startsAt) * feed.landed) / feed.items.length);
}

export function dataError(code: string, field: string, description: string): IngestionError {
  return { type: "DATA_ERROR", code, field, description };
}
