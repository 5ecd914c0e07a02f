/** What programs may not do to cells in typed columns of a table. */
import type { SheetDraft } from "../../workbook/draft";
import { boundsOf, type GridRange } from "../../workbook/grid-range";
import { typedColumnIn } from "../../workbook/tables";
import type { CellMask } from "../base/cell-data";
import { wants } from "../base/field-mask";
import { type RequestContext, refuse } from "../base/request";

/** [T:52446253358, T:62120749964] */
export const TYPED_COLUMN = "This operation is not allowed on cells in typed columns.";

/** Refuses a range with a cell in a typed column, as was seen of `setDataValidation` [T:52446253358]. */
export function assertNotTyped(context: RequestContext, sheet: SheetDraft, range: GridRange): void {
  if (sheet.tables.length > 0 && typedColumnIn(sheet, boundsOf(range, sheet))) refuse(context, TYPED_COLUMN);
}

/** The same for writing rules and number formats, and for writing values. Reports differ, so both are switches. */
export function assertMayDress(context: RequestContext, sheet: SheetDraft, range: GridRange, mask: CellMask): void {
  const { typedColumnDress, typedColumnValues } = context.switches;
  const isDress = mask.validation || wants(mask.format, "numberFormat");
  if (isDress && typedColumnDress === "refused") assertNotTyped(context, sheet, range);
  if (mask.value && typedColumnValues === "refused") assertNotTyped(context, sheet, range);
}
