/** Whose runs are the shop's, and who only looks in. */

import { statusSentence } from "../domain/status/status";
import { type Failure, failure, NOT_ALLOWED, toFailure } from "../domain/values/failure";
import { isCopied } from "../domain/workbook/copies";
import { COPIED, FOR_LOOKING } from "../domain/workbook/report";
import type { ReadSet } from "../ports/workbook";
import type { World } from "./world";

/** Beside the spreadsheet: e-mail of the person whose run with a key told how the shop stands last. */
export const KEEPER = "keeper";

/** When mails told of what. Beside the spreadsheet, so that a tab that cannot be read is told of once a day too. */
export const MAILED = "mailed";

/** The person whose runs are the shop's: the schedule's owner, else who last ran with a key. */
const keeperOf = ({ triggers, store }: World): string | null => triggers.owner() ?? (store.get(KEEPER) || null);

/** Somebody else's runs are the shop's; `null`: this person's are. */
function otherKeeper(world: World): string | null {
  if (world.startedBy === "schedule") return null;
  const keeper = keeperOf(world);
  return keeper === null || keeper === world.user() ? null : keeper;
}

/** Why a run of a person without a key is none of a shop that somebody else keeps running; `null`: it may run. */
export function guestFailure(world: World): Failure | null {
  const keeper = world.secrets.credentials() === null ? otherKeeper(world) : null;
  if (keeper === null) return null;
  return failure(
    "setup",
    "guest",
    `You have no Walmart key here, so nothing was done. Aisle works with the key of ${keeper}, and goes on doing so. To run it yourself, open the sidebar and type a key.`,
  );
}

/** What concerns only the person running: what they may do, and their key. */
const PERSONAL: ReadonlySet<string> = new Set([
  "cells-protected",
  "no-edit-permission",
  NOT_ALLOWED,
  "no-key",
  "key-refused",
]);

/** What a person meets for reasons of their own says nothing of a shop that somebody else keeps running. */
export function tellsOfShop(world: World, failures: readonly Failure[]): boolean {
  const isPersonal = world.secrets.credentials() === null || failures.some(({ code }) => PERSONAL.has(code));
  return !isPersonal || otherKeeper(world) === null;
}

/** Whoever owns the schedule hears what this run tells, by mail or because they started it. */
export const reachesOwner = ({ startedBy, triggers, user }: World): boolean =>
  startedBy === "schedule" || [null, user()].includes(triggers.owner());

/** Beside the spreadsheet: ids by which Aisle knows it, once it was seen to work here; the first is its own. */
const HOME = "home";

/** Beside a copy: what was chosen for it. */
const COPY = "copy";

export interface CopyChoice {
  readonly isForLooking?: boolean;
  /** Move Aisle Here was clicked: when, epoch ms, and digests of what Walmart showed by then. */
  readonly asked?: { readonly at: number; readonly signs: readonly string[] };
}

const knownIds = ({ store, bookId }: World): readonly string[] => [bookId, ...(store.get(HOME) ?? "").split(" ")];

export const isCopy = (world: World, { noted, tables }: ReadSet): boolean =>
  isCopied({
    known: knownIds(world),
    noted,
    hasWorked: (world.store.get(HOME) ?? world.store.get("lastSuccess")) !== null,
    tables,
  });

/** Ids of spreadsheets have 44 letters; what a cell says may have any number. */
const isBookId = (id: string): boolean => /^[\w-]{1,80}$/.test(id);

/** As many fit into a property. */
const IDS_KEPT = 100;

/** Aisle is at home here, and in versions of this workbook that say they are one of `from`; the earliest are forgotten first. */
export function settleHere(world: World, from: readonly string[]): void {
  const ids = new Set([world.bookId, ...from, ...knownIds(world)]);
  world.store.set(HOME, [...ids].filter(isBookId).slice(0, IDS_KEPT).join(" "));
}

export function readChoice({ store }: World): CopyChoice {
  try {
    return JSON.parse(store.get(COPY) || "{}");
  } catch {
    // Somebody edited the property by hand.
    return {};
  }
}

export const keepChoice = ({ store }: World, choice: CopyChoice): void => store.set(COPY, JSON.stringify(choice));

/** Fails where the workbook is a copy: nothing is asked of Walmart, and nothing written, before the seller has chosen. */
export function refuseCopy(world: World, readSet: ReadSet): void {
  if (isCopy(world, readSet)) {
    const isForLooking = readChoice(world).isForLooking === true;
    throw failure("setup", isForLooking ? FOR_LOOKING : COPIED, statusSentence({ kind: "copy", isForLooking }));
  }
  if (readSet.noted.includes(world.bookId) && world.store.get(HOME) === null) settleHere(world, []);
}

/** The same for what reads no tabs by itself. */
export const needNoCopy = (world: World): void => refuseCopy(world, world.workbook.read());

/**
 * Why Aisle does nothing in a copy; `null`: it is at home here, or nothing can be told. Where Aisle worked the tabs are read only
 * if the last run met a copy: another spreadsheet's file may have taken the place of its own.
 */
export function copyText(world: World, { hasMetCopy = false } = {}): string | null {
  try {
    if (hasMetCopy || world.store.get(HOME) === null) needNoCopy(world);
    return null;
  } catch (error) {
    const { code, message } = toFailure(error);
    return code === COPIED || code === FOR_LOOKING ? message : null;
  }
}
