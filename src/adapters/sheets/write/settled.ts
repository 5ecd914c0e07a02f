/** Remembers up to which commit everything was seen on its own rows. */
import type { Change } from "../../../domain/values/change";
import type { Snapshot } from "../read/read-set";
import { notesIn } from "./note";
import { putRight, type TabTruth } from "./put-right";
import { isLanded } from "./recognize";

/** The number of a commit, kept outside of all tabs; `null`: nothing is kept. */
export interface Settled {
  get(): number | null;
  set(commit: number): void;
}

/**
 * What a run that died may have left on the wrong rows; `null`: nothing. Noted cells that are in their place count as
 * settled from now on.
 */
export function unsettled(snapshot: Snapshot, settled: Settled): readonly TabTruth[] | null {
  const notes = notesIn(snapshot);
  if (notes.length === 0) return null;
  const upTo = settled.get();
  const open = notes.filter(({ commit }) => upTo === null || commit > upTo);
  const wrong = open.map(({ truth }) => truth()).filter((truth) => isWrong(truth, snapshot, upTo));
  if (wrong.length > 0) return wrong;
  if (open.length > 0) settle(snapshot, settled);
  return null;
}

/** Everything noted was seen in its place. Does nothing while there is a note about a tab that cannot be read. */
export function settle(snapshot: Snapshot, settled: Settled): void {
  const notes = notesIn(snapshot);
  if (notes.length === 0 || notes.some(({ tab }) => !snapshot.grids.has(tab))) return;
  settled.set(snapshot.structure.lastCommit);
}

/**
 * If nothing shows that the run died, people may have changed a row that lacks what was written. Only values on a
 * strange row prove it.
 */
function isWrong(truth: TabTruth, snapshot: Snapshot, upTo: number | null): boolean {
  const changes = putRight([truth], snapshot);
  return upTo === null ? changes.some((change) => takesAway(change, truth, snapshot)) : changes.length > 0;
}

function takesAway(change: Change, { tab, landed }: TabTruth, { grids }: Snapshot): boolean {
  if (change.kind !== "update") return false;
  const row = grids.get(tab)?.rows[change.position] ?? {};
  return Object.keys(change.cells).some((name) => isLanded(landed, name, row[name] ?? null));
}

/** Remembers it for one run only. */
export function forOneRun(): Settled {
  let upTo: number | null = null;
  return {
    get: () => upTo,
    set: (commit) => {
      upTo = commit;
    },
  };
}
