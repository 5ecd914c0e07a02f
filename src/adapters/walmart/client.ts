/** One signed call after the other to Walmart: token, headers, pacing, and what an answer is. */

import type { Environment } from "../../domain/settings/settings";
import { isFailure } from "../../domain/values/failure";
import type { Clock } from "../../ports/clock";
import type { Http, HttpRequest, HttpResponse, NoResponse } from "../../ports/http";
import type { Quota } from "../../ports/quota";
import type { Credentials } from "../../ports/secrets";
import type { Cache, Store } from "../../ports/store";
import { createAccess, TOKEN_DETAIL } from "./access";
import { queryString } from "./encode";
import {
  failed,
  noAccount,
  noKey,
  outOfBudget,
  parseJson,
  statusInside,
  type Verdict,
  verdictOf,
  wrongEnvironment,
} from "./errors";
import { commonHeaders } from "./headers";
import { sellerLimits } from "./limits";
import { createPace, type Family, type Pace } from "./pace";
import { fetchToken, hostOf, opensElsewhere } from "./token";

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
  /**
   * Fetches a token although one is kept: the key may be another one now. Fails: `setup` when the key is refused, or
   * belongs to the other one of Walmart's systems.
   */
  renewToken(): void;
  /** The one call's JSON. A read is tried again a few times. Fails: as the reply's verdict says. */
  read(call: Call): unknown;
  /** The instant by Walmart's own clock, as far as its answers told it. */
  now(): number;
  /** How many calls may go at once, and how many more an hour may follow. */
  readonly rate: Pace["rate"];
}

export interface ClientParts {
  readonly http: Http;
  readonly clock: Clock;
  readonly cache: Cache;
  readonly store: Store;
  readonly quota: Quota;
  readonly credentials: Credentials | null;
  readonly environment: Environment;
  /** A fresh id for every request. */
  readonly newId: () => string;
  readonly base64: (text: string) => string;
  /** The text of a file whose address is its own permission, unzipped; `null` when it is not to be had. */
  readonly download: (url: string) => string | null;
}

/** Calls that go out at once: one failed connection makes the outcome of all of them unknown. */
const AT_ONCE = 100;
const READ_TRIES = 3;
/** What took so long without an answer is not tried again in the same run: everything behind it waits. Unit: milliseconds. */
const PATIENCE_MS = 30_000;
/** How long calls that were lost together are sent apart. Unit: milliseconds. */
const APART_MS = 15_000;
/** Walmart's clock counts as another one from such a difference on: answers take time, and tell whole seconds. */
const SKEW_MS = 60_000;

