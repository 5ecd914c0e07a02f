/** What the workbook of one run is put together from. */

import type { PlatformFinding } from "../../../ports/workbook";
import type { SheetsApi } from "../google/api";
import { MIGRATIONS, type Migration } from "../shape/layouts";
import type { ZoneOffset } from "../shape/wall-time";
import { forOneRun, type Settled } from "../write/settled";
import type { KeptReach } from "../write/stamps";

/** The rows of the ranges that the person has selected in one tab, counted from 1, both ends. */
export interface Selection {
  readonly sheetId: number;
  readonly ranges: readonly { readonly first: number; readonly last: number }[];
}

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
  readonly selection: () => Selection | null;
  /** Selects the first cell of a row, counted from 1, and shows its tab. */
  readonly show: (sheetId: number, row: number) => void;
  readonly migrations?: readonly Migration[];
  /** Stored outside the spreadsheet. Absent: only the spreadsheet itself can show anything. */
  readonly settled?: Settled;
  /** How far Aisle has written, also kept there. Absent: a spreadsheet that was set back is not noticed. */
  readonly reach?: KeptReach;
}

/** Nothing is absent but `reach`. */
export type RunTools = WorkbookParts & Required<Pick<WorkbookParts, "remainingMs" | "migrations" | "settled">>;

export const completed = (parts: WorkbookParts): RunTools => ({
  ...parts,
  remainingMs: parts.remainingMs ?? (() => Number.POSITIVE_INFINITY),
  migrations: parts.migrations ?? MIGRATIONS,
  settled: parts.settled ?? forOneRun(),
});
