/** Sends the commits of one run. */

import type { Change } from "../../../domain/values/change";
import type { Snapshot } from "../read/read-set";
import { type Commit, type Notes, sendChanges } from "../write/commit";
import type { ShutTabs } from "../write/shut-tabs";
import { stampChanges } from "../write/stamps";
import type { RunTools } from "./parts";
import type { RunReads } from "./reads";

/** As `sendChanges`, with a stamp. A refusal is handed on only if it lasts; its tab is shut then. */
export type Send = (snapshot: Snapshot, changes: readonly Change[], about: string, notes: Notes) => Commit | null;

export const sender =
  ({ api, reach }: RunTools, reads: RunReads, shut: ShutTabs): Send =>
  (snapshot, changes, about, notes) => {
    const stamped: Notes = (on, effective) => [
      ...notes(on, effective),
      ...(reach === undefined ? [] : stampChanges(on)),
    ];
    const result = sendChanges(api, snapshot, changes, about, stamped);
    if (result?.kind === "refused") return shut.shuts(result, snapshot.structure) ? result : { kind: "stale" };
    reads.wrote(result?.kind === "done" ? result.snapshot.structure.lastCommit : (result?.number ?? 0));
    return result;
  };
