/** What can go wrong on purpose: one row per fault, by the name that tests and knobs use. */

import { type Answer, edgePage, gatewayError, inventoryError, ordersError } from "./answer";
import type { Family } from "./families";
import { REPLENISH_FORMATS, REPLENISH_HEADERS, type ReplenishFormat, type ReplenishHeader } from "./settings";

/** A fault by name; after the colon stands a SKU, milliseconds, the header of a 429, or "every so many". */
export type FaultName =
  | "down"
  | `slow:${number}`
  | "drop-after-processing"
  | "truncated-after-processing"
  | "error-500"
  | "error-500-after-processing"
  | "error-504"
  | "error-504-after-processing"
  | "huge-after-processing"
  | "html-500"
  | "html-503"
  | "throttled"
  | `throttled:${ReplenishHeader}:${ReplenishFormat}`
  | "expired-token"
  | "forbidden"
  | "locked"
  | "order-outage"
  | `refuse-sku:${string}`
  | WithinFault;

/** Faults that a rule asks for while it works; the README says what each does. */
export type WithinFault =
  | "endless-cursor"
  | `bulk-misses:${number}`
  | `clock-skew:${number}`
  | "feed-error"
  | "feed-stuck"
  | `feed-late:${number}`
  | `feed-data-error:${number}`
  | `feed-system-error:${number}`
  | `feed-timeout-error:${number}`
  | "feed-unknown-status"
  | "feed-empty-details";

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
 * is lost, cut in half, blown up to 10 MB, or replaced. `delay`: processed, the answer takes longer. `revoke`: the token
 * sent dies first. `drain`: the bucket is empty, and says so under that header. `within`: left to the rules.
 */
export type Effect =
  | { readonly kind: "lost-before" }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "after"; readonly harm: "lost" | "cut" | "huge" | Answer }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "revoke" }
  | { readonly kind: "drain"; readonly replenishHeader: ReplenishHeader; readonly replenishFormat: ReplenishFormat }
  | { readonly kind: "within" };

const SERVER_ERROR = gatewayError({ status: 500, name: "SYSTEM_ERROR", description: "System error" });

// Source: [G:error-codes].
const GATEWAY_TIMEOUT = gatewayError({
  status: 504,
  name: "DOWNSTREAM_SYSTEM_TIME_OUT",
  description: "Downstream system timed out",
});

const EFFECTS: Readonly<Record<string, Effect>> = {
  down: { kind: "lost-before" },
  "drop-after-processing": { kind: "after", harm: "lost" },
  "truncated-after-processing": { kind: "after", harm: "cut" },
  "error-500": { kind: "answer", answer: SERVER_ERROR },
  "error-500-after-processing": { kind: "after", harm: SERVER_ERROR },
  "error-504": { kind: "answer", answer: GATEWAY_TIMEOUT },
  "error-504-after-processing": { kind: "after", harm: GATEWAY_TIMEOUT },
  "huge-after-processing": { kind: "after", harm: "huge" },
  "html-500": { kind: "answer", answer: edgePage(500) },
  "html-503": { kind: "answer", answer: edgePage(503) },
  throttled: {
    kind: "answer",
    answer: gatewayError({
      status: 429,
      name: "REQUEST_THRESHOLD_VIOLATED",
      description: "Request threshold violated",
    }),
  },
  ...toDrains(),
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

/** A 429 under each spelling and format that was seen. Source: [T:89838061; T:56718218221; T:62580250187; YF]. */
function toDrains(): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    REPLENISH_HEADERS.flatMap((replenishHeader) =>
      REPLENISH_FORMATS.map((replenishFormat): [string, Effect] => [
        `throttled:${replenishHeader}:${replenishFormat}`,
        { kind: "drain", replenishHeader, replenishFormat },
      ]),
    ),
  );
}

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
  if (WITHIN.test(fault.name)) return false;
  if (fault.name.startsWith("refuse-sku:")) return WRITES.includes(family) && fault.name === `refuse-sku:${sku}`;
  return true;
}

/** The calls that set one SKU; inside a feed the rule itself asks for the fault. */
const WRITES: readonly Family[] = ["inventory-write", "node-inventory-write"];

/** The names of `WithinFault`. */
const WITHIN =
  /^(endless-cursor|feed-(error|stuck|unknown-status|empty-details)|(bulk-misses|feed-late|feed-(data|system|timeout)-error):\d+|clock-skew:-?\d+)$/;

/**
 * What stands after the colon of the first fault of that name which strikes the family, blank without a colon, and
 * undefined when none strikes; it counts the strike.
 */
export function struckWithin(faults: readonly ActiveFault[], family: Family, name: string): string | undefined {
  const fault = faults.find(
    ({ families, requests, struck, ...candidate }) =>
      (candidate.name === name || candidate.name.startsWith(`${name}:`)) &&
      struck < (requests ?? Number.POSITIVE_INFINITY) &&
      (families === undefined || families.includes(family)),
  );
  if (fault === undefined) return undefined;
  fault.struck += 1;
  return fault.name.slice(name.length + 1);
}

function effectWithValue(name: string): Effect | undefined {
  if (/^slow:\d+$/.test(name)) return { kind: "delay", ms: Number(name.slice("slow:".length)) };
  if (WITHIN.test(name)) return { kind: "within" };
  if (!name.startsWith("refuse-sku:")) return undefined;
  const description = "Inventory of this item cannot be updated";
  return {
    kind: "answer",
    answer: inventoryError({ status: 400, name: "INVALID_REQUEST_CONTENT", description, field: "sku" }),
  };
}
