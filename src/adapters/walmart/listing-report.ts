/** The report of all listings: requested, waited for, downloaded. It has no size limit, and says who fulfills. */

import type { FulfilledBy, MarketplaceListing } from "../../domain/listings/listing";
import { type Instant, instant, listingSku } from "../../domain/values/brand";
import { isFailure, OUT_OF_BUDGET } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import { HOUR_MS } from "../../domain/values/time";
import type { AskedReport, ListingList, ReportAnswer } from "../../ports/marketplace";
import { listAt, memberAt } from "../wire/member";
import { encodeValue } from "../wire/query";
import type { Call, ClientParts, WalmartClient } from "./client/call";
import { failed, unreadable } from "./client/errors";
import { parseCsv } from "./csv";
import { stateOf, unknownWords } from "./listings";
import { toCents } from "./wire/money";

/** Type and version go into the query; a body with them is refused. Source: On-request Reports API; live reports. */
const KIND = { reportType: "ITEM", reportVersion: "v6" } as const;
const REQUESTS = "/v3/reports/reportRequests";

/**
 * Finds a request of the last hour again if it is `own`, or if Walmart shows that it leaves nothing out. Walmart
 * accepts one request of a type each hour, so while there is another one it accepts none of ours. If the list of
 * requests is not available, none is made.
 */
export function requestListingReport(client: WalmartClient, now: Instant, own: string | null): AskedReport | null {
  const recent = listedRequests(client)?.filter((one) => isRecent(one, now));
  const usable = recent?.find((one) => idOf(one) === own || isWhole(one));
  if (usable !== undefined) return askedOf(usable, Math.min(submittedAt(usable) || now, now));
  if (recent === undefined || recent.length > 0) return null;
  const [reply] = client.send([{ family: "report-request", method: "post", path: REQUESTS, query: KIND, body: {} }]);
  if (reply === undefined) return null;
  const asked = reply.kind === "ok" ? askedOf(reply.json, now) : null;
  if (asked === null) throw reply.kind === "ok" ? unreadable("the report asked for") : failed(reply.verdict);
  return asked;
}

function askedOf(request: unknown, at: number): AskedReport | null {
  const id = idOf(request);
  return id === null ? null : { id, at: instant(at) };
}

const idOf = (request: unknown): string | null => {
  const id = memberAt(request, "requestId");
  return typeof id === "string" && id !== "" ? id : null;
};

/** `undefined`: Walmart does not say. For an empty list Walmart answers 404. */
function listedRequests(client: WalmartClient): readonly unknown[] | undefined {
  const query = { reportType: KIND.reportType };
  const [reply] = client.send([{ family: "report-list", method: "get", path: REQUESTS, query }]);
  if (reply === undefined) return undefined;
  if (reply.kind === "ok" && memberAt(reply.json, "requests") !== undefined) return listAt(reply.json, "requests");
  if (reply.kind === "ok") throw unreadable("the reports asked for");
  if (reply.kind === "refused" && reply.verdict.code === "not-found") return [];
  throw failed(reply.verdict);
}

/**
 * When a report was requested. The dates have no time zone and are taken for UTC. A date in the future counts as
 * recent.
 */
const submittedAt = (request: unknown): number =>
  Date.parse(`${String(memberAt(request, "requestSubmissionDate")).slice(0, 19)}Z`);

function isRecent(request: unknown, now: number): boolean {
  return now - submittedAt(request) < HOUR_MS && memberAt(request, "requestStatus") !== "ERROR";
}

/**
 * Whether a request covers all listings: it is of our type, and shows that it was made without filters. Source:
 * On-request Reports API, `payload`.
 */
function isWhole(request: unknown): boolean {
  const asked = memberAt(request, "payload");
  const isBlank = (value: unknown): boolean => value == null || (Array.isArray(value) && value.length === 0);
  return (
    memberAt(request, "reportType") === KIND.reportType &&
    memberAt(request, "reportVersion") === KIND.reportVersion &&
    typeof asked === "object" &&
    asked !== null &&
    Object.values(asked).every(isBlank)
  );
}

