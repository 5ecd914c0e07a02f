/** The way of a request: host, path, faults, headers, token, bucket, rule; then the answer as it goes over the wire. */

import type { HttpRequest, HttpResult } from "../../seam";
import { type Answer, gatewayError } from "./answer";
import { drawToken } from "./buckets";
import type { Call, Marketplace } from "./call";
import { arrive } from "./clock";
import type { Family } from "./families";
import { type Effect, effectOf, strike } from "./faults";
import { redact, type Violation } from "./ledger";
import { refuseAccept, refuseHeaders } from "./required-headers";
import { findRoute, type Match } from "./routes";
import { HOSTS } from "./settings";
import { hasUnencodedSku, parameter, parseTarget, type Target } from "./target";
import { findToken, unauthorized } from "./tokens";
import { toHttp } from "./write-answer";

/** What the ledger learns while a request is on its way. */
interface Notes {
  readonly violations: Violation[];
  isProcessed: boolean;
}

interface Arrival {
  readonly request: HttpRequest;
  readonly target: Target;
  readonly match: Match | undefined;
  readonly family: Family;
  readonly call: Call;
  readonly notes: Notes;
}

interface Outcome {
  readonly result: HttpResult;
  readonly fault?: string;
  readonly delayMs?: number;
}

/** Answers one request and enters it in the ledger, whatever happens to it. */
export function serve(market: Marketplace, request: HttpRequest, now: number): HttpResult {
  const arrival = receive(market, request, arrive(market, now));
  const outcome = work(market, arrival);
  record(market, arrival, outcome);
  return outcome.result;
}

function receive(market: Marketplace, request: HttpRequest, now: number): Arrival {
  const target = parseTarget(request.url);
  const match = findRoute(request.method.toUpperCase(), target.segments);
  const notes: Notes = { violations: [], isProcessed: false };
  const note = (violation: Violation): void => {
    if (!notes.violations.includes(violation)) notes.violations.push(violation);
  };
  const environment = HOSTS[target.host] ?? "production";
  const family = match?.route.family(target.query, market.settings.switches, environment) ?? "unknown";
  const call: Call = {
    now,
    environment,
    family,
    rawPath: target.rawPath,
    query: target.query,
    pathValues: match?.pathValues ?? [],
    body: request.body,
    header: (name) => headerOf(request, name),
    note,
  };
  const sku = skuOf(call, family);
  if (sku !== undefined && hasUnencodedSku(`${target.rawPath}?${target.query.raw}`, sku)) note("unencoded-sku");
  const correlationId = call.header("WM_QOS.CORRELATION_ID");
  if (correlationId !== "" && market.state.correlationIds.has(correlationId)) note("reused-correlation-id");
  return { request, target, match, family, call, notes };
}

function work(market: Marketplace, arrival: Arrival): Outcome {
  const { call, family, target } = arrival;
  if (HOSTS[target.host] === undefined) return { result: { failed: `DNS error: ${target.host}` } };
  const fault = strike(market.state.faults, family, skuOf(call, family));
  if (fault === undefined) return { result: toHttp(market, arrival, answer(market, arrival)) };
  const effect = effectOf(fault.name);
  const delayMs = effect.kind === "delay" ? { delayMs: effect.ms } : {};
  return { result: workWithFault(market, arrival, effect), fault: fault.name, ...delayMs };
}

function workWithFault(market: Marketplace, arrival: Arrival, effect: Effect): HttpResult {
  if (effect.kind === "lost-before") return { failed: `Address unavailable: ${arrival.request.url}` };
  if (effect.kind === "answer") return toHttp(market, arrival, effect.answer);
  if (effect.kind === "drain") return refuseDrained(market, arrival, effect);
  if (effect.kind === "revoke") revokeToken(market, arrival.call);
  const result = toHttp(market, arrival, answer(market, arrival));
  if (effect.kind !== "after" || "failed" in result) return result;
  if (effect.harm === "lost") return { failed: `Connection closed: ${arrival.request.url}` };
  if (effect.harm === "cut") return { ...result, body: result.body.slice(0, Math.floor(result.body.length / 2)) };
  if (effect.harm === "huge") return { ...result, body: blowUp(result.body) };
  return toHttp(market, arrival, effect.harm);
}

