/**
 * The part of Google's Sheets API that Aisle uses, as the advanced service offers it: synchronous, and a refused call
 * throws. The types are those of Google's own client.
 */
import type { sheets_v4 } from "@googleapis/sheets";

export type Spreadsheet = sheets_v4.Schema$Spreadsheet;
export type GridRange = sheets_v4.Schema$GridRange;
export type GridData = sheets_v4.Schema$GridData;
export type Request = sheets_v4.Schema$Request;
export type CellData = sheets_v4.Schema$CellData;
export type ExtendedValue = sheets_v4.Schema$ExtendedValue;
export type BatchUpdate = sheets_v4.Schema$BatchUpdateSpreadsheetRequest;
export type BatchUpdateAnswer = sheets_v4.Schema$BatchUpdateSpreadsheetResponse;
export type ValuesQuery = sheets_v4.Schema$BatchGetValuesByDataFilterRequest;
export type ValuesAnswer = sheets_v4.Schema$BatchGetValuesByDataFilterResponse;
export type CellsQuery = sheets_v4.Schema$GetSpreadsheetByDataFilterRequest;
export type MetadataLookup = sheets_v4.Schema$DeveloperMetadataLookup;
export type DeveloperMetadata = sheets_v4.Schema$DeveloperMetadata;

/** One spreadsheet, whose id is already chosen. `fields`: Google's mask of what the answer should contain. */
export interface SheetsApi {
  /** Absent: the workbook does not know which spreadsheet it is. */
  readonly id?: string;
  get(fields: string): Spreadsheet;
  /** Only the tabs and cells in the query, with their parts in the mask. */
  cells(query: CellsQuery, fields: string): Spreadsheet;
  values(query: ValuesQuery, fields: string): ValuesAnswer;
  batchUpdate(body: BatchUpdate, fields: string): BatchUpdateAnswer;
  /** All metadata with this id or key. */
  metadata(lookup: MetadataLookup, fields: string): readonly DeveloperMetadata[];
}
