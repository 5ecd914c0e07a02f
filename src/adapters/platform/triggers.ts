/** The schedule on Apps Script's clock triggers. */
import { failure } from "../../domain/values/failure";
import type { Store } from "../../ports/store";
import type { Triggers } from "../../ports/triggers";

interface Trigger {
  getHandlerFunction(): string;
}

/** The part of ScriptApp that is used. */
export interface TriggerService<T extends Trigger> {
  getProjectTriggers(): T[];
  deleteTrigger(trigger: T): void;
  newTrigger(handler: string): { timeBased(): { everyHours(hours: number): { create(): unknown } } };
}

const HANDLER = "runScheduled";
const OWNER = "schedule.owner";

/**
 * Hourly is the most often that a published add-on may run. `user`: the e-mail of the person who runs Aisle. The
 * platform shows and removes only this person's triggers. Source: Apps Script, installable triggers.
 */
export function platformTriggers<T extends Trigger>(
  service: TriggerService<T>,
  store: Store,
  user: () => string,
): Triggers {
  const own = (): T[] => service.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
  const leave = (): void => {
    for (const trigger of own()) service.deleteTrigger(trigger);
  };
  return {
    owner: () => store.get(OWNER) || null,
    isOwn() {
      const owner = store.get(OWNER);
      return owner === null || owner === user();
    },
    startHourly() {
      if (own().length === 0) create(service);
      store.set(OWNER, user());
    },
    leave,
    stop() {
      leave();
      store.set(OWNER, "");
    },
  };
}

/** A person may have twenty triggers in a script. Source: Apps Script, quotas. */
function create<T extends Trigger>(service: TriggerService<T>): void {
  try {
    service.newTrigger(HANDLER).timeBased().everyHours(1).create();
  } catch (error) {
    throw failure(
      "setup",
      "trigger-refused",
      "Google did not let Aisle start hourly runs in your name: you may have too many triggers, or did not allow them. Remove some at script.google.com ▸ My Triggers, then try again.",
      error,
    );
  }
}
