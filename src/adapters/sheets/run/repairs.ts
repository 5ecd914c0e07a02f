/** Corrects the rows that a commit of this run, or of a run that died, may have written wrongly. */

import type { Snapshot } from "../read/read-set";
import type { TabChanges } from "../write/apply";
import { noteAttempt } from "../write/note";
import { putRight, type TabTruth, truthOf, withAttempt } from "../write/put-right";
import { settle, unsettled } from "../write/settled";
import type { ShutTabs } from "../write/shut-tabs";
import type { RunTools } from "./parts";
import type { RunReads } from "./reads";
import type { Send } from "./send";

/** How often rows that people keep moving are corrected before the next run has to do it. */
const PUT_RIGHT_TRIES = 5;

export interface Repairs {
  /** Whether rows may be wrong in a tab that can be written. They are corrected before anything else. */
  areDue(snapshot: Snapshot): boolean;
  /** Corrects rows until a fresh read needs no correction. */
  repair(about: string): void;
  /** A commit was applied while rows moved. */
  add(written: readonly TabChanges[]): void;
  /** After a commit that stands: if no row may be wrong, everything noted counts as seen in its place. */
  settle(after: Snapshot): void;
}

export function rowRepairs({ settled }: RunTools, reads: RunReads, shut: ShutTabs, send: Send): Repairs {
  /** How the rows should be. */
  let wrong: readonly TabTruth[] | null = null;
  /** Rows in a tab that cannot be written wait for a later run. */
  const open = () => (wrong ?? []).filter(({ tab }) => !shut.isShut(tab));

  const repairOnce = (truth: readonly TabTruth[], about: string): void => {
    const left = (wrong ?? []).filter(({ tab }) => shut.isShut(tab));
    const removes = truth.some(({ rows }) => rows.some(({ fate }) => fate === "goes"));
    const fresh = reads.read(removes ? "whole" : "as needed");
    const changes = putRight(truth, fresh);
    const tabs = truth.map(({ tab }) => tab);
    const result = send(fresh, changes, `${about} put right`, (snapshot) => noteAttempt(snapshot, tabs));
    if (result === null) {
      wrong = left.length > 0 ? left : null;
      if (wrong === null) settled.set(fresh.structure.lastCommit);
    } else if (result.kind === "done" || result.kind === "moved") wrong = [...left, ...withAttempt(truth, changes)];
  };

  return {
    areDue(snapshot) {
      wrong ??= unsettled(snapshot, settled);
      return open().length > 0;
    },
    repair(about) {
      for (let tries = 0; open().length > 0 && tries < PUT_RIGHT_TRIES; tries += 1) repairOnce(open(), about);
    },
    add(written) {
      wrong = [...(wrong ?? []), ...truthOf(written)];
    },
    settle(after) {
      if (wrong === null) settle(after, settled);
    },
  };
}
