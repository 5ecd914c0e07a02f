/** The workbook port on the Sheets API: one read set, atomic commits. */

import { NO_REACH } from "../../domain/ledger/reach";
import type { Change } from "../../domain/values/change";
import type { RawCell } from "../../domain/values/column";
import { type Failure, failure, leftOver } from "../../domain/values/failure";
import { takenBack } from "../../domain/workbook/plans/set-back";
import type { TabName } from "../../domain/workbook/tabs";
import type { CommitResult, PlatformFinding, ReadSet, Workbook } from "../../ports/workbook";
import type { SheetsApi } from "./google/api";
import { readFailure } from "./google/errors";
import { notedIds, noteOwnRow } from "./read/own-id";
import { type Extent, readSnapshot, type Snapshot } from "./read/read-set";
import { tableReader } from "./read/tables";
import { readTyped } from "./read/values";
import { testPlatform } from "./set-up/self-test";
import { setUpWorkbook } from "./set-up/set-up";
import { MIGRATIONS, type Migration, outdatedBecause } from "./shape/layouts";
import { factsOf, findingsOf, type PlatformFacts } from "./shape/platform-facts";
import { fromSerial, toSerial, type ZoneOffset } from "./shape/wall-time";
import { type Commit, type Notes, sendChanges } from "./write/commit";
import { noteAttempt, noteChanges } from "./write/note";
import { putRight, type TabTruth, truthOf, withAttempt } from "./write/put-right";
import { forOneRun, type Settled, settle, unsettled } from "./write/settled";
import { shutTabs } from "./write/shut-tabs";
import { hasStamp, type KeptReach, keepReach, lastStamp, setBackIn, stampChanges } from "./write/stamps";
import { strayCells } from "./write/strays";
import { baseOf, takeBack } from "./write/take-back";

/** How often rows that people keep moving are corrected before the next run has to do it. */
const PUT_RIGHT_TRIES = 5;

/**
 * If a read may be older than a write of this run: how long to wait for a newer one, and how often. Unit: milliseconds.
 */
const FRESH_WAIT_MS = 8_000;
const FRESH_TRIES = 6;

const NOT_FRESH =
  "Google Sheets still shows the spreadsheet as it was before Aisle's last change, so Aisle waits. The next run goes on.";

export interface WorkbookParts {
  readonly api: SheetsApi;
  /** The offset of a named time zone. */
  readonly zone: (name: string) => ZoneOffset;
  /** Marks the run's commits. */
  readonly runId: string;
  /** The findings of the latest self-test; empty before the first. */
  readonly findings: () => readonly PlatformFinding[];
  readonly sleep: (ms: number) => void;
  /** Time left for this run; absent: no limit. Unit: milliseconds. */
  readonly remainingMs?: () => number;
  /** The row, counted from 1, at which the person's selection begins. */
  readonly selection: () => { readonly sheetId: number; readonly row: number } | null;
  readonly migrations?: readonly Migration[];
  /** Stored outside the spreadsheet. Absent: only the spreadsheet itself can show anything. */
  readonly settled?: Settled;
  /** How far Aisle has written, also kept there. Absent: a spreadsheet that was set back is not noticed. */
  readonly reach?: KeptReach;
}

