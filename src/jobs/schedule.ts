/** Starts and stops the hourly runs. Each click gives the sentence that the seller reads. */
import { isOverdue } from "../domain/status/overdue";
import { failure, toFailure } from "../domain/values/failure";
import { copyText, MAILED, needNoCopy } from "./whose";
import type { World } from "./world";

/** Beside the spreadsheet: when the schedule was started, or last did its work. Epoch milliseconds. */
const WORKED = "scheduleWorked";

/**
 * Since when the hourly runs have not done their work, where that is longer than two of them: whoever owns them cannot help
 * it any more (they left, Google withdrew what they allowed, their trigger or key is gone), so anybody may take over.
 */
export function scheduleMissingSince({ triggers, store, clock }: World): number | null {
  const worked = Number(store.get(WORKED) ?? store.get("lastSuccess") ?? 0);
  return triggers.owner() !== null && isOverdue(worked, clock.now()) ? worked : null;
}

export const startSchedule = (world: World): string =>
  said(() => {
    const { triggers, store, clock, secrets } = world;
    needNoCopy(world);
    const before = ownerBefore(world);
    // Google may have switched off a trigger that is still listed.
    if (before !== null) triggers.leave();
    triggers.startHourly();
    store.set(WORKED, String(clock.now()));
    // Whoever takes over was told of nothing yet.
    if (before !== null) store.set(MAILED, "");
    const taken = before === null || before === world.user() ? "" : ` You took over from ${before}.`;
    const key = secrets.credentials() === null ? " They need your own Walmart key: open the sidebar and type it." : "";
    return `Aisle now runs every hour, in your name, also while the spreadsheet is closed.${taken}${key}`;
  });

export const stopSchedule = (world: World): string =>
  said(() => {
    ownerBefore(world);
    world.triggers.stop();
    return copyText(world) ?? "Aisle no longer runs by itself. Sync Now still works.";
  });

/** Whose hourly runs do not do their work; `null` where they do, or are this person's. */
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
 * A trigger has come. The schedule's own does its work; one of a schedule that somebody took over or stopped meanwhile
 * removes itself and leaves everything as it is.
 */
export function whenDue(world: World, work: (world: World) => { readonly kind: string }): void {
  if (!isOurs(world)) world.endRun();
  else if (work(world).kind !== "failed") world.store.set(WORKED, String(world.clock.now()));
}

function isOurs({ triggers }: World): boolean {
  try {
    const isOwn = triggers.isOwn();
    if (!isOwn) triggers.leave();
    return isOwn;
  } catch {
    // Google withdrew what the person allowed: nothing can be done in their name, and the sidebar tells that no run comes.
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
