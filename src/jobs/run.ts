/** The runs that a seller can start, each with its phases in order. */
import type { ConnectionChoice } from "../domain/connections/plan-connection";
import type { RunReport, Said } from "../domain/log/run-report";
import { SHEET } from "../domain/quantities/guards/set-back";
import { namedTables } from "../domain/workbook/plans/derived-cells";
import type { ShownPurge } from "../domain/workbook/plans/purge-words";
import type { ShownLine } from "../domain/workbook/plans/shown-line";
import { toastOf } from "../domain/workbook/report";
import { planNamed } from "../domain/workbook/sorted-alone";
import type { ChangedHeadings } from "../ports/workbook";
import { acknowledgeOrders, acknowledgeSelected } from "./acknowledge-orders";
import { computeCells } from "./compute-cells";
import { type ConnectionAnswer, connectListing, recognizeThroughSkuMap } from "./connect-listing";
import { chooseStation } from "./connect-ship-station";
import { createProducts } from "./create-products";
import { commitUnits, confirmSubstitute, labelMeant, lineNow, releaseUnits, takeBackUnit } from "./fulfill-line";
import { guardMemory, guardQuantities, showWaiting } from "./guard-quantities";
import { importListings, isImportDue, isImportNeeded } from "./import-listings";
import { importOrders } from "./import-orders";
import { followListingReport } from "./listing-report";
import { lookUpMissing } from "./look-up-listings";
import { dismissLead, setToZero, tellLostLeads } from "./lost-leads";
import { lowerLots } from "./lower-lots";
import type { Run } from "./open-run";
import { inOrder, runDeeds, runPhases } from "./phases";
import { approveChanges, previewQuantities } from "./preview-quantities";
import { pullPackages } from "./pull-packages";
import { purgeBuyerData } from "./purge-buyer-data";
import { pushQuantities, pushZeros } from "./push-quantities";
import { pushStationOrders } from "./push-station-orders";
import { readBack } from "./read-back";
import { ignoreDifferences, reconcile } from "./reconcile";
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
export const setUpNow = (world: World, changedHeadings: ChangedHeadings = "restore"): string =>
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

/** Gives the sentence for the seller who clicked Restore This Order. */
export const restoreOrderNow = (world: World, po: string): Said => {
  const work = (run: Run): void => restoreOrders(run, (one) => one === po);
  const report = runPhases(world, inOrder({ restore: { work }, cells: { work: computeCells } }));
  return { isDone: report.counts.restored > 0, message: toastOf(report) };
};

/** Gives the sentence for the seller who clicked Create Products. */
export const createProductsNow = (world: World): Said => oneDeed(world, "products", createProducts);

/** Gives the sentence for the seller who chose what a listing sells. */
export function connectListingNow(world: World, sku: string, choice: ConnectionChoice): ConnectionAnswer {
  let question: string | null = null;
  const said = oneDeed(world, "connection", (run) => {
    const answer = connectListing(run, sku, choice);
    question = answer.question;
    return answer;
  });
  return { isDone: said.isDone, message: said.message, question };
}

/** Gives the sentence for the seller who answered how order lines are recognized. */
export const recognizeThroughSkuMapNow = (world: World, choice: "on" | "off"): Said =>
  oneDeed(world, "recognition", (run) => recognizeThroughSkuMap(run, choice));

/** Gives the sentence for the seller who chose a store and what packers see. */
export const chooseStationNow = (world: World, chosen: Parameters<typeof chooseStation>[1]): Said =>
  oneDeed(world, "ShipStation", (run) => chooseStation(run, chosen));

/** Gives the sentence for the seller who chose Acknowledge Selected. */
export const acknowledgeSelectedNow = (world: World): Said =>
  oneDeed(world, "acknowledge", acknowledgeSelected, { runIts: runPhases });

/** Gives the sentence for the seller who clicked Set to 0 beside a listing that follows no stock. */
export const setToZeroNow = (world: World, sku: string | null): Said =>
  oneDeed(world, "lead", (run) => setToZero(run, sku, pushZeros));

