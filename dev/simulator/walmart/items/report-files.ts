/** Getting a finished report: a signed address on another host, and the file behind it. Source: [S:rep; EJ:api/reports.py]. */

import { strToU8, zipSync } from "fflate";
import type { ReportFile } from "../state/account-state";
import { type Call, type Marketplace, noteUnknownParameters } from "../state/call";
import { type Answer, ok, reportsError } from "../wire/answer";
import { nextDigits } from "../wire/random";
import { parameter, type Target } from "../wire/target";
import { findReport, noSuchReport, statusOf, toStatus, withoutZone } from "./reports";

/** `GET /v3/reports/downloadReport?requestId=`: a fresh address each time. Before READY there is none (assumed: 404). */
export function locateReport(market: Marketplace, call: Call): Answer {
  noteUnknownParameters(call, ["requestId"]);
  const report = findReport(market, parameter(call.query, "requestId"), call.now);
  if (report === undefined) return noSuchReport();
  if (statusOf(report, call.now) !== "READY") {
    return reportsError({ status: 404, name: "CONTENT_NOT_FOUND", description: "The report is not ready" });
  }
  const { reportFileHost, reportUrlLifeMs } = market.settings.switches;
  const file: ReportFile = {
    requestId: report.requestId,
    path: `/item-report/ItemReport_${market.settings.partner.partnerId}_${fileTime(report.endsAt)}.zip`,
    signature: nextDigits(market.state, 32),
    expiresAt: call.now + reportUrlLifeMs,
  };
  market.state.account.reportFiles.push(file);
  return ok("report", {
    ...toStatus(report, call.now),
    downloadURL: `https://${reportFileHost}${file.path}?${toSignedQuery(file, call.now)}`,
    downloadURLExpirationTime: withoutZone(file.expiresAt),
  });
}

/**
 * The file behind a signed address. The signature is the only key: no header of the API is needed. A token sent here is
 * marked, because the host belongs to somebody else. The storage refuses a late or invented signature (assumed).
 */
export function readReportFile(market: Marketplace, call: Call, target: Target): Answer {
  if (call.header("WM_SEC.ACCESS_TOKEN") !== "" || call.header("Authorization") !== "") call.note("leaked-token");
  const file = market.state.account.reportFiles.find(
    (one) => one.path === target.rawPath && one.signature === parameter(call.query, "sig"),
  );
  const report = findReport(market, file?.requestId, call.now);
  if (file === undefined || report === undefined || call.now > file.expiresAt) return refused();
  const { reportContainer, reportFileType, reportHasByteOrderMark } = market.settings.switches;
  const csv = strToU8(`${reportHasByteOrderMark ? "\ufeff" : ""}${report.csv}`);
  const name = file.path.split("/").at(-1)?.replace(/zip$/, "csv") ?? "ItemReport.csv";
  const bytes = reportContainer === "zip" ? zipSync({ [name]: [csv, { mtime: report.endsAt }] }) : csv;
  return { kind: "bytes", status: 200, contentType: reportFileType, base64: Buffer.from(bytes).toString("base64") };
}

/** In the form of the published address. */
function toSignedQuery(file: ReportFile, now: number): string {
  const instant = (ms: number): string => encodeURIComponent(`${new Date(ms).toISOString().slice(0, 19)}Z`);
  return `sv=2018-11-09&spr=https&st=${instant(now)}&se=${instant(file.expiresAt)}&sr=b&sp=r&sig=${file.signature}`;
}

function fileTime(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replaceAll(":", "");
}

function refused(): Answer {
  const body =
    '<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code>' +
    "<Message>Server failed to authenticate the request.</Message></Error>";
  return { kind: "text", status: 403, contentType: "application/xml", body };
}
