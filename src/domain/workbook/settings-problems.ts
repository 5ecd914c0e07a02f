/** Everything that is wrong in Settings, Order Statuses, Inventory Statuses and Warehouses. */
import type { Counting } from "../inventory/stock";
import type { OrderStatusRow } from "../orders/order-columns";
import type { ParsedSettings } from "../settings/parse-settings";
import { nameOfSetting, STATUS_SETTINGS } from "../settings/settings";
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
  /** The settings and tabs where it is mended, by the names that the seller reads. */
  readonly about: readonly string[];
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

type Parts = Omit<SettingsProblem, "severity">;

const error = (parts: Parts): SettingsProblem => ({ severity: "error", ...parts });

const warning = (parts: Parts): SettingsProblem => ({ severity: "warning", ...parts });

/** First errors, which stop something, then warnings. Numbers are judged only while *Quantity sync* is on. */
export function settingsProblems(facts: SettingsFacts): readonly SettingsProblem[] {
  const { issues, settings } = facts;
  return [
    ...[...issues, ...facts.station].map(({ code, subject, message }) =>
      error({ code, what: message, todo: "", about: [subject] }),
    ),
    ...(settings.quantitySync ? numberErrors(facts) : []),
    ...warningsOf(facts),
  ];
}

/** Errors that keep every number from being trusted. */
export function numberErrors({ settings, counting }: SettingsFacts): readonly SettingsProblem[] {
  const unmapped = unmappedOf(settings, ["Created", "Acknowledged"]);
  return [
    ...(counting.statuses.size > 0
      ? []
      : [
          error({
            code: "no-status-counts",
            what: "no status is ticked in Inventory Statuses, so no stock counts.",
            todo: "Tick one.",
            about: ["Inventory Statuses"],
          }),
        ]),
    ...(counting.warehouses.size > 0
      ? []
      : [
          error({
            code: "no-warehouse-counts",
            what: "no warehouse is ticked in Warehouses, so no stock counts.",
            todo: "Tick one.",
            about: ["Warehouses"],
          }),
        ]),
    ...(unmapped.length === 0
      ? []
      : [
          error({
            code: "sales-unmapped",
            what: `${unmappedWords(unmapped)}, so new sales cannot be subtracted.`,
            todo: "Choose one.",
            about: unmapped,
          }),
        ]),
  ];
}

/** The names of the settings that say what these states of Walmart's are here, and do not. */
const unmappedOf = (
  { statusMap }: ParsedSettings["settings"],
  states: readonly (keyof typeof STATUS_SETTINGS)[],
): readonly string[] =>
  states.filter((state) => statusMap[state] === undefined).map((state) => nameOfSetting(STATUS_SETTINGS[state]));

const unmappedWords = (names: readonly string[]): string =>
  `${enumerated(names)} ${names.length === 1 ? "has" : "have"} no order status in Settings`;

function warningsOf({ settings, orderStatuses }: SettingsFacts): readonly SettingsProblem[] {
  const { statusMap, orderImport, quantitySync } = settings;
  const unmapped = unmappedOf(settings, ["Shipped", "Delivered", "Cancelled"]);
  const open = openThoughDone(orderStatuses, statusMap);
  return [
    ...(orderImport && unmapped.length > 0
      ? [
          warning({
            code: "done-unmapped",
            what: `${unmappedWords(unmapped)}, so such orders keep the Order status that they have.`,
            todo: "Choose one.",
            about: unmapped,
          }),
        ]
      : []),
    ...(open.length > 0
      ? [
          warning({
            code: "done-counts-as-open",
            what: `${enumerated(open)} ${open.length === 1 ? "counts" : "count"} as open, so orders that are done hold stock.`,
            todo: "Untick Open in Order Statuses.",
            about: ["Order Statuses"],
          }),
        ]
      : []),
    ...(quantitySync && !orderImport
      ? [
          warning({
            code: "sales-not-subtracted",
            what: "Order Import is off, so Walmart's sales are not subtracted.",
            todo: "Switch it on in Settings.",
            about: [nameOfSetting("orderImport")],
          }),
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
