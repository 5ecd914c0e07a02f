/** What `Log` says of quantities that left. `doer`: as the end of “in …”. */
import type { Ledger } from "../../ledger/ledger";
import { recallItems } from "../../ledger/packed";
import { doneEntry, type LogEntry } from "../../log/log";
import { sumOf } from "../../values/groups";
import { counted } from "../../values/words";
import type { QuantityAnswer } from "./plan-quantity-push";

/** How many numbers Walmart took, and how many of these somebody had approved. Empty: it took none. */
export function setEntries(ledger: Ledger, answers: readonly QuantityAnswer[], doer: string): readonly LogEntry[] {
  const taken = answers.filter(({ outcome }) => outcome.kind === "accepted");
  if (taken.length === 0) return [];
  const approved = recallItems(ledger, "approved");
  const count = taken.filter(({ sku }) => approved.has(sku)).length;
  const those = count === 0 ? "" : ` (${count} approved in Preview)`;
  return [doneEntry("Quantities", `${quantities(taken.length)} set on Walmart${those}`, doer)];
}

interface Post {
  readonly changes: readonly unknown[];
  /** `null`: it was not posted. */
  readonly outcome: { readonly kind: string } | null;
}

/** How many numbers went in feeds, which Walmart works off later. Empty: none did. */
export function handedEntries(posts: readonly Post[], doer: string): readonly LogEntry[] {
  const count = sumOf(posts.map(({ changes, outcome }) => (outcome?.kind === "accepted" ? changes.length : 0)));
  return count === 0 ? [] : [doneEntry("Quantities", `${quantities(count)} handed to Walmart`, doer)];
}

const quantities = (count: number): string => counted(count, "quantity was", "quantities were");
