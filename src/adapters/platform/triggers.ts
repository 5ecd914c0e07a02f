/** The schedule on Apps Script's clock triggers. */
import { HOURLY, INTERVALS, type Interval, intervalFrom } from "../../domain/status/schedule";
import { failure } from "../../domain/values/failure";
import type { Store } from "../../ports/store";
import type { Triggers } from "../../ports/triggers";

interface Trigger {
  getHandlerFunction(): string;
}

interface ClockTriggerBuilder {
  create(): unknown;
}

/** The part of ScriptApp that is used. */
export interface TriggerService<T extends Trigger> {
  getProjectTriggers(): T[];
  deleteTrigger(trigger: T): void;
  newTrigger(handler: string): {
    timeBased(): { everyHours(hours: number): ClockTriggerBuilder; everyMinutes(minutes: number): ClockTriggerBuilder };
  };
}

const HANDLER = "runScheduled";
const OWNER = "schedule.owner";
const INTERVAL = "schedule.interval";
const REFUSED = "schedule.hourlyOnly";

/** How often the schedule of a spreadsheet runs. */
export const intervalIn = (store: Store): Interval => intervalFrom(store.get(INTERVAL));

/**
 * `user`: the e-mail of the person who runs Aisle. The platform shows and removes only this person's triggers. Source:
 * Apps Script, installable triggers.
 */
export function platformTriggers<T extends Trigger>(
  service: TriggerService<T>,
  store: Store,
  user: () => string,
): Triggers {
  const own = (): T[] => service.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
  const remove = (triggers: readonly T[]): void => {
    for (const trigger of triggers) service.deleteTrigger(trigger);
  };
  const leave = (): void => remove(own());
  /** Gives what Google said if it made none; `null`: it made one. */
  const make = (minutes: Interval): { readonly said: unknown } | null => {
    try {
      const clock = service.newTrigger(HANDLER).timeBased();
      (minutes === HOURLY ? clock.everyHours(1) : clock.everyMinutes(minutes)).create();
      return null;
    } catch (error) {
      return { said: error };
    }
  };
  return {
    owner: () => store.get(OWNER) || null,
    isOwn() {
      const owner = store.get(OWNER);
      return owner === null || owner === user();
    },
    interval: () => intervalIn(store),
    intervals: () => (store.get(REFUSED) ? [HOURLY] : INTERVALS),
    start(wanted) {
      // What is left of a schedule that somebody else took over would be in the way.
      if (store.get(OWNER) !== user()) leave();
      const before = own();
      const kept = before.length === 1 ? intervalIn(store) : null;
      let refusal: unknown = null;
      for (const minutes of new Set([wanted, HOURLY])) {
        const refused = minutes === kept ? null : make(minutes);
        if (refused !== null) {
          refusal = refused.said;
          continue;
        }
        // The new one is there first: whoever is cut off in between has too many runs, never none.
        if (minutes !== kept) remove(before);
        store.set(OWNER, user());
        store.set(INTERVAL, String(minutes));
        if (minutes !== wanted) store.set(REFUSED, "yes");
        return minutes;
      }
      throw notMade(refusal, before.length > 0 ? " The runs of before go on." : "");
    },
    leave,
    stop() {
      leave();
      store.set(OWNER, "");
    },
  };
}

/** A person may have twenty triggers in a script. Source: Apps Script, quotas. */
const notMade = (said: unknown, others: string) =>
  failure(
    "setup",
    "trigger-refused",
    `Google did not let Aisle start automatic runs in your name: you may have too many triggers, or did not allow them. Remove some at script.google.com ▸ My Triggers, then try again.${others}`,
    said,
  );
