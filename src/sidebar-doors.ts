/**
 * Answers the sidebar. Any user can call this from the browser's console, so names go through a fixed map and arguments
 * are checked.
 */
import * as z from "zod/mini";
import { INTERVALS } from "./domain/status/schedule";
import { toFailure } from "./domain/values/failure";
import { connectAccount, testConnection } from "./jobs/connect-account";
import { showConnection } from "./jobs/connect-listing";
import { connectShipStation, testShipStation } from "./jobs/connect-ship-station";
import {
  acknowledgeSelectedNow,
  approveNow,
  chooseStationNow,
  commitUnitsNow,
  confirmSubstituteNow,
  connectListingNow,
  createProductsNow,
  dismissLeadNow,
  ignoreDifferencesNow,
  purgeBuyerDataNow,
  putSamplesNow,
  recognizeThroughSkuMapNow,
  releaseUnitsNow,
  restoreOrderNow,
  saveCountingNow,
  saveDetailsNow,
  setToZeroNow,
  takeBackUnitNow,
  takeSamplesNow,
  turnNow,
} from "./jobs/deeds";
import { showDetails } from "./jobs/details";
import { explain } from "./jobs/explain";
import { findLine, showLine } from "./jobs/fulfill-line";
import { showActivity, showListings } from "./jobs/look";
import { lookOnly, moveHere } from "./jobs/move-here";
import { openTab } from "./jobs/open-tab";
import { showPurge } from "./jobs/purge-buyer-data";
import {
  importListingsNow,
  previewQuantitiesNow,
  sendApproved,
  setUpNow,
  startSync,
  syncNow,
  undoLastPush,
} from "./jobs/run";
import { startSchedule, stopSchedule } from "./jobs/schedule";
import type { World } from "./jobs/world";
import type { SidebarAction, SidebarState } from "./sidebar-api";
import { type RememberingWorld, rememberingWorld, sidebarState, watchedRun } from "./sidebar-state";

/** Gives a `SidebarState` as JSON. */
export const loadSidebar = (world: World): string => JSON.stringify(sidebarState(rememberingWorld(world)));

type Action = (world: World, ask: unknown) => unknown;

