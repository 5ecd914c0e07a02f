/** What can go wrong on purpose, by the name that tests and knobs use, and the single thing that it strikes. */

import type { ErrorForm } from "../wire/error-forms";
import type { Family } from "../wire/families";
import type { ReplenishFormat, ReplenishHeader } from "../wire/settings";

export interface Resource {
  /** An order, by its purchase order id. */
  readonly po?: string | undefined;
  readonly sku?: string | undefined;
  readonly feedId?: string | undefined;
  /** A report, by the id of the request for it; its address and its file belong to it. */
  readonly requestId?: string | undefined;
  /** A page of a list, from 1: the one that begins with the entry number (page − 1) × limit, or behind it. */
  readonly page?: number | undefined;
}

/**
 * A fault by name; after the colon stands the member, at whatever depth, that it strikes. `identity-only`: nothing is left
 * but what tells the thing apart. `single-member`: the first of a list stands where the list was, as `charge` is seen.
 * `set-member:name=json`: the member has that value.
 */
export type DistortionName =
  | "wrong-types"
  | "missing-wrappers"
  | "nulls"
  | "unknown-words"
  | "bad-order"
  | "bad-item"
  | "page-repeats"
  | "identity-only"
  | `single-member:${string}`
  | `set-member:${string}=${string}`
  | `null-member:${string}`
  | `absent-member:${string}`
  | `unknown-word:${string}`;

/** A fault by name; after the colon stands a SKU, milliseconds, the header of a 429, or "every so many". */
export type FaultName =
  | "down"
  | `slow:${number}`
  | "drop-after-processing"
  | "truncated-after-processing"
  | "error-500"
  | "error-500-after-processing"
  | "not-found"
  | "not-found-bare"
  | "empty-200"
  | "empty-object"
  | "garbage"
  | "byte-order-mark"
  | "error-504"
  | "error-504-after-processing"
  | "huge-after-processing"
  | "html-500"
  | "html-503"
  | "throttled"
  | `throttled:${ReplenishHeader}:${ReplenishFormat}`
  | "expired-token"
  | "forbidden"
  | "locked"
  | "order-outage"
  | "edge-520"
  | "locked-item"
  | "order-outage-bare"
  | `error-form:${ErrorForm}`
  | DistortionName
  | `refuse-sku:${string}`
  | WithinFault;

/** Faults that a rule asks for while it works; the README says what each does. */
export type WithinFault =
  | "endless-cursor"
  | `bulk-misses:${number}`
  | `clock-skew:${number}`
  | "feed-error"
  | "feed-stuck"
  | `feed-late:${number}`
  | `feed-data-error:${number}`
  | `feed-system-error:${number}`
  | `feed-timeout-error:${number}`
  | "feed-unknown-status"
  | "feed-empty-details";

export interface Fault {
  readonly name: FaultName;
  /** Families it strikes; all when left out. */
  readonly families?: readonly Family[];
  /**
   * The only thing that it strikes, among its neighbors. A fault that distorts finds the thing in lists too: its entry is
   * distorted, the others are not.
   */
  readonly resource?: Resource;
  /** How many requests it strikes; until cleared when left out. */
  readonly requests?: number;
}

export interface ActiveFault extends Fault {
  struck: number;
  /** What a fault remembers from one request to the next. */
  kept?: unknown;
}
