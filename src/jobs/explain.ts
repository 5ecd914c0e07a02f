/** Explains the selected row, or the typed text. Changes nothing. */
import { explainFound, explainRow, explainText, orderPointed, withPackage } from "../domain/explain/explain";
import { explainMissing, isRemembered, type Looked, looksLikeOrder } from "../domain/explain/explain-missing";
import type { Explanation } from "../domain/explain/explanation";
import { failure, toFailure } from "../domain/values/failure";
import { readShop, type Shop } from "../domain/workbook/shop";
import { SHOP_TABS } from "../domain/workbook/tabs";
import type { ReadSet } from "../ports/workbook";
import { readGate } from "./open-run";
import { isCopy } from "./whose";
import type { World } from "./world";

/**
 * `about`: a listing SKU, a PO or customer order number, an IMEI or a Unit ID; `null`: the selected row. Walmart is asked
 * only for an order that nobody here knows. Fails: `setup` if there is nothing to explain.
 */
export function explain(world: World, about: string | null): Explanation {
  const { workbook, clock, store } = world;
  const readSet = workbook.read();
  const { tables, unusable } = readSet;
  const reasons = SHOP_TABS.flatMap((tab) => unusable.get(tab) ?? []);
  if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
  const shop = readShop(tables, readGate(store));
  const now = clock.now();
  if (about === null) return explainSelected(world, readSet, shop);
  return explainFound(shop, about, now) ?? explainOrderOf(world, readSet, shop, about) ?? explainText(shop, about, now);
}

/** `null`: the text cannot be an order's number. */
function explainOrderOf(world: World, readSet: ReadSet, shop: Shop, text: string): Explanation | null {
  const number = looksLikeOrder(text) ? text.replace(/[\s-]+/g, "") : text;
  if (!isRemembered(shop, number) && !looksLikeOrder(number)) return null;
  return explainMissing(shop, number, look(world, readSet, shop, number), world.clock.now());
}

function explainSelected(world: World, readSet: ReadSet, shop: Shop): Explanation {
  const at = world.workbook.selectedRow();
  if (at === null) throw failure("setup", "nothing-selected", NOTHING_SELECTED);
  const number = orderPointed(shop, at);
  const now = world.clock.now();
  const missing = (po: string): Explanation =>
    withPackage(shop, at, explainMissing(shop, po, look(world, readSet, shop, po), now), now);
  const explanation = explainRow(shop, at, now) ?? (number === null ? null : missing(number));
  if (explanation === null) throw failure("setup", "nothing-selected", NOTHING_SELECTED);
  return explanation;
}

/** Asks Walmart for an order, unless Aisle remembers it. A failure is a sentence of the answer. */
function look(world: World, readSet: ReadSet, shop: Shop, number: string): Looked {
  if (isRemembered(shop, number)) return { notAsked: null };
  if (isCopy(world, readSet)) return { notAsked: "Walmart was not asked, because this spreadsheet is a copy." };
  try {
    return { found: world.marketplace(shop.settings.environment).findOrder(number) };
  } catch (error) {
    return { notAsked: `Walmart could not be asked. ${toFailure(error).message}` };
  }
}

const NOTHING_SELECTED =
  "Select a row of Listings, Orders, Inventory or Shipments, or type a Listing SKU, an order number, an IMEI or a Unit ID.";
