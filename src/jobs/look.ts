/** What the views of the sidebar show of the tabs. Changes nothing. */
import { type ShownActivity, shownActivity } from "../domain/workbook/plans/shown-activity";
import { type ListingSearch, type ShownListings, shownListings } from "../domain/workbook/plans/shown-listings";
import { SHOP_TABS } from "../domain/workbook/tabs";
import { shopSeen } from "./open-run";
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
