/** On-request reports: asking for one, and looking whether it is ready. Source: [S:rep; D:request-an-item-report; EJ; YF]. */

import type { ReportRequest } from "../state/account-state";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, ok, type Refusal, reportsError } from "../wire/answer";
import { nextDigits, nextWhole } from "../wire/random";
import { type Check, list, object, oneOf, parseJson, text } from "../wire/shape";
import { parameter } from "../wire/target";
import { ITEM_REPORT_COLUMNS, REPORT_VERSIONS, toItemReport } from "./item-report";
import { readWhole } from "./items";

const MINUTE_MS = 60_000;
const KEPT_MS = 30 * 86_400_000;
const DEFAULT_LIMIT = 10;
const STATUSES = ["RECEIVED", "INPROGRESS", "READY", "ERROR"];
const DATES = ["requestSubmissionStartDate", "requestSubmissionEndDate"];

const COLUMN = oneOf(ITEM_REPORT_COLUMNS);
const RANGE = object({ type: oneOf(["rangeFilter"]), columnName: COLUMN, from: text(), to: text() }, ["from", "to"]);
const ENUM = object({ type: oneOf(["enumFilter", "multiValueFilter"]), columnName: COLUMN, values: list(text()) });
const FILTER: Check = (value, path) => (RANGE(value, path) === undefined ? undefined : ENUM(value, path));
const BODY = object({ rowFilters: list(FILTER), excludeColumns: list(COLUMN) }, ["rowFilters", "excludeColumns"]);

/**
 * `POST /v3/reports/reportRequests?reportType=ITEM&reportVersion=v6`. Type and version go into the query; in the body,
 * as one page shows them, they give a 400 [YF; EJ]. Clients post without a body or with `{}`. Ready after 15 to 45
 * minutes, at random. Other types are not simulated.
 */
export function requestReport(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["reportType", "reportVersion"]);
  const payload = call.body === "" ? {} : parseJson(call.body);
  const refusal = refuseReport(call, payload);
  if (refusal !== undefined) return reportsError(refusal);
  const { state } = market;
  const version = parameter(call.query, "reportVersion") ?? "";
  const startsAt = call.now + (1 + nextWhole(state, 3)) * MINUTE_MS;
  const report: ReportRequest = {
    requestId: toRequestId(market),
    reportType: "ITEM",
    reportVersion: version,
    payload,
    requestedAt: call.now,
    startsAt,
    endsAt: call.now + 15 * MINUTE_MS + nextWhole(state, 30 * MINUTE_MS + 1),
    outcome: "READY",
    csv: toItemReport(market, version, payload),
  };
  state.account.reports.push(report);
  return ok("reportRequest", { ...toStatus(report, call.now), payload });
}

/** `GET /v3/reports/reportRequests/{requestId}`. */
export function readReportRequest(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, []);
  const report = findReport(market, call.pathValues[0], call.now);
  return report === undefined ? noSuchReport() : ok("reportRequest", toStatus(report, call.now));
}

/** `GET /v3/reports/reportRequests`: the last 30 days, newest first. The cursor is a query without question mark. */
export function listReportRequests(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["reportType", "reportVersion", "requestStatus", "page", "limit", ...DATES]);
  const type = parameter(call.query, "reportType");
  const limit = readWhole(call, "limit", DEFAULT_LIMIT);
  const page = readWhole(call, "page", 1);
  const status = parameter(call.query, "requestStatus");
  if (type === undefined) return missing("reportType");
  if (limit === undefined || limit < 1 || page === undefined || page < 1) return invalid("limit");
  if (status !== undefined && !STATUSES.includes(status)) return invalid("requestStatus");
  const wrongDate = DATES.find((name) => dateOf(call, name, 0) === undefined);
  if (wrongDate !== undefined) return invalid(wrongDate);
  const found = market.state.account.reports.filter((report) => isListed(report, call, { type, status })).reverse();
  const hasMore = page * limit < found.length;
  return ok("reportRequests", {
    page,
    totalCount: found.length,
    limit,
    ...(hasMore ? { nextCursor: `reportType=${type}&page=${page + 1}&limit=${limit}` } : {}),
    requests: found.slice((page - 1) * limit, page * limit).map((report) => toStatus(report, call.now)),
  });
}

