/**
 * An independent look at what a run says of the shop: it reads the tabs as a person does, as text. Whatever a report claims
 * is held against it after every run of every test that goes through the shop.
 */
import type { Spreadsheet } from "../../dev/emulator/sheets-api/spreadsheet";
import type { LedgerEntry } from "../../dev/simulator/walmart/state/ledger";
import type { RunReport } from "../../src/domain/log/run-report";

const TABS = ["Listings", "Orders", "Shipments", "Inventory", "SKU Map", "Products", "Preview"] as const;
/** The seller's own words may begin with anything. */
const SELLERS = new Set(["Notes", "Title", "Location"]);
const CRIES = /^(Problem|Paused|Pending|Sending|Target missing)/;
/** Needs the seller, in words of its own or of a whole column. */
const NEEDS = /^(Problem|Paused(?!: waits in Preview)|Target missing)/;

interface Cell {
  readonly heading: string;
  readonly text: string;
}

export const isReport = (answer: unknown): answer is RunReport =>
  typeof answer === "object" && answer !== null && "summary" in answer && "status" in answer;

export function lookAtStatus(report: RunReport, book: Spreadsheet, calls: readonly LedgerEntry[]): void {
  const { status, summary } = report;
  const faults: string[] = [];
  const held = (isSo: boolean, otherwise: string): void => {
    if (!isSo) faults.push(otherwise);
  };
  const crying = TABS.flatMap((tab) =>
    rowsOf(book, tab).flatMap((row) => row.filter(cries).map(({ heading, text }) => `${tab} ▸ ${heading}: ${text}`)),
  );
  if (/up to date/i.test(summary))
    held(status.kind === "up to date", "the summary says up to date, the status does not");
  if (status.kind === "up to date") {
    held(summary.includes("Up to date."), "the summary does not say the status");
    held(report.kind === "done", `the run is ${report.kind}`);
    held(crying.length === 0, `a tab reads ${crying[0]}`);
    held(rowsOf(book, "Preview").length === 0, "Preview shows changes");
    for (const name of ["Order Import", "Inventory Quantity Sync"])
      held(setting(book, name) === "On", `${name} is off`);
    held(
      calls.some(({ path, isProcessed, fault }) => path === "/v3/orders" && isProcessed && fault === undefined),
      "Walmart was not asked for orders, or gave no right answer",
    );
    for (const row of rowsOf(book, "Listings"))
      if (textOf(row, "Sync") === "In sync")
        held(isSent(row), `${textOf(row, "Listing SKU")} differs from what was sent`);
  }
  if (status.kind === "rows") {
    const found = TABS.map((tab) => ({ tab, count: rowsOf(book, tab).filter((row) => needsSeller(tab, row)).length }));
    const there = found.filter(({ count }) => count > 0);
    const told = status.where.map(({ tab, count }) => ({ tab, count }));
    held(sorted(told) === sorted(there), `it tells ${sorted(told)}, the tabs show ${sorted(there)}`);
    held(status.count === there.reduce((sum, { count }) => sum + count, 0), `it counts ${status.count} rows`);
    for (const { tab, rows } of status.where) held(summary.includes(tab) && rows.length > 0, `${tab} has no named row`);
  }
  if (status.kind === "waits")
    held(
      rowsOf(book, "Preview").length > 0 || crying.some((text) => text.includes("waits in Preview")),
      "nothing waits",
    );
  held(summary !== "", "the summary is blank");
  if (faults.length > 0) throw new Error(`The status is not true (${summary}): ${faults.join("; ")}`);
}

const sorted = (found: readonly object[]): string => JSON.stringify(found.map((one) => JSON.stringify(one)).sort());

const cries = ({ heading, text }: Cell): boolean =>
  !SELLERS.has(heading) && (CRIES.test(text) || (heading === "Problem" && text !== ""));

const needsSeller = (tab: string, row: readonly Cell[]): boolean =>
  row.some(
    ({ heading, text }) => !SELLERS.has(heading) && (NEEDS.test(text) || (heading === "Problem" && text !== "")),
  ) ||
  (tab === "Shipments" && textOf(row, "State") === "");

/** The seller may have a column of the same heading. */
const isSent = (row: readonly Cell[]): boolean =>
  row.some(({ heading, text }) => heading === "To send" && text === textOf(row, "Last sent"));

const textOf = (row: readonly Cell[], heading: string): string =>
  row.find((cell) => cell.heading === heading)?.text ?? "";

function rowsOf(book: Spreadsheet, tab: string): readonly (readonly Cell[])[] {
  if (book.view.tabs().every(({ title }) => title !== tab)) return [];
  const [headings = [], ...rows] = book.view.rows(tab);
  return rows
    .map((row) => headings.map((heading, index) => ({ heading, text: row[index] ?? "" })))
    .filter((row) => row.some(({ heading, text }) => heading !== "" && text !== "" && text !== "FALSE"));
}

const setting = (book: Spreadsheet, name: string): string =>
  textOf(rowsOf(book, "Settings").find((row) => textOf(row, "Setting") === name) ?? [], "Value");
