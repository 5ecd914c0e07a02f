/**
 * One run at a time for each spreadsheet: the document's lock if the platform gives one, otherwise a lease that
 * expires.
 */
import type { Lock } from "../../ports/lock";
import type { Store } from "../../ports/store";

/** The part of a lock that is used. */
export interface ScriptLock {
  tryLock(ms: number): boolean;
  releaseLock(): void;
}

/** Longer than any execution lives, so that only a dead run's lease is taken over. Unit: milliseconds. */
const LEASE_MS = 7 * 60_000;
const NO_WAIT_MS = 1;

/** The platform frees the lock of a run that dies. */
export const documentLock = (lock: ScriptLock): Lock => ({
  tryLocked(work) {
    if (!lock.tryLock(NO_WAIT_MS)) return null;
    try {
      return work();
    } finally {
      lock.releaseLock();
    }
  },
});

/** `owner` tells the runs apart. Two runs may both win a lease; commits are also fenced, so they cannot both write. */
export const leaseLock = (store: Store, now: () => number, owner: string): Lock => ({
  tryLocked(work) {
    const [until = "0"] = (store.get("lease") ?? "").split(" ");
    if (Number(until) > now()) return null;
    const own = `${now() + LEASE_MS} ${owner}`;
    store.set("lease", own);
    try {
      return work();
    } finally {
      if (store.get("lease") === own) store.set("lease", "");
    }
  },
});
