/** The services that the platform adapters are given, each as small as what they use of it. */
import type { ScriptLock } from "../../src/adapters/platform/lock";
import type { Properties, ScriptCache } from "../../src/adapters/platform/properties";
import type { TriggerService } from "../../src/adapters/platform/triggers";
import type { Store } from "../../src/ports/store";

export interface FakeProperties extends Properties {
  readonly texts: Map<string, string>;
}

export function fakeProperties(): FakeProperties {
  const texts = new Map<string, string>();
  return {
    texts,
    getProperty: (key) => texts.get(key) ?? null,
    setProperty: (key, value) => void texts.set(key, value),
  };
}

/** Unit of `now`: ms. */
export function fakeCache(now: () => number): ScriptCache {
  const kept = new Map<string, { text: string; until: number }>();
  return {
    get: (key) => {
      const found = kept.get(key);
      return found === undefined || found.until <= now() ? null : found.text;
    },
    put: (key, text, seconds) => void kept.set(key, { text, until: now() + seconds * 1000 }),
    remove: (key) => void kept.delete(key),
  };
}

/** The document's lock as several executions share it. */
export function fakeLock(): { readonly lock: ScriptLock; readonly isTaken: () => boolean } {
  let isTaken = false;
  return {
    isTaken: () => isTaken,
    lock: {
      tryLock: () => {
        if (isTaken) return false;
        isTaken = true;
        return true;
      },
      releaseLock: () => {
        isTaken = false;
      },
    },
  };
}

export function fakeStore(): Store & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return { texts, get: (key) => texts.get(key) ?? null, set: (key, text) => void texts.set(key, text) };
}

interface Trigger {
  readonly handler: string;
  getHandlerFunction(): string;
}

/** Triggers of one person. `refuses`: which intervals the platform makes no trigger for. */
export function fakeTriggers(
  refuses: (minutes: number) => boolean = () => false,
): TriggerService<Trigger> & { readonly list: Trigger[]; readonly minutes: number[] } {
  const list: Trigger[] = [];
  const minutes: number[] = [];
  return {
    list,
    minutes,
    getProjectTriggers: () => [...list],
    deleteTrigger: (trigger) => void list.splice(list.indexOf(trigger), 1),
    newTrigger: (handler) => {
      const every = (count: number) => ({
        create: () => {
          if (refuses(count)) throw new Error("Clock events must be scheduled at least 1 hour(s) apart.");
          minutes.push(count);
          list.push({ handler, getHandlerFunction: () => handler });
        },
      });
      return { timeBased: () => ({ everyHours: (hours) => every(hours * 60), everyMinutes: every }) };
    },
  };
}
