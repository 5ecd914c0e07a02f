/**
 * Thrown when a phase cannot go on. `kind` says who acts:
 * `setup` the seller (key, permission, missing heading) · `transient` nobody, a later run tries again ·
 * `refused` the whole request was judged invalid · `defect` a broken promise of our own ·
 * `declined` nobody: what a click asked for has nothing to do, which is its answer.
 */
export type FailureKind = "setup" | "transient" | "refused" | "defect" | "declined";

export interface Failure extends Error {
  readonly kind: FailureKind;
  readonly code: string;
}

/** Builds a failure. `message` is for the seller: what happened, why, what to do; it holds no secret and no buyer data. */
export function failure(kind: FailureKind, code: string, message: string, cause?: unknown): Failure {
  const error = Object.assign(new Error(message), { kind, code });
  return cause === undefined ? error : Object.assign(error, { cause });
}

/** Code of a failure that is a normal end: time or requests of a run are used up, and a later run goes on. */
export const OUT_OF_BUDGET = "out-of-budget";

/** Code of a failure for want of what the person running allows Aisle at Google. */
export const NOT_ALLOWED = "not-allowed";

/** In any service's words. Source: Apps Script, authorization; texts as seen in public reports. */
export const NOT_ALLOWED_TEXT = /Authorization is required|permission to call|insufficient.*scopes/i;

/** The whole of what Aisle asks for is granted, or Aisle does nothing. */
export const notAllowed = (): Failure =>
  failure(
    "setup",
    NOT_ALLOWED,
    "Google does not let Aisle work in the name of the person who runs it: they withdrew a permission, or did not give all of them. Open the sidebar, and allow everything when Google asks.",
  );

/** What time or requests of a run did not suffice for; `message` says what that is. */
export const leftOver = (message: string): Failure => failure("transient", OUT_OF_BUDGET, message);

/** Code of a failure because no rows can come into any tab. */
export const SPREADSHEET_FULL = "spreadsheet-full";

/** Codes of the failures of a commit that tell why nobody can write into a tab as it stands. */
const TAB_SHUT: readonly string[] = ["write-refused", "cells-protected", SPREADSHEET_FULL];

/** A tab takes nothing until somebody changes it; others may. */
export const isTabShut = ({ code }: Failure): boolean => TAB_SHUT.includes(code);

/** Looks at the shape, not at the class: an error may come from another realm. */
export function isFailure(error: unknown): error is Failure {
  return typeof error === "object" && error !== null && "kind" in error && "code" in error && "message" in error;
}

/** A raw exception never reaches the seller. */
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
