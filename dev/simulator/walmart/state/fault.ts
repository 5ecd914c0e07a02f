/** The names of faults, as tests and knobs use them, and the single thing that a fault strikes. */

import type { ErrorForm } from "../wire/error-forms";
import type { Family } from "../wire/families";
import type { ReplenishFormat, ReplenishHeader } from "../wire/settings";

export interface Resource {
  /** An order, by its purchase order id. */
  readonly po?: string | undefined;
  readonly sku?: string | undefined;
  readonly feedId?: string | undefined;
  /** A report, by the id of its request. Its address and its file belong to it. */
  readonly requestId?: string | undefined;
  /** A page of a list, from 1: the page that begins at or after entry number (page − 1) × limit. */
  readonly page?: number | undefined;
}

/**
 * A fault by name; after the colon, the member that it strikes, at any depth. `identity-only`: only members that
 * identify the thing are left. `single-member`: a list is replaced by its first entry, as `charge` was seen.
 * `set-member:name=json`: the member gets that value.
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

/** A fault by name; after the colon a SKU, milliseconds, the header of a 429, or "every nth". */
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

/** Faults that rules ask about while they work. The README says what each one does. */
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
  /** Families that it strikes; by default all. */
  readonly families?: readonly Family[];
  /**
   * The only thing that it strikes. A fault that distorts also finds the thing in lists: only its entry is distorted.
   */
  readonly resource?: Resource;
  /** How many requests it strikes; by default all until cleared. */
  readonly requests?: number;
}

export interface ActiveFault extends Fault {
  struck: number;
  /** What a fault remembers from one request to the next. */
  kept?: unknown;
}
