/** Every request of `spreadsheets.batchUpdate` that the emulator handles, and the names of those it does not [DISC]. */
import {
  addConditionalFormatRule,
  clearBasicFilter,
  deleteConditionalFormatRule,
  mergeCells,
  setBasicFilter,
  setDataValidation,
  unmergeCells,
  updateConditionalFormatRule,
} from "./appearance-requests";
import { appendCells, repeatCell, updateCells } from "./cell-requests";
import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  sortRange,
  updateDimensionProperties,
} from "./line-requests";
import { createDeveloperMetadata, deleteDeveloperMetadata, updateDeveloperMetadata } from "./metadata-requests";
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from "./protection-requests";
import type { RequestHandler } from "./request";
import { addSheet, deleteSheet, duplicateSheet, updateSheetProperties } from "./sheet-requests";

export const HANDLERS: Readonly<Record<string, RequestHandler>> = {
  addSheet,
  updateSheetProperties,
  deleteSheet,
  duplicateSheet,
  updateCells,
  repeatCell,
  appendCells,
  insertDimension,
  deleteDimension,
  appendDimension,
  moveDimension,
  sortRange,
  updateDimensionProperties,
  setDataValidation,
  addProtectedRange,
  updateProtectedRange,
  deleteProtectedRange,
  addConditionalFormatRule,
  updateConditionalFormatRule,
  deleteConditionalFormatRule,
  createDeveloperMetadata,
  updateDeveloperMetadata,
  deleteDeveloperMetadata,
  setBasicFilter,
  clearBasicFilter,
  mergeCells,
  unmergeCells,
};

/** Requests that Google knows and the emulator does not: `not emulated`, where any other name is refused. */
export const NOT_EMULATED: ReadonlySet<string> = new Set(
  (
    "addBanding addChart addDataSource addDimensionGroup addFilterView addNamedRange addSlicer addTable autoFill " +
    "autoResizeDimensions cancelDataSourceRefresh copyPaste cutPaste deleteBanding deleteDataSource " +
    "deleteDimensionGroup deleteDuplicates deleteEmbeddedObject deleteFilterView deleteNamedRange deleteRange " +
    "deleteTable duplicateFilterView findReplace insertRange pasteData randomizeRange refreshDataSource " +
    "textToColumns trimWhitespace updateBanding updateBorders updateChartSpec updateDataSource " +
    "updateDimensionGroup updateEmbeddedObjectBorder updateEmbeddedObjectPosition updateFilterView " +
    "updateNamedRange updateSlicerSpec updateSpreadsheetProperties updateTable"
  ).split(" "),
);
