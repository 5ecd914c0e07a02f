/**
 * How long each service takes, in virtual ms. `assumed` marks rows that nobody measured; tags name the source. The
 * first row whose prefix fits decides.
 */
interface Latency {
  readonly prefix: string;
  readonly ms: number;
  /** Added for each 1,000 characters that cross in either direction. */
  readonly perThousandCharactersMs?: number;
  readonly source: string;
}

const LATENCIES: readonly Latency[] = [
  // Read and write of one cell together take 800 ms and more; large batches about 1 s more.
  {
    prefix: "Sheets.",
    ms: 400,
    perThousandCharactersMs: 1,
    source: "[JP-KV]; the growth by size assumed after [BEST]",
  },
  { prefix: "PropertiesService.", ms: 0, source: "assumed: getting the store costs nothing" },
  { prefix: "Properties.", ms: 40, source: "[JP-KV]: 80 ms for a read and a write" },
  { prefix: "CacheService.", ms: 0, source: "assumed: getting the cache costs nothing" },
  { prefix: "Cache.", ms: 32, source: "[JP-KV]: 63 ms for a read and a write" },
  { prefix: "LockService.", ms: 0, source: "assumed" },
  { prefix: "Lock.", ms: 40, source: "assumed: as a property" },
  { prefix: "SpreadsheetApp.flush", ms: 100, source: "assumed" },
  { prefix: "SpreadsheetApp.", ms: 20, source: "assumed" },
  { prefix: "Spreadsheet.", ms: 20, source: "assumed" },
  { prefix: "Sheet.", ms: 20, source: "assumed" },
  { prefix: "Range.", ms: 20, source: "assumed" },
  { prefix: "Ui.", ms: 50, source: "assumed" },
  { prefix: "HtmlService.", ms: 20, source: "assumed" },
  { prefix: "ScriptApp.createTrigger", ms: 500, source: "assumed" },
  { prefix: "ScriptApp.", ms: 50, source: "assumed" },
  { prefix: "MailApp.", ms: 400, source: "assumed" },
  { prefix: "Session.", ms: 5, source: "assumed" },
  { prefix: "Utilities.", ms: 0, source: "assumed: computed in place" },
  { prefix: "console.", ms: 1, source: "assumed" },
  { prefix: "Logger.", ms: 1, source: "assumed" },
];

/** An HTTP exchange whose server does not say how long it took. Source: assumed. */
export const HTTP_RESPONSE_MS = 300;

/** How long a request to a dead host takes until it throws. Source: [QIITA], one measurement of about 50 s. */
export const HTTP_FAILURE_MS = 50_000;

/** The virtual duration (ms) of a call that moves this many characters. */
export function latencyOf(service: string, characters: number): number {
  const row = LATENCIES.find((candidate) => service.startsWith(candidate.prefix));
  if (row === undefined) return 0;
  return row.ms + Math.round(((row.perThousandCharactersMs ?? 0) * characters) / 1000);
}
