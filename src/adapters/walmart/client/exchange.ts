/** Sends signed requests: token, headers, lost connections, and Walmart's clock. */

import type { Environment } from "../../../domain/settings/settings";
import { isFailure } from "../../../domain/values/failure";
import type { HttpRequest, HttpResponse, NoResponse } from "../../../ports/http";
import { queryString } from "../../wire/query";
import type { Call, ClientParts } from "./call";
import { noAccount, noKey, verdictOf, wrongEnvironment } from "./errors";
import { commonHeaders } from "./headers";
import { fetchFreshToken, fetchToken, hostOf, opensElsewhere } from "./token";

export type Result = HttpResponse | NoResponse;

export interface Exchange {
  /** Sends the calls at once and gives their results in order. Fails: `setup` when the key is missing or refused. */
  send(calls: readonly Call[]): readonly Result[];
  /** As `renewToken` of the client. */
  renewToken(): void;
  /** The present instant by Walmart's own clock, as far as its answers showed it. */
  now(): number;
}

/** How long calls that were lost together are sent separately. Unit: milliseconds. */
const APART_MS = 15_000;
/**
 * From this difference on Walmart's clock counts as another one. Smaller differences come from travel time and whole
 * seconds.
 */
const SKEW_MS = 60_000;

/**
 * Sends signed calls and gives a result for each, in the same order. A call that gets 401 is repeated once with a new
 * token. Fails: `setup` without a key or a chosen account.
 */
export function createExchange(parts: ClientParts): Exchange {
  const { http, clock, quota, environment } = parts;
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
   * One failing connection loses the answers of all calls that were sent together. So calls that may be repeated are
   * sent again in halves, until the failing call is alone or the time is up. Then it counts as not answered by Walmart.
   */
  const exchangeApart = (calls: readonly Call[], accessToken: string, until: number): readonly Result[] => {
    const results = exchange(calls, accessToken);
    const mayRepeat = calls.length > 1 && calls.every(({ method }) => method !== "post");
    if (!mayRepeat || !results.every(isLost) || clock.now() >= until) return results;
    const half = Math.ceil(calls.length / 2);
    return [calls.slice(0, half), calls.slice(half)].flatMap((part) => exchangeApart(part, accessToken, until));
  };

  /** A call that got a 401 was not carried out, so it is repeated once with a fresh token. */
  const send = (calls: readonly Call[]): readonly Result[] => {
    const first = exchangeApart(calls, fetchToken(tokenParts()), clock.now() + APART_MS);
    const expired = calls.filter((_, index) => isExpired(first[index]));
    if (expired.length === 0) return first;
    const renewed = unlessDone(calls.length - expired.length, () => fetchFreshToken(tokenParts()));
    const second = renewed === null ? expired.map(() => NOT_AGAIN) : exchange(expired, renewed);
    return first.map((result, index) => second[expired.indexOf(calls[index] as Call)] ?? result);
  };

  const renewToken = (): void => {
    try {
      fetchFreshToken(tokenParts());
    } catch (error) {
      const isRefused = isFailure(error) && error.code === "key-refused";
      throw isRefused && opensElsewhere(tokenParts()) ? wrongEnvironment(environment) : error;
    }
  };

  return { send, renewToken, now: () => clock.now() + skewMs };
}

/** Walmart gave no fresh token, so nothing more is known about the call. */
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

const isLost = (result: Result): boolean => "failed" in result;

/** How far Walmart's clock is ahead of ours. Unit: milliseconds. `null`: the answer does not show it. */
function skewOf(result: Result, now: number): number | null {
  const theirs = "headers" in result ? Date.parse(result.headers.date ?? "") : Number.NaN;
  if (Number.isNaN(theirs)) return null;
  return Math.abs(theirs - now) < SKEW_MS ? 0 : theirs - now;
}

/** A fresh token does not help an account that does not take part in a program. */
const isExpired = (result: Result | undefined): boolean =>
  result !== undefined && "status" in result && result.status === 401 && verdictOf(401, result.body).kind === "setup";

/**
 * Keeps a failure from hiding results that came before it. `done`: how many results there are. `null`: `work` failed, and
 * there are some results.
 */
export function unlessDone<Value>(done: number, work: () => Value): Value | null {
  try {
    return work();
  } catch (error) {
    if (done === 0 || !isFailure(error)) throw error;
    return null;
  }
}
