/** The workbook port on the Sheets API: one read set, atomic commits. */

import type { Change } from "../../domain/values/change";
import { failure } from "../../domain/values/failure";
import type { CommitResult, ReadSet, Workbook } from "../../ports/workbook";
import type { SheetsApi } from "./api";
import { sendChanges } from "./commit";
import { readFailure } from "./errors";
import { putRight } from "./put-right";
import { readSnapshot, type Snapshot } from "./read-set";
import { MIGRATIONS, type Migration, outdatedBecause } from "./set-up/migrations";
import { setUpWorkbook } from "./set-up/set-up";
import { tableReader } from "./tables";
import type { ZoneOffset } from "./wall-time";

/** How often rows that people keep moving are put right before the next run has to. */
const PUT_RIGHT_TRIES = 5;

/** `zone` gives the offset of a named time zone; `runId` marks the run's commits. */
export function sheetsWorkbook(
  api: SheetsApi,
  zone: (name: string) => ZoneOffset,
  runId: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Workbook {
  let latest: Snapshot | null = null;
  const toTables = tableReader();
  const toReadSet = (snapshot: Snapshot): ReadSet => ({
    tables: toTables(snapshot),
    unusable: snapshot.unusable,
    outdated: outdatedBecause(snapshot.structure, migrations),
  });

  const read = (): Snapshot => {
    try {
      latest = readSnapshot(api, zone, migrations);
    } catch (error) {
      throw "kind" in Object(error) ? error : readFailure(error);
    }
    return latest;
  };

  const repair = (written: Parameters<typeof putRight>[0], about: string): void => {
    let wrong = written;
    for (let tries = 0; tries < PUT_RIGHT_TRIES; tries += 1) {
      const fresh = read();
      const commit = sendChanges(api, fresh, putRight(wrong, fresh), `${about} put right`);
      if (commit === null || commit.kind === "done") return;
      if (commit.kind === "moved") wrong = commit.written;
    }
  };

  const commit = (changes: readonly Change[], about: string): CommitResult => {
    if (latest === null) throw failure("defect", "commit-before-read", "Aisle tried to write before it had read.");
    const name = `${runId}/${about}`;
    const result = sendChanges(api, latest, changes, name);
    if (result === null) return { kind: "idle" };
    if (result.kind === "moved") repair(result.written, name);
    if (result.kind === "moved" || result.kind === "stale") return { kind: "stale" };
    latest = result.snapshot;
    return { kind: "done", readSet: toReadSet(latest) };
  };

  return {
    read: () => toReadSet(read()),
    commit,
    setUp: (keepsHeadings) => setUpWorkbook(api, runId, migrations, keepsHeadings),
  };
}
