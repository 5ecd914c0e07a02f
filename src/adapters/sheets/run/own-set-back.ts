/** Notices that the writes of this very run were undone while it worked. Then the run must stop. */

import type { Failure } from "../../../domain/values/failure";
import { takenBack } from "../../../domain/workbook/plans/set-back";
import type { Snapshot } from "../read/read-set";
import type { Commit } from "../write/commit";
import { hasStamp, lastStamp } from "../write/stamps";
import { baseOf, takeBack } from "../write/take-back";
import type { RunTools } from "./parts";
import type { RunReads } from "./reads";
import type { Send } from "./send";

export interface OwnSetBack {
  /** Fails: if it was noticed before. */
  stop(): void;
  /** Remembers the state that a commit of this run replaced. */
  pass(before: Snapshot): void;
  /**
   * If the state under a commit of this run was undone, the commit is undone as well, and the next run does the rest.
   * Fails: then.
   */
  leaveIfSetBack(moved: Commit & { readonly kind: "moved" }, about: string): void;
}

export function ownSetBack({ reach, settled }: RunTools, reads: RunReads, send: Send): OwnSetBack {
  /** The spreadsheet before each commit of this run, the latest first. */
  let earlier: readonly Snapshot[] = [];
  let lost: Failure | null = null;
  return {
    stop() {
      if (lost !== null) throw lost;
    },
    pass(before) {
      earlier = [before, ...earlier];
    },
    leaveIfSetBack({ on, written, number }, about) {
      if (reach === undefined) return;
      const fresh = reads.read();
      if (hasStamp(fresh, lastStamp(on))) return;
      const base = baseOf(earlier, written, fresh);
      reach.set({ ...reach.get(), takenBackTo: base === null ? 0 : lastStamp(base) });
      lost = takenBack();
      // In an unknown state nobody can tell which rows it overwrote, only what they held when it was planned.
      const result = send(fresh, takeBack(base ?? on, written, fresh), `${about} taken back`, () => []);
      settled.set(result?.kind === "done" ? result.snapshot.structure.lastCommit : number);
      throw lost;
    },
  };
}
