/** Single actions that a seller clicks: each reads the sheet, does one thing, and computes what follows from it. */
import type { ConnectionChoice } from "../domain/connections/plan-connection";
import type { CountingChoice } from "../domain/inventory/plan-counting";
import type { RunReport, Said } from "../domain/log/run-report";
import type { DetailChange } from "../domain/workbook/plans/details";
import type { ShownPurge } from "../domain/workbook/plans/purge-words";
import type { ShownLine } from "../domain/workbook/plans/shown-line";
import { toastOf } from "../domain/workbook/report";
import { acknowledgeSelected } from "./acknowledge-orders";
import { computeCells } from "./compute-cells";
import { type ConnectionAnswer, connectListing, recognizeThroughSkuMap } from "./connect-listing";
import { chooseStation } from "./connect-ship-station";
import { createProducts } from "./create-products";
import { type SavedDetails, saveDetails } from "./details";
import { approve, putSamples, type SwitchName, saveCounting, takeSamples, turn } from "./first-run";
import { commitUnits, confirmSubstitute, labelMeant, lineNow, releaseUnits, takeBackUnit } from "./fulfill-line";
import { dismissLead, setToZero } from "./lost-leads";
import type { Run } from "./open-run";
import { inOrder, runDeeds, runPhases } from "./phases";
import { purgeBuyerData } from "./purge-buyer-data";
import { pushZeros } from "./push-quantities";
import { ignoreDifferences } from "./reconcile";
import { restoreOrders } from "./restore-orders";
import type { World } from "./world";

/** Gives the sentence for the seller who clicked Restore This Order, or restores all removed orders. `po: null`: all. */
export const restoreOrderNow = (world: World, po: string | null): Said => {
  const work = (run: Run): void => restoreOrders(run, (one) => po === null || one === po);
  const report = runPhases(world, inOrder({ restore: { work }, cells: { work: computeCells } }));
  return { isDone: report.counts.restored > 0, message: toastOf(report) };
};

/** Gives the sentence for the seller who clicked Create Products. */
export const createProductsNow = (world: World): Said => oneDeed(world, "products", createProducts);

/** Gives the sentence for the seller who turned a switch on Home. */
export const turnNow = (world: World, name: SwitchName, to: "On" | "Off"): Said =>
  oneDeed(world, "switch", (run) => turn(run, name, to));

/** Gives the sentence for the seller who ticked what counts. */
export const saveCountingNow = (world: World, chosen: CountingChoice): Said =>
  oneDeed(world, "counting", (run) => saveCounting(run, chosen));

/** Saves what the seller changed in Setup's Details. `groups: null`: nobody could look. */
export function saveDetailsNow(world: World, wanted: readonly DetailChange[]): DetailsSaid {
  let saved: SavedDetails | null = null;
  const said = oneDeed(world, "details", (run) => {
    saved = saveDetails(run, wanted);
    return saved.said;
  });
  const { refused = [], groups = null } = (saved as SavedDetails | null) ?? {};
  return { said, refused, groups };
}

interface DetailsSaid extends Pick<SavedDetails, "said" | "refused"> {
  readonly groups: SavedDetails["groups"] | null;
}

/** Puts in sample rows, or takes them out again; gives the sentence for the seller. */
export const putSamplesNow = (world: World): Said => oneDeed(world, "samples", putSamples);
export const takeSamplesNow = (world: World): Said => oneDeed(world, "samples", takeSamples);

/** Gives the sentence for the seller who approved changes of Preview. */
export const approveNow = (world: World, which: "all" | "these"): Said =>
  oneDeed(world, "approve", (run) => approve(run, which));

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
export const setToZeroNow = (world: World, sku: string): Said =>
  oneDeed(world, "lead", (run) => setToZero(run, sku, pushZeros));

/** Gives the sentence for the seller who clicked Ignore beside what differs about an order. */
export const ignoreDifferencesNow = (world: World, po: string, reason: string): Said =>
  oneDeed(world, "ignored", (run) => ignoreDifferences(run, po, reason));

/** Gives the sentence for the seller who clicked Dismiss beside such a listing. */
export const dismissLeadNow = (world: World, sku: string): Said =>
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
