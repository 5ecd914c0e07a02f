/** Shows what a listing sells, and lets the seller change it. */
import type { Connection } from "../domain/connections/connections";
import { type ConnectionChoice, planConnection, wrongWith } from "../domain/connections/plan-connection";
import type { Said } from "../domain/log/run-report";
import { listingSku } from "../domain/values/brand";
import { failure } from "../domain/values/failure";
import { meantListing } from "../domain/workbook/meant-listing";
import { type ShownConnection, shownConnection } from "../domain/workbook/plans/shown-connection";
import { readShop } from "../domain/workbook/shop";
import type { Run } from "./open-run";
import type { World } from "./world";

const TABS = ["listings", "skuMap", "products"] as const;

/**
 * `sku: null`: the listing of the selected row. `find`: text that candidates have to contain; blank: candidates with a
 * similar SKU.
 */
export interface ConnectionQuestion {
  readonly sku: string | null;
  readonly find: string;
}

/** Changes nothing. Fails: `setup` if no listing is meant, or a tab cannot be used. */
export function showConnection({ workbook }: World, { sku, find }: ConnectionQuestion): ShownConnection {
  const { tables, unusable } = workbook.read();
  const reasons = TABS.flatMap((tab) => unusable.get(tab) ?? []);
  if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
  const meant = meantListing(tables, sku, sku === null ? workbook.selectedRow() : null);
  if (meant === null)
    throw failure("setup", "nothing-selected", "Select a row of Listings or SKU Map, or type a Listing SKU.");
  const shown = shownConnection(readShop(tables, null), meant, find);
  if (shown === null) throw failure("setup", "no-such-listing", noSuchListing(meant));
  return shown;
}

const noSuchListing = (sku: string): string =>
  `No listing has the SKU “${sku}”, to the letter. Correct it, or click Import Listings if it is new on Walmart.`;

/** If the choice is not possible, nothing is written. */
export function connectListing(run: Run, sku: string, choice: ConnectionChoice): Said {
  run.need(TABS);
  const { tables, catalog } = run.shop();
  const isListed = tables.listings.some(({ values }) => values.sku === sku);
  const wrong = isListed ? wrongWith(choice, catalog) : noSuchListing(sku);
  if (wrong !== null) return { isDone: false, message: wrong };
  run.commit("connect listing", (shop) => planConnection(shop.tables.skuMap, sku, choice));
  return { isDone: true, message: nowSells(sku, run.shop().connectionOf(listingSku(sku))) };
}

function nowSells(sku: string, { state, connectedTo }: Connection): string {
  if (state === "Connected") return `${sku} sells the stock of ${connectedTo}.`;
  if (state === "Off") return `${sku} is disconnected: nothing is sent for it.`;
  return `${sku} is not connected: Products has no SKU that is equal to it.`;
}
