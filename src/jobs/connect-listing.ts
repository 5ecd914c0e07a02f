/** Shows what a listing sells, and lets the seller change it. */
import type { Connection } from "../domain/connections/connections";
import { type ConnectionChoice, planConnection, wrongWith } from "../domain/connections/plan-connection";
import { remember } from "../domain/ledger/ledger";
import type { Said } from "../domain/log/run-report";
import { nameOfSetting } from "../domain/settings/settings";
import { planSetting } from "../domain/settings/settings-columns";
import { listingSku } from "../domain/values/brand";
import { failure } from "../domain/values/failure";
import { meantListing } from "../domain/workbook/meant-listing";
import { type ShownConnection, shownConnection } from "../domain/workbook/plans/shown-connection";
import type { Shop } from "../domain/workbook/shop";
import { type Run, shopSeen } from "./open-run";
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
export function showConnection(world: World, { sku, find }: ConnectionQuestion): ShownConnection {
  const shop = shopSeen(world, TABS);
  const meant = meantListing(shop.tables, sku, sku === null ? world.workbook.selectedRow() : null);
  if (meant === null)
    throw failure("setup", "nothing-selected", "Select a row of Listings or SKU Map, or type a Listing SKU.");
  const shown = shownConnection(shop, meant, find);
  if (shown === null) throw failure("setup", "no-such-listing", noSuchListing(meant));
  return shown;
}

const noSuchListing = (sku: string): string =>
  `No listing has the SKU “${sku}”, to the letter. Correct it, or click Import Listings if it is new on Walmart.`;

/** If the choice is not possible, nothing is written. */
export function connectListing(run: Run, sku: string, choice: ConnectionChoice): ConnectionAnswer {
  run.need(TABS);
  const { tables, catalog } = run.shop();
  const isListed = tables.listings.some(({ values }) => values.sku === sku);
  const wrong = isListed ? wrongWith(choice, catalog) : noSuchListing(sku);
  if (wrong !== null) return { isDone: false, message: wrong, question: null };
  const question = typeof choice === "string" ? null : questionFor(run.shop());
  run.commit("connect listing", (shop) => [
    ...planConnection(shop.tables.skuMap, sku, choice),
    ...(question === null ? [] : [remember(shop.ledger, "cursor", ASKED, { at: run.world.clock.now() })]),
  ]);
  return { isDone: true, message: nowSells(sku, run.shop().connectionOf(listingSku(sku))), question };
}

/** The answer to a choice. `question`: what Aisle asks once in each spreadsheet; `null`: nothing. */
export type ConnectionAnswer = Said & { readonly question: string | null };

/** The name under which the ledger remembers that the question was put. */
const ASKED = "recognizing asked";

/** Asked with the first connection by hand, unless the seller has switched it on already. */
function questionFor({ settings, unreadSettings, ledger }: Shop): string | null {
  const isSettled = settings.recognizesThroughSkuMap || unreadSettings.has("recognizesThroughSkuMap");
  return isSettled || ledger.recall("cursor", ASKED) !== null ? null : QUESTION;
}

const QUESTION =
  "Should orders be recognized through SKU Map, too? On: an order line of a listing that you connected reads the SKU to which it is connected. Off: it reads Unknown SKU until its own SKU is in Products; its stock is held either way. You can change this later under Settings ▸ Recognize Orders through SKU Map.";

/** Carries out the answer, in the row of `Settings`; makes the row if the workbook lacks it. */
export function recognizeThroughSkuMap(run: Run, choice: "on" | "off"): Said {
  run.need(["settings"]);
  const name = nameOfSetting("recognizesThroughSkuMap");
  const value = choice === "on" ? "On" : "Off";
  run.commit("recognize through SKU Map", ({ tables }) => planSetting(tables.settings, name, value));
  return { isDone: true, message: choice === "on" ? NOW_ON : NOW_OFF };
}

const NOW_ON = "Order lines of listings that you connected read the SKU to which the listing is connected.";
const NOW_OFF = "Order lines read Unknown SKU until their own SKU is in Products.";

function nowSells(sku: string, { state, connectedTo }: Connection): string {
  if (state === "Connected") return `${sku} sells the stock of ${connectedTo}.`;
  if (state === "Off") return `${sku} is disconnected: nothing is sent for it.`;
  return `${sku} is not connected: Products has no SKU that is equal to it.`;
}
