/** The way of a request: host, faults, key, limit, path, rule; then the answer as HTTP. */
import type { HttpRequest, HttpResponse, HttpResult } from "../../../seam";
import { type Effect, effectOf, strike } from "../faults/faults";
import type { Call } from "../state/call";
import type { Violation } from "../state/ledger";
import { type Account, arrive } from "../state/state";
import { type Answer, json, refused } from "../wire/answer";
import type { Family } from "../wire/families";
import { parameter, parseTarget, type Target } from "../wire/query";
import { isRecord } from "../wire/record";
import { HOST } from "../wire/settings";
import { count, drain, headersOf, keyOf, type Pace, tooMany, unauthorized } from "./access";
import { findRoute, isDocumented, type Match } from "./routes";

/** The header in which a server of the pretend world says how long it took (ms). */
const TOOK = "x-simulated-took-ms";

interface Arrival {
  readonly request: HttpRequest;
  readonly target: Target;
  readonly match: Match | undefined;
  readonly family: Family;
  readonly now: number;
  /** Numbers of the orders that the request wants to save. */
  readonly saves: readonly string[];
  readonly notes: { readonly violations: Violation[]; isProcessed: boolean };
}

/** Answers one request and enters it in the ledger, whatever the outcome. */
export function serve(account: Account, request: HttpRequest, at: number): HttpResult {
  const arrival = receive(account, request, arrive(account, at));
  const { target, family, saves } = arrival;
  const page = Number(parameter(target.query, "page") ?? 1);
  const fault = strike(account.state.faults, { family, orderNumbers: saves, page });
  const effect = fault === undefined ? null : effectOf(fault.name);
  const result = target.host === HOST ? work(account, arrival, effect) : { failed: `DNS error: ${target.host}` };
  account.state.ledger.push({
    at: arrival.now,
    method: request.method,
    host: target.host,
    path: target.path,
    query: new URL(request.url).search.slice(1),
    family,
    status: "failed" in result ? 0 : result.status,
    saves: saves.length,
    violations: arrival.notes.violations,
    isProcessed: arrival.notes.isProcessed,
    ...(fault === undefined ? {} : { fault: fault.name }),
    ...(effect?.kind === "slow" ? { tookMs: effect.tookMs } : {}),
  });
  return result;
}

function receive({ state }: Account, request: HttpRequest, now: number): Arrival {
  const target = parseTarget(request.url);
  const match = findRoute(request.method.toUpperCase(), target.segments);
  const violations: Violation[] = [];
  const isLeaked = state.keys.some(({ secret }) => request.url.includes(secret) || request.body.includes(secret));
  if (isLeaked) violations.push("leaked-secret");
  const saves = match?.route.family.startsWith("save") === true ? orderNumbersIn(request.body) : [];
  const notes = { violations, isProcessed: false };
  return { request, target, match, family: match?.route.family ?? "unknown", now, saves, notes };
}

function orderNumbersIn(text: string): readonly string[] {
  const body = parsed(text);
  const orders: readonly unknown[] = Array.isArray(body) ? body : [body];
  return orders.map((order) => (isRecord(order) ? String(order.orderNumber) : ""));
}

/** Undefined if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function work(account: Account, arrival: Arrival, effect: Effect | null): HttpResult {
  const { request, now } = arrival;
  if (effect?.kind === "lost-before") return { failed: `Address unavailable: ${request.url}` };
  const key = keyOf(account, headerOf(request, "Authorization"), now);
  if (effect?.kind === "answer") return toHttp(effect.answer, {});
  if (key === undefined) {
    note(arrival, "refused-key");
    return toHttp(unauthorized(account), {});
  }
  if (effect?.kind === "drain") {
    const pace = drain(account, key.key, now);
    return toHttp(tooMany(), effect.headers === "sent" ? headersOf(account, pace) : {});
  }
  const pace = count(account, key.key, now);
  const headers = headersOf(account, pace);
  const answer = allowedAnswer(account, arrival, pace);
  if (effect?.kind === "slow") return toHttp(answer, { ...headers, [TOOK]: String(effect.tookMs) });
  if (effect?.kind !== "after") return toHttp(answer, headers);
  if (effect.harm === "lost") return { failed: `Connection closed: ${request.url}` };
  if (effect.harm === "cut")
    return toHttp({ ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }, headers);
  return toHttp(effect.harm, headers);
}

function allowedAnswer(account: Account, arrival: Arrival, pace: Pace): Answer {
  const { request, target, match, now, notes, family } = arrival;
  if (!pace.isAllowed) {
    note(arrival, "throttled");
    return tooMany();
  }
  if (match === undefined) {
    const isKnown = isDocumented(target.segments);
    note(arrival, isKnown ? "not-simulated" : "unknown-path");
    return isKnown ? json(501, { Message: "Not simulated" }) : refused(404, "No HTTP resource was found.");
  }
  if (request.method.toUpperCase() === "POST") {
    if (!/^application\/json\b/i.test(headerOf(request, "Content-Type")))
      return refused(415, "The request entity's media type is not supported for this resource.");
    if (parsed(request.body) === undefined) return refused(400, "The request is invalid.");
  }
  notes.isProcessed = true;
  const call: Call = {
    ...{ now, family, query: target.query, pathValues: match.pathValues, body: request.body },
    note: (violation) => note(arrival, violation),
  };
  return match.route.rule(account, call);
}

function note({ notes }: Arrival, violation: Violation): void {
  if (!notes.violations.includes(violation)) notes.violations.push(violation);
}

function headerOf({ headers }: HttpRequest, name: string): string {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1] ?? "";
}

const toHttp = (answer: Answer, headers: Readonly<Record<string, string>>): HttpResponse => ({
  status: answer.status,
  headers: { "Content-Type": answer.contentType, ...headers },
  body: answer.body,
});
