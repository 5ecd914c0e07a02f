/** A bare caller of the simulated Walmart: it knows the headers and nothing else. */

import type { HttpRequest, HttpResponse } from "../../dev/seam";
import type { Walmart } from "../../dev/simulator/walmart/walmart";
import { DEFAULT_KEYS, type Environment, HOSTS } from "../../dev/simulator/walmart/wire/settings";
import { heard } from "./ear";

export const NOW = Date.UTC(2026, 10, 20, 12, 0, 0);

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  /** Headers to add or replace; a blank value removes the header. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly now?: number;
  readonly environment?: Environment;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; `any` because tests look into answers of every shape. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the answer has.
  readonly json: any;
}

let correlation = 0;

/** A fresh id, so that no test trips over the mark for reused ones. */
export function freshId(): string {
  correlation += 1;
  return `00000000-0000-4000-8000-${String(correlation).padStart(12, "0")}`;
}

export function hostOf(environment: Environment): string {
  const host = Object.keys(HOSTS).find((name) => HOSTS[name] === environment);
  if (host === undefined) throw new Error(`No host of ${environment}.`);
  return host;
}

export function tokenRequest(environment: Environment = "production", keysOf: Environment = environment): HttpRequest {
  const keys = DEFAULT_KEYS.find((pair) => pair.environment === keysOf);
  return {
    method: "POST",
    url: `https://${hostOf(environment)}/v3/token`,
    headers: {
      Authorization: `Basic ${Buffer.from(`${keys?.clientId}:${keys?.clientSecret}`).toString("base64")}`,
      "WM_SVC.NAME": "Walmart Marketplace",
      "WM_QOS.CORRELATION_ID": freshId(),
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "application/json",
    },
    body: "grant_type=client_credentials",
  };
}

/** Sends a raw request; throws when no answer came. */
export function send(walmart: Walmart, request: HttpRequest, now = NOW): Got {
  return read(heard(walmart, { isAisle: false }).handle(request, now));
}

export function read(result: HttpResponse | { readonly failed: string }): Got {
  if ("failed" in result) throw new Error(result.failed);
  const isJson = (result.headers["Content-Type"] ?? "").includes("json");
  const json: unknown = isJson ? JSON.parse(result.body) : undefined;
  return { status: result.status, headers: result.headers, text: result.body, json };
}

export function getToken(walmart: Walmart, now = NOW, environment: Environment = "production"): string {
  return send(walmart, tokenRequest(environment), now).json.access_token;
}

/** A business call with every documented header and a fresh token unless one is given. */
export function businessRequest(walmart: Walmart, path: string, sent: Sent = {}): HttpRequest {
  const environment = sent.environment ?? "production";
  const headers: Record<string, string> = {
    "WM_SEC.ACCESS_TOKEN": sent.headers?.["WM_SEC.ACCESS_TOKEN"] ?? getToken(walmart, sent.now ?? NOW, environment),
    "WM_SVC.NAME": "Walmart Marketplace",
    "WM_QOS.CORRELATION_ID": freshId(),
    Accept: "application/json",
    ...(sent.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...sent.headers,
  };
  return {
    method: sent.method ?? "GET",
    url: `https://${hostOf(environment)}/${path.startsWith("v1/") ? path : `v3/${path}`}`,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== "")),
    body: sent.body === undefined ? "" : typeof sent.body === "string" ? sent.body : JSON.stringify(sent.body),
  };
}

export function call(walmart: Walmart, path: string, sent: Sent = {}): Got {
  return send(walmart, businessRequest(walmart, path, sent), sent.now ?? NOW);
}
