/** The way of a request: host, path, faults, headers, token, bucket, rule; then the answer in wire form. */

import type { HttpRequest, HttpResponse, HttpResult } from "../../../seam";
import { distorted, distortedWithin } from "../faults/distortions";
import type { Effect } from "../faults/effect";
import { type Aim, effectOf, strike, strikesWithin } from "../faults/faults";
import { resourceOf, skuOf } from "../faults/resources";
import { readReportFile } from "../items/report-files";
import { drawToken } from "../state/buckets";
import type { Call, Marketplace } from "../state/call";
import type { ActiveFault } from "../state/fault";
import { redact, type Violation } from "../state/ledger";
import { toHttp } from "../state/write-answer";
import { arrive } from "../time/clock";
import { type Answer, gatewayError, unauthorized } from "../wire/answer";
import { isDocumented } from "../wire/documented-operations";
import { plain } from "../wire/error-forms";
import type { Family } from "../wire/families";
import { isOffered, refuseMarket } from "../wire/market-headers";
import { notFoundIn } from "../wire/missing";
import { refuseScope } from "../wire/scopes";
import { HOSTS } from "../wire/settings";
import { hasUnencodedSku, parseTarget, type Target } from "../wire/target";
import { refuseAccept, refuseHeaders } from "./required-headers";
import { findRoute, type Match } from "./routes";
import { inSandbox, isDynamic } from "./sandbox";
import { findToken } from "./tokens";

