/** How much a feed may carry, and to which bucket its POST belongs. */

import type { FeedType } from "../state/feed";
import type { FeedPost } from "../wire/families";
import type { Environment } from "../wire/settings";

interface FeedLimit {
  readonly family: FeedPost;
  readonly bytes: number;
}

/** Sources: production [EJ:refdata/walmart_rate_limits.tsv], sandbox [D:sandbox-throttling-limits]. */
export const FEED_LIMITS: Readonly<Record<Environment, Readonly<Record<FeedType, FeedLimit>>>> = {
  production: {
    inventory: { family: "feed-inventory", bytes: 10_485_760 },
    MP_INVENTORY: { family: "feed-mp-inventory", bytes: 1_048_576 },
  },
  sandbox: {
    inventory: { family: "sandbox-feed-inventory", bytes: 2_048 },
    MP_INVENTORY: { family: "sandbox-feed-mp-inventory", bytes: 2_048 },
  },
};

export function toFeedType(name: string | undefined): FeedType | undefined {
  return name === "inventory" || name === "MP_INVENTORY" ? name : undefined;
}
