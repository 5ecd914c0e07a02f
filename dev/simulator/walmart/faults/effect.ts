/** What a fault does to a request and its answer. */

import type { ActiveFault } from "../state/fault";
import type { Answer } from "../wire/answer";
import type { ReplenishFormat, ReplenishHeader } from "../wire/settings";

export type Distortion = (body: unknown, fault: ActiveFault) => unknown;

/**
 * What a fault does:
 *
 * - `lost-before`: no rule sees the request.
 * - `answer`: refused instead of processed.
 * - `after`: processed; then the answer is lost, cut in half, blown up to 10 MB, given a byte order mark, or replaced.
 * - `missing`: a 404 in the area's words.
 * - `delay`: processed; the answer takes longer.
 * - `revoke`: the token of the request dies first.
 * - `drain`: the bucket is empty, and the given header says so.
 * - `within`: left to the rules.
 * - `distort`: processed; the answer has a wrong form.
 */
export type Effect =
  | { readonly kind: "lost-before" }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "missing" }
  | { readonly kind: "after"; readonly harm: "lost" | "cut" | "huge" | "marked" | Answer }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "distort"; readonly distort: Distortion }
  | { readonly kind: "revoke" }
  | { readonly kind: "drain"; readonly replenishHeader: ReplenishHeader; readonly replenishFormat: ReplenishFormat }
  | { readonly kind: "within" };