/** Gives the sentence for the seller who clicked Ignore beside what differs about an order. */
export const ignoreDifferencesNow = (world: World, po: string, reason: string): Said =>
  oneDeed(world, "ignored", (run) => ignoreDifferences(run, po, reason));

/** Gives the sentence for the seller who clicked Dismiss beside such a listing. */
export const dismissLeadNow = (world: World, sku: string | null): Said =>
  oneDeed(world, "lead", (run) => dismissLead(run, sku));

/** What a click on an order line did, and the line as it stands now; `null`: it has no row. */
interface LineSaid {
  readonly said: Said;
  readonly line: ShownLine | null;
}

/** Commits scanned or typed units to a line. */
export const commitUnitsNow = (world: World, label: string, names: string): LineSaid =>
  lineDeed(world, label, (run, meant) => commitUnits(run, meant, names));

/**
 * Lets units of another product go out on a line. `label: null`: that of the selected row. `name: null`: all that wait
 * for it.
 */
export const confirmSubstituteNow = (world: World, label: string | null, name: string | null): LineSaid =>
  lineDeed(world, label, (run, meant) => confirmSubstitute(run, meant, name));

/** Takes units that were not shipped off a line, with the same choices. */
export const releaseUnitsNow = (world: World, label: string | null, name: string | null): LineSaid =>
  lineDeed(world, label, (run, meant) => releaseUnits(run, meant, name));

/**
 * Takes a sold unit back into stock. `name: null`: that of the selected row. The second computing takes out the tick that
 * the first one has carried out.
 */
export const takeBackUnitNow = (world: World, name: string | null, order: string | null): Said =>
  oneDeed(world, "take back", (run) => takeBackUnit(run, name, order), {
    after: { "cells after": { work: computeCells } },
  });

function lineDeed(world: World, label: string | null, deed: (run: Run, label: string) => Said): LineSaid {
  let line: ShownLine | null = null;
  let done: string | null = null;
  const work = (run: Run): Said => {
    const meant = labelMeant(run, label);
    if (!("label" in meant)) return meant;
    done = meant.label;
    return deed(run, meant.label);
  };
  const show = (run: Run): void => {
    line = done === null ? null : lineNow(run.shop(), done);
  };
  const said = oneDeed(world, "units", work, { after: { shown: { work: show } } });
  return { said, line };
}

/** Empties buyer data that is older than a day, if it is still what the seller saw. */
export function purgeBuyerDataNow(world: World, day: string, contents: string): PurgeSaid {
  let shown: ShownPurge | null = null;
  const said = oneDeed(world, "purge", (run) => {
    const purged = purgeBuyerData(run, day, contents);
    shown = purged.shown;
    return purged.said;
  });
  return { said, shown };
}

/** `shown`: what could be emptied now; `null`: nobody could look. */
interface PurgeSaid {
  readonly said: Said;
  readonly shown: ShownPurge | null;
}

/** Runs one action, which gives a sentence for the seller, and computes the cells that follow from it. */
function oneDeed(world: World, name: string, deed: (run: Run) => Said, more: DeedParts = {}): Said {
  const { after = {}, runIts = runDeeds } = more;
  let said: Said | null = null;
  const work = (run: Run): void => {
    said = deed(run);
  };
  const report = runIts(world, inOrder({ [name]: { work }, cells: { work: computeCells }, ...after }));
  return answerFrom(said, report);
}

/** What a deed says of itself, unless something after it failed. */
const answerFrom = (said: Said | null, { kind, summary }: RunReport): Said =>
  said !== null && (kind === "done" || !said.isDone) ? said : { isDone: false, message: summary };

/** `after`: further phases. `runIts`: by default a run that needs no key. */
interface DeedParts {
  readonly after?: Readonly<Record<string, { readonly work: (run: Run) => void }>>;
  readonly runIts?: typeof runDeeds;
}
