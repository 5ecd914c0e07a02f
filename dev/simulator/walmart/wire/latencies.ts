/** How long Walmart takes for work that it does after its answer. `assumed` marks figures that nobody published. */

interface Latency {
  readonly ms: number;
  readonly source: string;
}

const ROWS = {
  "feed-received": { ms: 5_000, source: "assumed: a feed stands in RECEIVED for seconds" },
  "feed-processing": {
    ms: 300_000,
    source: "small inventory feeds finish within minutes (walmart-api section 5); the figure assumed",
  },
  "item-ingestion": { ms: 3_600_000, source: "minutes to hours [EJ]; the figure assumed" },
} as const satisfies Readonly<Record<string, Latency>>;

export type LatencyName = keyof typeof ROWS;

/**
 * Milliseconds per row. `feed-received`: until a feed is in progress. `feed-processing`: from the POST until its last
 * item has landed. `item-ingestion`: until the inventory knows a new listing.
 */
export type Latencies = Readonly<Record<LatencyName, number>>;

export const DEFAULT_LATENCIES: Latencies = {
  "feed-received": ROWS["feed-received"].ms,
  "feed-processing": ROWS["feed-processing"].ms,
  "item-ingestion": ROWS["item-ingestion"].ms,
};
