/** Sends calls to ShipStation: key, pacing, patience, and what an answer means. */
import type { Clock } from "../../ports/clock";
import type { Http, HttpRequest, HttpResponse, NoResponse } from "../../ports/http";
import type { Quota } from "../../ports/quota";
import type { StationKey } from "../../ports/secrets";
import { parseJson } from "../wire/json";
import { queryString } from "../wire/query";
import { failed, keyMissing, outOfBudget, type Shortage, UNAVAILABLE, type Verdict, verdictOf } from "./errors";
import { stationPace } from "./pace";

export interface StationCall {
  readonly method: "get" | "post";
  /** Begins with `/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

/** The reply to a call. `unknown`: no clear answer; a write may have been carried out. */
export type StationReply =
  | { readonly kind: "ok"; readonly json: unknown }
  | { readonly kind: "refused"; readonly verdict: Verdict }
  | { readonly kind: "unknown"; readonly verdict: Verdict };

export interface StationClient {
  /**
   * Sends one call. `null`: not sent, because the run's time or requests are up. Fails: `setup` when the key is missing or
   * refused.
   */
  send(call: StationCall): StationReply | null;
  /** The JSON of one call, which is tried again once. Fails: as the reply's verdict says. */
  read(call: StationCall): unknown;
}

export interface StationServices {
  readonly http: Http;
  readonly clock: Clock;
  readonly quota: Quota;
  readonly key: StationKey | null;
  readonly base64: (text: string) => string;
}

/** Source: ShipStation API V1, requirements. */
const HOST = "https://ssapi.shipstation.com";

/** A call that took this long shows that ShipStation hangs, and everything behind it would wait. Unit: milliseconds. */
const SILENT_MS = 30_000;
const SOON_MS = 3_000;
const TRIES = 2;

/**
 * Calls ShipStation one call at a time. After a refused key, or a call that hung, nothing more is sent in the run.
 * Source: ShipStation API V1, requirements.
 */
export function stationClient(parts: StationServices): StationClient {
  const { http, clock, quota, key, base64 } = parts;
  const pace = stationPace(parts);
  let isHanging = false;
  let refused: Verdict | null = null;

  const exchange = (call: StationCall, account: StationKey): HttpResponse | NoResponse => {
    const startedAt = clock.now();
    quota.spend(1);
    const [result = { failed: "no answer" }] = http.send([signed(call, base64(`${account.key}:${account.secret}`))]);
    isHanging = clock.now() - startedAt >= SILENT_MS;
    if ("status" in result) pace.heard(result);
    return result;
  };

  /** A call that got a 429 was not carried out, so it is repeated when ShipStation allows it. */
  const tried = (call: StationCall): StationReply | Shortage => {
    if (key === null) throw keyMissing();
    for (;;) {
      if (refused !== null) throw failed(refused);
      if (isHanging) return { kind: "unknown", verdict: UNAVAILABLE };
      const short = pace.shortage();
      if (short !== null) return short;
      const result = exchange(call, key);
      if ("status" in result && result.status === 429) continue;
      const reply = toReply(result);
      if (reply.kind === "refused" && reply.verdict.kind === "setup") refused = reply.verdict;
      else return reply;
    }
  };

  const read = (call: StationCall): unknown => {
    for (let tries = 1; ; tries += 1) {
      const reply = tried(call);
      if (typeof reply === "string") throw outOfBudget(reply);
      if (reply.kind === "ok") return reply.json;
      const isOver = reply.kind === "refused" || tries === TRIES || isHanging;
      if (isOver || !pace.wait(SOON_MS)) throw failed(reply.verdict);
    }
  };

  return {
    read,
    send: (call) => {
      const reply = tried(call);
      return typeof reply === "string" ? null : reply;
    },
  };
}

const signed = ({ method, path, query = {}, body }: StationCall, credentials: string): HttpRequest => ({
  method,
  url: `${HOST}${path}${queryString(query)}`,
  headers: {
    Authorization: `Basic ${credentials}`,
    Accept: "application/json",
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

function toReply(result: HttpResponse | NoResponse): StationReply {
  if ("failed" in result) return { kind: "unknown", verdict: UNAVAILABLE };
  const { status, body } = result;
  const json = parseJson(body);
  if (status >= 200 && status < 300)
    return json === undefined ? { kind: "unknown", verdict: UNAVAILABLE } : { kind: "ok", json };
  const verdict = verdictOf(status, body);
  return { kind: verdict.kind === "transient" ? "unknown" : "refused", verdict };
}
