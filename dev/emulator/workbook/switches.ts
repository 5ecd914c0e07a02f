/**
 * What Google's documents leave open, as settings. Aisle has to work with either setting. The first one is the default:
 * what the documents suggest, or the milder reading if they suggest nothing.
 */
export interface Switches {
  /** A written `stringValue` that begins with an apostrophe. [§12.1] */
  readonly apostropheString: "kept" | "dropped";
  /** Metadata of a tab that is duplicated: copies get ids of their own. [§12.3] */
  readonly metadataOfDuplicatedTab: "dropped" | "copied";
  /** Number formats and rules that `updateCells` and `repeatCell` set in typed columns of a table. [T:62120749964; T:59167175803] */
  readonly typedColumnDress: "refused" | "taken";
  /** Values that programs write into typed columns of a table. [T:71588253241; T:70867791659] */
  readonly typedColumnValues: "taken" | "refused";
  /** `strict` data validation against values written by the API. [§12.4, §7] */
  readonly strictValidationForApi: "ignored" | "enforced";
  /** `null` in `values.batchUpdateByDataFilter`. [§12.5, VIO] */
  readonly nullInDataFilterWrite: "skips" | "empties";
  /** Rows inserted exactly where a rule, protection or filter starts. [§12.6] */
  readonly insertAtRangeStart: "excluded" | "included";
  /** Formula results inside the answer of the batch that changed their inputs. [§12.8] */
  readonly formulasInResponse: "recalculated" | "stale";
  /** Reads for 40 seconds after an API write. [§12.7; STALE] */
  readonly readAfterWrite: "fresh" | "stale";
  /** Warning-only protection against API writes. [§12.10; OTHER] */
  readonly warningOnlyForApi: "silent" | "refused";
  /** `responseRanges` that cannot be parsed: refused with nothing applied, or refused with everything applied. [§12.11] */
  readonly unknownResponseRange: "refusedBefore" | "refusedAfter";
  /** A date typed into a cell with a number format: shown as a date, or as its serial number. [inf] */
  readonly dateTypedIntoNumberCell: "becomesDate" | "staysNumber";
  /** Metadata of whole rows and columns that are cut and pasted elsewhere. [§12.3] */
  readonly lineMetadataUnderCut: "stays" | "travels";
  /** A value that a program writes into a cell under a merge. [§3] */
  readonly writeUnderMerge: "kept" | "dropped";
  /** A cell that somebody else wrote after the action that a person takes back. [inf] */
  readonly undoOverLaterWrite: "overwrites" | "keeps";
  /** Developer metadata where a person restores a version or takes writes of programs back. [inf] */
  readonly metadataOfSetBack: "restored" | "kept" | "dropped";
  // Documented, but never measured in one batch; code that builds on them has to check.
  /** A lookup with `EXACT_LOCATION`. [META] */
  readonly exactLocation: "obeyed" | "ignored";
  /** Cells in the answer of a batch, where the mask names them. [BU] */
  readonly cellsInResponse: "shown" | "absent";
  /**
   * A look at all tabs whose mask reaches `sheets.data`. People report that large workbooks answer with nothing. [inf]
   */
  readonly gridsOfAllTabs: "answered" | "empty";
}

export const DEFAULT_SWITCHES: Switches = {
  apostropheString: "kept",
  metadataOfDuplicatedTab: "dropped",
  typedColumnDress: "refused",
  typedColumnValues: "taken",
  strictValidationForApi: "ignored",
  nullInDataFilterWrite: "skips",
  insertAtRangeStart: "excluded",
  formulasInResponse: "recalculated",
  readAfterWrite: "fresh",
  warningOnlyForApi: "silent",
  unknownResponseRange: "refusedBefore",
  dateTypedIntoNumberCell: "becomesDate",
  lineMetadataUnderCut: "stays",
  writeUnderMerge: "kept",
  undoOverLaterWrite: "overwrites",
  metadataOfSetBack: "restored",
  exactLocation: "obeyed",
  cellsInResponse: "shown",
  gridsOfAllTabs: "answered",
};
