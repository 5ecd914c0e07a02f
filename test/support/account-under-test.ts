/** The Walmart adapter on the simulated Walmart, with a clock that only waiting and calling move. */

import { createWalmart, type Walmart, type WalmartOptions } from "../../dev/simulator/walmart/walmart";
import { DEFAULT_KEYS } from "../../dev/simulator/walmart/wire/settings";
import type { ClientParts } from "../../src/adapters/walmart/client/call";
import { walmartMarketplace } from "../../src/adapters/walmart/marketplace";
import type { Environment } from "../../src/domain/settings/settings";
import type { Package } from "../../src/domain/shipments/package";
import { instant, lineNumber, listingSku, type PurchaseOrderId, purchaseOrderId } from "../../src/domain/values/brand";
import { type Failure, isFailure } from "../../src/domain/values/failure";
import type { Http, HttpRequest, HttpResponse, NoResponse } from "../../src/ports/http";
import type { Marketplace, QuantityUpdate } from "../../src/ports/marketplace";
import type { Credentials } from "../../src/ports/secrets";
import { heard } from "./ear";

export const START = Date.UTC(2026, 10, 20, 12, 0, 0);
const CALL_MS = 300;
const BUDGET_MS = 270_000;

export interface Account {
  readonly walmart: Walmart;
  readonly marketplace: Marketplace;
  /** Every request that left, as it left. */
  readonly sent: HttpRequest[];
  /** Waits asked for, in ms. */
  readonly waits: number[];
  readonly clock: { now: () => number; advance: (ms: number) => void };
  /** What the run's cache holds. */
  readonly cache: Map<string, string>;
  /** What is kept beside the spreadsheet. */
  readonly store: Map<string, string>;
  /** The same account as another run of the same person sees it. */
  readonly nextRun: (wish?: Partial<Pick<ClientParts, "credentials" | "environment">>) => Marketplace;
}

export interface AccountWish extends WalmartOptions {
  readonly credentials?: Credentials | null;
  readonly environment?: Environment;
  readonly budgetMs?: number;
  /** Requests that may still leave today. */
  readonly requestsLeft?: number;
  /** The files behind addresses that Walmart gives; what is absent is not to be had. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is seeded is wrong on purpose, so the answers are not held against Walmart's definition. */
  readonly isWrong?: boolean;
  /** Nothing that is said is held against Walmart's definition: too much of it, or too large. */
  readonly isUnheard?: boolean;
}

const item = (sku: string, more: object = {}): object => ({
  mart: "WALMART_US",
  sku,
  wpid: `WP${sku}`,
  productName: `Phone ${sku}`,
  price: { currency: "USD", amount: 249.99 },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
  ...more,
});

export const items = (skus: readonly string[], more: object = {}): object[] => skus.map((sku) => item(sku, more));

export const keysOf = (environment: "production" | "sandbox"): Credentials => {
  const keys = DEFAULT_KEYS.find((pair) => pair.environment === environment);
  if (keys === undefined) throw new Error(`no keys of ${environment}`);
  return { clientId: keys.clientId, clientSecret: keys.clientSecret };
};

