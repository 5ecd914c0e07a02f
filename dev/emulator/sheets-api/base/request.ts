/** What every request of a batch works with: the draft, the writer, and how to refuse. */
import type * as z from "zod";
import { rangeText } from "../../workbook/a1";
import { blockingProtection, type Writer } from "../../workbook/access";
import { type Draft, findSheet, isAboveCellLimit, type SheetDraft } from "../../workbook/draft";
import { boundsOf, cornerOf, type Dimension, type GridRange, isEmpty } from "../../workbook/grid-range";
import type { JsonObject } from "../../workbook/json";
import type { Switches } from "../../workbook/switches";
import { invalidArgument, PROTECTED_CELL, TOO_MANY_CELLS } from "./errors";
import { EVERYTHING, type Mask, parseMask, unknownField } from "./field-mask";
import { parseAs, snakeCase } from "./parse-request";

export interface RequestContext {
  readonly method: string;
  readonly draft: Draft;
  readonly writer: Writer;
  readonly switches: Switches;
  /** Epoch ms. */
  readonly now: number;
  /** The place that a refusal names: `requests[0].updateCells`, `data[0]`. */
  readonly where: string;
}

/** Runs a request of a batch: strict parsing, then the change. The reply is `{}` if there is nothing to say. */
export type RequestHandler = (context: RequestContext, body: unknown) => JsonObject;

/** A handler that parses its body in the shape first. */
export function request<T>(shape: z.ZodType<T>, run: (context: RequestContext, body: T) => JsonObject): RequestHandler {
  return (context, body) => run(context, parseAs(context.method, shape, body, snakeCase(context.where)));
}

/** Refuses the request, and with it the batch: 400 `Invalid requests[0].addSheet: …` [§11]. */
export function refuse(context: RequestContext, message: string): never {
  throw invalidArgument(context.method, `Invalid ${context.where}: ${message}`);
}

/**
 * The tab with this id. Fails: `No grid with id: 0` for requests about cells [T:37372856205], `No sheet with id: 0` for
 * requests about the tab itself [T:63300100306].
 */
export function sheetFor(context: RequestContext, sheetId: number, word: "grid" | "sheet" = "grid"): SheetDraft {
  return findSheet(context.draft, sheetId) ?? refuse(context, `No ${word} with id: ${sheetId}`);
}

/**
 * The tab of the range. Fails if the range starts at or past the edge. A range that only ends outside is accepted
 * [T:70440897211].
 */
export function sheetOfRange(context: RequestContext, range: GridRange): SheetDraft {
  const sheet = sheetFor(context, range.sheetId);
  const isOutside = (range.startRowIndex ?? 0) >= sheet.rowCount || (range.startColumnIndex ?? 0) >= sheet.columnCount;
  if (isOutside) {
    const grid = `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`;
    refuse(context, `Range (${rangeText(sheet.title, range)}) exceeds grid limits. ${grid}`);
  }
  return sheet;
}

/** Fails where the writer may not edit one cell of the range [T:69317254518]. */
export function assertMayWrite(context: RequestContext, sheet: SheetDraft, range: GridRange): void {
  if (sheet.protectedRanges.length === 0 || isEmpty(boundsOf(range, sheet))) return;
  if (blockingProtection(context.draft, sheet, range, context.writer)) refuse(context, PROTECTED_CELL);
}

/** Whether a value written here is lost, because the cell lies under a merge and the switch says so [§3]. */
export function isLostUnderMerge(context: RequestContext, sheet: SheetDraft, row: number, column: number): boolean {
  if (sheet.merges.length === 0 || context.switches.writeUnderMerge === "kept") return false;
  const corner = cornerOf(sheet, row, column);
  return corner.row !== row || corner.column !== column;
}

/**
 * Fails if only frozen rows or columns would be left, counted by what is frozen before the request [NFR]. For columns
 * the words are assumed.
 */
export function assertSomeNotFrozen(
  context: RequestContext,
  sheet: SheetDraft,
  dimension: Dimension,
  gone: { readonly start: number; readonly end: number },
): void {
  const isRows = dimension === "ROWS";
  const [count, frozen] = isRows
    ? [sheet.rowCount, sheet.frozenRowCount]
    : [sheet.columnCount, sheet.frozenColumnCount];
  const free = count - frozen;
  const taken = gone.end - Math.max(gone.start, frozen);
  if (frozen === 0 || taken < free) return;
  refuse(context, `Sorry, it is not possible to delete all non-frozen ${isRows ? "rows" : "columns"}.`);
}

/** Fails if the workbook has grown above 10,000,000 cells [T:61832424841]. */
export function assertCellLimit(context: RequestContext): void {
  if (isAboveCellLimit(context.draft)) refuse(context, TOO_MANY_CELLS);
}

/** The mask of a request's `fields`. Fails if it is empty or names a field that `known` lacks. */
export function maskOf(context: RequestContext, fields: string | undefined, known: Mask = EVERYTHING): Mask {
  if (!fields)
    return refuse(context, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  const mask = parseMask(fields) ?? refuse(context, `Invalid field mask: ${fields}`);
  const unknown = unknownField(mask, known);
  return unknown === undefined ? mask : refuse(context, `Invalid field: ${unknown}`);
}

/** A run of rows or columns as a range of cells. */
export function linesRange(sheetId: number, dimension: Dimension, start: number, end: number): GridRange {
  return dimension === "ROWS"
    ? { sheetId, startRowIndex: start, endRowIndex: end }
    : { sheetId, startColumnIndex: start, endColumnIndex: end };
}
