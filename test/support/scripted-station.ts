/** ShipStation's adapter with answers written down by the test. */
import { shipStationV1 } from "../../src/adapters/shipstation/ship-station";
import { instant } from "../../src/domain/values/brand";
import type { HttpRequest, HttpResponse, NoResponse } from "../../src/ports/http";
import type { StationKey } from "../../src/ports/secrets";
import type { ShipStation } from "../../src/ports/ship-station";

export const STATION_KEY: StationKey = { key: "station-key", secret: "station-secret" };

export interface StationAsked {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** `after`: how long the answer took. Unit: milliseconds. */
export interface StationAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly after?: number;
}

export interface ScriptedStation {
  readonly station: ShipStation;
  readonly asked: StationAsked[];
  readonly waits: number[];
  /** Requests that were counted for the day. */
  readonly spent: () => number;
}

export const STATION_START = Date.UTC(2026, 10, 30, 18, 0, 0);

interface Conditions {
  readonly budgetMs?: number;
  readonly key?: StationKey | null;
  readonly requestsLeft?: number;
}

export function scriptedStation(
  answer: (asked: StationAsked, count: number) => StationAnswer | "lost",
  { budgetMs = 270_000, key = STATION_KEY, requestsLeft = 20_000 }: Conditions = {},
): ScriptedStation {
  let now = STATION_START;
  let spent = 0;
  const asked: StationAsked[] = [];
  const waits: number[] = [];
  const exchange = ({ method, url, headers, body }: HttpRequest): HttpResponse | NoResponse => {
    const { origin, pathname, searchParams } = new URL(url);
    if (origin !== "https://ssapi.shipstation.com") throw new Error(`Nobody lives at ${origin}.`);
    const one = { method, path: pathname, query: Object.fromEntries(searchParams), headers, body: parsed(body) };
    asked.push(one);
    const given = answer(one, asked.length);
    if (given === "lost") return { failed: "Exception" };
    now += given.after ?? 300;
    const text = typeof given.body === "string" ? given.body : JSON.stringify(given.body);
    return { status: given.status ?? 200, headers: given.headers ?? {}, body: text ?? "" };
  };
  return {
    asked,
    waits,
    spent: () => spent,
    station: shipStationV1({
      http: { send: (requests) => requests.map(exchange) },
      clock: {
        now: () => instant(now),
        sleep: (ms) => {
          waits.push(ms);
          now += ms;
        },
        remainingMs: () => STATION_START + budgetMs - now,
      },
      quota: {
        left: () => requestsLeft - spent,
        spend: (requests) => {
          spent += requests;
        },
      },
      key,
      base64: (text) => Buffer.from(text).toString("base64"),
    }),
  };
}

const parsed = (body: string | undefined): unknown => (body === undefined ? undefined : JSON.parse(body));

/** A label as ShipStation gives it. */
export const label = (id: number, more: Readonly<Record<string, unknown>> = {}) => ({
  shipmentId: id,
  orderId: 5000 + id,
  orderKey: null,
  orderNumber: String(1000 + id),
  createDate: "2026-11-30T08:12:44.1370000",
  shipDate: "2026-11-30",
  trackingNumber: `9400${id}`,
  isReturnLabel: false,
  carrierCode: "stamps_com",
  serviceCode: "usps_first_class_mail",
  voided: false,
  voidDate: null,
  shipmentItems: [{ orderItemId: 1, lineItemKey: `item ${id}`, sku: "A", name: "Phone", quantity: 1 }],
  advancedOptions: { mergedOrSplit: false, mergedIds: [], parentId: null },
  ...more,
});

export const page = (list: string, entries: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => ({
  body: { [list]: entries, total: entries.length, page: 1, pages: 1, ...more },
});

/** An account with these labels and fulfillments. Labels voided since are asked for apart. */
export const holding =
  (labels: readonly unknown[], marked: readonly unknown[] = [], voided: readonly unknown[] = []) =>
  ({ path, query }: StationAsked): StationAnswer =>
    path === "/fulfillments"
      ? page("fulfillments", marked)
      : page("shipments", query.voidDateStart === undefined ? labels : voided);