/** The spreadsheet as rows. An object belongs to one run: it remembers what the run has read and written. */
export function sheetsWorkbook(parts: WorkbookParts): Workbook {
  const { api, zone, runId, findings, sleep, selection, migrations = MIGRATIONS, settled = forOneRun(), reach } = parts;
  const { remainingMs = () => Number.POSITIVE_INFINITY } = parts;
  let latest: Snapshot | null = null;
  /** Number of this run's latest commit. A read that does not show it is older. */
  let written = 0;
  let known: PlatformFacts | null = null;
  const shut = shutTabs();
  /** How the rows should be that a commit of this run may have written wrongly. */
  let wrong: readonly TabTruth[] | null = null;
  /** The spreadsheet before each commit of this run, the latest first. */
  let earlier: readonly Snapshot[] = [];
  let hasWritten = false;
  /** Set when this run's own writes were undone while it worked. Then the run must stop. */
  let lost: Failure | null = null;
  const toTables = tableReader();
  /**
   * Read before the spreadsheet. So if another run writes in between, the spreadsheet is ahead of this, never behind.
   */
  let kept = NO_REACH;
  const toReadSet = (snapshot: Snapshot): ReadSet => ({
    tables: toTables(snapshot),
    unusable: snapshot.unusable,
    noted: notedIds(snapshot),
    outdated: outdatedBecause(snapshot.structure, migrations),
    setBack: setBackIn(kept, snapshot),
    assigned: kept.ids,
  });

  const facts = (): PlatformFacts => {
    known ??= factsOf(findings());
    return known;
  };

  const read = (extent?: Extent): Snapshot => {
    for (let tries = 1; tries <= FRESH_TRIES; tries += 1) {
      kept = reach?.get() ?? NO_REACH;
      const fresh = readAsItIs(extent);
      if (fresh.structure.lastFence >= written) return use(fresh);
      if (remainingMs() < FRESH_WAIT_MS) throw leftOver(NOT_FRESH);
      sleep(FRESH_WAIT_MS);
    }
    throw failure("transient", "sheet-not-fresh", NOT_FRESH);
  };

  /** After a set-back, numbers that were already used are not used for another commit. */
  const use = (fresh: Snapshot): Snapshot => {
    const { structure } = fresh;
    const given = setBackIn(kept, fresh) === null ? 0 : Math.max(settled.get() ?? 0, kept.last, lastStamp(fresh));
    latest = { ...fresh, structure: { ...structure, lastCommit: Math.max(structure.lastFence, given) } };
    return latest;
  };

  const readAsItIs = (extent?: Extent): Snapshot => {
    try {
      return readSnapshot({ api, zone, migrations }, facts(), extent);
    } catch (error) {
      throw "kind" in Object(error) ? error : readFailure(error);
    }
  };

  const send = (snapshot: Snapshot, changes: readonly Change[], about: string, notes: Notes): Commit | null => {
    const stamped: Notes = (on, effective) => [
      ...notes(on, effective),
      ...(reach === undefined ? [] : stampChanges(on)),
    ];
    const result = sendChanges(api, snapshot, changes, about, stamped);
    if (result?.kind === "refused") return shut.shuts(result, snapshot.structure) ? result : { kind: "stale" };
    written = Math.max(written, result?.kind === "done" ? result.snapshot.structure.lastCommit : (result?.number ?? 0));
    return result;
  };

  /**
   * Corrects rows until a fresh read needs no correction. Rows that are still wrong are corrected before anything else.
   */
  const repair = (about: string): void => {
    for (let tries = 0; isWrong() && tries < PUT_RIGHT_TRIES; tries += 1) {
      const truth = (wrong ?? []).filter(({ tab }) => !shut.isShut(tab));
      const left = (wrong ?? []).filter(({ tab }) => shut.isShut(tab));
      const removes = truth.some(({ rows }) => rows.some(({ fate }) => fate === "goes"));
      const fresh = read(removes ? "whole" : "as needed");
      const changes = putRight(truth, fresh);
      const tabs = truth.map(({ tab }) => tab);
      const result = send(fresh, changes, `${about} put right`, (snapshot) => noteAttempt(snapshot, tabs));
      if (result === null) {
        wrong = left.length > 0 ? left : null;
        if (wrong === null) settled.set(fresh.structure.lastCommit);
      } else if (result.kind === "done" || result.kind === "moved") wrong = [...left, ...withAttempt(truth, changes)];
    }
  };

  /** Rows that may be wrong in a tab that cannot be written wait for a later run. */
  const isWrong = (): boolean => wrong?.some(({ tab }) => !shut.isShut(tab)) ?? false;

  /**
   * If the state under a commit of this run was undone, the commit is undone as well, and the next run does the rest.
   */
  const leaveIfSetBack = (
    { on, written: changed, number }: Commit & { readonly kind: "moved" },
    about: string,
  ): void => {
    if (reach === undefined) return;
    const fresh = read();
    if (hasStamp(fresh, lastStamp(on))) return;
    const base = baseOf(earlier, changed, fresh);
    reach.set({ ...reach.get(), takenBackTo: base === null ? 0 : lastStamp(base) });
    lost = takenBack();
    // In an unknown state nobody can tell which rows it overwrote, only what they held when it was planned.
    const result = send(fresh, takeBack(base ?? on, changed, fresh), `${about} taken back`, () => []);
    settled.set(result?.kind === "done" ? result.snapshot.structure.lastCommit : number);
    throw lost;
  };

  const commit = (changes: readonly Change[], about: string, mayLack: readonly TabName[] = []): CommitResult => {
    if (lost !== null) throw lost;
    if (latest === null) throw failure("defect", "commit-before-read", "Aisle tried to write before it had read.");
    const name = `${runId}/${about}`;
    wrong ??= unsettled(latest, settled);
    if (isWrong()) {
      repair(name);
      return { kind: "stale", isWritten: false };
    }
    const { open, without } = shut.passing(latest, changes, mayLack);
    const beside = [...strayCells(latest), ...noteOwnRow(latest, api.id)].filter(({ tab }) => !shut.isShut(tab));
    const result = send(latest, [...open, ...beside], name, noteChanges);
    if (result === null) return { kind: "idle", without };
    if (result.kind === "refused") return commit(changes, about, mayLack);
    if (result.kind === "moved") {
      leaveIfSetBack(result, name);
      wrong = [...(wrong ?? []), ...truthOf(result.written)];
      repair(name);
    }
    if (result.kind !== "done") return { kind: "stale", isWritten: result.kind === "moved" };
    earlier = [latest, ...earlier];
    latest = result.snapshot;
    if (wrong === null) settle(latest, settled);
    if (reach !== undefined) kept = keepReach(reach, latest, hasWritten ? "later" : "first");
    hasWritten = true;
    return { kind: "done", without, readSet: toReadSet(latest) };
  };

  return {
    read() {
      const fresh = read();
      const readSet = toReadSet(fresh);
      // The writes of this run were undone, so the next run must not assume that this one sent anything.
      if (hasWritten && readSet.setBack !== null) reach?.set({ ...reach.get(), takenBackTo: lastStamp(fresh) });
      return readSet;
    },
    commit,
    asShown: (at) => (latest === null ? at : fromSerial(toSerial(at, latest.offset), latest.offset)),
    typedCells: (tab, column) => {
      const grid = latest?.grids.get(tab);
      const place = grid?.places.get(column);
      if (grid === undefined || place === undefined) return [];
      try {
        const [, ...rows] = readTyped(api, grid, place);
        return rows.map(([cell]) => (cell === "" || cell === undefined ? null : (cell as RawCell)));
      } catch (error) {
        throw readFailure(error);
      }
    },
    selectedRow() {
      const at = selection();
      const grid = [...(latest?.grids.values() ?? [])].find(({ sheet }) => sheet.sheetId === at?.sheetId);
      return at === null || grid === undefined || at.row === 1 ? null : { tab: grid.tab, position: at.row - 2 };
    },
    testPlatform() {
      const found = testPlatform(api, sleep);
      known = found ?? known;
      return found === null ? null : findingsOf(found);
    },
    setUp: (changedHeadings) => setUpWorkbook(api, runId, migrations, changedHeadings, facts()),
  };
}
