import type { Instant } from "../values/brand";

/** What came of a seller's click, in a sentence. `isDone` is false where nothing was done and something has to be. */
export interface Said {
  readonly isDone: boolean;
  readonly message: string;
}

/** How a run ended. `failed`: at least one phase could not do its work. `busy`: another run was at work. */
export interface RunReport {
  readonly kind: "done" | "failed" | "busy";
  readonly finishedAt: Instant | null;
  readonly summary: string;
  readonly problems: readonly string[];
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
  };
}
