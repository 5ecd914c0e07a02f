/** The names of faults, as tests and knobs use them, and the single thing that a fault strikes. */
import type { Family } from "../wire/families";

/** A fault by name; after the colon, milliseconds. */
export type FaultName =
  | "down"
  | `slow:${number}`
  | "drop-after-processing"
  | "truncated-after-processing"
  | "error-500"
  | "error-500-after-processing"
  | "not-found-bare"
  | "empty-object"
  | "garbage"
  | "html-200"
  | "html-503"
  | "throttled"
  | "throttled-without-headers"
  | "refuse-order";

export interface Fault {
  readonly name: FaultName;
  /** Families that it strikes; by default all. */
  readonly families?: readonly Family[];
  /** The only order, by number, or the only page of a list that it strikes. */
  readonly resource?: { readonly orderNumber?: string; readonly page?: number };
  /** How many requests it strikes; by default all until cleared. */
  readonly requests?: number;
}

export interface ActiveFault extends Fault {
  struck: number;
}
