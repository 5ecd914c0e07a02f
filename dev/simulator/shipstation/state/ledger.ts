/** The books: every request with its outcome, without keys and bodies; and counters. */
import type { Family } from "../wire/families";

/** What a well-behaved client never does. Noted even if ShipStation accepts it. */
export type Violation =
  | "throttled"
  | "refused-key"
  | "unknown-path"
  | "unknown-parameter"
  | "unknown-member"
  | "not-simulated"
  | "page-too-large"
  | "store-of-known-order"
  | "leaked-secret";

/** Unit: `at` in epoch ms; `tookMs`: what the answer took, if it was slow. `status` is 0 if no answer was given. */
export interface LedgerEntry {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly family: Family;
  readonly status: number;
  /** How many orders the request wanted to save. */
  readonly saves: number;
  readonly violations: readonly Violation[];
  /** Whether a rule processed the request, even if the answer was lost. */
  readonly isProcessed: boolean;
  readonly fault?: string;
  readonly tookMs?: number;
}

export interface Counters {
  readonly requests: number;
  readonly byFamily: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly violations: Readonly<Record<string, number>>;
}

export function countEntries(entries: readonly LedgerEntry[]): Counters {
  return {
    requests: entries.length,
    byFamily: tally(entries.map((entry) => entry.family)),
    byStatus: tally(entries.map((entry) => String(entry.status))),
    violations: tally(entries.flatMap((entry) => entry.violations)),
  };
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
