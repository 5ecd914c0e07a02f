/** The books of the platform: every service call, and the counts that cost money or quota. */

/** One call. `at` in epoch ms; `args` and `answer` are JSON, cut where they are long; `error` as the bundle saw it. */
export interface LedgerEntry {
  readonly at: number;
  readonly execution: string;
  readonly door: string;
  readonly service: string;
  readonly args: string;
  readonly argsLength: number;
  readonly answer: string;
  readonly error: string | null;
  readonly tookMs: number;
}

/** `sheetsReads` and `sheetsWrites` count requests to the Sheets API, `fetches` single HTTP requests, refused ones too. */
export interface Counters {
  readonly calls: number;
  readonly sheetsReads: number;
  readonly sheetsWrites: number;
  readonly fetches: number;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Books one call; `fetches` is the number of HTTP requests it sent. */
  record(entry: LedgerEntry, fetches: number): void;
  /** Counts of everything, or of one execution. */
  counters(execution?: string): Counters;
  /** Every text that went to a log, oldest first. */
  logged(): readonly string[];
  /** Forgets the entry with this number and all later ones. */
  truncate(length: number): void;
}

/** The most characters kept of a text, so that thousands of executions fit into memory. Logs are always kept whole. */
const TEXT_LIMIT = 4_000;

/** The text, cut if it is too long, with a note about the cut. */
export function excerpt(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  // Through a buffer, because a plain slice would keep the whole text alive.
  return `${Buffer.from(text.slice(0, TEXT_LIMIT)).toString()}… (${text.length} characters)`;
}

export function createLedger(): Ledger {
  let entries: Booked[] = [];
  let counts = new Map<string, Counters>();
  const total = (key: string): Counters => counts.get(key) ?? NOTHING;
  const book = (booked: Booked): void => {
    for (const key of [ALL, booked.execution]) counts.set(key, add(total(key), booked));
  };
  return {
    get entries() {
      return entries;
    },
    record(entry, fetches) {
      const booked = { ...entry, fetches };
      entries.push(booked);
      book(booked);
    },
    counters(execution = ALL) {
      return total(execution);
    },
    logged() {
      return entries.filter((entry) => isLog(entry.service)).map((entry) => entry.args);
    },
    truncate(length) {
      if (length === entries.length) return;
      entries = entries.slice(0, length);
      counts = new Map();
      entries.forEach(book);
    },
  };
}

type Booked = LedgerEntry & { readonly fetches: number };

/** No execution has this name. */
const ALL = "";
const NOTHING: Counters = { calls: 0, sheetsReads: 0, sheetsWrites: 0, fetches: 0 };

function add(counters: Counters, { service, fetches }: Booked): Counters {
  const isSheets = service.startsWith("Sheets.");
  const isWrite = isSheets && isSheetsWrite(service);
  return {
    calls: counters.calls + 1,
    sheetsReads: counters.sheetsReads + (isSheets && !isWrite ? 1 : 0),
    sheetsWrites: counters.sheetsWrites + (isWrite ? 1 : 0),
    fetches: counters.fetches + fetches,
  };
}

/** True for the calls that write a line to a log. */
export function isLog(service: string): boolean {
  return service.startsWith("console.") || service.startsWith("Logger.");
}

function isSheetsWrite(service: string): boolean {
  return /\.(batchUpdate|batchUpdateByDataFilter|update|append|clear|batchClear|create)$/.test(service);
}
