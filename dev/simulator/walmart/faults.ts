/** What can go wrong on purpose: one row per fault, by the name that tests and knobs use. */

import { type Answer, edgePage, gatewayError, inventoryError, ordersError } from "./answer";
import type { Family } from "./families";

/** A fault by name; the part after the colon is a SKU, or the delay in milliseconds. */
export type FaultName =
  | "down"
  | `slow:${number}`
  | "drop-after-processing"
  | "truncated-after-processing"
  | "error-500"
  | "error-500-after-processing"
  | "html-503"
  | "throttled"
  | "expired-token"
  | "forbidden"
  | "locked"
  | "order-outage"
  | `refuse-sku:${string}`;

export interface Fault {
  readonly name: FaultName;
  /** Families it strikes; all when left out. */
  readonly families?: readonly Family[];
  /** How many requests it strikes; until cleared when left out. */
  readonly requests?: number;
}

export interface ActiveFault extends Fault {
  struck: number;
}

/**
 * `lost-before`: no rule sees the request. `answer`: refused instead of processed. `after`: processed, then the answer
 * is lost, cut in half, or replaced. `delay`: processed, the answer takes longer. `revoke`: the token sent dies first.
 */
export type Effect =
  | { readonly kind: "lost-before" }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "after"; readonly harm: "lost" | "cut" | Answer }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "revoke" };

const SERVER_ERROR = gatewayError({ status: 500, name: "SYSTEM_ERROR", description: "System error" });

const EFFECTS: Readonly<Record<string, Effect>> = {
  down: { kind: "lost-before" },
  "drop-after-processing": { kind: "after", harm: "lost" },
  "truncated-after-processing": { kind: "after", harm: "cut" },
  "error-500": { kind: "answer", answer: SERVER_ERROR },
  "error-500-after-processing": { kind: "after", harm: SERVER_ERROR },
  "html-503": { kind: "answer", answer: edgePage(503) },
  throttled: {
    kind: "answer",
    answer: gatewayError({
      status: 429,
      name: "REQUEST_THRESHOLD_VIOLATED",
      description: "Request threshold violated",
    }),
  },
  "expired-token": { kind: "revoke" },
  forbidden: {
    kind: "answer",
    answer: gatewayError({ status: 403, name: "FORBIDDEN", description: "Access to this resource is forbidden" }),
  },
  // Source: [G:error-codes; YF].
  locked: {
    kind: "answer",
    answer: inventoryError({ status: 423, name: "RESOURCE_IS_LOCKED", description: "Resource is locked" }),
  },
  // Seen during outages, not a fault of the request. Source: [T:14373403754].
  "order-outage": {
    kind: "answer",
    answer: ordersError({ status: 400, name: "INVALID_REQUEST", description: "Request invalid." }),
  },
};

/** The effect of a fault. Throws on a name that is not in the table. */
export function effectOf(name: FaultName): Effect {
  const effect = EFFECTS[name] ?? effectWithValue(name);
  if (effect === undefined) throw new Error(`No such fault: ${name}`);
  return effect;
}

/** The first fault that strikes a request of this family, SKU, and instant, or none; it counts the strike. */
export function strike(
  faults: readonly ActiveFault[],
  family: Family,
  sku: string | undefined,
): ActiveFault | undefined {
  const fault = faults.find((candidate) => doesStrike(candidate, family, sku));
  if (fault !== undefined) fault.struck += 1;
  return fault;
}

function doesStrike(fault: ActiveFault, family: Family, sku: string | undefined): boolean {
  if (fault.struck >= (fault.requests ?? Number.POSITIVE_INFINITY)) return false;
  if (fault.families !== undefined && !fault.families.includes(family)) return false;
  if (fault.name.startsWith("refuse-sku:")) return family === "inventory-write" && fault.name === `refuse-sku:${sku}`;
  return true;
}

function effectWithValue(name: string): Effect | undefined {
  if (/^slow:\d+$/.test(name)) return { kind: "delay", ms: Number(name.slice("slow:".length)) };
  if (!name.startsWith("refuse-sku:")) return undefined;
  const description = "Inventory of this item cannot be updated";
  return {
    kind: "answer",
    answer: inventoryError({ status: 400, name: "INVALID_REQUEST_CONTENT", description, field: "sku" }),
  };
}
