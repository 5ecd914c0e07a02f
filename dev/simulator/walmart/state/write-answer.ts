/** Writes an answer in wire form: JSON, XML or plain text, with headers about pacing. */

import type { HttpResponse } from "../../../seam";
import type { Answer } from "../wire/answer";
import type { Family } from "../wire/families";
import { toXml } from "../wire/xml";
import type { Call, Marketplace } from "./call";

interface Arrival {
  readonly call: Call;
  readonly family: Family;
}

/**
 * The answer in the form that Accept asks for, with Walmart's clock and the state of the family's bucket. Source of
 * `Date`: HTTP (RFC 9110, 6.6.1); every server with a clock sends it.
 */
export function toHttp(market: Marketplace, arrival: Arrival, given: Answer): HttpResponse {
  const date = new Date(arrival.call.now).toUTCString();
  const pace = { Date: date, ...paceHeaders(market, arrival, given.status) };
  if (given.kind === "text") {
    return { status: given.status, headers: { "Content-Type": given.contentType, ...pace }, body: given.body };
  }
  if (given.kind === "bytes") {
    const headers = { "Content-Type": given.contentType, ...pace };
    return { status: given.status, headers, body: "", base64: given.base64 };
  }
  const isJson = /application\/json/i.test(arrival.call.header("Accept"));
  return {
    status: given.status,
    headers: { "Content-Type": `application/${isJson ? "json" : "xml"};charset=UTF-8`, ...pace },
    body: isJson ? JSON.stringify(given.body) : toXml(given.root, given.body),
  };
}

/** Spelling and format of the replenish header differ from report to report. Source: [T:89838061; T:56718218221; YF]. */
function paceHeaders(market: Marketplace, { call, family }: Arrival, status: number): Readonly<Record<string, string>> {
  const limit = market.settings.limits[family];
  const bucket = market.state.buckets.get(family);
  if (limit === undefined || bucket === undefined) return {};
  const { replenishFormat, replenishHeader, sendsRetryAfter } = market.settings.switches;
  const count = { "x-current-token-count": String(Math.floor(bucket.tokens + 1e-9)) };
  if (status !== 429) return count;
  const waitMs = Math.max(0, Math.ceil(((1 - bucket.tokens) * limit.windowMs) / limit.capacity));
  const seconds = String(Math.ceil(waitMs / 1000));
  const forms = {
    "epoch-ms": String(call.now + waitMs),
    iso: new Date(call.now + waitMs).toISOString(),
    seconds,
  };
  return {
    ...count,
    [replenishHeader]: forms[replenishFormat],
    ...(sendsRetryAfter ? { "Retry-After": seconds } : {}),
  };
}