/** A report of the last 30 days. Older ones do not exist any more. */
export function findReport(market: Marketplace, id: string | undefined, now: number): ReportRequest | undefined {
  return market.state.account.reports.find((report) => report.requestId === id && now - report.requestedAt <= KEPT_MS);
}

export function statusOf(report: ReportRequest, now: number): string {
  if (now < report.startsAt) return "RECEIVED";
  return now < report.endsAt ? "INPROGRESS" : report.outcome;
}

/** A report as answers show it. The instants have no time zone. */
export function toStatus(report: ReportRequest, now: number): Readonly<Record<string, unknown>> {
  const status = statusOf(report, now);
  return {
    requestId: report.requestId,
    requestStatus: status,
    requestSubmissionDate: withoutZone(report.requestedAt),
    reportType: report.reportType,
    reportVersion: report.reportVersion,
    ...(status === "READY" ? { reportGenerationDate: withoutZone(report.endsAt) } : {}),
  };
}

export function withoutZone(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

export function noSuchReport(): Answer {
  return reportsError({ status: 404, name: "CONTENT_NOT_FOUND", description: "Report request not found" });
}

function refuseReport(call: Call, payload: unknown): Refusal | undefined {
  const absent = ["reportType", "reportVersion"].find((name) => parameter(call.query, name) === undefined);
  if (absent !== undefined) {
    const description = `${absent} is mandatory in the query`;
    return { status: 400, name: "MISSING_REQUEST_PARAM", description, field: absent };
  }
  if (parameter(call.query, "reportType") !== "ITEM") {
    call.note("not-simulated");
    return { status: 400, name: "INVALID_REQUEST_PARAM", description: "Unknown report type", field: "reportType" };
  }
  if (!REPORT_VERSIONS.includes(parameter(call.query, "reportVersion") ?? "")) {
    return { status: 400, name: "INVALID_REQUEST_PARAM", description: "Unknown version", field: "reportVersion" };
  }
  if (payload === undefined) return { status: 400, name: "MALFORMED_REQUEST_CONTENT", description: "Body is not JSON" };
  const description = BODY(payload, "");
  return description === undefined ? undefined : { status: 400, name: "INVALID_REQUEST_CONTENT", description };
}

function isListed(
  report: ReportRequest,
  call: Call,
  wish: { readonly type: string; readonly status: string | undefined },
): boolean {
  const version = parameter(call.query, "reportVersion");
  const from = dateOf(call, "requestSubmissionStartDate", call.now - KEPT_MS) ?? 0;
  const to = dateOf(call, "requestSubmissionEndDate", call.now) ?? 0;
  return (
    report.reportType === wish.type &&
    (version === undefined || report.reportVersion === version) &&
    (wish.status === undefined || statusOf(report, call.now) === wish.status) &&
    report.requestedAt >= Math.max(from, call.now - KEPT_MS) &&
    report.requestedAt <= to
  );
}

/** Written `YYYY-MM-DDTHH:mm:ssZ`. */
function dateOf(call: Call, name: string, fallback: number): number | undefined {
  const given = parameter(call.query, name);
  if (given === undefined) return fallback;
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function toRequestId(market: Marketplace): string {
  const digits = nextDigits(market.state, 32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function missing(field: string): Answer {
  return reportsError({ status: 400, name: "MISSING_REQUEST_PARAM", description: `${field} is mandatory`, field });
}

function invalid(field: string): Answer {
  return reportsError({ status: 400, name: "INVALID_REQUEST_PARAM", description: `Invalid value of ${field}`, field });
}
