/** What Google's refusals mean. The only place that knows their texts. */
import { type Failure, failure } from "../../domain/values/failure";

/** What to do after a commit that threw. */
export type CommitFailure =
  /** Nothing was applied: the spreadsheet is not as it was read, or another run was faster. */
  | { readonly kind: "stale" }
  /** No clear answer: it may have been applied. */
  | { readonly kind: "unknown" }
  | { readonly kind: "failed"; readonly failure: Failure };

/**
 * Texts may be in the user's language, so more than one sign is looked for. Every refusal leaves the whole batch
 * unapplied. Source: Sheets API, usage limits and troubleshooting; texts seen live.
 */
const TABLE: readonly { readonly signs: RegExp; readonly verdict: (text: string) => CommitFailure }[] = [
  {
    signs: /protected (cell|range)|celda .*protegid|zellen? .*gesch(\u00fc|u)tzt/i,
    verdict: () => ({
      kind: "failed",
      failure: failure(
        "setup",
        "cells-protected",
        "Aisle could not write because some cells are protected against you. Ask the spreadsheet's owner to let you edit them, or run Aisle as the owner. Nothing was written.",
      ),
    }),
  },
  {
    signs: /quota exceeded|RESOURCE_EXHAUSTED|rate.?limit/i,
    verdict: () => ({ kind: "failed", failure: tooBusy() }),
  },
  {
    signs: /does not have permission|PERMISSION_DENIED/i,
    verdict: () => ({ kind: "failed", failure: noPermission() }),
  },
  {
    signs: /above the limit of 10000000 cells/i,
    verdict: () => ({
      kind: "failed",
      failure: failure(
        "setup",
        "spreadsheet-full",
        "The spreadsheet has reached Google's limit of 10 million cells. Delete rows or columns that are not needed. Nothing was written.",
      ),
    }),
  },
  {
    signs: /maximum of 50000 characters|payload size exceeds/i,
    verdict: () => ({
      kind: "failed",
      failure: failure(
        "refused",
        "too-much-to-write",
        "Google refuses to take so much in one step: one text is longer than 50,000 characters, or too many rows change at once. Nothing was written.",
      ),
    }),
  },
  {
    // A range that cannot be parsed is one of the answer's: whether the batch was applied all the same is not documented.
    signs: /Internal error|INTERNAL|unavailable|timed? ?out|deadline|Empty response|Unable to parse range/i,
    verdict: () => ({ kind: "unknown" }),
  },
  {
    signs: /Invalid|metadata|No grid with id|exceeds grid limits/i,
    verdict: () => ({ kind: "stale" }),
  },
];

/** An unknown text counts as no clear answer. */
export function commitFailure(error: unknown): CommitFailure {
  const text = error instanceof Error || hasMessage(error) ? error.message : String(error);
  return TABLE.find(({ signs }) => signs.test(text))?.verdict(text) ?? { kind: "unknown" };
}

/** Why reading failed. */
export function readFailure(error: unknown): Failure {
  const verdict = commitFailure(error);
  return verdict.kind === "failed"
    ? verdict.failure
    : failure(
        "transient",
        "google-unavailable",
        "Google Sheets did not answer. Nothing was changed; the next run tries again.",
        error,
      );
}

const hasMessage = (error: unknown): error is { message: string } =>
  typeof error === "object" && error !== null && "message" in error && typeof error.message === "string";

const tooBusy = (): Failure =>
  failure(
    "transient",
    "sheets-quota",
    "Google asks to slow down: too many requests to this spreadsheet in one minute. The next run goes on.",
  );

const noPermission = (): Failure =>
  failure(
    "setup",
    "no-edit-permission",
    "You may not edit this spreadsheet, so Aisle cannot work in it. Ask its owner for edit permission.",
  );