/** What the ledger learns while a request is processed. */
interface Notes {
  readonly violations: Violation[];
  isProcessed: boolean;
  /** A fault that struck an entry of the answer. */
  faultWithin?: string;
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

/** Answers one request and enters it in the ledger, whatever the outcome. */
export function serve(market: Marketplace, request: HttpRequest, now: number): HttpResult {
  const arrival = receive(market, request, arrive(market, now));
  const outcome = work(market, arrival);
  record(market, arrival, outcome);
  return outcome.result;
}

function receive(market: Marketplace, request: HttpRequest, now: number): Arrival {
  const target = parseTarget(request.url, market.settings.switches.plusInQuery);
  const match = findRoute(request.method.toUpperCase(), target.segments);
  const notes: Notes = { violations: [], isProcessed: false };
  const note = (violation: Violation): void => {
    if (!notes.violations.includes(violation)) notes.violations.push(violation);
  };
  const environment = HOSTS[target.host] ?? "production";
  const family = familyOf(market, target, match);
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
  const sku = skuOf(call);
  if (sku !== undefined && hasUnencodedSku(`${target.rawPath}?${target.query.raw}`, sku)) note("unencoded-sku");
  const correlationId = call.header("WM_QOS.CORRELATION_ID");
  if (correlationId !== "" && market.state.correlationIds.has(correlationId)) note("reused-correlation-id");
  return { request, target, match, family, call, notes };
}

function familyOf(market: Marketplace, target: Target, match: Match | undefined): Family {
  const { switches } = market.settings;
  if (target.host === switches.reportFileHost) return "report-file";
  return match?.route.family(target.query, switches, HOSTS[target.host] ?? "production") ?? "unknown";
}

function work(market: Marketplace, arrival: Arrival): Outcome {
  const { family, target } = arrival;
  if (HOSTS[target.host] === undefined && family !== "report-file")
    return { result: { failed: `DNS error: ${target.host}` } };
  const fault = strike(market.state.faults, aimOf(market, arrival));
  if (fault === undefined) return { result: toHttp(market, arrival, answer(market, arrival)) };
  const effect = effectOf(fault.name);
  const delayMs = effect.kind === "delay" ? { delayMs: effect.ms } : {};
  return { result: workWithFault(market, arrival, effect, fault), fault: fault.name, ...delayMs };
}

function aimOf(market: Marketplace, { call, family, target }: Arrival): Aim {
  return { family, named: resourceOf(market, call, target) };
}

function workWithFault(market: Marketplace, arrival: Arrival, effect: Effect, fault: ActiveFault): HttpResult {
  if (effect.kind === "lost-before") return { failed: `Address unavailable: ${arrival.request.url}` };
  if (effect.kind === "answer") return toHttp(market, arrival, effect.answer);
  if (effect.kind === "missing") return toHttp(market, arrival, notFoundIn(arrival.family));
  if (effect.kind === "drain") return refuseDrained(market, arrival, effect);
  if (effect.kind === "revoke") revokeToken(market, arrival.call);
  const given = answer(market, arrival);
  const result = toHttp(market, arrival, effect.kind === "distort" ? distorted(given, effect.distort, fault) : given);
  if (effect.kind !== "after" || "failed" in result) return result;
  if (effect.harm === "lost") return { failed: `Connection closed: ${arrival.request.url}` };
  if (effect.harm === "cut") return cut(result);
  if (effect.harm === "marked") return { ...result, body: `\ufeff${result.body}` };
  if (effect.harm === "huge") return { ...result, body: blowUp(result.body) };
  return toHttp(market, arrival, effect.harm);
}

/** The first half of the body. */
function cut(result: HttpResponse): HttpResponse {
  const half = (text: string): string => text.slice(0, Math.floor(text.length / 2));
  return {
    ...result,
    body: half(result.body),
    ...(result.base64 === undefined ? {} : { base64: half(result.base64) }),
  };
}

/** 10 MB more: in a member of a JSON object, otherwise as blanks at the end. */
function blowUp(body: string): string {
  const size = 10 * 1024 * 1024;
  return body.startsWith("{") ? `{"filler":"${"x".repeat(size)}",${body.slice(1)}` : body + " ".repeat(size);
}

/** Calls of somebody else have emptied the bucket. */
function refuseDrained(market: Marketplace, arrival: Arrival, effect: Effect & { kind: "drain" }): HttpResult {
  const { call, family } = arrival;
  if (market.settings.limits[family] !== undefined) market.state.buckets.set(family, { tokens: 0, at: call.now });
  const { replenishFormat, replenishHeader } = effect;
  const switches = { ...market.settings.switches, replenishFormat, replenishHeader };
  return toHttp({ ...market, settings: { ...market.settings, switches } }, arrival, gatewayError(THROTTLED));
}

/** The answer of the rules, with the entries distorted that a fault strikes. */
function answer(market: Marketplace, arrival: Arrival): Answer {
  let given = ruled(market, arrival);
  for (const { fault, sought, distort } of strikesWithin(market.state.faults, aimOf(market, arrival))) {
    const changed = distortedWithin(given, sought, (entry) => distort(entry, fault));
    if (changed === given) continue;
    fault.struck += 1;
    arrival.notes.faultWithin = fault.name;
    given = changed;
  }
  return given;
}

function ruled(market: Marketplace, arrival: Arrival): Answer {
  const { call, family, match, notes, request, target } = arrival;
  if (family === "report-file") {
    notes.isProcessed = true;
    return readReportFile(market, call, target);
  }
  const country = market.settings.switches.market;
  const isThere = family !== "simulations" || isDynamic(market, call);
  const isKnown = match !== undefined && isThere && isOffered(match.route.path, country);
  if (!isKnown)
    return isDocumented(request.method.toUpperCase(), target.segments) ? owned(arrival) : refusePath(arrival);
  if (target.isMalformed) {
    return gatewayError({ status: 400, name: "INVALID_REQUEST", description: "Malformed percent-encoding in the URL" });
  }
  const refusal = refuseHeaders(call, match.route) ?? refuseAccept(call.header) ?? refuseMarket(call.header, country);
  if (refusal !== undefined) {
    if (refusal.status === 400) call.note("missing-header");
    return gatewayError(refusal);
  }
  if (family !== "token" && findToken(market, call) === undefined) return unauthorized();
  const forbidden = refuseScope(market.state.account.scopes, request.method.toUpperCase(), target.segments);
  if (forbidden !== undefined) return gatewayError(forbidden);
  if (!draw(market, arrival)) return gatewayError(THROTTLED);
  notes.isProcessed = true;
  return inSandbox(market, call, match.route.rule) ?? match.route.rule(market, call);
}

/** A verbatim specimen of this body is not public; code and category are [D:rate-limiting; G:error-codes]. */
const THROTTLED = {
  status: 429,
  name: "REQUEST_THRESHOLD_VIOLATED",
  description: "Request threshold violated. Please try again later.",
} as const;

/**
 * Walmart has this operation, but the simulator does not. The status is one that Walmart never gives, so that nobody
 * relies on it.
 */
function owned({ call, request, target }: Arrival): Answer {
  call.note("not-simulated");
  const operation = `${request.method.toUpperCase()} /${target.segments.join("/")}`;
  return plain(501, `Not simulated: Walmart documents ${operation}, and this simulator does not know it.`);
}

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
  const { state } = market;
  const { call, family, notes, request, target } = arrival;
  const { result, ...happened } = outcome;
  const { keys, reportFiles, secrets: everSecret } = state.account;
  const signatures = reportFiles.map((file) => file.signature);
  const tokens = state.tokens.map((token) => token.text);
  const secrets = [...keys.map((pair) => pair.clientId), ...everSecret, ...signatures, ...tokens];
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
    ...(notes.faultWithin === undefined ? {} : { fault: notes.faultWithin }),
    ...happened,
  });
}

function headerOf(request: HttpRequest, name: string): string {
  const wanted = name.toLowerCase();
  const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted);
  return found?.[1].trim() ?? "";
}
