/** Everything that can go wrong on purpose: one row for each fault, by the name that tests and knobs use. */
import type { ActiveFault, FaultName } from "../state/fault";
import { type Answer, broken, page } from "../wire/answer";
import type { Family } from "../wire/families";

/**
 * - `lost-before`: no answer, and nothing was processed.
 * - `answer`: refused in front of the rules.
 * - `after`: processed; the answer is lost, cut, or replaced.
 * - `slow`: processed; the answer takes that long.
 * - `drain`: the window is used up; `headers` say so, or are missing.
 * - `within`: one order of a batch is refused.
 */
export type Effect =
  | { readonly kind: "lost-before" }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "after"; readonly harm: "lost" | "cut" | Answer }
  | { readonly kind: "slow"; readonly tookMs: number }
  | { readonly kind: "drain"; readonly headers: "sent" | "missing" }
  | { readonly kind: "within" };

const SERVER_ERROR = broken("Object reference not set to an instance of an object.");

const json200 = (body: string): Answer => ({ status: 200, contentType: "application/json", body });

const EFFECTS: Readonly<Record<string, Effect>> = {
  down: { kind: "lost-before" },
  "drop-after-processing": { kind: "after", harm: "lost" },
  "truncated-after-processing": { kind: "after", harm: "cut" },
  "error-500": { kind: "answer", answer: SERVER_ERROR },
  "error-500-after-processing": { kind: "after", harm: SERVER_ERROR },
  "not-found-bare": { kind: "answer", answer: { status: 404, contentType: "text/plain", body: "" } },
  "empty-object": { kind: "after", harm: json200("{}") },
  garbage: { kind: "after", harm: json200("<<<not JSON") },
  "html-200": { kind: "after", harm: page(200) },
  "html-503": { kind: "answer", answer: page(503) },
  throttled: { kind: "drain", headers: "sent" },
  "throttled-without-headers": { kind: "drain", headers: "missing" },
  "refuse-order": { kind: "within" },
};

/** The effect of a fault. Throws if the table does not have the name. */
export function effectOf(name: FaultName): Effect {
  const tookMs = /^slow:(\d+)$/.exec(name)?.[1];
  const effect = tookMs === undefined ? EFFECTS[name] : { kind: "slow" as const, tookMs: Number(tookMs) };
  if (effect === undefined) throw new Error(`No such fault: ${name}`);
  return effect;
}

/** A request as faults see it: the orders that it names, and the page that it asks for. */
export interface Aim {
  readonly family: Family;
  readonly orderNumbers: readonly string[];
  readonly page: number;
}

/** The first fault that strikes a request, or none. Counts the strike. */
export function strike(faults: readonly ActiveFault[], aim: Aim): ActiveFault | undefined {
  const fault = faults.find((one) => one.name !== "refuse-order" && isOn(one, aim.family) && isAbout(one, aim));
  if (fault !== undefined) fault.struck += 1;
  return fault;
}

/** Whether one order of a batch is refused. Counts the strike. */
export function strikesOrder(faults: readonly ActiveFault[], family: Family, orderNumber: string): boolean {
  const aim = { family, orderNumbers: [orderNumber], page: 1 };
  const fault = faults.find((one) => one.name === "refuse-order" && isOn(one, family) && isAbout(one, aim));
  if (fault !== undefined) fault.struck += 1;
  return fault !== undefined;
}

const isOn = ({ struck, requests, families }: ActiveFault, family: Family): boolean =>
  struck < (requests ?? Number.POSITIVE_INFINITY) && (families === undefined || families.includes(family));

const isAbout = ({ resource = {} }: ActiveFault, aim: Aim): boolean =>
  (resource.orderNumber === undefined || aim.orderNumbers.includes(resource.orderNumber)) &&
  (resource.page === undefined || resource.page === aim.page);
