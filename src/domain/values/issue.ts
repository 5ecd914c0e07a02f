/** What is wrong with one thing, said to the seller. A value, never thrown. */

export interface Issue {
  /** Stable name of the kind of problem, for example `quantity-not-a-number`. */
  readonly code: string;
  /** What it is about: a heading, a SKU, an order number. */
  readonly subject: string;
  /** One or two sentences: what happened, why, what to do. */
  readonly message: string;
}

/** An issue. `message` says what happened, why, and what to do. */
export const issue = (code: string, subject: string, message: string): Issue => ({ code, subject, message });

/**
 * The text of a Problem cell: every message once, in the order in which they were found. `null` without issues.
 * @example
 * const twice = issue("sku-unknown", "A", "No product has SKU A.");
 * issueText([twice, twice, issue("qty-blank", "Qty", "Type a Qty.")]) // => "No product has SKU A. · Type a Qty."
 * issueText([]) // => null
 */
export function issueText(issues: readonly Issue[]): string | null {
  return issues.length === 0 ? null : [...new Set(issues.map((one) => one.message))].join(" · ");
}
