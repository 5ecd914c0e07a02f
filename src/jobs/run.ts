/** The runs that a seller can start, each with its phases in order. */
import type { RunReport, Said } from "../domain/log/run-report";
import { SHEET } from "../domain/quantities/guards/set-back";
import { namedTables } from "../domain/workbook/plans/derived-cells";
import { toastOf } from "../domain/workbook/report";
import { planNamed } from "../domain/workbook/sorted-alone";
import type { ChangedHeadings } from "../ports/workbook";
import { acknowledgeOrders } from "./acknowledge-orders";
import { computeCells } from "./compute-cells";
import { openPreview, turnOnSync } from "./first-run";
import { guardMemory, guardQuantities, showWaiting } from "./guard-quantities";
import { importListings, isImportDue, isImportNeeded } from "./import-listings";
import { importOrders } from "./import-orders";
import { followListingReport } from "./listing-report";
import { lookUpMissing } from "./look-up-listings";
import { tellLostLeads } from "./lost-leads";
import { lowerLots } from "./lower-lots";
import type { Run } from "./open-run";
import { inOrder, runPhases } from "./phases";
import { approveChanges, previewQuantities } from "./preview-quantities";
import { pullPackages } from "./pull-packages";
import { pushQuantities } from "./push-quantities";
import { pushStationOrders } from "./push-station-orders";
import { readBack } from "./read-back";
import { reconcile } from "./reconcile";
import { restoreOrders } from "./restore-orders";
import { sendShipments } from "./send-shipments";
import { setUpWorkbook } from "./set-up-workbook";
import { settleFeeds } from "./settle-feeds";
import { mailed } from "./tell";
import { testPlatform, testPlatformWeekly } from "./test-platform";
import { undoPush } from "./undo-push";
import type { World } from "./world";

const importIfDue = (run: Run): void => {
  if (isImportDue(run)) importListings(run);
};

/** Preview compares with what Walmart holds now, so Walmart is also read before anything is sent. */
const readFirst = (run: Run): void => {
  const { gate, ledger } = run.shop();
  if (gate?.isOpen !== true || ledger.recall("setBack", SHEET) !== null) readBack(run);
};

/**
 * Computes the cells that quantities depend on, with the latest orders. The cells beside each name are remembered once
 * a run.
 */
const computeNumbers = (run: Run): void =>
  computeCells(run, (shop) => [...guardMemory(run)(shop), ...planNamed(namedTables(shop), shop.ledger)]);

const importIfNeeded = (run: Run): void => {
  if (isImportNeeded(run)) importListings(run);
};

/** Shows at once what a report brings. */
const followReport = (run: Run): void => {
  const before = run.shop();
  followListingReport(run);
  if (run.shop() !== before) computeCells(run);
};

/** The phases that numbers depend on. */
const NUMBERS = ["orders", "counted lots", "cells", "cells after acknowledgment"] as const;

const UP_TO_FEEDS = {
  "listings typed over": { work: importIfNeeded },
  "missing listings": { work: lookUpMissing },
  commitments: { work: computeCells },
  packages: { work: pullPackages },
  shipments: { work: sendShipments },
  orders: { work: importOrders },
  "read first": { work: readFirst },
  "counted lots": { work: lowerLots },
  cells: { work: computeNumbers },
  acknowledge: { work: acknowledgeOrders, needs: ["orders"] },
  "cells after acknowledgment": { work: computeCells, needs: ["cells"] },
  "orders to ShipStation": { work: pushStationOrders },
  feeds: { work: settleFeeds },
} as const;

const FROM_GUARDS = {
  guards: { work: guardQuantities, needs: NUMBERS },
  quantities: { work: pushQuantities, needs: NUMBERS },
  "read back": { work: readBack },
  preview: { work: showWaiting, needs: NUMBERS },
  "lost leads": { work: tellLostLeads, needs: ["cells"] },
  differences: { work: reconcile, needs: ["orders"] },
  "listings' report": { work: followReport },
} as const;

/**
 * Orders always come before quantities, because a number sent without the latest sales oversells. Cells come first of
 * all, so that units typed since the last run are committed while the order's status is still the one that the seller
 * saw.
 */
const SYNC = { ...UP_TO_FEEDS, ...FROM_GUARDS } as const;

export const syncNow = (world: World): RunReport => runPhases(world, inOrder(SYNC));

/** Like Sync Now, but also sends the changes of Preview that the seller ticked and that are still as shown. */
export const sendApproved = (world: World): RunReport =>
  runPhases(world, inOrder({ ...UP_TO_FEEDS, approve: { work: approveChanges, needs: NUMBERS }, ...FROM_GUARDS }));

/**
 * Turns the sync on, and shows the seller in Preview what it would send. The gate keeps changes from leaving unapproved.
 */
export const startSync = (world: World): RunReport =>
  runPhases(world, inOrder({ switches: { work: turnOnSync }, ...SYNC, "show preview": { work: openPreview } }));

/** Computes the numbers with the latest orders. Nothing is sent. */
const UP_TO_NUMBERS = {
  orders: { work: importOrders },
  "counted lots": { work: lowerLots },
  cells: { work: computeCells },
} as const;

export const previewQuantitiesNow = (world: World): RunReport =>
  runPhases(
    world,
    inOrder({
      ...UP_TO_NUMBERS,
      preview: { work: previewQuantities, needs: ["cells"] },
    }),
  );

/** What is left is sent by the next runs. */
export const undoLastPush = (world: World): RunReport =>
  runPhases(
    world,
    inOrder({
      ...UP_TO_NUMBERS,
      feeds: { work: settleFeeds },
      undo: { work: undoPush, needs: ["orders", "counted lots", "cells"] },
      quantities: { work: pushQuantities, needs: ["undo"] },
      "cells after": { work: computeCells, needs: ["undo"] },
    }),
  );

/** Like Sync Now, and once a day with the listings first. */
export function runScheduled(world: World): RunReport {
  const phases = inOrder({
    "daily listings": { work: importIfDue },
    ...SYNC,
    platform: { work: () => testPlatformWeekly(world) },
  });
  const report = runPhases(world, phases, mailed);
  world.endRun();
  return report;
}

/** Set up / repair, in the way that this spreadsheet's self-test allows. */
export const setUpNow = (world: World, changedHeadings: ChangedHeadings = "restore"): Said =>
  setUpWorkbook(world, () => testPlatform(world), changedHeadings);

export const importListingsNow = (world: World): RunReport =>
  runPhases(
    world,
    inOrder({
      "listings' report": { work: followListingReport },
      listings: { work: importListings },
      "missing listings": { work: lookUpMissing },
      cells: { work: computeCells },
    }),
  );

/** Gives the sentence for the seller who clicked Restore Removed Orders. */
export const restoreRemovedOrders = (world: World): string =>
  toastOf(runPhases(world, inOrder({ restore: { work: restoreOrders }, cells: { work: computeCells } })));
