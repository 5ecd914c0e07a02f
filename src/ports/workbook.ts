import type { SetBack } from "../domain/ledger/reach";
import type { Instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import type { RawCell } from "../domain/values/column";
import type { Failure } from "../domain/values/failure";
import type { Tables, TabName } from "../domain/workbook/tabs";

/** `givenBack`: the ids that rows had which have none now. */
export interface NoticedSetBack extends SetBack {
  readonly givenBack: readonly Change[];
}

/** What one read of the spreadsheet gave. */
export interface ReadSet {
  readonly tables: Tables;
  /** Why a tab cannot be used, in a sentence for the seller; its rows are then empty. */
  readonly unusable: ReadonlyMap<TabName, string>;
  /** Ids of the spreadsheets that the workbook says it is: another than its own where it was copied; none before any is noted. */
  readonly noted: readonly string[];
  /** Why nothing but set-up may write, in a sentence for the seller; `null` where everything may. */
  readonly outdated: string | null;
  /** The spreadsheet is as it was before, by its version history or somebody's undo; `null`: it is not. */
  readonly setBack: NoticedSetBack | null;
  /** The highest numbers that were ever issued, by the letter of the id, whatever the spreadsheet shows. */
  readonly assigned: Readonly<Record<string, number>>;
}

/**
 * `idle`: every cell held its wished value already, so nothing was sent. `done`: everything was written and stands where
 * it belongs; `without`: but for the tabs of which these failures tell, each for itself. `stale`: the spreadsheet is not as it was read (a person moved something, another run was faster, or no
 * answer came); read again and plan again. `isWritten`: everything was written all the same, on rows that moved.
 */
export type CommitResult =
  | { readonly kind: "idle"; readonly without?: readonly Failure[] }
  | { readonly kind: "done"; readonly without?: readonly Failure[]; readonly readSet: ReadSet }
  | { readonly kind: "stale"; readonly isWritten: boolean };

export interface SetUpReport {
  /** What of an earlier version's workbook was brought up to date. */
  readonly updated: readonly string[];
  readonly tabsMade: readonly string[];
  readonly headingsMade: readonly string[];
  /** The columns that go by a heading of the seller's from now on. */
  readonly headingsKept: readonly string[];
  /** What had been lost of tabs and columns that are there, such as a dropdown. */
  readonly restored: readonly string[];
  /** What only the seller can put right, each in a sentence. */
  readonly leftToYou: readonly string[];
}

/** `position`: as the rows of the tab have it. */
export interface SelectedRow {
  readonly tab: TabName;
  readonly position: number;
}

/** What the self-test found of one thing on which reading and writing rest. */
export interface PlatformFinding {
  readonly fact: string;
  readonly holds: boolean;
  /** What Aisle does where it does not hold, in a sentence for the seller; blank where it does. */
  readonly instead: string;
}

/** The spreadsheet. One object serves one run. */
export interface Workbook {
  /** Reads every tab once. Fails: `setup` when the workbook has not been set up. */
  read(): ReadSet;
  /**
   * Writes the changes, planned on the latest read set: all or none, unless they are too large for one step; then in
   * steps of which each is all or none, what Aisle remembers last. Cells that already hold the wished value are not
   * written; when nothing is left to write, nothing is sent. `about` names the phase. A tab that Google lets nobody write
   * into as it stands is not tried again by this run; `mayLack`: of these the rest is written without it.
   * Fails: `setup` when Google refuses for good what another tab needs, `transient` when Google does not answer.
   */
  commit(changes: readonly Change[], about: string, mayLack?: readonly TabName[]): CommitResult;
  /** The instant that a cell reads as once this one stands in it: whole seconds, and of a wall time that comes twice the earlier. */
  asShown(at: Instant): Instant;
  /**
   * What stands in a column right now, by position of the latest read set, formulas as they were typed. Rows that moved
   * since show as cells that differ. Fails: `transient` when Google does not answer.
   */
  typedCells(tab: TabName, column: string): readonly RawCell[];
  /** The first row that the person has selected, of the latest read set. `null`: none, or none of a tab of Aisle's. */
  selectedRow(): SelectedRow | null;
  /**
   * Tries on a scratch tab, which it removes, what cannot be known otherwise, and works accordingly from then on.
   * `null`: it could not be told, because Google did not answer, or the person running may not make a tab.
   */
  testPlatform(): readonly PlatformFinding[] | null;
  /**
   * Makes what is missing: tabs, headings, formats, dropdowns, settings. Changes nothing that is there. The headings
   * that the seller gave to Aisle's columns are restored, or with `keepsHeadings` taken for theirs from now on.
   */
  setUp(keepsHeadings?: boolean): SetUpReport;
}
