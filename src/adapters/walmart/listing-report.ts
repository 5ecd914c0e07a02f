/** The report of all listings: asked for, waited for, downloaded. It has no limit and tells who fulfils. */
import type { FulfilledBy, MarketplaceListing } from "../../domain/listings/listing";
import { cents, listingSku } from "../../domain/values/brand";
import { isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { ListingList } from "../../ports/marketplace";
import type { Call, ClientParts, WalmartClient } from "./client";
import { encodeValue } from "./encode";
import { unreadable } from "./errors";
import { stateOf, unknownWords } from "./listings";
import { listAt, memberAt } from "./wire/member";

/** Type and version stand in the query; a body with them is refused. Source: On-request Reports API; live reports. */
const KIND = { reportType: "ITEM", reportVersion: "v6" } as const;
const REQUESTS = "/v3/reports/reportRequests";

/** Walmart takes one request of a type an hour. */
const HOUR_MS = 3_600_000;

/**
 * A request of the last hour is found again, whoever made it and whether or not its answer arrived. Where that cannot be
 * looked up, none is made.
 */
export function requestListingReport(client: WalmartClient, now: number): string | null {
  const requests = listedRequests(client);
  if (requests === null) return null;
  const recent = requests.find((one) => isRecent(one, now));
  if (recent !== undefined) return idOf(recent);
  const [reply] = client.send([{ family: "report-request", method: "post", path: REQUESTS, query: KIND, body: {} }]);
  return idOf(reply?.kind === "ok" ? reply.json : null);
}

const idOf = (request: unknown): string | null => {
  const id = memberAt(request, "requestId");
  return typeof id === "string" ? id : null;
};

/** `null`: Walmart does not say. None at all is not found. */
function listedRequests(client: WalmartClient): readonly unknown[] | null {
  const query = { reportType: KIND.reportType };
  const [reply] = client.send([{ family: "report-list", method: "get", path: REQUESTS, query }]);
  if (reply?.kind === "ok") return listAt(reply.json, "requests");
  return reply?.kind === "refused" && reply.verdict.code === "not-found" ? [] : null;
}

/** Dates of requests have no zone; they are taken for UTC, and one that is ahead of the clock is recent too. */
function isRecent(request: unknown, now: number): boolean {
  const at = Date.parse(`${String(memberAt(request, "requestSubmissionDate")).slice(0, 19)}Z`);
  return now - at < HOUR_MS && memberAt(request, "requestStatus") !== "ERROR";
}

/** Source: On-request Reports API: RECEIVED, INPROGRESS, READY, ERROR. */
export function readListingReport(
  client: WalmartClient,
  { download, parseCsv }: Pick<ClientParts, "download" | "parseCsv">,
  requestId: string,
): ListingList | "waiting" | "gone" {
  const path = `${REQUESTS}/${encodeValue(requestId)}`;
  const status = ask(client, { family: "report-status", method: "get", path });
  const state = memberAt(status, "requestStatus");
  if (status === null || state === "ERROR") return "gone";
  if (state !== "READY") return "waiting";
  const place = "/v3/reports/downloadReport";
  const url = memberAt(
    ask(client, { family: "report-download", method: "get", path: place, query: { requestId } }),
    "downloadURL",
  );
  const text = typeof url === "string" ? download(url) : null;
  return text === null ? "waiting" : listingsOf(rowsOf(text, parseCsv));
}

/** `null`: Walmart does not know the request any more. */
function ask(client: WalmartClient, call: Call): unknown {
  try {
    return client.read(call);
  } catch (error) {
    if (isFailure(error) && error.code === "not-found") return null;
    throw error;
  }
}

function rowsOf(text: string, parseCsv: ClientParts["parseCsv"]): readonly (readonly string[])[] {
  try {
    return parseCsv(text);
  } catch {
    // Cut off, or no table at all: the next run downloads it again.
    throw unreadable("listings' report");
  }
}

/** Spellings differ by version: blanks, underlines and capitals do not count. Source: item reports seen live. */
const headingOf = (text: string): string => text.toLowerCase().replace(/[\s_]/g, "");

/** Columns are found by heading; in Mexico a second row of headings follows. Source: On-request Reports API. */
function listingsOf(rows: readonly (readonly string[])[]): ListingList {
  const isHeadings = (row: readonly string[] | undefined): boolean =>
    (row ?? []).some((cell) => headingOf(cell) === "sku");
  const at = isHeadings(rows[1]) ? 1 : 0;
  if (!isHeadings(rows[at])) throw unreadable("listings' report");
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
    price: Number.isFinite(price) ? cents(Math.round(price * 100)) : null,
    variantGroup: cell("variantgroupid") || null,
    state: stateOf(cell("lifecyclestatus"), cell("publishstatus", "publishedstatus")),
    fulfilledBy: FULFILLED_BY[headingOf(cell("fulfillmenttype"))] ?? (cell("fulfillmenttype") || null),
  };
}

/** `WFS Eligible` means that Walmart could, not that it does. Source: item reports seen live. */
const FULFILLED_BY: Readonly<Record<string, FulfilledBy>> = {
  sellerfulfilled: "Seller",
  wfseligible: "Seller",
  walmartfulfilled: "Walmart",
};

/** A SKU that stands twice is offered both ways. */
function merged(before: MarketplaceListing | undefined, next: MarketplaceListing): MarketplaceListing {
  const [one, other] = [before?.fulfilledBy ?? next.fulfilledBy, next.fulfilledBy];
  return { ...next, fulfilledBy: one === other ? one : one === null || other === null ? (one ?? other) : "both" };
}
