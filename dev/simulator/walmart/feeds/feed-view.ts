/** A feed as tests and the workbench see it. */

import {
  type Feed,
  type FeedStatus,
  type FeedType,
  type IngestionError,
  itemStatusOf,
  type NodeAmount,
  statusOf,
} from "../state/feed";

export interface FeedView {
  readonly feedId: string;
  readonly feedType: FeedType;
  /** Epoch ms. */
  readonly receivedAt: number;
  readonly status: FeedStatus;
  /** About the whole file. */
  readonly errors: readonly IngestionError[];
  readonly items: readonly {
    readonly sku: string;
    readonly amounts: readonly NodeAmount[];
    readonly status: ReturnType<typeof itemStatusOf>;
  }[];
}

/** The feed at an instant. */
export function toFeedView(feed: Feed, now: number): FeedView {
  const { errors, feedId, feedType, items, receivedAt } = feed;
  return structuredClone({
    feedId,
    feedType,
    receivedAt,
    status: statusOf(feed, now),
    errors,
    items: items.map(({ amounts, sku }, index) => ({ sku, amounts, status: itemStatusOf(feed, index) })),
  });
}
