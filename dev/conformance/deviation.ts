import type { Schema } from "./tighten";

/** A place where the definition is known to be wrong or silent, and what is true there. */
export interface Deviation {
  /** Keys of operations; `*`: all. Each named one must occur in a message, or the entry is reported. */
  readonly operations: readonly string[];
  readonly side: "request" | "answer";
  /** As in a finding; with `**` in front, at the end of any path. */
  readonly place: string;
  readonly rule: string;
  readonly definition: string;
  readonly truth: string;
  /** The value is excused only if it fits. */
  readonly schema?: Schema;
  /** For the rule `shape`: the operation whose answers have the true shape. */
  readonly like?: string;
  /** Tags of the sheet of facts that was gathered for Walmart's API. */
  readonly source: string;
}

const NO_REFUSALS = "no answer but 200";
export const ANSWER_STATUS = { side: "answer", place: "/status", rule: "unknown", definition: NO_REFUSALS } as const;

/** A member of an answer that the definition lacks. */
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
