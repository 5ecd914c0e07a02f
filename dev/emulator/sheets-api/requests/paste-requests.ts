/** `cutPaste`: moves cells to another place. */
import * as z from "zod";
import { type Cut, cutCells, cutsThroughMerge, targetOf } from "../../workbook/cut-cells";
import { boundsOf } from "../../workbook/grid-range";
import { notEmulated } from "../base/errors";
import { assertCellLimit, assertMayWrite, refuse, request, sheetOfRange } from "../base/request";
import { gridCoordinate, gridRange } from "../base/shapes";

const pasteType = z.enum([
  "PASTE_NORMAL",
  "PASTE_VALUES",
  "PASTE_FORMAT",
  "PASTE_NO_BORDERS",
  "PASTE_FORMULA",
  "PASTE_DATA_VALIDATION",
  "PASTE_CONDITIONAL_FORMATTING",
]);

/** All of the source is cut; values, formulas, formats and merges go to the destination [REQ]. The grid grows [inf]. */
export const cutPaste = request(
  z.strictObject({ source: gridRange, destination: gridCoordinate, pasteType: pasteType.default("PASTE_NORMAL") }),
  (context, { source, destination: { sheetId, rowIndex: row, columnIndex: column }, pasteType: type }) => {
    if (type !== "PASTE_NORMAL") throw notEmulated(`cutPaste with ${type}`);
    const from = sheetOfRange(context, source);
    const to = sheetOfRange(context, { sheetId, startRowIndex: row, startColumnIndex: column });
    const cut: Cut = { from, to, source: boundsOf(source, from), row, column };
    const { bottom, right } = targetOf(cut);
    if (cutsThroughMerge(cut)) refuse(context, "You must select all cells in a merged range to move them.");
    to.rowCount = Math.max(to.rowCount, bottom);
    to.columnCount = Math.max(to.columnCount, right);
    assertCellLimit(context);
    assertMayWrite(context, from, source);
    const target = { startRowIndex: row, endRowIndex: bottom, startColumnIndex: column, endColumnIndex: right };
    assertMayWrite(context, to, { sheetId, ...target });
    cutCells(context.draft, cut, context.switches);
    return {};
  },
);
