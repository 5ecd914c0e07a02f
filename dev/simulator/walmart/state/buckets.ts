/** Token buckets: how much a family still allows at an instant. Source: [D:rate-limiting], "refilled gradually". */

import type { Limit } from "../wire/families";

/** `tokens`: left at the instant `at` (epoch ms). A fraction is a token that is being refilled. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

export interface Draw {
  readonly bucket: Bucket;
  readonly isAllowed: boolean;
  /** When the next token is there (epoch ms). */
  readonly nextTokenAt: number;
}

/**
 * Takes one token if there is one. A bucket without a history is full. A clock that goes back refills nothing.
 * @example
 * const limit = { capacity: 2, windowMs: 1_000 };
 * drawToken(limit, undefined, 0).isAllowed // => true
 * drawToken(limit, { tokens: 0, at: 0 }, 499).isAllowed // => false
 * drawToken(limit, { tokens: 0, at: 0 }, 500).isAllowed // => true
 */
export function drawToken(limit: Limit, bucket: Bucket | undefined, now: number): Draw {
  const perMs = limit.capacity / limit.windowMs;
  const before = bucket ?? { tokens: limit.capacity, at: now };
  const refilled = Math.min(limit.capacity, before.tokens + Math.max(0, now - before.at) * perMs);
  // Adding fractions may give 0.9999…, which counts as a whole token.
  const isAllowed = refilled > 1 - 1e-9;
  const tokens = isAllowed ? Math.max(0, refilled - 1) : refilled;
  const untilNextMs = tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs);
  return { bucket: { tokens, at: Math.max(now, before.at) }, isAllowed, nextTokenAt: now + untilNextMs };
}
