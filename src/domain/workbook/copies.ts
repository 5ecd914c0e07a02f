/** Recognizes a copied spreadsheet, and moves Aisle into it. */

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
import { sumOf } from "../values/groups";
import type { Tables } from "./tabs";

export interface BookFacts {
  /** The ids by which Aisle knows this spreadsheet: its own, and that of the spreadsheet it moved from. */
  readonly ownIds: readonly string[];
  /** The ids that the workbook notes as its own. */
  readonly noted: readonly string[];
  /** A property of this spreadsheet shows that Aisle has worked here. */
  readonly hasWorked: boolean;
  readonly tables: Tables;
}

/**
 * Whether a workbook is a copy: it notes the id of another spreadsheet; or it holds Aisle's rows although Aisle never
 * worked here, as a copy of a version from before ids were noted. An original that is set back to such a version is not
 * a copy. Neither is a workbook with nothing from Walmart: it is a template, to be filled with a shop of its own.
 */
export function isCopied({ ownIds, noted, hasWorked, tables }: BookFacts): boolean {
  if (!holdsShop(tables)) return false;
  return noted.length > 0 ? !noted.some((id) => ownIds.includes(id)) : !hasWorked;
}

const holdsShop = ({ listings, orders, ledger }: Tables): boolean =>
  listings.length > 0 ||
  orders.some(isWalmart) ||
  ledger.some(({ values: { key } }) => /^(sent|feed|order|shipment|shipNode|cursor:orders)\b/.test(key ?? ""));

/**
 * Makes the ledger fit for a copy. The original's approvals, and its wishes to undo or to set to 0, no longer make
 * anything leave. What Walmart accepted and held is doubted, because the original may have gone on working.
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

/** The listings whose numbers were accepted most recently, at most `most`. */
export const newestSent = (ledger: Ledger, most: number): readonly ListingSku[] =>
  ledger
    .names("sent")
    .map((sku) => ({ sku: listingSku(sku), at: ledger.recall("sent", sku)?.at ?? 0 }))
    .sort((one, other) => other.at - one.at)
    .slice(0, most)
    .map(({ sku }) => sku);

/** What Walmart shows although this workbook did not do it: signs that the original still works. A few words each. */
export const signsOf = (
  ledger: Ledger,
  stock: readonly ListingStock[],
  orders: readonly MarketplaceOrder[],
): readonly string[] => [
  ...stock.flatMap(({ sku, nodes }) => {
    const sent = ledger.recall("sent", sku);
    const held = sumOf(nodes.map(({ set }) => set));
    return held === sent?.quantity || held === sent?.read?.quantity ? [] : [`${sku} has ${held} on Walmart`];
  }),
  ...orders.flatMap(({ po, lines }) => {
    const before = ledger.recall("order", po)?.walmart ?? "Created";
    const isTaken = lines.some(({ shares }) => shares.some(({ status }) => WORKED_ON.has(status)));
    return before === "Created" && isTaken ? [`order ${po} was acknowledged`] : [];
  }),
];

/** The most digests that fit into a property. */
const SIGNS_KEPT = 600;

/** The signs to keep, as digests. Of too many, the smallest digests are kept, so that the sample is always the same. */
export const keptSigns = (signs: readonly string[]): readonly string[] => signs.map(digest).sort().slice(0, SIGNS_KEPT);

/** The signs that were not there before, as far as the kept ones show. */
export function freshSigns(signs: readonly string[], kept: readonly string[]): readonly string[] {
  const last = kept.length < SIGNS_KEPT ? undefined : kept[kept.length - 1];
  return signs.filter((sign) => {
    const one = digest(sign);
    return !kept.includes(one) && (last === undefined || one < last);
  });
}

const WORKED_ON: ReadonlySet<string> = new Set(["Acknowledged", "Shipped", "Delivered"]);