/** 10 MB more, in a member of a JSON object, else in blanks behind it. */
function blowUp(body: string): string {
  const size = 10 * 1024 * 1024;
  return body.startsWith("{") ? `{"filler":"${"x".repeat(size)}",${body.slice(1)}` : body + " ".repeat(size);
}

/** Somebody else's calls have emptied the bucket. */
function refuseDrained(market: Marketplace, arrival: Arrival, effect: Effect & { kind: "drain" }): HttpResult {
  const { call, family } = arrival;
  if (market.settings.limits[family] !== undefined) market.state.buckets.set(family, { tokens: 0, at: call.now });
  const { replenishFormat, replenishHeader } = effect;
  const switches = { ...market.settings.switches, replenishFormat, replenishHeader };
  return toHttp({ ...market, settings: { ...market.settings, switches } }, arrival, gatewayError(THROTTLED));
}

function answer(market: Marketplace, arrival: Arrival): Answer {
  const { call, match, notes, target } = arrival;
  if (match === undefined) return refusePath(arrival);
  if (target.isMalformed) {
    return gatewayError({ status: 400, name: "INVALID_REQUEST", description: "Malformed percent-encoding in the URL" });
  }
  const refusal = refuseHeaders(call.header, match.route) ?? refuseAccept(call.header);
  if (refusal !== undefined) {
    if (refusal.status === 400) call.note("missing-header");
    return gatewayError(refusal);
  }
  const isTokenCall = arrival.family === "token";
  if (!isTokenCall && findToken(market, call) === undefined) return unauthorized();
  if (!draw(market, arrival)) return gatewayError(THROTTLED);
  notes.isProcessed = true;
  return match.route.rule(market, call);
}

/** A verbatim specimen of this body is not public; code and category are [D:rate-limiting; G:error-codes]. */
const THROTTLED = {
  status: 429,
  name: "REQUEST_THRESHOLD_VIOLATED",
  description: "Request threshold violated. Please try again later.",
} as const;

/** A wrong verb is answered like a wrong path. Source: [YF:CHANGELOG.md]. */
function refusePath({ call, target }: Arrival): Answer {
  call.note("unknown-path");
  const description = `No static resource ${target.segments.join("/")}.`;
  return gatewayError({ status: 404, name: "URI_NOT_FOUND", description });
}

function draw(market: Marketplace, { call, family }: Arrival): boolean {
  const limit = market.settings.limits[family];
  if (limit === undefined) return true;
  const taken = drawToken(limit, market.state.buckets.get(family), call.now);
  market.state.buckets.set(family, taken.bucket);
  if (!taken.isAllowed) call.note("throttled");
  return taken.isAllowed;
}

function revokeToken(market: Marketplace, call: Call): void {
  const token = findToken(market, call);
  if (token !== undefined) token.expiresAt = call.now;
}

function record(market: Marketplace, arrival: Arrival, outcome: Outcome): void {
  const { state, settings } = market;
  const { call, family, notes, request, target } = arrival;
  const { result, ...happened } = outcome;
  const keys = settings.keys.flatMap((pair) => [pair.clientId, pair.clientSecret]);
  const secrets = [...keys, ...state.tokens.map((token) => token.text)];
  const correlationId = redact(call.header("WM_QOS.CORRELATION_ID"), secrets);
  if (correlationId !== "") state.correlationIds.add(correlationId);
  state.ledger.push({
    at: call.now,
    method: request.method.toUpperCase(),
    host: target.host,
    path: redact(target.rawPath, secrets),
    query: redact(target.query.raw, secrets),
    family,
    status: "failed" in result ? 0 : result.status,
    correlationId,
    violations: notes.violations,
    isProcessed: notes.isProcessed,
    ...happened,
  });
}

function headerOf(request: HttpRequest, name: string): string {
  const wanted = name.toLowerCase();
  const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted);
  return found?.[1].trim() ?? "";
}

/** The SKU that a call is about, where it names one. */
function skuOf(call: Call, family: Family): string | undefined {
  if (family.startsWith("node-inventory") || family.startsWith("item"))
    return call.pathValues[0] ?? parameter(call.query, "sku");
  return parameter(call.query, "sku");
}
