/** What a rule sees of a request, and the account that it works on. */

import type { Answer } from "../wire/answer";
import type { Family } from "../wire/families";
import type { Environment, Settings } from "../wire/settings";
import type { Query } from "../wire/target";
import type { Violation } from "./ledger";
import type { State } from "./state";

export interface Marketplace {
  readonly settings: Settings;
  readonly state: State;
}

export interface Call {
  readonly now: number;
  readonly environment: Environment;
  readonly family: Family;
  /** The path as it was sent. */
  readonly rawPath: string;
  readonly query: Query;
  /** Decoded values of the path's `{…}` parts, in order. */
  readonly pathValues: readonly string[];
  readonly body: string;
  /** The value of a header, in any spelling; blank if it was not sent. */
  header(name: string): string;
  /** Marks a violation in the ledger without refusing. */
  note(violation: Violation): void;
}

export type Rule = (market: Marketplace, call: Call) => Answer;

/** Notes parameters that the documents do not mention. Nobody knows whether Walmart refuses them. */
export function noteUnknownParameters(call: Call, known: readonly string[]): void {
  if (call.query.pairs.some(([name]) => !known.includes(name))) call.note("unknown-parameter");
}
