/** Everything that can go wrong on purpose: one row for each fault, by the name that tests and knobs use. */

import type { ActiveFault, FaultName, Resource } from "../state/fault";
import { edgePage, gatewayError, inventoryError, itemsError, ordersError } from "../wire/answer";
import { ERROR_FORMS, inForm, plain } from "../wire/error-forms";
import type { Family } from "../wire/families";
import { REPLENISH_FORMATS, REPLENISH_HEADERS } from "../wire/settings";
import { distortionOf } from "./distortions";
import type { Effect } from "./effect";
import { isAbout, soughtIn } from "./resources";

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
  "not-found": { kind: "missing" },
  // Empty bodies and bodies that are not JSON come from the edge: walmart-api section 1.3.
  "not-found-bare": { kind: "answer", answer: plain(404, "") },
  "empty-200": { kind: "after", harm: plain(200, "") },
  "empty-object": { kind: "after", harm: { kind: "text", status: 200, contentType: "application/json", body: "{}" } },
  garbage: { kind: "after", harm: { kind: "text", status: 200, contentType: "application/json", body: "<<<not JSON" } },
  // Clients that decode Walmart's files accept such a mark [EJ:api/reports.py].
  "byte-order-mark": { kind: "after", harm: "marked" },
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
  // Source: [T:68556367654], at the edge in Mexico.
  "edge-520": { kind: "answer", answer: edgePage(520) },
  "locked-item": {
    kind: "answer",
    answer: itemsError({ status: 423, name: "RESOURCE_IS_LOCKED", description: "Resource is locked" }),
  },
  "order-outage-bare": { kind: "answer", answer: plain(400, "Invalid Request") },
  ...toErrorForms(),
  // Seen during outages, not a fault of the request. Source: [T:14373403754].
  "order-outage": {
    kind: "answer",
    answer: ordersError({ status: 400, name: "INVALID_REQUEST", description: "Request invalid." }),
  },
};

/** A 429 in each spelling and format that was seen. Source: [T:89838061; T:56718218221; T:62580250187; YF]. */
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

/** A system error in each form. */
function toErrorForms(): Readonly<Record<string, Effect>> {
  return Object.fromEntries(
    ERROR_FORMS.map((form): [string, Effect] => [
      `error-form:${form}`,
      { kind: "answer", answer: inForm(form, { status: 500, name: "SYSTEM_ERROR", description: "System error" }) },
    ]),
  );
}

/** The effect of a fault. Throws if the table does not have the name. */
export function effectOf(name: FaultName): Effect {
  const effect = EFFECTS[name] ?? distortionOf(name) ?? effectWithValue(name);
  if (effect === undefined) throw new Error(`No such fault: ${name}`);
  return effect;
}

/** A request as faults see it. */
export interface Aim {
  readonly family: Family;
  readonly named: Resource;
}

/** The first fault that strikes a request, or none. Counts the strike. */
export function strike(faults: readonly ActiveFault[], aim: Aim): ActiveFault | undefined {
  const fault = faults.find((candidate) => isOn(candidate, aim.family) && doesStrike(candidate, aim));
  if (fault !== undefined) fault.struck += 1;
  return fault;
}

/** Faults that distort one thing among others in the answer to this request, with the members that identify it. */
export function strikesWithin(faults: readonly ActiveFault[], { family, named }: Aim) {
  return faults.flatMap((fault) => {
    const effect = effectOf(fault.name);
    if (effect.kind !== "distort" || fault.resource === undefined || !isOn(fault, family)) return [];
    const sought = soughtIn(named, fault.resource);
    return sought === undefined ? [] : [{ fault, sought, distort: effect.distort }];
  });
}

function isOn({ struck, requests, families }: ActiveFault, family: Family): boolean {
  return struck < (requests ?? Number.POSITIVE_INFINITY) && (families === undefined || families.includes(family));
}

function doesStrike({ name, resource }: ActiveFault, { family, named }: Aim): boolean {
  if (WITHIN.test(name)) return false;
  if (name.startsWith("refuse-sku:")) return WRITES.includes(family) && name === `refuse-sku:${named.sku}`;
  return resource === undefined || isAbout(named, resource);
}

/** The calls that set one SKU. For a feed, the rule itself asks about the fault. */
const WRITES: readonly Family[] = ["inventory-write", "node-inventory-write"];

/** The names of `WithinFault`. */
const WITHIN =
  /^(endless-cursor|feed-(error|stuck|unknown-status|empty-details)|(bulk-misses|feed-late|feed-(data|system|timeout)-error):\d+|clock-skew:-?\d+)$/;

/**
 * The text after the colon of the first fault with that name that strikes this family and thing; blank without a colon,
 * undefined if none strikes. Counts the strike.
 */
export function struckWithin(
  faults: readonly ActiveFault[],
  family: Family,
  name: string,
  named: Resource = {},
): string | undefined {
  const fault = faults.find(
    (candidate) =>
      (candidate.name === name || (WITHIN.test(candidate.name) && candidate.name.startsWith(`${name}:`))) &&
      isOn(candidate, family) &&
      isAbout(named, candidate.resource ?? {}),
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
