/** What a rule sees of a request, and the account that it works on. */
import type { Answer } from "../wire/answer";
import type { Family } from "../wire/families";
import type { Violation } from "./ledger";
import type { Account } from "./state";

export interface Call {
  readonly now: number;
  readonly family: Family;
  readonly query: URLSearchParams;
  /** Decoded values of the path's `{}` parts, in order. */
  readonly pathValues: readonly string[];
  readonly body: string;
  /** Marks a violation in the ledger without refusing. */
  note(violation: Violation): void;
}

export type Rule = (account: Account, call: Call) => Answer;

/** Notes parameters that the documents do not mention. They are ignored (assumed). */
export function noteUnknownParameters(call: Call, known: readonly string[]): void {
  const names = known.map((name) => name.toLowerCase());
  if ([...call.query.keys()].some((name) => !names.includes(name))) call.note("unknown-parameter");
}
