/** What a run knows of the spreadsheet: what it read last, never older than what it wrote itself. */

import { NO_REACH, type Reach } from "../../../domain/ledger/reach";
import { failure, leftOver } from "../../../domain/values/failure";
import type { Extent, ReadSet } from "../../../ports/workbook";
import { readFailure } from "../google/errors";
import { notedIds } from "../read/own-id";
import { readSnapshot, type Snapshot } from "../read/read-set";
import { tableReader } from "../read/tables";
import { outdatedBecause } from "../shape/layouts";
import type { PlatformFacts } from "../shape/platform-facts";
import type { Settled } from "../write/settled";
import { keepReach, lastStamp, setBackIn } from "../write/stamps";
import type { RunTools } from "./parts";

/**
 * If a read may be older than a write of this run: how long to wait for a newer one, and how often. Unit: milliseconds.
 */
const FRESH_WAIT_MS = 8_000;
const FRESH_TRIES = 6;

const NOT_FRESH =
  "Google Sheets still shows the spreadsheet as it was before Aisle's last change, so Aisle waits. The next run goes on.";

export interface RunReads {
  /** Reads the spreadsheet. Fails: `transient` while Google shows it as it was before a write of this run. */
  read(extent?: Extent): Snapshot;
  /** Reads for the planning. Notes it outside the spreadsheet if this run's own writes were undone. */
  readSet(extent?: Extent): ReadSet;
  /** The state that was read or written last; `null`: nothing was read. */
  latest(): Snapshot | null;
  /** A commit with this number was written. A read that does not show it is older. */
  wrote(commit: number): void;
  /** Takes over the state that a commit of this run left. */
  follow(after: Snapshot): ReadSet;
}

export function runReads(parts: RunTools, facts: () => PlatformFacts): RunReads {
  const { sleep, settled, reach, remainingMs } = parts;
  let latest: Snapshot | null = null;
  /** Number of this run's latest commit. */
  let written = 0;
  let hasWritten = false;
  /**
   * Read before the spreadsheet. So if another run writes in between, the spreadsheet is ahead of this, never behind.
   */
  let kept = NO_REACH;
  const toTables = tableReader();

  const toReadSet = (snapshot: Snapshot): ReadSet => ({
    tables: toTables(snapshot),
    unusable: snapshot.unusable,
    noted: notedIds(snapshot),
    outdated: outdatedBecause(snapshot.structure, parts.migrations),
    setBack: setBackIn(kept, snapshot),
    assigned: kept.ids,
  });

  const read = (extent?: Extent): Snapshot => {
    for (let tries = 1; tries <= FRESH_TRIES; tries += 1) {
      kept = reach?.get() ?? NO_REACH;
      const fresh = readAsItIs(parts, facts(), extent);
      if (fresh.structure.lastFence >= written) {
        latest = withNextNumber(fresh, kept, settled);
        return latest;
      }
      if (remainingMs() < FRESH_WAIT_MS) throw leftOver(NOT_FRESH);
      sleep(FRESH_WAIT_MS);
    }
    throw failure("transient", "sheet-not-fresh", NOT_FRESH);
  };

  return {
    read,
    readSet(extent) {
      const fresh = read(extent);
      const readSet = toReadSet(fresh);
      // The writes of this run were undone, so the next run must not assume that this one sent anything.
      if (hasWritten && readSet.setBack !== null) reach?.set({ ...reach.get(), takenBackTo: lastStamp(fresh) });
      return readSet;
    },
    latest: () => latest,
    wrote(commit) {
      written = Math.max(written, commit);
    },
    follow(after) {
      latest = after;
      if (reach !== undefined) kept = keepReach(reach, after, hasWritten ? "later" : "first");
      hasWritten = true;
      return toReadSet(after);
    },
  };
}

function readAsItIs(parts: RunTools, facts: PlatformFacts, extent?: Extent): Snapshot {
  try {
    return readSnapshot(parts, facts, extent);
  } catch (error) {
    throw "kind" in Object(error) ? error : readFailure(error);
  }
}

/** After a set-back, numbers that were already used are not used for another commit. */
function withNextNumber(fresh: Snapshot, kept: Reach, settled: Settled): Snapshot {
  const { structure } = fresh;
  const given = setBackIn(kept, fresh) === null ? 0 : Math.max(settled.get() ?? 0, kept.last, lastStamp(fresh));
  return { ...fresh, structure: { ...structure, lastCommit: Math.max(structure.lastFence, given) } };
}
