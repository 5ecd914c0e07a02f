import type { Issue } from "./issue";

/**
 * The result of sending one thing. `accepted`: the other side confirmed this very item. `refused`: it said no.
 * `unknown`: no answer came, so it may have happened; the sender has to look before repeating, unless repeating does no
 * harm.
 */
export type Outcome<Answer> =
  | { readonly kind: "accepted"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly issue: Issue }
  | { readonly kind: "unknown"; readonly issue: Issue };
