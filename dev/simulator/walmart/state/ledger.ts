/** The books: every request with its outcome, without keys and tokens; and counters. */

import type { Family } from "../wire/families";

/** What a well-behaved client never does. Noted even if Walmart accepts it. */
export type Violation =
  | "throttled"
  | "unknown-path"
  | "missing-header"
  | "reused-correlation-id"
  | "altered-cursor"
  | "unknown-parameter"
  | "unencoded-sku"
  | "unencoded-feed-id"
  | "leaked-token"
  | "not-simulated";

/** Unit: `at` in epoch ms; `delayMs`: what the answer took beyond the usual. `status` is 0 if no answer was given. */
export interface LedgerEntry {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly family: Family;
  readonly status: number;
  readonly correlationId: string;
  readonly violations: readonly Violation[];
  /** Whether a rule of Walmart processed the request, even if the answer was lost. */
  readonly isProcessed: boolean;
  readonly fault?: string;
  readonly delayMs?: number;
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

/** The text with every secret replaced, both as it is and percent-encoded. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (clean, secret) => clean.replaceAll(secret, "[redacted]").replaceAll(encodeURIComponent(secret), "[redacted]"),
    text,
  );
}

function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
