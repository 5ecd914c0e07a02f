/** One signed call after the other to Walmart: token, headers, pacing, and what an answer is. */

import type { Clock } from "../../ports/clock";
import type { Http, HttpRequest, HttpResponse, NoResponse } from "../../ports/http";
import type { Credentials } from "../../ports/secrets";
import type { Cache } from "../../ports/store";
import { queryString } from "./encode";
import { failed, noKey, parseJson, unavailable, type Verdict, verdictOf } from "./errors";
import { commonHeaders } from "./headers";
import { createPace, type Family, type Pace } from "./pace";
import { fetchToken } from "./token";

export interface Call {
  readonly family: Family;
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  /** A query string that Walmart gave, passed on unchanged. */
  readonly rawQuery?: string;
  readonly body?: unknown;
}

/** `unknown`: no clear answer; a write may have been carried out. */
export type Reply =
  | { readonly kind: "ok"; readonly json: unknown }
  | { readonly kind: "refused"; readonly status: number; readonly verdict: Verdict }
  | { readonly kind: "unknown"; readonly verdict: Verdict };

export interface WalmartClient {
  /**
   * Sends calls of one family at once and gives their replies in order. Shape: shorter than `calls` when the run's time
   * is up; the rest was not sent. Fails: `setup` when the key is missing or refused.
   */
  send(calls: readonly Call[]): readonly Reply[];
  /** Fetches a token although one is kept: the key may be another one now. Fails: `setup` when the key is refused. */
  renewToken(): void;
  /** The one call's JSON. A read is tried again a few times. Fails: as the reply's verdict says. */
  read(call: Call): unknown;
  /** How many calls may go at once, and how many more an hour may follow. */
  readonly rate: Pace["rate"];
}

export interface ClientParts {
  readonly http: Http;
  readonly clock: Clock;
  readonly cache: Cache;
  readonly credentials: Credentials | null;
  readonly environment: "production" | "sandbox";
  /** A fresh id for every request. */
  readonly newId: () => string;
  readonly base64: (text: string) => string;
}

/** Source: Walmart Marketplace, authentication, base URLs. */
const HOSTS = {
  production: "https://marketplace.walmartapis.com",
  sandbox: "https://sandbox.walmartapis.com",
} as const;

/** Calls that go out at once: one failed connection makes the outcome of all of them unknown. */
const AT_ONCE = 100;
const READ_TRIES = 3;
const RETRY_WAIT_MS = 2_000;

export function createClient(parts: ClientParts): WalmartClient {
  const { http, clock } = parts;
  const pace = createPace(clock);
  const host = HOSTS[parts.environment];

  const token = (isFresh: boolean): string => {
    if (parts.credentials === null) throw noKey();
    return fetchToken({ ...parts, credentials: parts.credentials, host }, isFresh);
  };

  const exchange = (calls: readonly Call[], accessToken: string) =>
    http.send(calls.map((call) => signed(call, host, accessToken, parts.newId())));

  /** A 401 was not carried out, so it may be repeated with a fresh token, once. */
  const sendSigned = (calls: readonly Call[]): readonly (HttpResponse | NoResponse)[] => {
    const first = exchange(calls, token(false));
    const expired = calls.filter((_, index) => statusOf(first[index]) === 401);
    if (expired.length === 0) return first;
    const second = exchange(expired, token(true));
    return first.map((result, index) => second[expired.indexOf(calls[index] as Call)] ?? result);
  };

  /** A 429 was not carried out, so it may be repeated when Walmart allows it. */
  const sendPaced = (calls: readonly Call[]): readonly Reply[] => {
    const [head] = calls;
    if (head === undefined) return [];
    const replies = new Map<Call, Reply>();
    let open = calls;
    while (open.length > 0) {
      const batch = open.slice(0, pace.take(head.family, Math.min(open.length, AT_ONCE)));
      if (batch.length === 0) break;
      const results = sendSigned(batch);
      const throttled = batch.filter((_, index) => statusOf(results[index]) === 429);
      batch.forEach((call, index) => {
        const result = results[index];
        if (result !== undefined && !throttled.includes(call)) replies.set(call, toReply(result));
      });
      for (const result of results) if ("headers" in result) pace.heard(head.family, result.headers);
      open = [...throttled, ...open.slice(batch.length)];
      const refusal = results.find((result) => statusOf(result) === 429);
      if (refusal !== undefined && "headers" in refusal && !pace.waitAfter(head.family, refusal.headers)) break;
    }
    return unlessKeyRefused(answeredUntil(calls, replies));
  };

  const read = (call: Call): unknown => {
    for (let tries = 1; ; tries += 1) {
      const [reply] = sendPaced([call]);
      if (reply?.kind === "ok") return reply.json;
      const verdict = reply?.verdict;
      if (verdict === undefined) throw unavailable();
      if (verdict.kind !== "transient" || tries === READ_TRIES) throw failed(verdict);
      clock.sleep(RETRY_WAIT_MS * tries);
    }
  };

  return { send: sendPaced, read, renewToken: () => void token(true), rate: pace.rate };
}

/** Replies up to the first call that got none. */
function answeredUntil(calls: readonly Call[], replies: ReadonlyMap<Call, Reply>): readonly Reply[] {
  const found: Reply[] = [];
  for (const call of calls) {
    const reply = replies.get(call);
    if (reply === undefined) break;
    found.push(reply);
  }
  return found;
}

/** What the key does not open concerns the whole phase, not one order or listing. Fails: `setup`. */
function unlessKeyRefused(replies: readonly Reply[]): readonly Reply[] {
  const [first] = replies;
  const isRefused = (reply: Reply): boolean => reply.kind === "refused" && reply.verdict.kind === "setup";
  if (first?.kind === "refused" && replies.every(isRefused)) throw failed(first.verdict);
  return replies;
}

function signed(call: Call, host: string, accessToken: string, id: string): HttpRequest {
  return {
    method: call.method,
    url: `${host}${call.path}${call.rawQuery ?? queryString(call.query ?? {})}`,
    headers: {
      ...commonHeaders(id),
      "WM_SEC.ACCESS_TOKEN": accessToken,
      "Content-Type": "application/json",
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  };
}

const statusOf = (result: HttpResponse | NoResponse | undefined): number | null =>
  result !== undefined && "status" in result ? result.status : null;

function toReply(result: HttpResponse | NoResponse): Reply {
  if ("failed" in result) return { kind: "unknown", verdict: verdictOf(0, "") };
  const { status, body } = result;
  if (status >= 200 && status < 300) {
    const json = parseJson(body);
    return json === undefined ? { kind: "unknown", verdict: verdictOf(0, "") } : { kind: "ok", json };
  }
  const verdict = verdictOf(status, body);
  return status >= 400 && status < 500 ? { kind: "refused", status, verdict } : { kind: "unknown", verdict };
}
