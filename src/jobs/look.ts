/** What the views of the sidebar show of the tabs. Changes nothing. */

import { counted } from "../domain/values/words";
import { type ShownActivity, shownActivity } from "../domain/workbook/plans/shown-activity";
import { type ListingSearch, type ShownListings, shownListings } from "../domain/workbook/plans/shown-listings";
import { hasPush, leftToUndo } from "../domain/workbook/plans/undo";
import { readShop } from "../domain/workbook/shop";
import { SHOP_TABS } from "../domain/workbook/tabs";
import { readGate, shopSeen } from "./open-run";
import { isCopy } from "./whose";
import type { World } from "./world";

/** `search: null`: counts and lost leads alone. Fails: `setup` if a tab cannot be used. */
export const showListings = (world: World, search: ListingSearch | null): ShownListings =>
  shownListings(shopSeen(world, SHOP_TABS), search);

/**
 * What was done lately, what can be undone or brought back, and where Walmart, the sheet and ShipStation differ. Fails:
 * `setup` if a tab cannot be used.
 */
export const showActivity = (world: World): ShownActivity =>
  shownActivity(shopSeen(world, [...SHOP_TABS, "shipments", "log"], "whole"), world.clock.now());

/**
 * What the menu asks before *Undo Last Push*; `null`: there is nothing to ask, since the undo itself says why it does
 * nothing.
 */
export function undoQuestion(world: World): string | null {
  try {
    const readSet = world.workbook.read();
    const shop = readShop(readSet.tables, readGate(world.store));
    if (world.secrets.credentials() === null || isCopy(world, readSet) || !hasPush(shop)) return null;
    const count = leftToUndo(shop).length;
    return `${counted(count, "listing gets", "listings get")} back what Walmart had before the last push, minus what was ordered since. Inventory Quantity Sync is switched off. Undo it?`;
  } catch {
    // What keeps the tabs from being read is said by the undo.
    return null;
  }
}
