/** Validation, conditional formats, merges. */
import * as z from "zod";
import { internStyle, withEntered, withStyle } from "../../workbook/cell";
import { CONDITION_VALUES } from "../../workbook/conditions";
import { cellAt, changeCells, putCell, type SheetDraft } from "../../workbook/draft";
import { isHiddenByFilter } from "../../workbook/filter";
import { type Bounds, boundsOf, contains, type GridRange, intersects } from "../../workbook/grid-range";
import type { ConditionalRule } from "../../workbook/state";
import { ruleOf } from "../base/cell-data";
import { notEmulated } from "../base/errors";
import { assertMayWrite, type RequestContext, refuse, request, sheetFor, sheetOfRange } from "../base/request";
import { color, colorStyle, condition, flag, gridRange, int, validationRule } from "../base/shapes";
import { conditionalRuleJson } from "../base/sheet-json";
import { assertNotTyped } from "./typed-columns";

/**
 * Sets a rule, or removes it if none is given. Without `filteredRowsIncluded` rows hidden by a filter are skipped
 * [REQ]. Refused in typed columns.
 */
export const setDataValidation = request(
  z.strictObject({ range: gridRange, rule: validationRule.optional(), filteredRowsIncluded: flag.optional() }),
  (context, { range, rule, filteredRowsIncluded = false }) => {
    const sheet = sheetOfRange(context, range);
    assertMayWrite(context, sheet, range);
    assertNotTyped(context, sheet, range);
    const validation = ruleOf(context, rule);
    const { sheets } = context.draft;
    const skips = (row: number) => !filteredRowsIncluded && isHiddenByFilter(sheet, row, sheets);
    changeCells(
      context.draft,
      sheet,
      range,
      (cell) => withStyle(cell, internStyle(cell?.style?.format, validation)),
      skips,
    );
    return {};
  },
);

/** Conditional formats may set bold, italic, strikethrough and colors only [SHEETS]. */
const ruleFormat = z.strictObject({
  backgroundColor: color.optional(),
  backgroundColorStyle: colorStyle.optional(),
  textFormat: z
    .strictObject({
      bold: flag.optional(),
      italic: flag.optional(),
      strikethrough: flag.optional(),
      foregroundColor: color.optional(),
      foregroundColorStyle: colorStyle.optional(),
    })
    .optional(),
});

const conditionalRule = z.strictObject({
  ranges: z.array(gridRange).min(1),
  booleanRule: z.strictObject({ condition, format: ruleFormat }).optional(),
  gradientRule: z.looseObject({}).optional(),
});

/** Inserting shifts the indexes of all later rules [REQ]. */
export const addConditionalFormatRule = request(
  z.strictObject({ rule: conditionalRule, index: int.min(0).default(0) }),
  (context, { rule, index }) => {
    const { sheet, stored } = storedRule(context, rule);
    if (index > sheet.conditionalFormats.length) refuse(context, `index[${index}] is outside the list of rules.`);
    sheet.conditionalFormats = sheet.conditionalFormats.toSpliced(index, 0, stored);
    return {};
  },
);

export const deleteConditionalFormatRule = request(
  z.strictObject({ index: int.min(0).default(0), sheetId: int.default(0) }),
  (context, { index, sheetId }) => {
    const sheet = sheetFor(context, sheetId);
    const rule = ruleAt(context, sheet, index);
    sheet.conditionalFormats = sheet.conditionalFormats.toSpliced(index, 1);
    return { deleteConditionalFormatRule: { rule: conditionalRuleJson(rule) } };
  },
);

/** Replaces the rule at `index`, or moves it to `newIndex` of the tab [REQ]. */
export const updateConditionalFormatRule = request(
  z.strictObject({
    index: int.min(0).default(0),
    sheetId: int.optional(),
    rule: conditionalRule.optional(),
    newIndex: int.min(0).optional(),
  }),
  (context, { index, sheetId, rule, newIndex }) => {
    if ((rule === undefined) === (newIndex === undefined))
      return refuse(context, "Must set exactly one of rule and newIndex.");
    const replacement = rule && storedRule(context, rule);
    const sheet = replacement?.sheet ?? sheetFor(context, sheetId ?? 0);
    const old = ruleAt(context, sheet, index);
    const without = sheet.conditionalFormats.toSpliced(index, 1);
    const target = newIndex ?? index;
    if (target > without.length) refuse(context, `newIndex[${target}] is outside the list of rules.`);
    const stored = replacement?.stored ?? old;
    sheet.conditionalFormats = without.toSpliced(target, 0, stored);
    const reply = { oldRule: conditionalRuleJson(old), newRule: conditionalRuleJson(stored) };
    return { updateConditionalFormatRule: newIndex === undefined ? reply : { ...reply, oldIndex: index, newIndex } };
  },
);

