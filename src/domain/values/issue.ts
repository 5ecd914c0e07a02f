/** What is wrong with one thing, said to the seller. A value, never thrown. */

export interface Issue {
  /** Stable name of the kind of problem, for example `quantity-not-a-number`. */
  readonly code: string;
  /** What it is about: a heading, a SKU, an order number. */
  readonly subject: string;
  /** One or two sentences: what happened, why, what to do. */
  readonly message: string;
}

export const issue = (code: string, subject: string, message: string): Issue => ({ code, subject, message });

/** All messages of a row in one cell, each once, in the order they were found. Blank when there is none. */
export function issueText(issues: readonly Issue[]): string | null {
  return issues.length === 0 ? null : [...new Set(issues.map((one) => one.message))].join(" · ");
}
