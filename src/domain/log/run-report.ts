import type { Status } from "../status/status";
import type { Instant } from "../values/brand";

/** What came of a seller's click, in a sentence. `isDone` is false where nothing was done and something has to be. */
export interface Said {
  readonly isDone: boolean;
  readonly message: string;
}

/** What became of each listing's quantity: total = changed + unchanged + skipped + failed. `skipped`: kept back, or left for later. */
export interface Tally {
  readonly total: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

/**
 * How a run ended. `failed`: at least one phase could not do its work, or nothing was completed and something failed.
 * `busy`: another run was at work. `summary`: what the click did, every status that holds, and what was done.
 */
export interface RunReport {
  readonly kind: "done" | "failed" | "busy";
  readonly finishedAt: Instant | null;
  /** The worst that holds. */
  readonly status: Status;
  /** Every status that holds, the worst first. */
  readonly holds: readonly Status["kind"][];
  readonly summary: string;
  /** Everything wrong that is known, what weighs most first. */
  readonly problems: readonly string[];
  /** What the first rows of each tab say that need the seller. */
  readonly rows: readonly string[];
  readonly counts: {
    readonly listings: number;
    readonly orders: number;
    readonly acknowledged: number;
    readonly shipments: number;
    readonly accepted: number;
    readonly refused: number;
    /** Quantities left for the next run. */
    readonly pending: number;
    /** Quantities handed over of which Walmart has not said yet what became of them. */
    readonly waiting: number;
    /** Quantities that wait in Preview for the seller. */
    readonly toApprove: number;
    /** Orders whose deleted rows were brought back. */
    readonly restored: number;
    /** Things that were tried and failed: each is tried again by itself. */
    readonly failed: number;
  };
  /** `null` where the tabs could not be read. */
  readonly quantities: Tally | null;
}