/** Only the top left cell of a merge keeps its value [§3, inf]. */
export const mergeCells = request(
  z.strictObject({
    range: gridRange,
    mergeType: z.enum(["MERGE_ALL", "MERGE_COLUMNS", "MERGE_ROWS"]).default("MERGE_ALL"),
  }),
  (context, { range, mergeType }) => {
    const sheet = sheetOfRange(context, range);
    assertMayWrite(context, sheet, range);
    const bounds = boundsOf(range, sheet);
    const kept = withoutMerges(context, sheet, bounds);
    const merges = mergedBlocks(bounds, mergeType).map((block) => blockRange(sheet.sheetId, block));
    for (const merge of merges) clearCovered(context, sheet, merge);
    sheet.merges = [...kept, ...merges];
    return {};
  },
);

export const unmergeCells = request(z.strictObject({ range: gridRange }), (context, { range }) => {
  const sheet = sheetOfRange(context, range);
  assertMayWrite(context, sheet, range);
  sheet.merges = withoutMerges(context, sheet, boundsOf(range, sheet));
  return {};
});

function storedRule(
  context: RequestContext,
  rule: z.infer<typeof conditionalRule>,
): { sheet: SheetDraft; stored: ConditionalRule } {
  const { ranges, booleanRule, gradientRule } = rule;
  if (gradientRule) throw notEmulated("gradient rules");
  if (!booleanRule) return refuse(context, "A conditional format rule must have a booleanRule or a gradientRule.");
  if (!(booleanRule.condition.type in CONDITION_VALUES))
    refuse(context, `Invalid condition type: ${booleanRule.condition.type}`);
  const sheets = ranges.map((range) => sheetOfRange(context, range));
  const sheet = sheets[0] ?? refuse(context, "A conditional format rule must have a range.");
  if (sheets.some((other) => other !== sheet)) refuse(context, "All ranges of a rule must be on the same sheet.");
  const { condition: when, format } = booleanRule;
  return { sheet, stored: { ranges, rule: { booleanRule: { condition: { ...when }, format: { ...format } } } } };
}

function ruleAt(context: RequestContext, sheet: SheetDraft, index: number): ConditionalRule {
  return (
    sheet.conditionalFormats[index] ??
    refuse(context, `No conditional format on sheet: ${sheet.sheetId} at index: ${index}`)
  );
}

function withoutMerges(context: RequestContext, sheet: SheetDraft, bounds: Bounds): GridRange[] {
  const touched = sheet.merges.filter((merge) => intersects(boundsOf(merge, sheet), bounds));
  if (touched.some((merge) => !contains(bounds, boundsOf(merge, sheet)))) {
    refuse(context, "You must select all cells in a merged range to merge or unmerge them.");
  }
  return sheet.merges.filter((merge) => !touched.includes(merge));
}

function mergedBlocks(bounds: Bounds, type: "MERGE_ALL" | "MERGE_COLUMNS" | "MERGE_ROWS"): Bounds[] {
  const { top, bottom, left, right } = bounds;
  if (type === "MERGE_ALL") return [bounds];
  if (type === "MERGE_ROWS")
    return Array.from({ length: bottom - top }, (_, offset) => ({
      ...bounds,
      top: top + offset,
      bottom: top + offset + 1,
    }));
  return Array.from({ length: right - left }, (_, offset) => ({
    ...bounds,
    left: left + offset,
    right: left + offset + 1,
  }));
}

function blockRange(sheetId: number, { top, bottom, left, right }: Bounds): GridRange {
  return { sheetId, startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
}

function clearCovered(context: RequestContext, sheet: SheetDraft, merge: GridRange): void {
  const { top, left } = boundsOf(merge, sheet);
  const kept = cellAt(sheet, top, left);
  changeCells(context.draft, sheet, merge, (cell) => withEntered(cell, undefined));
  putCell(context.draft, sheet, top, left, kept);
}
