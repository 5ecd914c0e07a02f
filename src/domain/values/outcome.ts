import type { Issue } from "./issue";

/**
 * What became of one thing that was sent.
 * `accepted`: the other side said yes to this very item. `refused`: it said no. `unknown`: no answer came, so it may
 * have happened; whoever sent it looks before repeating, unless repeating does no harm.
 */
export type Outcome<Answer> =
  | { readonly kind: "accepted"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly issue: Issue }
  | { readonly kind: "unknown"; readonly issue: Issue };
