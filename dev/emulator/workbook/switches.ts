/**
 * What Google's documents leave open, as settings. Aisle has to be right with either.
 * The first setting named is the default: what the documents suggest, or the milder reading where they suggest nothing.
 */
export interface Switches {
  /** A written `stringValue` that begins with `=` or `+`. [sheets-api.md §12.1; OTHER; T:70855396292] */
  readonly formulaLikeString: "text" | "formula";
  /** A written `stringValue` that begins with an apostrophe. [§12.1] */
  readonly apostropheString: "kept" | "dropped";
  /** Delete or update of metadata that matches nothing. [§12.2] */
  readonly metadataDeleteWithoutMatch: "empty" | "refused";
  /** Row metadata when the rows are sorted. [§12.3; T:70670132950; T:71182468597] */
  readonly rowMetadataUnderSort: "stays" | "travels";
  /** Metadata of a tab that is duplicated: copies get ids of their own. [§12.3] */
  readonly metadataOfDuplicatedTab: "dropped" | "copied";
  /** `strict` data validation against values written by the API. [§12.4, §7] */
  readonly strictValidationForApi: "ignored" | "enforced";
  /** `null` in `values.batchUpdateByDataFilter`. [§12.5, VIO] */
  readonly nullInDataFilterWrite: "skips" | "empties";
  /** Filters of one `values.batchGetByDataFilter` that name the very same range. [§12.5; plural `dataFilters` in the answer, DF] */
  readonly equalFilters: "merged" | "separate";
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
  // Documented, but never measured together; whoever builds on them has to look. [§8]
  /** Metadata created with an id in use. [META] */
  readonly metadataIdInUse: "refused" | "accepted";
  /** A lookup with `EXACT_LOCATION`. [META] */
  readonly exactLocation: "obeyed" | "ignored";
  /** Cells in the answer of a batch, where the mask names them. [BU] */
  readonly cellsInResponse: "shown" | "absent";
  /** Dates read as UNFORMATTED_VALUE with FORMATTED_STRING. [DRO] */
  readonly datesAsFormattedString: "text" | "number";
  /** Errors read as UNFORMATTED_VALUE. [T:63274590534] */
  readonly errorsAsValues: "text" | "blank";
}

export const DEFAULT_SWITCHES: Switches = {
  formulaLikeString: "text",
  apostropheString: "kept",
  metadataDeleteWithoutMatch: "empty",
  rowMetadataUnderSort: "stays",
  metadataOfDuplicatedTab: "dropped",
  strictValidationForApi: "ignored",
  nullInDataFilterWrite: "skips",
  equalFilters: "merged",
  insertAtRangeStart: "excluded",
  formulasInResponse: "recalculated",
  readAfterWrite: "fresh",
  warningOnlyForApi: "silent",
  unknownResponseRange: "refusedBefore",
  dateTypedIntoNumberCell: "becomesDate",
  lineMetadataUnderCut: "stays",
  writeUnderMerge: "kept",
  undoOverLaterWrite: "overwrites",
  metadataIdInUse: "refused",
  exactLocation: "obeyed",
  cellsInResponse: "shown",
  datesAsFormattedString: "text",
  errorsAsValues: "text",
};