/** An account with listings A, B and C, ten of each, unless others are wished. */
export function account(wished: AccountWish = {}): Account {
  const created = createWalmart({
    items: items(["A", "B", "C"]),
    quantities: ["A", "B", "C"].map((sku) => [sku, 10] as const),
    ...wished,
  });
  const walmart = wished.isUnheard === true ? created : heard(created, { isFault: wished.isWrong ?? false });
  let now = START;
  const sent: HttpRequest[] = [];
  const waits: number[] = [];
  const cache = new Map<string, string>();
  const ends = new Map<string, number>();
  const store = new Map<string, string>();
  let requestsLeft = wished.requestsLeft ?? 20_000;
  const http: Http = {
    send(requests) {
      sent.push(...requests);
      const results = requests.map((request) => {
        now += Math.round(CALL_MS / requests.length);
        return exchange(walmart, request, now);
      });
      const broken = results.find((result) => "failed" in result);
      return broken === undefined ? results : results.map(() => broken);
    },
  };
  const endsAt = now + (wished.budgetMs ?? BUDGET_MS);
  let ids = 0;
  const parts = (more: Partial<Pick<ClientParts, "credentials" | "environment">>): ClientParts => ({
    http,
    clock: {
      now: () => instant(now),
      sleep: (ms) => {
        waits.push(ms);
        now += ms;
      },
      remainingMs: () => endsAt - now,
    },
    cache: {
      get: (key) => (now < (ends.get(key) ?? 0) ? (cache.get(key) ?? null) : null),
      set: (key, text, seconds) => {
        cache.set(key, text);
        ends.set(key, now + seconds * 1000);
      },
      remove: (key) => void cache.delete(key),
    },
    store: { get: (key) => store.get(key) ?? null, set: (key, text) => void store.set(key, text) },
    quota: {
      left: () => requestsLeft,
      spend: (requests) => {
        requestsLeft -= requests;
      },
    },
    download: (url) => wished.files?.[url] ?? null,
    credentials: wished.credentials === undefined ? keysOf("production") : wished.credentials,
    environment: wished.environment ?? "production",
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
    },
    base64: (text) => Buffer.from(text).toString("base64"),
    ...more,
  });
  const advance = (ms: number) => {
    now += ms;
  };
  const made: Account = {
    walmart,
    marketplace: walmartMarketplace(parts({})),
    sent,
    waits,
    clock: { now: () => now, advance },
    cache,
    store,
    nextRun: (more = {}) => walmartMarketplace(parts(more)),
  };
  PARTS.set(made, parts({}));
  return made;
}

const PARTS = new WeakMap<Account, ClientParts>();

/** What the account's client is made of. */
export function partsOf(one: Account): ClientParts {
  const parts = PARTS.get(one);
  if (parts === undefined) throw new Error("not an account under test");
  return parts;
}

function exchange(walmart: Walmart, request: HttpRequest, now: number): HttpResponse | NoResponse {
  const { method, url, headers, body = "" } = request;
  const result = walmart.handle({ method: method.toUpperCase(), url, headers: { ...headers }, body }, now);
  if ("failed" in result) return result;
  const lower = Object.entries(result.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { status: result.status, headers: Object.fromEntries(lower), body: result.body };
}

/** Places an order with Walmart and gives its number. */
export function buy(
  { walmart, clock }: Account,
  skus: readonly string[],
  quantity = 1,
  more: object = {},
): PurchaseOrderId {
  const lines = skus.map((sku) => ({ sku, quantity }));
  const placed = walmart.buyers.order({ lines, isForced: true, ...more }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
  return purchaseOrderId(placed.purchaseOrderId);
}

export const wish = (sku: string, quantity: number): QuantityUpdate => ({ sku: listingSku(sku), quantity });

/** What became of one thing that did leave. */
export function sentOff<Value>(outcome: Value | null | undefined): Value {
  if (outcome === null || outcome === undefined) throw new Error("not sent");
  return outcome;
}

export function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (isFailure(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Everything of an order in one parcel. */
export function packageOf({ walmart, clock }: Account, po: PurchaseOrderId, more: Partial<Package> = {}): Package {
  const lines = walmart.order(po)?.orderLines.orderLine ?? [];
  return {
    po,
    carrier: { kind: "known", name: "UPS" },
    tracking: "1Z999AA10123456784",
    trackingUrl: null,
    shippedAt: instant(clock.now()),
    lines: lines.map((line) => ({
      line: lineNumber(line.lineNumber),
      quantity: Number(line.orderLineQuantity.amount),
      shipAnyway: false,
    })),
    ...more,
  };
}

export const paths = (sent: readonly HttpRequest[]): string[] => sent.map(({ url }) => new URL(url).pathname);
