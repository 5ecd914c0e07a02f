import { type Candidate, candidatesFor, inWords } from "../../connections/candidates";
import type { ConnectionState } from "../../connections/connections";
import { type ConnectionChoice, choiceOf } from "../../connections/plan-connection";
import { listingSku } from "../../values/brand";
import type { Shop } from "../shop";

/** What a listing sells, and what it might be meant to sell. */
export interface ShownConnection {
  readonly sku: string;
  readonly title: string;
  readonly state: ConnectionState;
  readonly choice: ConnectionChoice;
  /** What it sells now, in words. */
  readonly sold: readonly Candidate[];
  readonly candidates: readonly Candidate[];
}

/** `find`: text that candidates have to contain; blank: candidates with a similar SKU. `null`: no such listing. */
export function shownConnection({ tables, connectionOf }: Shop, sku: string, find: string): ShownConnection | null {
  const listing = tables.listings.find(({ values }) => values.sku === sku);
  if (listing === undefined) return null;
  const choice = choiceOf(tables.skuMap.filter(({ values }) => values.sku === sku));
  return {
    sku,
    title: listing.values.title ?? "",
    state: connectionOf(listingSku(sku)).state,
    choice,
    sold: inWords(typeof choice === "string" ? [{ kind: "SKU", target: sku }] : choice, tables.products),
    candidates: candidatesFor(sku, find, tables.products),
  };
}
