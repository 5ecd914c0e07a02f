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

/** Hourly is the fastest that a published add-on may run. `user` is the e-mail of the person running. */
export function platformTriggers<T extends Trigger>(
  service: TriggerService<T>,
  store: Store,
  user: () => string,
): Triggers {
  const own = (): T[] => service.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
  const owner = (): string | null => store.get(OWNER) || null;
  return {
    owner,
    startHourly() {
      const other = owner();
      if (other !== null && other !== user()) throw ownedBy(other);
      if (own().length === 0) service.newTrigger(HANDLER).timeBased().everyHours(1).create();
      store.set(OWNER, user());
    },
    stop() {
      const other = owner();
      if (other !== null && other !== user()) throw ownedBy(other);
      for (const trigger of own()) service.deleteTrigger(trigger);
      store.set(OWNER, "");
    },
  };
}

const ownedBy = (other: string) =>
  failure(
    "setup",
    "schedule-owned",
    `The schedule of this spreadsheet belongs to ${other}. Only they can stop it, or hand it over by stopping it.`,
  );
