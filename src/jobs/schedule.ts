/** Starts and stops the automatic runs. Each click gives the sentence for the seller. */
import { everyInterval, HOURLY, type Interval, isAbandoned } from "../domain/status/schedule";
import { failure, toFailure } from "../domain/values/failure";
import { MINUTE_MS } from "../domain/values/time";
import { copyText, MAILED, needNoCopy } from "./whose";
import type { World } from "./world";

/** Stored outside the spreadsheet: when the schedule was started, or last did its work. Unit: milliseconds since 1970. */
const WORKED = "scheduleWorked";

/**
 * Since when the automatic runs have not done their work, if that is longer than two hours; `null`: they do. The owner
 * can no longer help (they left, Google withdrew a permission, their trigger or key is gone), so anybody may take over.
 */
export function scheduleMissingSince({ triggers, store, clock }: World): number | null {
  const worked = Number(store.get(WORKED) ?? store.get("lastSuccess") ?? 0);
  return triggers.owner() !== null && isAbandoned(worked, clock.now()) ? worked : null;
}

/** About when the next automatic run comes; `null`: none does, as far as anybody can tell. Unit: milliseconds since 1970. */
export function nextRunAt(world: World): number | null {
  const worked = Number(world.store.get(WORKED) ?? Number.NaN);
  if (world.triggers.owner() === null || scheduleMissingSince(world) !== null || !(worked > 0)) return null;
  return Math.max(worked + world.triggers.interval() * MINUTE_MS, world.clock.now());
}

/**
 * Starts automatic runs, or changes how often they come, in the name of the person who clicks. Somebody else's schedule is taken over only if its runs
 * do not do their work. Where Google refuses the interval, it is an hour. Gives the sentence for the seller, a failure's
 * message included.
 */
export const startSchedule = (world: World, wanted: Interval = world.triggers.interval()): string =>
  said(() => {
    const { triggers, store, clock, secrets } = world;
    needNoCopy(world);
    const before = ownerBefore(world);
    // Google may have switched off a trigger that is still listed.
    if (before !== null) triggers.leave();
    const made = triggers.start(wanted);
    store.set(WORKED, String(clock.now()));
    // A person who takes over has not been told anything yet.
    if (before !== null) store.set(MAILED, "");
    const taken = before === null || before === world.user() ? "" : ` You took over from ${before}.`;
    const key = secrets.credentials() === null ? " They need your own Walmart key: open the sidebar and type it." : "";
    const refused = made === wanted ? "" : ` ${REFUSED}`;
    return `Aisle now runs ${everyInterval(made)}, in your name, also while the spreadsheet is closed.${refused}${taken}${key}`;
  });

const REFUSED =
  "Google lets a published add-on run once an hour at most; only a script of the spreadsheet itself may run more often.";

/**
 * Ends the schedule. Somebody else's is ended only if its runs do not do their work. Gives the sentence for the seller.
 */
export const stopSchedule = (world: World): string =>
  said(() => {
    ownerBefore(world);
    world.triggers.stop();
    return copyText(world) ?? "Aisle no longer runs by itself. Sync Now still works.";
  });

/** The owner of automatic runs that do not do their work; `null`: they do, or they are this person's own. */
function ownerBefore(world: World): string | null {
  const owner = world.triggers.owner();
  if (owner === null) return null;
  if (scheduleMissingSince(world) !== null) return owner;
  if (owner === world.user()) return null;
  throw failure(
    "setup",
    "schedule-owned",
    `The schedule of this spreadsheet belongs to ${owner}, and it works. Only they can stop it. Once its runs have not done their work for two hours, anybody may take it over or stop it here.`,
  );
}

/**
 * A trigger has fired. The schedule's own trigger does its work, unless Google's time for such runs has to be saved up
 * first. A trigger of a schedule that somebody took over or
 * stopped removes itself and changes nothing.
 */
export function whenDue(world: World, work: (world: World) => { readonly kind: string }): void {
  const { triggers, clock } = world;
  if (!isOurs(world) || (triggers.interval() < HOURLY && clock.remainingMs() <= 0)) world.endRun();
  else if (work(world).kind !== "failed") world.store.set(WORKED, String(world.clock.now()));
}

function isOurs({ triggers }: World): boolean {
  try {
    const isOwn = triggers.isOwn();
    if (!isOwn) triggers.leave();
    return isOwn;
  } catch {
    // Google withdrew the person's permission: nothing can be done in their name, and the sidebar says that no runs
    // come.
    return false;
  }
}

function said(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return toFailure(error).message;
  }
}
