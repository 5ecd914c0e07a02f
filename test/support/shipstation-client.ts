/** A bare caller of the simulated ShipStation: it knows the key and the shape of an order, and nothing else. */
import type { HttpRequest, HttpResult } from "../../dev/seam";
import {
  createShipStation,
  type ShipStation,
  type ShipStationOptions,
} from "../../dev/simulator/shipstation/shipstation";
import { DEFAULT_KEY, HOST } from "../../dev/simulator/shipstation/wire/settings";

/** In winter: Pacific time is eight hours behind UTC. */
export const NOON = Date.UTC(2026, 10, 20, 20, 0, 0);

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** Headers to add or replace; a blank value removes the header. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly now?: number;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; `any` because tests look into answers of every shape. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the answer has.
  readonly json: any;
}

export const basic = (key: string, secret: string): string =>
  `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`;

export function requestTo(path: string, { method, body, headers = {} }: Asked = {}): HttpRequest {
  const all: Readonly<Record<string, string>> = {
    Authorization: basic(DEFAULT_KEY.key, DEFAULT_KEY.secret),
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...headers,
  };
  return {
    method: method ?? (body === undefined ? "GET" : "POST"),
    url: `https://${HOST}/${path}`,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== "")),
    body: body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body),
  };
}

/** The answer, or why none came. */
export const raw = (station: ShipStation, path: string, asked: Asked = {}): HttpResult =>
  station.handle(requestTo(path, asked), asked.now ?? NOON);

/** Asks; throws when no answer came. */
export function ask(station: ShipStation, path: string, asked: Asked = {}): Got {
  const result = raw(station, path, asked);
  if ("failed" in result) throw new Error(result.failed);
  const isJson = (result.headers["Content-Type"] ?? "").includes("json") && result.body !== "";
  const json: unknown = isJson ? JSON.parse(result.body) : undefined;
  return { status: result.status, headers: result.headers, text: result.body, json };
}

/** The body of an order with two items, two of A and one of B. */
export const anOrder = (members: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  orderNumber: "100",
  orderKey: "key-100",
  orderDate: "2026-11-20T09:00:00",
  orderStatus: "awaiting_shipment",
  billTo: { name: "Jane Doe" },
  shipTo: { name: "Jane Doe", street1: "1 Main St", city: "Austin", state: "TX", postalCode: "78701", country: "US" },
  items: [
    { lineItemKey: "1", sku: "A", name: "Phone A", quantity: 2, unitPrice: 100 },
    { lineItemKey: "2", sku: "B", name: "Phone B", quantity: 1, unitPrice: 50 },
  ],
  ...members,
});

/** An account that holds the orders with these numbers; each key is `key-` and the number. */
export function stationWith(numbers: readonly string[], options: ShipStationOptions = {}): ShipStation {
  const station = createShipStation(options);
  for (const number of numbers) {
    const body = anOrder({ orderNumber: number, orderKey: `key-${number}` });
    if (ask(station, "orders/createorder", { body }).status !== 200) throw new Error(`Order ${number} was not made.`);
  }
  return station;
}
