/** Whose runs count as the shop's, and who is only a guest. */

import { statusSentence } from "../domain/status/status";
import { type Failure, failure, NOT_ALLOWED, toFailure } from "../domain/values/failure";
import { isCopied } from "../domain/workbook/copies";
import { COPIED, FOR_LOOKING } from "../domain/workbook/report";
import type { ReadSet } from "../ports/workbook";
import type { World } from "./world";

/** Stored outside the spreadsheet: e-mail of the person whose run with a key last said how the shop stands. */
export const KEEPER = "keeper";

/**
 * When each kind was mailed. Stored outside the spreadsheet, so that a tab that cannot be read is also mailed only once a
 * day.
 */
export const MAILED = "mailed";

/** The person whose runs are the shop's: the schedule's owner, or else the last person who ran with a key. */
const keeperOf = ({ triggers, store }: World): string | null => triggers.owner() ?? (store.get(KEEPER) || null);

/** The person whose runs are the shop's, if that is somebody else; `null`: it is this person. */
function otherKeeper(world: World): string | null {
  if (world.startedBy === "schedule") return null;
  const keeper = keeperOf(world);
  return keeper === null || keeper === world.user() ? null : keeper;
}

/** Why a person without a key may not run a shop that somebody else keeps running; `null`: they may. */
export function guestFailure(world: World): Failure | null {
  const keeper = world.secrets.credentials() === null ? otherKeeper(world) : null;
  if (keeper === null) return null;
  return failure(
    "setup",
    "guest",
    `You have no Walmart key here, so nothing was done. Aisle works with the key of ${keeper}, and goes on doing so. To run it yourself, open the sidebar and type a key.`,
  );
}

/** Failures that concern only the person who runs Aisle: their permissions and their key. */
const PERSONAL: ReadonlySet<string> = new Set([
  "cells-protected",
  "no-edit-permission",
  NOT_ALLOWED,
  "no-key",
  "key-refused",
  "ship-station-no-key",
  "ship-station-key-refused",
]);

/**
 * Whether a run says anything about the shop. What a person meets for reasons of their own does not, if somebody else
 * keeps the shop running.
 */
export function tellsOfShop(world: World, failures: readonly Failure[]): boolean {
  const isPersonal = world.secrets.credentials() === null || failures.some(({ code }) => PERSONAL.has(code));
  return !isPersonal || otherKeeper(world) === null;
}

/** Whether the schedule's owner learns what this run reports: by mail, or because they started it. */
export const reachesOwner = ({ startedBy, triggers, user }: World): boolean =>
  startedBy === "schedule" || [null, user()].includes(triggers.owner());

/** Stored outside the spreadsheet: the ids by which Aisle knows it, once it has worked here; its own comes first. */
const HOME = "home";

/** Stored outside the copy: what was chosen for it. */
const COPY = "copy";

export interface CopyChoice {
  readonly isForLooking?: boolean;
  /** Move Aisle Here was clicked: when (milliseconds since 1970), and digests of what Walmart showed then. */
  readonly asked?: { readonly at: number; readonly signs: readonly string[] };
}

const knownIds = ({ store, bookId }: World): readonly string[] => [bookId, ...(store.get(HOME) ?? "").split(" ")];

/** Whether this spreadsheet is a copy of the one where Aisle worked. */
export const isCopy = (world: World, { noted, tables }: ReadSet): boolean =>
  isCopied({
    ownIds: knownIds(world),
    noted,
    hasWorked: (world.store.get(HOME) ?? world.store.get("lastSuccess")) !== null,
    tables,
  });

/** Ids of spreadsheets have 44 characters, but a cell may hold any text. */
const isBookId = (id: string): boolean => /^[\w-]{1,80}$/.test(id);

/** The most ids that fit into a property. */
const IDS_KEPT = 100;

/**
 * Aisle is at home here, and in versions of this workbook that note one of the ids in `from`. The earliest are
 * forgotten first.
 */
export function settleHere(world: World, from: readonly string[]): void {
  const ids = new Set([world.bookId, ...from, ...knownIds(world)]);
  world.store.set(HOME, [...ids].filter(isBookId).slice(0, IDS_KEPT).join(" "));
}

/** What the seller chose for this copy. Empty if the stored text cannot be read. */
export function readChoice({ store }: World): CopyChoice {
  try {
    return JSON.parse(store.get(COPY) || "{}");
  } catch {
    // Somebody edited the property by hand.
    return {};
  }
}

export const keepChoice = ({ store }: World, choice: CopyChoice): void => store.set(COPY, JSON.stringify(choice));

/** Fails if the workbook is a copy: Walmart is not asked, and nothing is written, before the seller has chosen. */
export function refuseCopy(world: World, readSet: ReadSet): void {
  if (isCopy(world, readSet)) {
    const isForLooking = readChoice(world).isForLooking === true;
    throw failure("setup", isForLooking ? FOR_LOOKING : COPIED, statusSentence({ kind: "copy", isForLooking }));
  }
  if (readSet.noted.includes(world.bookId) && world.store.get(HOME) === null) settleHere(world, []);
}

/** The same for actions that do not read the tabs themselves. */
export const needNoCopy = (world: World): void => refuseCopy(world, world.workbook.read());

/**
 * Why Aisle does nothing in a copy; `null`: it is at home here, or nobody can tell. Where Aisle has worked, the tabs are
 * not read for this.
 */
export function copyText(world: World): string | null {
  try {
    if (world.store.get(HOME) === null) needNoCopy(world);
    return null;
  } catch (error) {
    const { code, message } = toFailure(error);
    return code === COPIED || code === FOR_LOOKING ? message : null;
  }
}
