import type { Schema } from "./tighten";

/** Where the definition is known to be wrong or to say nothing, and what is true there. */
export interface Deviation {
  /** Keys of operations; `*` for all. Each one named must be met by a message, else the entry is reported. */
  readonly operations: readonly string[];
  readonly side: "request" | "answer";
  /** As in a finding; with `**` before it, at the end of any path. */
  readonly place: string;
  readonly rule: string;
  readonly definition: string;
  readonly truth: string;
  /** What the value must fit to be excused. */
  readonly schema?: Schema;
  /** For the rule `shape`: the operation whose answers have the shape that these have in truth. */
  readonly like?: string;
  /** Tags of the sheet of facts that was gathered for Walmart's API. */
  readonly source: string;
}

const NO_REFUSALS = "no answer but 200";
export const ANSWER_STATUS = { side: "answer", place: "/status", rule: "unknown", definition: NO_REFUSALS } as const;

/** A member of an answer that the definition does not have. */
export const member = (
  operations: readonly string[],
  place: string,
  truth: string,
  schema: Schema,
  source: string,
): Deviation => ({
  operations,
  side: "answer",
  place,
  rule: "unknown",
  definition: "no such member",
  truth,
  schema,
  source,
});
