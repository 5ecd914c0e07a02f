/** Sends one batch, and believes only what the answer shows. */
import type { Change } from "../../../domain/values/change";
import type { RawCell } from "../../../domain/values/column";
import { failure } from "../../../domain/values/failure";
import { isErrorCell } from "../../../domain/values/parse-cell";
import type { BatchUpdate, BatchUpdateAnswer, ExtendedValue, Request, SheetsApi } from "../google/api";
import { commitFailure, type Refusal } from "../google/errors";
import { markedOwn, markOwn } from "../read/own-id";
import type { Snapshot } from "../read/read-set";
import { cellText, type Grid, witnessesOf } from "../shape/grid";
import { freeIds, markAgain } from "../shape/marks";
import { FENCE_BASE } from "../shape/structure";
import { applied, effectiveChanges, type TabChanges } from "./apply";
import { COMMIT_FIELDS, commitBatch, type Fence, fenceRequests, isFenceKept, nextFence } from "./commit-requests";
import { isLookNeeded, isStill, standsWhenRead } from "./look-again";
import { sliceChanges } from "./slices";

export type Commit =
  | { readonly kind: "done"; readonly snapshot: Snapshot }
  /** Nothing of the changes was applied. `number`: of a commit that prepares them. */
  | { readonly kind: "stale"; readonly number?: number }
  | Refused
  /**
   * Applied while rows moved, so values may be on the wrong rows. `number`: of the commit. `on`: the state it was
   * planned for.
   */
  | {
      readonly kind: "moved";
      readonly written: readonly TabChanges[];
      readonly number: number;
      readonly on: Snapshot;
    };

/** Nothing was applied. `sheetId`: the tab that the refusal is about, if Google says so. */
export interface Refused {
  readonly kind: "refused";
  readonly refusal: Refusal;
  readonly sheetId: number | null;
}

/** What a commit writes about itself into `_Ledger`. */
export type Notes = (snapshot: Snapshot, effective: readonly TabChanges[]) => readonly Change[];

/**
 * Sends everything that differs from what was read, in as many commits as necessary. `null`: nothing is worth a commit.
 * Fails: as the workbook port's `commit` says.
 */
export function sendChanges(
  api: SheetsApi,
  snapshot: Snapshot,
  changes: readonly Change[],
  about: string,
  notes: Notes,
): Commit | null {
  const effective = effectiveChanges(snapshot, changes);
  if (effective.every(isOnlyAlongside)) return null;
  const ids = freeIds(snapshot.structure);
  const marks = effective.flatMap(({ grid: { tab, sheet, places } }) => markAgain(tab, sheet, places, ids));
  if (marks.length > 0) return sendMarks(api, snapshot, marks, about);
  const slices = sliceChanges(effective);
  if (slices.length === 1) return sendCommit(api, snapshot, effective, about, notes);
  let latest: Commit = { kind: "done", snapshot };
  for (const slice of slices) {
    if (latest.kind !== "done") break;
    latest = sendCommit(api, latest.snapshot, effectiveChanges(latest.snapshot, slice), about, notes);
  }
  return latest;
}

/**
 * Columns without marks cannot be guarded. They are marked first and then read again, so that a mark in the wrong place
 * is noticed.
 */
function sendMarks(api: SheetsApi, snapshot: Snapshot, marks: readonly Request[], about: string): Commit {
  const fence = nextFence(snapshot, `${about} marks`);
  const batch = { requests: [...fenceRequests(snapshot, fence), ...marks] };
  const answer = answerOf(api, batch);
  const settled =
    "error" in answer ? settle(api, answer.error, { snapshot, batch, written: [], fence }) : moved([], fence, snapshot);
  return settled.kind === "moved" ? { kind: "stale", number: settled.number } : settled;
}

function sendCommit(
  api: SheetsApi,
  snapshot: Snapshot,
  changes: readonly TabChanges[],
  about: string,
  notes: Notes,
): Commit {
  const effective = withNotes(snapshot, changes, notes);
  const isLookedAt = isLookNeeded(snapshot.facts) || effective.some(takesSellersRows);
  if (isLookedAt && !isStill(api, snapshot, effective)) return { kind: "stale" };
  const fence = nextFence(snapshot, about);
  const batch = commitBatch(snapshot, effective, fence);
  batch.requests?.push(...markOwn(snapshot.structure, api.id, freeIds(snapshot.structure)));
  const answer = answerOf(api, batch);
  if ("error" in answer) return settle(api, answer.error, { snapshot, batch, written: effective, fence });
  const after = committed(withOwn(snapshot, api), effective, fence);
  const stands = snapshot.facts.answerShowsCells
    ? standsAsWritten(answer, effective, after)
    : standsWhenRead(api, effective, after);
  return stands ? { kind: "done", snapshot: after } : moved(effective, fence, snapshot);
}

const withOwn = (snapshot: Snapshot, { id }: SheetsApi): Snapshot =>
  id === undefined ? snapshot : { ...snapshot, structure: markedOwn(snapshot.structure, id) };

