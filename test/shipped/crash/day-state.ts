/** The state of a day that two histories are compared by: what the seller sees, what Aisle remembers, what Walmart has. */
import type { SellerParts } from "../../../dev/demo/parts";

/**
 * Columns whose content is when something happened, or what was seen at the last look: a run that died makes everything
 * after it later, and looks once more.
 */
const TIMES = new Set(["Acknowledged at", "Sent at", "Read at", "Sellable there", "Time", "Run"]);
/** What the last look saw, inside the ledger's JSON. What Walmart really holds is compared apart. */
const SEEN = /"read":\{"quantity":\d+,"sellable":\d+,/g;
/** What Walmart calls a report that was asked for; one asked for anew has another name. */
const REPORT_ID = /"id":"[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}"/g;
/** The number of a commit, as a key and in notes of what was written: a run that died makes one more of them. */
const STAMP = /^stamp:\d+$/;
const COMMIT = /"commit":\d+/g;
/** Epoch milliseconds inside the ledger's JSON. */
const EPOCH_MS = /\b1\d{12}\b/g;

export interface DayState {
  readonly tabs: Readonly<Record<string, readonly string[]>>;
  readonly quantities: Readonly<Record<string, number>>;
  readonly orders: readonly string[];
  /** One entry a package and line, as often as Walmart has it. */
  readonly packages: readonly string[];
}

export function dayState({ book, walmart }: SellerParts): DayState {
  const { view } = book;
  return {
    tabs: Object.fromEntries(view.tabs().map(({ title }) => [title, timelessRows(view.rows(title))])),
    quantities: Object.fromEntries(walmart.quantities()),
    orders: walmart
      .orders()
      .map(({ purchaseOrderId, orderLines }) =>
        JSON.stringify([
          purchaseOrderId,
          orderLines.orderLine.map((line) =>
            line.orderLineStatuses.orderLineStatus.map(({ status, statusQuantity }) => [status, statusQuantity.amount]),
          ),
        ]),
      ),
    packages: walmart
      .orders()
      .flatMap(({ purchaseOrderId }) =>
        walmart
          .shipmentsOf(purchaseOrderId)
          .map((one) => `${purchaseOrderId} ${one.lineNumber} ${one.units} ${one.trackingNumber}`),
      ),
  };
}

/**
 * A request for a report whose answer died with the run cannot be told from another tool's, so another one is asked for later:
 * what is remembered and said of it is left out.
 */
const OF_THE_REPORT = /^(report:listings$|retry:report\/|logged:status$)|^Walmart's report of your listings is missing/;

/**
 * What `Log` counts of one run. A run that died tells nothing, and the one after it counts what was left; what was set and
 * acknowledged in the end is compared at Walmart.
 */
const OF_ONE_RUN = / in (a run that .+ started|an automatic run)\.$/;

function timelessRows(rows: readonly (readonly string[])[]): readonly string[] {
  const headings = rows[0] ?? [];
  return rows
    .filter((row) => !row.some((text) => OF_THE_REPORT.test(text) || OF_ONE_RUN.test(text)))
    .map((row) =>
      row
        .map((text, at) =>
          TIMES.has(headings[at] ?? "") && text !== ""
            ? "when"
            : text
                .replace(STAMP, "stamp")
                .replace(COMMIT, '"commit":number')
                .replace(EPOCH_MS, "when")
                .replace(REPORT_ID, "id")
                .replace(SEEN, '"read":{'),
        )
        .join(" | "),
    );
}