export function createClient(parts: ClientParts): WalmartClient {
  const { http, clock, quota, environment } = parts;
  const pace = createPace(parts);
  let skewMs = 0;

  const tokenParts = () => {
    if (environment === "not known") throw noAccount();
    if (parts.credentials === null) throw noKey();
    return { ...parts, credentials: parts.credentials };
  };

  const exchange = (calls: readonly Call[], accessToken: string) => {
    quota.spend(calls.length);
    const results = http.send(calls.map((call) => signed(call, environment, accessToken, parts.newId())));
    for (const result of results) skewMs = skewOf(result, clock.now()) ?? skewMs;
    return results;
  };

  /**
   * One connection that fails takes with it the answers of all that was sent beside it. What may be repeated is therefore sent
   * again in halves, until the call that fails stands alone, or time is up: then Walmart answers none of them.
   */
  const exchangeApart = (
    calls: readonly Call[],
    accessToken: string,
    until: number,
  ): readonly (HttpResponse | NoResponse)[] => {
    const results = exchange(calls, accessToken);
    const mayRepeat = calls.length > 1 && calls.every(({ method }) => method !== "post");
    if (!mayRepeat || !results.every(isLost) || clock.now() >= until) return results;
    const half = Math.ceil(calls.length / 2);
    return [calls.slice(0, half), calls.slice(half)].flatMap((part) => exchangeApart(part, accessToken, until));
  };

  /** A 401 was not carried out, so it may be repeated with a fresh token, once. */
  const sendSigned = (calls: readonly Call[]): readonly (HttpResponse | NoResponse)[] => {
    const first = exchangeApart(calls, fetchToken(tokenParts(), false), clock.now() + APART_MS);
    const expired = calls.filter((_, index) => isExpired(first[index]));
    if (expired.length === 0) return first;
    const renewed = unlessDone(expired.length < calls.length, () => fetchToken(tokenParts(), true));
    const second = renewed === null ? expired.map(() => NOT_AGAIN) : exchange(expired, renewed);
    return first.map((result, index) => second[expired.indexOf(calls[index] as Call)] ?? result);
  };

  const judge = createAccess(() => {
    const [result] = sendSigned([TOKEN_DETAIL]);
    const reply = result === undefined ? undefined : toReply(result);
    return reply?.kind === "ok" ? reply.json : null;
  });

  /** A 429 was not carried out, so it may be repeated when Walmart allows it. */
  const sendPaced = (calls: readonly Call[]): readonly Reply[] => {
    const [head] = calls;
    if (head === undefined) return [];
    learn(head.family);
    const replies = new Map<Call, Reply>();
    let open = calls;
    while (open.length > 0) {
      const batch = open.slice(0, pace.take(head.family, Math.min(open.length, AT_ONCE)));
      if (batch.length === 0) break;
      const results = unlessDone(replies.size > 0, () => sendSigned(batch));
      if (results === null) break;
      const throttled = batch.filter((_, index) => statusOf(results[index]) === 429);
      batch.forEach((call, index) => {
        const result = results[index];
        if (result !== undefined && !throttled.includes(call)) replies.set(call, toReply(result));
      });
      for (const result of results)
        if ("headers" in result && result.status !== 429) pace.heard(head.family, result.headers);
      open = [...throttled, ...open.slice(batch.length)];
      const refusal = results.find((result) => statusOf(result) === 429);
      if (refusal !== undefined && "headers" in refusal && !pace.waitAfter(head.family, refusal.headers)) break;
    }
    return judge(calls, answeredUntil(calls, replies));
  };

  /** What Walmart is still working on is asked once more, save for what must never happen twice. */
  const send = (calls: readonly Call[]): readonly Reply[] => {
    const replies = sendPaced(calls);
    const locked = calls.filter(({ method }, index) => method !== "post" && isLocked(replies[index]));
    const waitMs = replies.find(isLocked)?.verdict.retryMs;
    if (waitMs === undefined || locked.length === 0 || !pace.wait(waitMs)) return replies;
    const again = sendPaced(locked);
    return replies.map((reply, index) => again[locked.indexOf(calls[index] as Call)] ?? reply);
  };

  const read = (call: Call): unknown => {
    const startedAt = clock.now();
    for (let tries = 1; ; tries += 1) {
      const [reply] = sendPaced([call]);
      if (reply?.kind === "ok") return reply.json;
      const verdict = reply?.verdict;
      if (verdict === undefined) throw outOfBudget(pace.shortOf(call.family));
      const { retryMs } = verdict;
      const isOver = tries === READ_TRIES || clock.now() - startedAt >= PATIENCE_MS;
      if (retryMs === undefined || isOver || !pace.wait(retryMs)) throw failed(verdict);
    }
  };

  /** The limits of feeds are each seller's own. */
  const learn = sellerLimits(parts, pace, (call) => {
    const [reply] = sendPaced([call]);
    return reply?.kind === "ok" ? reply.json : null;
  });

  const renewToken = (): void => {
    try {
      fetchToken(tokenParts(), true);
    } catch (error) {
      const isRefused = isFailure(error) && error.code === "key-refused";
      throw isRefused && opensElsewhere(tokenParts()) ? wrongEnvironment(environment) : error;
    }
  };

  return {
    send,
    read,
    now: () => clock.now() + skewMs,
    renewToken,
    rate: (family) => {
      learn(family);
      return pace.rate(family);
    },
  };
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

/** A failure must not take along what others became of. `null`: it failed, and something was done before. */
function unlessDone<Value>(isDone: boolean, work: () => Value): Value | null {
  try {
    return work();
  } catch (error) {
    if (!isDone || !isFailure(error)) throw error;
    return null;
  }
}

/** No fresh token was to be had; nobody can say more of the call. */
const NOT_AGAIN: NoResponse = { failed: "no token" };

function signed(call: Call, environment: Environment, accessToken: string, id: string): HttpRequest {
  return {
    method: call.method,
    url: `${hostOf(environment)}${call.path}${call.rawQuery ?? queryString(call.query ?? {})}`,
    headers: {
      ...commonHeaders(id, environment),
      "WM_SEC.ACCESS_TOKEN": accessToken,
      "Content-Type": "application/json",
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  };
}

const isLost = (result: HttpResponse | NoResponse): boolean => "failed" in result;

const statusOf = (result: HttpResponse | NoResponse | undefined): number | null =>
  result !== undefined && "status" in result ? result.status : null;

const isLocked = (reply: Reply | undefined): reply is Reply & { readonly kind: "refused" } =>
  reply?.kind === "refused" && reply.status === 423;

/** How far Walmart's clock is ahead of ours. `null`: not told. */
function skewOf(result: HttpResponse | NoResponse, now: number): number | null {
  const theirs = "headers" in result ? Date.parse(result.headers.date ?? "") : Number.NaN;
  if (Number.isNaN(theirs)) return null;
  return Math.abs(theirs - now) < SKEW_MS ? 0 : theirs - now;
}

/** No fresh token helps an account that does not take part in a programme. */
const isExpired = (result: HttpResponse | NoResponse | undefined): boolean =>
  result !== undefined && "status" in result && result.status === 401 && verdictOf(401, result.body).kind === "setup";

function toReply(result: HttpResponse | NoResponse): Reply {
  if ("failed" in result) return { kind: "unknown", verdict: verdictOf(0, "") };
  const { body } = result;
  const json = parseJson(body);
  const isSuccess = result.status >= 200 && result.status < 300;
  const status = isSuccess ? (statusInside(json) ?? result.status) : result.status;
  if (status >= 200 && status < 300)
    return json === undefined ? { kind: "unknown", verdict: verdictOf(0, "") } : { kind: "ok", json };
  const verdict = verdictOf(status, body);
  return status >= 400 && status < 500 ? { kind: "refused", status, verdict } : { kind: "unknown", verdict };
}
