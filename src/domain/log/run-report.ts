import type { Status } from "../status/status";
import type { Instant } from "../values/brand";

/** The result of a seller's click, as a sentence. `isDone: false`: nothing was done although something has to be. */
export interface Said {
  readonly isDone: boolean;
  readonly message: string;
}

/**
 * What happened to each listing's quantity: total = changed + unchanged + skipped + failed. `skipped`: held back, or
 * left for later.
 */
export interface Tally {
  readonly total: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
}

/**
 * Rows of one tab that need the seller, the first of them with its text. `row`: the row's key, as `openTab` finds it;
 * `null`: it has none yet.
 */
export interface NeedyTab {
  /** The tab's name, not its title. */
  readonly tab: string;
  readonly title: string;
  readonly count: number;
  readonly first: readonly { readonly row: string | null; readonly text: string }[];
}

/** The texts of the named rows. */
export const rowTexts = ({ rows }: Pick<RunReport, "rows">): readonly string[] =>
  rows.flatMap(({ first }) => first.map(({ text }) => text));

/**
 * How a run ended. `failed`: at least one phase could not do its work, or nothing was completed and something failed.
 * `busy`: another run was at work. `summary`: what the click did, every status that holds, and what was done.
 */
export interface RunReport {
  readonly kind: "done" | "failed" | "busy";
  readonly finishedAt: Instant | null;
  /** The worst status that holds. */
  readonly status: Status;
  /** Every status that holds, the worst first. */
  readonly holds: readonly Status["kind"][];
  readonly summary: string;
  /** Every known problem, the most important first. */
  readonly problems: readonly string[];
  /** The rows that need the seller, by tab. */
  readonly rows: readonly NeedyTab[];
  readonly counts: {
    readonly listings: number;
    readonly orders: number;
    readonly acknowledged: number;
    readonly shipments: number;
    readonly accepted: number;
    readonly refused: number;
    /** Quantities left for the next run. */
    readonly pending: number;
    /** Quantities handed over and not yet answered by Walmart. */
    readonly waiting: number;
    /** Quantities that wait in Preview for the seller. */
    readonly toApprove: number;
    /** Orders whose deleted rows were brought back. */
    readonly restored: number;
    /** Orders that were made or changed in ShipStation. */
    readonly stationOrders: number;
    /** Things that failed and will be tried again automatically. */
    readonly failed: number;
  };
  /** `null` if the tabs could not be read. */
  readonly quantities: Tally | null;
}
