import type { SetBack } from "../domain/ledger/reach";
import type { Instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import type { RawCell } from "../domain/values/column";
import type { Failure } from "../domain/values/failure";
import type { Tables, TabName } from "../domain/workbook/tabs";

/** `givenBack`: changes that give rows their former ids. */
export interface NoticedSetBack extends SetBack {
  readonly givenBack: readonly Change[];
}

/** The result of one reading of the spreadsheet. */
export interface ReadSet {
  readonly tables: Tables;
  /** Why a tab cannot be used, as a sentence for the seller. The rows of such a tab are empty. */
  readonly unusable: ReadonlyMap<TabName, string>;
  /** Ids of the spreadsheets that the workbook notes as itself. Another id than its own means that it was copied. */
  readonly noted: readonly string[];
  /** Why only set-up may write, as a sentence for the seller; `null`: everything may. */
  readonly outdated: string | null;
  /** The spreadsheet shows an earlier state, after a restored version or somebody's undo; `null`: it does not. */
  readonly setBack: NoticedSetBack | null;
  /** The highest numbers ever assigned, by the letter of the id, regardless of what the spreadsheet shows. */
  readonly assigned: Readonly<Record<string, number>>;
}

/**
 * The result of a commit:
 *
 * - `idle`: every cell already held its wished value, so nothing was sent.
 * - `done`: everything was written, and to the right rows. `without`: failures that name the tabs left out.
 * - `stale`: the spreadsheet is no longer as it was read: a person moved something, another run was faster, or no answer
 *   came. Read again and plan again. `isWritten`: everything was written, but some rows had moved.
 */
export type CommitResult =
  | { readonly kind: "idle"; readonly without?: readonly Failure[] }
  | { readonly kind: "done"; readonly without?: readonly Failure[]; readonly readSet: ReadSet }
  | { readonly kind: "stale"; readonly isWritten: boolean };

export interface SetUpReport {
  /** The parts of an earlier version's workbook that were updated. */
  readonly updated: readonly string[];
  readonly tabsMade: readonly string[];
  readonly headingsMade: readonly string[];
  /** The columns that keep the seller's own heading from now on. */
  readonly headingsKept: readonly string[];
  /** The parts of existing tabs and columns that were restored, such as a dropdown. */
  readonly restored: readonly string[];
  /** Things that only the seller can correct, each as a sentence. */
  readonly leftToYou: readonly string[];
}

/** `position`: as in the rows of the tab. */
export interface SelectedRow {
  readonly tab: TabName;
  readonly position: number;
}

/** The self-test's finding about one thing that reading and writing depend on. */
export interface PlatformFinding {
  readonly fact: string;
  readonly holds: boolean;
  /** What Aisle does instead if the thing does not hold, as a sentence for the seller; blank if it holds. */
  readonly instead: string;
}

/** How much of the spreadsheet is read. `whole`: also the rows of tabs on which no decision depends, such as `Log`. */
export type Extent = "as needed" | "whole";

/** What set-up does with headings of Aisle's columns that the seller changed. */
export type ChangedHeadings = "restore" | "keep";

/** The spreadsheet. One object serves one run. */
export interface Workbook {
  /**
   * Reads every tab once; of tabs on which no decision depends, the rows only if `whole`. Fails: `setup` when the workbook
   * has not been set up.
   */
  read(extent?: Extent): ReadSet;
  /**
   * Writes changes that were planned on the latest read set: all or none. Changes too large for one step are written in
   * several, each all or none, Aisle's memory last. Cells that already hold their wished value are not written.
   * `about`: the phase. `mayLack`: tabs that may be left out if Google lets nobody write there; this run does not try
   * such a tab again. Fails: `setup` when Google refuses another tab for good, `transient` when Google does not answer.
   */
  commit(changes: readonly Change[], about: string, mayLack?: readonly TabName[]): CommitResult;
  /**
   * The instant that a cell will read as after this one was written: in whole seconds, and the earlier one if the local
   * time occurs twice.
   */
  asShown(at: Instant): Instant;
  /** An instant as a person reads it in the spreadsheet's time zone, to the minute: `2026-11-23 14:30`. */
  shownTime(at: Instant): string;
  /** When a day such as 2026-11-23 begins in the spreadsheet's time zone. `null`: there is no such day. */
  startOf(day: string): Instant | null;
  /**
   * What a column holds right now, by position of the latest read set; formulas as they were typed. Rows that have
   * moved since show up as cells that differ. Fails: `transient` when Google does not answer.
   */
  typedCells(tab: TabName, column: string): readonly RawCell[];
  /** The first row that the person has selected, in the latest read set. `null`: none, or none in a tab of Aisle's. */
  selectedRow(): SelectedRow | null;
  /** Shows the person a tab, also a hidden one, and in it a row of the latest read set. `null`: its first row. */
  show(tab: TabName, position: number | null): void;
  /**
   * Every row of the tab that the person has selected, in any number of ranges, each once and from the top. Rows hidden
   * by hand, by a group or by the tab's filter are left out: nobody sees that they are selected. Rows hidden by a filter
   * view are included, since Google does not say which view a person looks at. Empty: none, or none in a tab of
   * Aisle's. Fails: `transient` when Google does not answer.
   */
  selectedRows(): readonly SelectedRow[];
  /**
   * The positions of a tab's rows that are not hidden by hand, by a group or by the tab's filter, from the top. Fails:
   * `transient` when Google does not answer.
   */
  visibleRows(tab: TabName): readonly number[];
  /**
   * Tests on a scratch tab how Google behaves where documents leave it open, and works accordingly from then on. The
   * tab is removed. `null`: no result, because Google did not answer or the person may not make a tab.
   */
  testPlatform(): readonly PlatformFinding[] | null;
  /**
   * Makes what is missing (tabs, headings, formats, dropdowns, settings) and changes nothing else. Headings of Aisle's
   * columns that the seller changed are restored; with `keep` they are adopted.
   */
  setUp(changedHeadings?: ChangedHeadings): SetUpReport;
}
