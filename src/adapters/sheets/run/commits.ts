/** Commits what a run planned. */

import { failure } from "../../../domain/values/failure";
import type { Workbook } from "../../../ports/workbook";
import { noteOwnRow } from "../read/own-id";
import { noteChanges } from "../write/note";
import { shutTabs } from "../write/shut-tabs";
import { strayCells } from "../write/strays";
import { ownSetBack } from "./own-set-back";
import type { RunTools } from "./parts";
import type { RunReads } from "./reads";
import { rowRepairs } from "./repairs";
import { sender } from "./send";

/** As the workbook port's `commit` says. */
export function runCommits(parts: RunTools, reads: RunReads): Workbook["commit"] {
  const { api, runId } = parts;
  const shut = shutTabs();
  const send = sender(parts, reads, shut);
  const repairs = rowRepairs(parts, reads, shut, send);
  const setBack = ownSetBack(parts, reads, send);

  const commit: Workbook["commit"] = (changes, about, mayLack = []) => {
    setBack.stop();
    const latest = reads.latest();
    if (latest === null) throw failure("defect", "commit-before-read", "Aisle tried to write before it had read.");
    const name = `${runId}/${about}`;
    if (repairs.areDue(latest)) {
      repairs.repair(name);
      return { kind: "stale", isWritten: false };
    }
    const { open, without } = shut.passing(latest, changes, mayLack);
    const beside = [...strayCells(latest), ...noteOwnRow(latest, api.id)].filter(({ tab }) => !shut.isShut(tab));
    const result = send(latest, [...open, ...beside], name, noteChanges);
    if (result === null) return { kind: "idle", without };
    if (result.kind === "refused") return commit(changes, about, mayLack);
    if (result.kind === "moved") {
      setBack.leaveIfSetBack(result, name);
      repairs.add(result.written);
      repairs.repair(name);
    }
    if (result.kind !== "done") return { kind: "stale", isWritten: result.kind === "moved" };
    setBack.pass(latest);
    repairs.settle(result.snapshot);
    return { kind: "done", without, readSet: reads.follow(result.snapshot) };
  };
  return commit;
}
