/**
 * Thrown when a phase cannot go on. The kind says who has to act:
 *
 * - `setup`: the seller (key, permission, missing heading);
 * - `transient`: nobody, a later run tries again;
 * - `refused`: the developer, since the whole request was judged invalid;
 * - `defect`: the developer, since Aisle broke a promise of its own;
 * - `declined`: nobody, since the click asked for something that needs nothing done. The message is the answer.
 */
export type FailureKind = "setup" | "transient" | "refused" | "defect" | "declined";

/** What a phase throws. `code` is stable, for code and tests; `message` is for the seller. */
export interface Failure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
}

/** Builds a failure. `message` is for the seller: what happened, why, what to do; it holds no secret and no buyer data. */
export function failure(kind: FailureKind, code: string, message: string, cause?: unknown): Failure {
  const error = Object.assign(new Error(message), { kind, code });
  return cause === undefined ? error : Object.assign(error, { cause });
}

/** Code of a failure that is a normal end: the run used up its time or requests, and a later run goes on. */
export const OUT_OF_BUDGET = "out-of-budget";

/** Code of a failure because the person who runs Aisle has not allowed it at Google. */
export const NOT_ALLOWED = "not-allowed";

/** Matches the message of any Google service. Source: Apps Script, authorization; texts as seen in public reports. */
export const NOT_ALLOWED_TEXT = /Authorization is required|permission to call|insufficient.*scopes/i;

/** Aisle works only with all of its permissions. */
export const notAllowed = (): Failure =>
  failure(
    "setup",
    NOT_ALLOWED,
    "Google does not let Aisle work in the name of the person who runs it: they withdrew a permission, or did not give all of them. Open the sidebar, and allow everything when Google asks.",
  );

/** The run had too little time or too few requests left for something. `message` names it. */
export const leftOver = (message: string): Failure => failure("transient", OUT_OF_BUDGET, message);

/** Code of a failure because the spreadsheet has no room for a new row in any tab. */
export const SPREADSHEET_FULL = "spreadsheet-full";

/** Codes of failed commits that mean: nobody can write into this tab as it is now. */
const TAB_SHUT: readonly string[] = ["write-refused", "cells-protected", SPREADSHEET_FULL];

/** The tab accepts nothing until somebody changes it. Other tabs may still accept writes. */
export const isTabShut = ({ code }: Failure): boolean => TAB_SHUT.includes(code);

/** Looks at the shape, not at the class, because an error may come from another JavaScript realm. */
export function isFailure(error: unknown): error is Failure {
  return typeof error === "object" && error !== null && "kind" in error && "code" in error && "message" in error;
}

/**
 * Turns anything thrown into a failure with a message for the seller, so that no raw exception reaches them.
 * @example
 * toFailure(new TypeError("x is undefined")).kind // => "defect"
 * toFailure(leftOver("Some orders were left.")).code // => "out-of-budget"
 */
export function toFailure(error: unknown): Failure {
  if (isFailure(error)) return error;
  if (NOT_ALLOWED_TEXT.test(String(error))) return notAllowed();
  return failure(
    "defect",
    "unexpected",
    "Aisle stopped because of a mistake of its own. Nothing half-done was left; the next run tries again. If it stays, report it with the time of this run.",
    error,
  );
}
