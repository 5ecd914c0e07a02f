/** Everything that is wrong in Settings, Order Statuses, Inventory Statuses and Warehouses. */
import type { Counting } from "../inventory/stock";
import type { OrderStatusRow } from "../orders/order-columns";
import type { ParsedSettings } from "../settings/parse-settings";
import type { Issue } from "../values/issue";
import { capitalized, enumerated } from "../values/words";

/**
 * An *error* keeps what it concerns from working; a *warning* does not. `what` may follow a colon; `todo` is a
 * sentence.
 */
export interface SettingsProblem {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly what: string;
  readonly todo: string;
}

export interface SettingsFacts extends ParsedSettings {
  readonly orderStatuses: readonly OrderStatusRow[];
  readonly counting: Counting;
  /** Why no order goes to ShipStation, although it is on. */
  readonly station: readonly Issue[];
}

export const problemText = ({ what, todo }: SettingsProblem): string => `${what} ${todo}`.trim();

/** As a sentence of its own. */
export const problemSentence = (problem: SettingsProblem): string => capitalized(problemText(problem));

const error = (code: string, what: string, todo: string): SettingsProblem => ({ code, severity: "error", what, todo });

const warning = (code: string, what: string, todo: string): SettingsProblem => ({
  ...error(code, what, todo),
  severity: "warning",
});

/** First errors, which stop something, then warnings. Numbers are judged only while *Quantity sync* is on. */
export function settingsProblems(facts: SettingsFacts): readonly SettingsProblem[] {
  const { issues, settings } = facts;
  return [
    ...[...issues, ...facts.station].map(({ code, message }) => error(code, message, "")),
    ...(settings.quantitySync ? numberErrors(facts) : []),
    ...warningsOf(facts),
  ];
}

/** Errors that keep every number from being trusted. */
export function numberErrors({ settings, counting }: SettingsFacts): readonly SettingsProblem[] {
  const unmapped = (["Created", "Acknowledged"] as const).filter((status) => settings.statusMap[status] === undefined);
  return [
    ...(counting.statuses.size > 0
      ? []
      : [error("no-status-counts", "no status is ticked in Inventory Statuses, so no stock counts.", "Tick one.")]),
    ...(counting.warehouses.size > 0
      ? []
      : [error("no-warehouse-counts", "no warehouse is ticked in Warehouses, so no stock counts.", "Tick one.")]),
    ...(unmapped.length === 0
      ? []
      : [
          error(
            "sales-unmapped",
            `Settings do not say which Order status Walmart ${enumerated(unmapped)} is, so sales would not be subtracted.`,
            "Choose one.",
          ),
        ]),
  ];
}

function warningsOf({ settings, orderStatuses }: SettingsFacts): readonly SettingsProblem[] {
  const { statusMap, orderImport, quantitySync } = settings;
  const unmapped = (["Shipped", "Delivered", "Cancelled"] as const).filter((status) => statusMap[status] === undefined);
  const open = openThoughDone(orderStatuses, statusMap);
  return [
    ...(orderImport && unmapped.length > 0
      ? [
          warning(
            "done-unmapped",
            `Settings do not say which Order status Walmart ${enumerated(unmapped)} is, so such orders keep the Order status that they have.`,
            "Choose one.",
          ),
        ]
      : []),
    ...(open.length > 0
      ? [
          warning(
            "done-counts-as-open",
            `${enumerated(open)} ${open.length === 1 ? "counts" : "count"} as open, so orders that are done hold stock.`,
            "Untick Open in Order Statuses.",
          ),
        ]
      : []),
    ...(quantitySync && !orderImport
      ? [
          warning(
            "sales-not-subtracted",
            "Order Import is off, so Walmart's sales are not subtracted.",
            "Switch it on in Settings.",
          ),
        ]
      : []),
  ];
}

/** Statuses of finished orders that are ticked Open anyway. */
function openThoughDone(
  orderStatuses: readonly OrderStatusRow[],
  { Shipped, Delivered, Cancelled }: ParsedSettings["settings"]["statusMap"],
): readonly string[] {
  const done = new Set<string | null | undefined>([Shipped, Delivered, Cancelled, "Shipped", "Delivered", "Canceled"]);
  return orderStatuses.flatMap(({ values: { status, open } }) =>
    open === true && status !== null && done.has(status) ? [status] : [],
  );
}