/** Source: On-request Reports API: RECEIVED, INPROGRESS, READY, ERROR. */
export function readListingReport(
  client: WalmartClient,
  { download }: Pick<ClientParts, "download">,
  requestId: string,
): ReportAnswer {
  const path = `${REQUESTS}/${encodeValue(requestId)}`;
  const status = ask(client, { family: "report-status", method: "get", path });
  if (typeof status === "string") return status;
  const state = memberAt(status, "requestStatus");
  if (state === "ERROR") return "not found";
  if (typeof state !== "string") return "unread";
  if (state !== "READY") return "waiting";
  const place = "/v3/reports/downloadReport";
  const answer = ask(client, { family: "report-download", method: "get", path: place, query: { requestId } });
  if (typeof answer === "string") return answer;
  const url = memberAt(answer, "downloadURL");
  const text = typeof url === "string" ? download(url) : null;
  return text === null ? "unread" : (listingsOf(rowsOf(text)) ?? "unread");
}

/** The answer's JSON, or what a missing answer means. Fails: `setup`. */
function ask(client: WalmartClient, call: Call): object | "waiting" | "unread" | "not found" {
  try {
    return Object(client.read(call)) as object;
  } catch (error) {
    if (!isFailure(error) || error.kind === "setup") throw error;
    if (error.code === "not-found") return "not found";
    return error.code === OUT_OF_BUDGET ? "waiting" : "unread";
  }
}

function rowsOf(text: string): readonly (readonly string[])[] {
  try {
    return parseCsv(text);
  } catch {
    // The file was cut off or is no table; a later run downloads it again.
    return [];
  }
}

/** Spellings differ by version, so blanks, underscores and capitals do not count. Source: item reports seen live. */
const headingOf = (text: string): string => text.toLowerCase().replace(/[\s_]/g, "");

/**
 * Finds columns by heading. In Mexico a second row of headings follows. `null`: not such a table. Source: On-request
 * Reports API.
 */
function listingsOf(rows: readonly (readonly string[])[]): ListingList | null {
  const isHeadings = (row: readonly string[] | undefined): boolean =>
    (row ?? []).some((cell) => headingOf(cell) === "sku");
  const at = isHeadings(rows[1]) ? 1 : 0;
  if (!isHeadings(rows[at])) return null;
  const headings = (rows[at] ?? []).map(headingOf);
  const found = new Map<string, MarketplaceListing>();
  const odd: Issue[] = [];
  for (const row of rows.slice(at + 1)) {
    const cell = (...names: string[]): string => row[headings.findIndex((name) => names.includes(name))] ?? "";
    const sku = cell("sku");
    if (row.every((text) => text === "")) continue;
    if (sku === "") odd.push(withoutSku);
    else found.set(sku, merged(found.get(sku), toListing(sku, cell)));
  }
  const listings = [...found.values()];
  return {
    listings,
    complete: listings.length > 0 && odd.length === 0,
    issues: [...odd.slice(0, 1), ...unknownWords(listings)],
  };
}

const withoutSku = issue(
  "listing-unreadable",
  "without a SKU",
  "Walmart's report of your listings has rows without a SKU. They were left out.",
);

function toListing(sku: string, cell: (...names: string[]) => string): MarketplaceListing {
  const price = Number.parseFloat(cell("price"));
  return {
    sku: listingSku(sku),
    title: cell("productname"),
    wpid: cell("wpid") || null,
    price: toCents(price),
    variantGroup: cell("variantgroupid") || null,
    state: stateOf({
      lifecycleStatus: cell("lifecyclestatus"),
      publishedStatus: cell("publishstatus", "publishedstatus"),
    }),
    fulfilledBy: FULFILLED_BY[headingOf(cell("fulfillmenttype"))] ?? (cell("fulfillmenttype") || null),
  };
}

/** `WFS Eligible` means that Walmart could fulfill the listing, not that it does. Source: item reports seen live. */
const FULFILLED_BY: Readonly<Record<string, FulfilledBy>> = {
  sellerfulfilled: "Seller",
  wfseligible: "Seller",
  walmartfulfilled: "Walmart",
};

/** A SKU in two rows is offered both ways. */
function merged(before: MarketplaceListing | undefined, next: MarketplaceListing): MarketplaceListing {
  const [one, other] = [before?.fulfilledBy ?? next.fulfilledBy, next.fulfilledBy];
  return { ...next, fulfilledBy: one === other ? one : one === null || other === null ? (one ?? other) : "both" };
}
