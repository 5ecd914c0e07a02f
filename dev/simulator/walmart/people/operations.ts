/** What Walmart itself does to the account, when a test or the workbench says so. */

import { cancelForFraud } from "../orders/order-endings";
import type { ReportRequest } from "../state/account-state";
import type { Marketplace } from "../state/call";
import { arrive } from "../time/clock";
import { requireOrder } from "./buyers";

export interface Operations {
  /** Cancels every open line of an order for fraud. Throws when there is no such order. */
  cancelForFraud(purchaseOrderId: string, now: number): void;
  /** Ends a report at `now`, ahead of its time. Throws if there is no such report. */
  endReport(requestId: string, outcome: "READY" | "ERROR", now: number): void;
  /** The requests for reports, in order. */
  reportRequests(): readonly string[];
}

export function createOperations(market: Marketplace): Operations {
  return {
    cancelForFraud: (id, now) => cancelForFraud(market, requireOrder(market, id), arrive(market, now)),
    endReport: (id, outcome, at) => {
      const now = arrive(market, at);
      const report = requireReport(market, id);
      report.startsAt = Math.min(report.startsAt, now);
      report.endsAt = now;
      report.outcome = outcome;
    },
    reportRequests: () => market.state.account.reports.map(({ requestId }) => requestId),
  };
}

function requireReport(market: Marketplace, id: string): ReportRequest {
  const report = market.state.account.reports.find(({ requestId }) => requestId === id);
  if (report === undefined) throw new Error(`There is no report request ${id}.`);
  return report;
}
