/** Sends one batch and believes only what its answer shows. */
import type { Change } from "../../domain/values/change";
import type { RawCell } from "../../domain/values/column";
import { failure } from "../../domain/values/failure";
import type { BatchUpdateAnswer, ExtendedValue, SheetsApi } from "./api";
import { applied, effectiveChanges, type TabChanges } from "./apply";
import { COMMIT_FIELDS, commitBatch, type Fence, isFenceKept, nextFence, witnessesOf } from "./commit-requests";
import { commitFailure } from "./errors";
import { cellText, type Grid } from "./grid";
import type { Snapshot } from "./read-set";
import { sliceChanges } from "./slices";

export type Commit =
  | { readonly kind: "done"; readonly snapshot: Snapshot }
  /** Nothing was applied. */
  | { readonly kind: "stale" }
  /** Applied, or perhaps applied, while rows moved: what was written may stand on other rows. */
  | { readonly kind: "moved"; readonly written: readonly TabChanges[] };

/**
 * Sends what differs from what was read, in as many commits as it takes. `null`: nothing is worth a commit.
 * Fails: as the workbook port's `commit` says.
 */
export function sendChanges(
  api: SheetsApi,
  snapshot: Snapshot,
  changes: readonly Change[],
  about: string,
): Commit | null {
  const effective = effectiveChanges(snapshot, changes);
  if (effective.every(isOnlyAlongside)) return null;
  const slices = sliceChanges(effective);
  if (slices.length === 1) return sendCommit(api, snapshot, effective, about);
  let latest: Commit = { kind: "done", snapshot };
  for (const slice of slices) {
    if (latest.kind !== "done") break;
    latest = sendCommit(api, latest.snapshot, effectiveChanges(latest.snapshot, slice), about);
  }
  return latest;
}

function sendCommit(api: SheetsApi, snapshot: Snapshot, effective: readonly TabChanges[], about: string): Commit {
  const fence = nextFence(snapshot, about);
  try {
    const answer = api.batchUpdate(commitBatch(snapshot, effective, fence), COMMIT_FIELDS);
    const after = committed(snapshot, effective, fence);
    return standsAsWritten(answer, effective, after)
      ? { kind: "done", snapshot: after }
      : { kind: "moved", written: effective };
  } catch (error) {
    return settle(api, error, effective, fence);
  }
}

const isOnlyAlongside = ({ updates, removals, inserts }: TabChanges): boolean =>
  [...updates, ...removals, ...inserts].every((change) => change.onlyAlongside === true);

/** An unanswered commit is settled by its fence: it stands only if the whole batch was applied. */
function settle(api: SheetsApi, error: unknown, written: readonly TabChanges[], fence: Fence): Commit {
  const verdict = commitFailure(error);
  if (verdict.kind === "failed") throw verdict.failure;
  if (verdict.kind === "stale") return { kind: "stale" };
  return isApplied(api, fence) ? { kind: "moved", written } : { kind: "stale" };
}

function isApplied(api: SheetsApi, fence: Fence): boolean {
  try {
    return api.metadata(fence.id)?.metadataValue === fence.value;
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
  return applied({ ...snapshot, structure: { ...structure, lastCommit, fences } }, changes);
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

/** A date or an error that a person put there was read as text and is answered as what it is: nothing tells them apart. */
function isSameWitness(answered: ExtendedValue | null | undefined, expected: RawCell): boolean {
  const { numberValue, errorValue } = answered ?? {};
  if (typeof expected === "string" && (numberValue != null || errorValue != null)) return true;
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