function withNotes(snapshot: Snapshot, changes: readonly TabChanges[], notes: Notes): readonly TabChanges[] {
  const beside = notes(snapshot, changes);
  if (beside.length === 0) return changes;
  const all = changes.flatMap(({ updates, removals, inserts }) => [...updates, ...removals, ...inserts]);
  return effectiveChanges(snapshot, [...all, ...beside]);
}

/** A removed row that is brought back would lack the seller's own columns, and so would an overwritten one. */
const takesSellersRows = ({ grid, removals, host }: TabChanges): boolean =>
  (removals.length > 0 || host !== null) && Object.values(grid.columns).some(({ owner }) => owner === "seller");

function answerOf(api: SheetsApi, batch: BatchUpdate): BatchUpdateAnswer | { readonly error: unknown } {
  try {
    return api.batchUpdate(batch, COMMIT_FIELDS);
  } catch (error) {
    return { error };
  }
}

const isOnlyAlongside = ({ updates, removals, inserts }: TabChanges): boolean =>
  [...updates, ...removals, ...inserts].every((change) => change.onlyAlongside === true);

interface SentCommit {
  readonly snapshot: Snapshot;
  readonly batch: BatchUpdate;
  readonly written: readonly TabChanges[];
  readonly fence: Fence;
}

/** A commit without an answer is settled by its fence, which exists only if the whole batch was applied. */
function settle(api: SheetsApi, error: unknown, sent: SentCommit): Commit {
  const verdict = commitFailure(error);
  if (verdict.kind === "failed") throw verdict.failure;
  if (verdict.kind === "stale") return { kind: "stale" };
  if (verdict.kind === "refused") return { ...verdict, sheetId: refusedSheet(verdict.refusal, sent) };
  return isApplied(api, sent.fence) ? moved(sent.written, sent.fence, sent.snapshot) : { kind: "stale" };
}

function refusedSheet({ request }: Refusal, { batch }: SentCommit): number | null {
  const asked = JSON.stringify(request === null ? null : (batch.requests?.[request] ?? null));
  const [, sheetId] = /"sheetId":(\d+)/.exec(asked) ?? [];
  return sheetId === undefined ? null : Number(sheetId);
}

const moved = (written: readonly TabChanges[], { id }: Fence, on: Snapshot) => ({
  kind: "moved" as const,
  written,
  number: id - FENCE_BASE,
  on,
});

function isApplied(api: SheetsApi, fence: Fence): boolean {
  try {
    const [found] = api.metadata({ metadataId: fence.id }, "matchedDeveloperMetadata.developerMetadata.metadataValue");
    return found?.metadataValue === fence.value;
  } catch (error) {
    throw failure(
      "transient",
      "commit-unanswered",
      "Google Sheets did not answer, so Aisle does not know whether its last change was written. The next run looks and goes on.",
      error,
    );
  }
}

function committed(snapshot: Snapshot, changes: readonly TabChanges[], fence: Fence): Snapshot {
  const { structure } = snapshot;
  const lastCommit = structure.lastCommit + 1;
  const fences = [...structure.fences.filter((id) => isFenceKept(id, fence)), fence.id];
  return applied({ ...snapshot, structure: { ...structure, lastCommit, lastFence: lastCommit, fences } }, changes);
}

function standsAsWritten(answer: BatchUpdateAnswer, changes: readonly TabChanges[], after: Snapshot): boolean {
  return changes.every(({ grid }) => {
    const expected = after.grids.get(grid.tab);
    return expected !== undefined && witnessesOf(grid).every((name) => sameColumn(answer, expected, name));
  });
}

function sameColumn(answer: BatchUpdateAnswer, expected: Grid, name: string): boolean {
  const [heading, ...cells] = answeredColumn(answer, expected, name);
  if (valueText(heading) !== expected.columns[name]?.heading) return false;
  return expected.rows.every((row, index) => isSameWitness(cells[index], row[name] ?? null));
}

/**
 * A date or an error that a person put there was read as text, but is answered as what it is. The two cannot be told
 * apart.
 */
function isSameWitness(answered: ExtendedValue | null | undefined, expected: RawCell): boolean {
  const { numberValue, errorValue } = answered ?? {};
  if (isErrorCell(expected) || (typeof expected === "string" && (numberValue != null || errorValue != null)))
    return true;
  return valueText(answered) === cellText(expected);
}

const valueText = (value: ExtendedValue | null | undefined): string =>
  String(value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? "");

function answeredColumn(
  answer: BatchUpdateAnswer,
  { sheet, places }: Grid,
  name: string,
): (ExtendedValue | null | undefined)[] {
  const sheets = answer.updatedSpreadsheet?.sheets ?? [];
  const own = sheets.filter(({ properties }) => (properties?.sheetId ?? 0) === sheet.sheetId);
  const column = own
    .flatMap(({ data }) => data ?? [])
    .find(({ startColumn }) => (startColumn ?? 0) === places.get(name));
  return (column?.rowData ?? []).map(({ values }) => values?.[0]?.effectiveValue);
}
