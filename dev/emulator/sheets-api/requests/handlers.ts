/** Every request of `spreadsheets.batchUpdate` that the emulator handles, and the names of those it does not [DISC]. */

import type { RequestHandler } from "../base/request";
import {
  addConditionalFormatRule,
  deleteConditionalFormatRule,
  mergeCells,
  setDataValidation,
  unmergeCells,
  updateConditionalFormatRule,
} from "./appearance-requests";
import { appendCells, repeatCell, updateCells } from "./cell-requests";
import {
  addFilterView,
  clearBasicFilter,
  deleteFilterView,
  duplicateFilterView,
  setBasicFilter,
  updateFilterView,
} from "./filter-requests";
import {
  appendDimension,
  deleteDimension,
  insertDimension,
  moveDimension,
  sortRange,
  updateDimensionProperties,
} from "./line-requests";
import { createDeveloperMetadata, deleteDeveloperMetadata, updateDeveloperMetadata } from "./metadata-requests";
import { cutPaste } from "./paste-requests";
import { addProtectedRange, deleteProtectedRange, updateProtectedRange } from "./protection-requests";
import { addSheet, deleteSheet, duplicateSheet, updateSheetProperties } from "./sheet-requests";
import { addTable, deleteTable, updateTable } from "./table-requests";

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
  addFilterView,
  updateFilterView,
  deleteFilterView,
  duplicateFilterView,
  mergeCells,
  unmergeCells,
  cutPaste,
  addTable,
  updateTable,
  deleteTable,
};

/** Requests that Google knows and the emulator does not. They are `not emulated`; any other unknown name is refused. */
export const NOT_EMULATED: ReadonlySet<string> = new Set(
  (
    "addBanding addChart addDataSource addDimensionGroup addNamedRange addSlicer autoFill " +
    "autoResizeDimensions cancelDataSourceRefresh copyPaste deleteBanding deleteDataSource " +
    "deleteDimensionGroup deleteDuplicates deleteEmbeddedObject deleteNamedRange deleteRange " +
    "findReplace insertRange pasteData randomizeRange refreshDataSource " +
    "textToColumns trimWhitespace updateBanding updateBorders updateChartSpec updateDataSource " +
    "updateDimensionGroup updateEmbeddedObjectBorder updateEmbeddedObjectPosition " +
    "updateNamedRange updateSlicerSpec updateSpreadsheetProperties"
  ).split(" "),
);
