/** Who may ask, and how often. */
import type { Account } from "../state/state";
import { type Answer, json, refused } from "../wire/answer";
import type { Key } from "../wire/settings";

/** Basic authentication with key and secret. Source: [SS1-REQ]. A wrong key and an expired one look alike (assumed). */
export function keyOf({ state }: Account, authorization: string, now: number): Key | undefined {
  const [, encoded = ""] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(authorization) ?? [];
  const sent = Buffer.from(encoded, "base64").toString("utf8");
  return state.keys.find(
    ({ key, secret, expiresAt }) => sent === `${key}:${secret}` && now < (expiresAt ?? Number.POSITIVE_INFINITY),
  );
}

/** Source of the form: [SS-ERR]. */
export function unauthorized({ settings }: Account): Answer {
  if (settings.switches.refusedKeyBody === "blank") return { status: 401, contentType: "text/plain", body: "" };
  return refused(401, "Authorization has been denied for this request.");
}

export const tooMany = (): Answer => json(429, { message: "Too Many Requests" });

/** The limit as the headers tell it. Unit: `resetIn` in seconds. Source: [SS1-REQ]. */
export interface Pace {
  readonly isAllowed: boolean;
  readonly remaining: number;
  readonly resetIn: number;
}

/** Counts a request of a key. A window begins with the first request after the one before ended (assumed). */
export function count({ state, settings }: Account, key: string, now: number): Pace {
  const { requests, windowMs } = settings.limit;
  const before = state.windows[key];
  const window = before !== undefined && now < before.beganAt + windowMs ? before : { beganAt: now, used: 0 };
  const isAllowed = window.used < requests;
  const used = isAllowed ? window.used + 1 : window.used;
  state.windows[key] = { ...window, used };
  const resetIn = Math.ceil((window.beganAt + windowMs - now) / 1000);
  return { isAllowed, remaining: Math.max(0, requests - used), resetIn };
}

/** Another program has used up the window. */
export function drain(account: Account, key: string, now: number): Pace {
  const pace = count(account, key, now);
  const window = account.state.windows[key] ?? { beganAt: now, used: 0 };
  account.state.windows[key] = { ...window, used: account.settings.limit.requests };
  return { ...pace, isAllowed: false, remaining: 0 };
}

export const headersOf = ({ settings }: Account, { remaining, resetIn }: Pace): Readonly<Record<string, string>> => ({
  "X-Rate-Limit-Limit": String(settings.limit.requests),
  "X-Rate-Limit-Remaining": String(remaining),
  "X-Rate-Limit-Reset": String(resetIn),
});
