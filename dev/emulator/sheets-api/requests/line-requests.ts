/** Rows and columns: insert, delete, append, move, sort, size and hide. */
import * as z from "zod";
import { cellsText } from "../../workbook/a1";
import { isSheetClosed, mayEdit } from "../../workbook/access";
import type { SheetDraft } from "../../workbook/draft";
import { boundsOf, type Dimension, type GridRange, type Span } from "../../workbook/grid-range";
import { deleteLines, insertLines, moveLines } from "../../workbook/lines";
import { spanOf, tallMergeIn } from "../../workbook/merges";
import { sortRows } from "../../workbook/sort";
import { COLUMN_LIMIT, type LineProperties } from "../../workbook/state";
import { PROTECTED_CELL } from "../base/errors";
import { below, knownMask } from "../base/field-mask";
import {
  assertCellLimit,
  assertMayWrite,
  assertSomeNotFrozen,
  linesRange,
  maskOf,
  type RequestContext,
  refuse,
  request,
  sheetFor,
} from "../base/request";
import { dimension as dimensionName, dimensionRange, flag, gridRange, int, text } from "../base/shapes";

interface Lines {
  readonly sheet: SheetDraft;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

/**
 * Both indexes are required. Formats come from the line before or after; `inheritFromBefore` needs a line before [REQ],
 * and without it there has to be a line at the place of the new ones [CFOS, INBX].
 */
export const insertDimension = request(
  z.strictObject({ range: dimensionRange, inheritFromBefore: flag.optional() }),
  (context, { range, inheritFromBefore = false }) => {
    const { sheet, dimension, start, end } = linesOf(context, range, "insert");
    if (range.startIndex === undefined || range.endIndex === undefined)
      refuse(context, "Both startIndex and endIndex must be set.");
    if (inheritFromBefore && start === 0) refuse(context, "inheritFromBefore cannot be true when startIndex is 0.");
    assertPlaceOfInsert(context, { start, count: lineCount(sheet, dimension), inheritFromBefore });
    assertMayInsert(context, sheet, dimension, start);
    const startJoins = context.switches.insertAtRangeStart === "included";
    insertLines(context.draft, sheet, { dimension, at: start, count: end - start, inheritFromBefore, startJoins });
    assertGrid(context, sheet);
    return {};
  },
);

/** Metadata of the deleted lines is deleted with them [META]. */
export const deleteDimension = request(z.strictObject({ range: dimensionRange }), (context, { range }) => {
  const { sheet, dimension, start, end } = linesOf(context, range, "delete");
  assertInside(context, { sheet, dimension, start, end }, "delete");
  if (end - start >= lineCount(sheet, dimension)) {
    refuse(context, `You can't delete all the ${dimension === "ROWS" ? "rows" : "columns"} on the sheet.`);
  }
  assertSomeNotFrozen(context, sheet, dimension, { start, end });
  assertMayWrite(context, sheet, linesRange(sheet.sheetId, dimension, start, end));
  deleteLines(context.draft, sheet, dimension, { start, end });
  return {};
});

/** Grows the grid at its end [REQ]. */
export const appendDimension = request(
  z.strictObject({ sheetId: int.default(0), dimension: dimensionName, length: int.min(1) }),
  (context, { sheetId, dimension: along, length }) => {
    const sheet = sheetFor(context, sheetId);
    if (along === "ROWS") sheet.rowCount += length;
    else sheet.columnCount += length;
    assertGrid(context, sheet);
    return {};
  },
);

/** `destinationIndex` counts lines as they are before the move [REQ]. */
export const moveDimension = request(
  z.strictObject({ source: dimensionRange, destinationIndex: int.min(0).default(0) }),
  (context, { source, destinationIndex }) => {
    const lines = linesOf(context, source, "move");
    const { sheet, dimension, start, end } = lines;
    assertInside(context, lines, "move");
    assertMergesStayWhole(context, lines, destinationIndex);
    if (destinationIndex > lineCount(sheet, dimension))
      refuse(context, `destinationIndex[${destinationIndex}] is outside the grid.`);
    assertMayWrite(context, sheet, linesRange(sheet.sheetId, dimension, start, end));
    assertMayInsert(context, sheet, dimension, destinationIndex);
    const isInPlace = destinationIndex >= start && destinationIndex <= end;
    if (!isInPlace)
      moveLines(context.draft, sheet, dimension, { source: { start, end }, destination: destinationIndex });
    return {};
  },
);

/** Moves whole cells of the range [REQ], except in hidden rows [INBX]. Refuses merges over several rows [INBX]. */
export const sortRange = request(
  z.strictObject({
    range: gridRange,
    sortSpecs: z.array(
      z.strictObject({
        dimensionIndex: int.min(0).default(0),
        sortOrder: z.enum(["ASCENDING", "DESCENDING"]).optional(),
      }),
    ),
  }),
  (context, { range, sortSpecs }) => {
    const sheet = sheetFor(context, range.sheetId);
    if ((range.startRowIndex ?? 0) >= sheet.rowCount)
      refuse(context, `range.startRowIndex is larger than current grid size (${sheet.rowCount})`);
    const bounds = boundsOf(range, sheet);
    if (sortSpecs.length === 0) refuse(context, "Must specify at least one sort spec.");
    const outside = sortSpecs.find(
      ({ dimensionIndex }) => dimensionIndex < bounds.left || dimensionIndex >= bounds.right,
    );
    if (outside) refuse(context, `sortSpecs.dimensionIndex[${outside.dimensionIndex}] is outside the range.`);
    const tall = tallMergeIn(sheet, bounds);
    if (tall) {
      const place = cellsText(boundsOf(tall, sheet));
      refuse(context, `You can't sort a range containing vertical merges. There is a vertical merge at ${place}`);
    }
    assertMayWrite(context, sheet, range);
    const keys = sortSpecs.map((spec) => ({
      column: spec.dimensionIndex,
      isDescending: spec.sortOrder === "DESCENDING",
    }));
    sortRows(context.draft, sheet, range, keys);
    return {};
  },
);

const LINE_FIELDS = knownMask("pixelSize,hiddenByUser");

/** Widths, heights, hiding [REQ]. */
export const updateDimensionProperties = request(
  z.strictObject({
    range: dimensionRange,
    properties: z.strictObject({ pixelSize: int.min(0).optional(), hiddenByUser: flag.optional() }).default({}),
    fields: text.optional(),
  }),
  (context, { range, properties, fields }) => {
    const mask = maskOf(context, fields, LINE_FIELDS);
    const lines = linesOf(context, range, "update");
    assertInside(context, lines, "update");
    const changes: LineProperties = {
      ...(below(mask, "pixelSize") ? { pixelSize: properties.pixelSize } : {}),
      ...(below(mask, "hiddenByUser") ? { hiddenByUser: properties.hiddenByUser || undefined } : {}),
    };
    setLineProperties(lines, changes);
    return {};
  },
);

/** Gives every line these properties. An undefined one is reset to the default. */
export function setLineProperties({ sheet, dimension, start, end }: Lines, changes: LineProperties): void {
  const old = dimension === "ROWS" ? sheet.rowProperties : sheet.columnProperties;
  const lines = Array.from({ length: Math.max(old.length, end) }, (_, index) => {
    const line = old[index];
    return index >= start && index < end ? merged(line, changes) : line;
  });
  while (lines.length > 0 && lines[lines.length - 1] === undefined) lines.pop();
  if (dimension === "ROWS") sheet.rowProperties = lines;
  else sheet.columnProperties = lines;
}

function merged(line: LineProperties | undefined, changes: LineProperties): LineProperties | undefined {
  const result = { ...line, ...changes };
  return result.pixelSize === undefined && !result.hiddenByUser ? undefined : result;
}

function linesOf(context: RequestContext, range: z.infer<typeof dimensionRange>, verb: string): Lines {
  const sheet = sheetFor(context, range.sheetId);
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? lineCount(sheet, range.dimension);
  if (end <= start) refuse(context, `Cannot ${verb}: endIndex must be greater than startIndex.`);
  return { sheet, dimension: range.dimension, start, end };
}

function assertInside(context: RequestContext, { sheet, dimension, start, end }: Lines, verb: string): void {
  const count = lineCount(sheet, dimension);
  if (end <= count) return;
  const name = dimension === "ROWS" ? "row" : "column";
  refuse(
    context,
    `Cannot ${verb} a ${name} that doesn't exist. Tried to ${verb} ${name} index ${Math.max(start, count)} but there are only ${count} ${name}s.`,
  );
}

/** [CFOS, INBX] */
function assertPlaceOfInsert(
  context: RequestContext,
  { start, count, inheritFromBefore }: { start: number; count: number; inheritFromBefore: boolean },
): void {
  if (start > count) refuse(context, `range.startIndex is larger than current grid size (${count})`);
  if (start < count || inheritFromBefore) return;
  refuse(context, `range.startIndex must be less than the grid size (${count}) if inheritFromBefore is false.`);
}

/** A merge over several lines may not be torn apart, neither at their old place nor at their new one [INBX]. */
function assertMergesStayWhole(context: RequestContext, { sheet, dimension, start, end }: Lines, to: number): void {
  const isTorn = (span: Span) => {
    const isHeld = span.start >= start && span.end <= end;
    return (
      span.end - span.start > 1 &&
      ((span.start < end && span.end > start && !isHeld) || (span.start < to && to < span.end))
    );
  };
  if (!sheet.merges.some((merge) => isTorn(spanOf(merge, sheet, dimension)))) return;
  const name = dimension === "ROWS" ? "row" : "column";
  refuse(
    context,
    `Sorry, it is not possible to move a ${name} to a position that crosses a merged cell. Please unmerge and try again.`,
  );
}

function lineCount(sheet: SheetDraft, dimension: Dimension): number {
  return dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
}

function assertGrid(context: RequestContext, sheet: SheetDraft): void {
  if (sheet.columnCount > COLUMN_LIMIT) refuse(context, `A sheet cannot have more than ${COLUMN_LIMIT} columns.`);
  assertCellLimit(context);
}

/** Lines may be inserted beside a protected range, but not inside one [inf]. */
function assertMayInsert(context: RequestContext, sheet: SheetDraft, dimension: Dimension, at: number): void {
  const isInside = ({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: GridRange) => {
    const [start, end] = dimension === "ROWS" ? [startRowIndex, endRowIndex] : [startColumnIndex, endColumnIndex];
    const isBounded = start !== undefined || end !== undefined;
    return isBounded && (start ?? 0) < at && at < (end ?? Number.POSITIVE_INFINITY);
  };
  const blocked = sheet.protectedRanges.some(
    (protection) => !mayEdit(protection, context.writer, context.draft) && isInside(protection.range),
  );
  if (blocked || isSheetClosed(context.draft, sheet, context.writer)) refuse(context, PROTECTED_CELL);
}