/** Everything that the sidebar may ask for. */
export const ACTIONS: Readonly<Record<SidebarAction, Action>> = {
  connect: (world, ask) =>
    connectAccount(world, z.object({ clientId: z.string(), clientSecret: z.string() }).parse(ask)),
  setUp: (world) => setUpNow(world),
  turn: (world, ask) => {
    const { name, to } = z
      .object({ name: z.enum(["orderImport", "quantitySync", "shipStation"]), to: z.enum(["On", "Off"]) })
      .parse(ask);
    return turnNow(world, name, to);
  },
  startSync: (world) => startSync(world),
  saveCounting: (world, ask) =>
    saveCountingNow(world, z.object({ statuses: z.array(z.string()), warehouses: z.array(z.string()) }).parse(ask)),
  showDetails: (world) => showDetails(world),
  saveDetails: (world, ask) => saveDetailsNow(world, detailsAsk().parse(ask).changes),
  putSamples: (world) => putSamplesNow(world),
  takeSamples: (world) => takeSamplesNow(world),
  approve: (world, ask) => approveNow(world, z.object({ which: z.enum(["all", "these"]) }).parse(ask).which),
  startSchedule: (world, ask) => ({
    message: startSchedule(world, z.object({ interval: z.literal(INTERVALS) }).parse(ask).interval),
    isDone: world.triggers.owner() === world.user(),
  }),
  stopSchedule: (world) => ({ message: stopSchedule(world), isDone: world.triggers.owner() === null }),
  testConnection: (world) => testConnection(world),
  connectShipStation: (world, ask) =>
    connectShipStation(world, z.object({ key: z.string(), secret: z.string() }).parse(ask)),
  testShipStation: (world) => testShipStation(world),
  chooseStation: (world, ask) => chooseStationNow(world, z.object({ store: z.string(), items: z.string() }).parse(ask)),
  importListings: (world) => importListingsNow(world),
  syncNow: (world) => syncNow(world),
  previewQuantities: (world) => previewQuantitiesNow(world),
  sendApproved: (world) => sendApproved(world),
  undoLastPush: (world) => undoLastPush(world),
  showListings: (world, ask) => {
    const search = z.object({ find: z.string(), state: z.nullable(z.string()) });
    return showListings(world, z.object({ search: z.nullable(search) }).parse(ask).search);
  },
  showActivity: (world) => showActivity(world),
  showConnection: (world, ask) =>
    showConnection(world, z.object({ sku: z.nullable(z.string()), find: z.string() }).parse(ask)),
  explain: (world, ask) => explain(world, z.object({ about: z.nullable(z.string()) }).parse(ask).about),
  connectListing: (world, ask) => {
    const { sku, choice } = connectionAsk().parse(ask);
    return connectListingNow(world, sku, choice);
  },
  recognizeThroughSkuMap: (world, ask) =>
    recognizeThroughSkuMapNow(world, z.object({ choice: z.enum(["on", "off"]) }).parse(ask).choice),
  acknowledgeSelected: (world) => acknowledgeSelectedNow(world),
  setToZero: (world, ask) => setToZeroNow(world, skuAsk().parse(ask).sku),
  dismissLead: (world, ask) => dismissLeadNow(world, skuAsk().parse(ask).sku),
  openTab: (world, ask) => openTab(world, z.object({ tab: z.string(), row: z.nullable(z.string()) }).parse(ask)),
  showPurge: (world, ask) => showPurge(world, z.object({ day: z.string() }).parse(ask).day),
  purgeBuyerData: (world, ask) => {
    const { day, contents } = z.object({ day: z.string(), contents: z.string() }).parse(ask);
    return purgeBuyerDataNow(world, day, contents);
  },
  restoreOrder: (world, ask) => restoreOrderNow(world, z.object({ po: z.nullable(z.string()) }).parse(ask).po),
  ignoreDifferences: (world, ask) => {
    const { po, reason } = z.object({ po: z.string(), reason: z.string() }).parse(ask);
    return ignoreDifferencesNow(world, po, reason);
  },
  createProducts: (world) => createProductsNow(world),
  showLine: (world, ask) => showLine(world, z.object({ about: z.nullable(z.string()) }).parse(ask).about),
  findLine: (world, ask) => findLine(world, z.object({ text: z.string() }).parse(ask).text),
  commitUnits: (world, ask) => {
    const { label, names } = z.object({ label: z.string(), names: z.string() }).parse(ask);
    return commitUnitsNow(world, label, names);
  },
  confirmSubstitute: (world, ask) => {
    const { label, name } = unitAsk().parse(ask);
    return confirmSubstituteNow(world, label, name);
  },
  releaseUnits: (world, ask) => {
    const { label, name } = unitAsk().parse(ask);
    return releaseUnitsNow(world, label, name);
  },
  takeBackUnit: (world, ask) => {
    const { name, order } = z.object({ name: z.string(), order: z.nullable(z.string()) }).parse(ask);
    return takeBackUnitNow(world, name, order);
  },
  progress: (world) => watchedRun(world),
  stop: ({ progress, user }, ask) => {
    progress.stop(z.object({ run: z.string().check(z.maxLength(LONGEST_RUN_ID)) }).parse(ask).run, user());
    return null;
  },
  lookOnly: (world) => lookOnly(world),
  moveHere: (world) => moveHere(world),
};

/** The name of a run becomes a part of a cache's key. */
const LONGEST_RUN_ID = 20;

const skuAsk = () => z.object({ sku: z.string() });

/** `name: null`: all units that are meant. */
const unitAsk = () => z.object({ label: z.string(), name: z.nullable(z.string()) });

const detailsAsk = () => z.object({ changes: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })) });

const connectionAsk = () =>
  z.object({
    sku: z.string(),
    choice: z.union([
      z.enum(["automatic", "nothing"]),
      z.array(
        z.object({
          kind: z.enum(["SKU", "Variation"]),
          target: z.string(),
          perListing: z.number(),
          partOfKit: z.boolean(),
        }),
      ),
    ]),
  });

/**
 * Gives a `SidebarAnswer` as JSON. Never throws, because the sidebar would show a raw exception. The shop is told along
 * with the answer only where the click has read the tabs anyway: that costs no request more.
 */
export function answerSidebar(world: World, name: unknown, json: unknown): string {
  const action = Object.entries(ACTIONS).find(([named]) => named === name)?.[1];
  if (action === undefined)
    return problem("The sidebar asked for something that Aisle does not know. Reload the spreadsheet.");
  const seen = rememberingWorld(world);
  try {
    const ask: unknown = typeof json === "string" ? JSON.parse(json) : null;
    const data = action(seen.world, ask);
    const isKnown = seen.latest() !== null;
    return JSON.stringify({ ok: true, data, shop: isKnown || READS.has(name) ? stateAfter(seen) : null });
  } catch (error) {
    return problem(toFailure(error).message);
  }
}

/** `null` if nobody can look now: what the click did is reported anyway. */
function stateAfter(seen: RememberingWorld): SidebarState | null {
  try {
    return sidebarState(seen);
  } catch {
    return null;
  }
}

/** Clicks that change what Home shows without a look at the tabs. */
const READS: ReadonlySet<unknown> = new Set<SidebarAction>(["stopSchedule"]);

const problem = (text: string): string => JSON.stringify({ ok: false, problem: text, shop: null });
