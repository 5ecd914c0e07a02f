/** Whose runs are the shop's, and who only looks in. */
import { type Failure, failure, NOT_ALLOWED } from "../domain/values/failure";
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
