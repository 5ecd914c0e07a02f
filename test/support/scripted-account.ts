/** The Walmart adapter with answers written down by the test: what Walmart's documents show, and what was seen live. */
import { walmartMarketplace } from "../../src/adapters/walmart/marketplace";
import { instant } from "../../src/domain/values/brand";
import type { HttpRequest, HttpResponse, NoResponse } from "../../src/ports/http";
import type { Marketplace } from "../../src/ports/marketplace";
import { keysOf, START } from "./account-under-test";

export interface Asked {
  readonly method: string;
  /** As it left, still encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Answer = (asked: Asked) => { readonly status?: number; readonly body: unknown } | "lost";

export interface ScriptedAccount {
  readonly marketplace: Marketplace;
  /** Everything but tokens and the seller's own limits, oldest first. */
  readonly asked: Asked[];
  readonly waits: number[];
}

const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: {},
  body: typeof body === "string" ? body : JSON.stringify(body),
});

export function scriptedAccount(answer: Answer, budgetMs = 270_000): ScriptedAccount {
  let now = START;
  const asked: Asked[] = [];
  const waits: number[] = [];
  const exchange = ({ method, url, body }: HttpRequest): HttpResponse | NoResponse => {
    const { pathname, search, searchParams } = new URL(url);
    if (pathname === "/v3/token") return json(200, { access_token: "token", token_type: "Bearer", expires_in: 900 });
    if (pathname === "/v3/settings/partnerprofile") return json(404, error("CONTENT_NOT_FOUND.GMP_GATEWAY_API"));
    const one: Asked = {
      method,
      path: url.slice(url.indexOf("/v3"), search === "" ? undefined : url.indexOf("?")),
      query: Object.fromEntries(searchParams),
      body: body === undefined ? undefined : JSON.parse(body),
    };
    asked.push(one);
    const given = answer(one);
    return given === "lost" ? { failed: "Error" } : json(given.status ?? 200, given.body);
  };
  return {
    asked,
    waits,
    marketplace: walmartMarketplace({
      http: {
        send: (requests) => {
          now += 300;
          const results = requests.map(exchange);
          // As on the platform: a connection that fails takes all answers with it.
          const lost = results.find((result) => "failed" in result);
          return lost === undefined ? results : requests.map(() => lost);
        },
      },
      clock: {
        now: () => instant(now),
        sleep: (ms) => {
          waits.push(ms);
          now += ms;
        },
        remainingMs: () => START + budgetMs - now,
      },
      cache: { get: () => null, set: () => undefined, remove: () => undefined },
      store: { get: () => null, set: () => undefined },
      quota: { left: () => 20_000, spend: () => undefined },
      download: () => null,
      credentials: keysOf("production"),
      environment: "production",
      newId: () => "00000000-0000-4000-8000-000000000001",
      base64: (text) => Buffer.from(text).toString("base64"),
    }),
  };
}

export const error = (code: string, text = code) => ({ error: [{ code, description: text, severity: "ERROR" }] });
