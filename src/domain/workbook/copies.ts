/** A spreadsheet that was copied, and how Aisle moves into it. */
import { forget, type Ledger, remember } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { MarketplaceOrder } from "../orders/order";
import { isWalmart } from "../orders/order-line";
import type { ListingStock } from "../quantities/drift/listing-stock";
import { planZerosOver } from "../quantities/guards/lost-leads";
import { sentAfterEvent } from "../quantities/history/sent-states";
import { type ListingSku, listingSku } from "../values/brand";
import type { Change } from "../values/change";
import { digest } from "../values/digest";
import type { Tables } from "./tabs";

export interface BookFacts {
  /** Ids by which Aisle knows this spreadsheet: its own, and that of the one it moved from. */
  readonly known: readonly string[];
  /** Ids that stand in the workbook. */
  readonly noted: readonly string[];
  /** What is kept beside this very spreadsheet says that Aisle worked in it. */
  readonly hasWorked: boolean;
  readonly tables: Tables;
}

/**
 * A workbook that says it is another spreadsheet, or in which Aisle's rows stand although it never worked here, as in a copy
 * of a version from before the id was noted. Set back to such a version the original is none, and neither is a copy in which
 * nothing came from Walmart yet: a template, which whoever copies it fills with a shop of their own.
 */
export function isCopied({ known, noted, hasWorked, tables }: BookFacts): boolean {
  if (!holdsShop(tables)) return false;
  return noted.length > 0 ? !noted.some((id) => known.includes(id)) : !hasWorked;
}

const holdsShop = ({ listings, orders, ledger }: Tables): boolean =>
  listings.length > 0 ||
  orders.some(isWalmart) ||
  ledger.some(({ values: { key } }) => /^(sent|feed|order|shipment|shipNode|cursor:orders)\b/.test(key ?? ""));

/**
 * What the original left in the ledger is no reason any more for anything to leave: what was approved, what was to be undone
 * or set to 0. What Walmart accepted and held is doubted, since the original may have worked on.
 */
export const planMove = (ledger: Ledger): readonly Change[] => [
  ...rememberItems(ledger, "approved", new Map()),
  ...rememberItems(ledger, "before", new Map()),
  ...forget(ledger, "undo", "push"),
  ...planZerosOver(ledger, [...recallItems(ledger, "lost").keys()].map(listingSku)),
  ...ledger.names("sent").flatMap((sku) => {
    const sent = ledger.recall("sent", sku);
    return sent === null ? [] : [remember(ledger, "sent", sku, sentAfterEvent(sent, { kind: "disown" }))];
  }),
];

/** The listings of which the newest numbers were accepted, at most so many. */
export const newestSent = (ledger: Ledger, most: number): readonly ListingSku[] =>
  ledger
    .names("sent")
    .map((sku) => ({ sku: listingSku(sku), at: ledger.recall("sent", sku)?.at ?? 0 }))
    .sort((one, other) => other.at - one.at)
    .slice(0, most)
    .map(({ sku }) => sku);

/** What Walmart shows that this workbook did not do: a sign that the original works on. Each a few words. */
export const signsOf = (
  ledger: Ledger,
  stock: readonly ListingStock[],
  orders: readonly MarketplaceOrder[],
): readonly string[] => [
  ...stock.flatMap(({ sku, nodes }) => {
    const sent = ledger.recall("sent", sku);
    const held = nodes.reduce((sum, { set }) => sum + set, 0);
    return held === sent?.quantity || held === sent?.read?.quantity ? [] : [`${sku} stands at ${held}`];
  }),
  ...orders.flatMap(({ po, lines }) => {
    const before = ledger.recall("order", po)?.walmart ?? "Created";
    const isTaken = lines.some(({ shares }) => shares.some(({ status }) => WORKED_ON.has(status)));
    return before === "Created" && isTaken ? [`order ${po} was acknowledged`] : [];
  }),
];

/** As many digests fit into a property. */
const SIGNS_KEPT = 600;

/** What is kept of signs: of very many the least digests, a sample that is the same each time. */
export const keptSigns = (signs: readonly string[]): readonly string[] => signs.map(digest).sort().slice(0, SIGNS_KEPT);

/** Those that were not there before, as far as what was kept tells. */
export function freshSigns(signs: readonly string[], kept: readonly string[]): readonly string[] {
  const last = kept.length < SIGNS_KEPT ? undefined : kept[kept.length - 1];
  return signs.filter((sign) => {
    const one = digest(sign);
    return !kept.includes(one) && (last === undefined || one < last);
  });
}

const WORKED_ON: ReadonlySet<string> = new Set(["Acknowledged", "Shipped", "Delivered"]);
