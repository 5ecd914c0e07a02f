/** Tabs: add, change, delete, duplicate. */
import * as z from "zod";
import { quotedTitle, sheetNamed } from "../../workbook/a1";
import { isSheetClosed } from "../../workbook/access";
import { findSheet, freshId, type SheetDraft, writableRows } from "../../workbook/draft";
import { deleteLines, eachFormula } from "../../workbook/lines";
import { rewriteReferences } from "../../workbook/references";
import { blankSheet, COLUMN_LIMIT, type Metadata } from "../../workbook/state";
import { notEmulated, PROTECTED_CELL } from "../base/errors";
import { below, knownMask, type Mask } from "../base/field-mask";
import {
  assertCellLimit,
  assertSomeNotFrozen,
  maskOf,
  type RequestContext,
  refuse,
  request,
  sheetFor,
} from "../base/request";
import { color, colorStyle, flag, int, text } from "../base/shapes";
import { propertiesJson } from "../base/sheet-json";

const gridProperties = z.strictObject({
  rowCount: int.optional(),
  columnCount: int.optional(),
  frozenRowCount: int.min(0).optional(),
  frozenColumnCount: int.min(0).optional(),
  hideGridlines: flag.optional(),
  rowGroupControlAfter: flag.optional(),
  columnGroupControlAfter: flag.optional(),
});

const sheetProperties = z.strictObject({
  sheetId: int.optional(),
  title: text.optional(),
  index: int.min(0).optional(),
  sheetType: z.enum(["GRID", "OBJECT", "DATA_SOURCE"]).optional(),
  gridProperties: gridProperties.optional(),
  hidden: flag.optional(),
  tabColor: color.optional(),
  tabColorStyle: colorStyle.optional(),
  rightToLeft: flag.optional(),
});

const TITLE_LIMIT = 100;

type SheetProperties = z.infer<typeof sheetProperties>;

/** The reply has the properties, with an id that the API chooses if none is given [REQ]. */
export const addSheet = request(
  z.strictObject({ properties: sheetProperties.default({}) }),
  (context, { properties }) => {
    const { draft } = context;
    if (properties.sheetType !== undefined && properties.sheetType !== "GRID")
      throw notEmulated(`addSheet of type ${properties.sheetType}`);
    const sheetId = newSheetId(context, properties.sheetId);
    const sheet: SheetDraft = blankSheet(sheetId, newTitle(context, properties.title));
    draft.sheets.splice(properties.index ?? draft.sheets.length, 0, sheet);
    applyProperties(context, sheet, properties, givenFields(properties));
    assertCellLimit(context);
    return { addSheet: { properties: propertiesJson(sheet, draft.sheets.indexOf(sheet)) } };
  },
);

/** The fields that a mask may name: `properties` itself is not named, and an id never changes [REQ]. */
const CHANGEABLE = knownMask(
  "title,index,hidden,rightToLeft,tabColor,tabColorStyle," +
    "gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines)",
);

export const updateSheetProperties = request(
  z.strictObject({ properties: sheetProperties, fields: text.optional() }),
  (context, { properties, fields }) => {
    const mask = maskOf(context, fields, CHANGEABLE);
    const sheet = sheetFor(context, properties.sheetId ?? 0, "sheet");
    if (isSheetClosed(context.draft, sheet, context.writer)) refuse(context, PROTECTED_CELL);
    applyProperties(context, sheet, properties, mask);
    assertCellLimit(context);
    return {};
  },
);

export const deleteSheet = request(z.strictObject({ sheetId: int.default(0) }), (context, { sheetId }) => {
  const sheet = sheetFor(context, sheetId, "sheet");
  if (sheet.protectedRanges.length > 0 && isSheetClosed(context.draft, sheet, context.writer))
    refuse(context, PROTECTED_CELL);
  const { draft } = context;
  draft.sheets = draft.sheets.filter((other) => other !== sheet);
  if (!draft.sheets.some((other) => !other.hidden))
    refuse(context, "You can't remove all the visible sheets in a document.");
  draft.metadata = draft.metadata.filter(
    ({ location }) => location.kind === "spreadsheet" || location.sheetId !== sheetId,
  );
  return {};
});

/**
 * Copies a tab with cells, formats and rules. Protections and hiding are not copied [CFOS]. Whether metadata is copied
 * is a switch [§12.3].
 */
export const duplicateSheet = request(
  z.strictObject({
    sourceSheetId: int.default(0),
    insertSheetIndex: int.min(0).default(0),
    newSheetId: int.optional(),
    newSheetName: text.optional(),
  }),
  (context, { sourceSheetId, insertSheetIndex, newSheetId: wantedId, newSheetName }) => {
    const copy = duplicateTab(context, sheetFor(context, sourceSheetId, "sheet"), {
      wantedId,
      title: newSheetName,
      index: insertSheetIndex,
    });
    assertCellLimit(context);
    return { duplicateSheet: { properties: propertiesJson(copy, context.draft.sheets.indexOf(copy)) } };
  },
);

function duplicateTab(
  context: RequestContext,
  source: SheetDraft,
  wanted: { wantedId: number | undefined; title: string | undefined; index: number },
): SheetDraft {
  const { draft } = context;
  const sheetId = newSheetId(context, wanted.wantedId);
  const title = newTitle(context, wanted.title ?? copyTitle(context, source.title));
  const own = <T extends { readonly sheetId: number }>(range: T) => ({ ...range, sheetId });
  const copy: SheetDraft = {
    ...source,
    sheetId,
    title,
    // A row that this batch may still write to must not be shared by two tabs.
    rows: source.rows.map((row) => (row && draft.owned.has(row) ? [...row] : row)),
    merges: source.merges.map(own),
    conditionalFormats: source.conditionalFormats.map((rule) => ({ ...rule, ranges: rule.ranges.map(own) })),
    hidden: false,
    protectedRanges: [],
    basicFilter: source.basicFilter && { ...source.basicFilter, range: own(source.basicFilter.range) },
    filterViews: source.filterViews.map((view) => ({
      ...view,
      filterViewId: freshId(draft, () => false),
      range: own(view.range),
    })),
  };
  copy.tables = source.tables.map((table) => ({
    ...table,
    tableId: String(freshId(draft, () => false)),
    name: `${table.name}_${sheetId}`,
    range: own(table.range),
  }));
  draft.sheets.splice(wanted.index, 0, copy);
  if (context.switches.metadataOfDuplicatedTab === "copied")
    draft.metadata = [...draft.metadata, ...copiedMetadata(context, source.sheetId, sheetId)];
  return copy;
}

function copiedMetadata({ draft }: RequestContext, from: number, to: number): Metadata[] {
  return draft.metadata.flatMap((entry) => {
    const { location } = entry;
    if (location.kind === "spreadsheet" || location.sheetId !== from) return [];
    const metadataId = freshId(draft, (id) => draft.metadata.some((other) => other.metadataId === id));
    return [{ ...entry, metadataId, location: { ...location, sheetId: to } }];
  });
}

function newSheetId(context: RequestContext, wanted: number | undefined): number {
  const isUsed = (id: number) => findSheet(context.draft, id) !== undefined;
  if (wanted === undefined) return freshId(context.draft, isUsed);
  if (wanted < 0) refuse(context, "Sheet id must be non-negative.");
  if (isUsed(wanted)) refuse(context, `Sheet with id ${wanted} already exists.`);
  return wanted;
}

function newTitle(context: RequestContext, wanted: string | undefined): string {
  const { sheets } = context.draft;
  if (wanted === undefined || wanted === "") {
    let number = sheets.length + 1;
    while (sheetNamed(`Sheet${number}`, sheets)) number += 1;
    return `Sheet${number}`;
  }
  assertTitleLength(context, wanted);
  if (sheetNamed(wanted, sheets))
    refuse(context, `A sheet with the name "${wanted}" already exists. Please enter another name.`);
  return wanted;
}

/** [CFOS] Counted in UTF-16 units (assumed). */
function assertTitleLength(context: RequestContext, title: string): void {
  if (title.length > TITLE_LIMIT) refuse(context, `The sheet name cannot be greater than ${TITLE_LIMIT} characters.`);
}

function copyTitle(context: RequestContext, title: string): string {
  const first = `Copy of ${title}`;
  if (!sheetNamed(first, context.draft.sheets)) return first;
  let number = 2;
  while (sheetNamed(`${first} ${number}`, context.draft.sheets)) number += 1;
  return `${first} ${number}`;
}

function applyProperties(context: RequestContext, sheet: SheetDraft, properties: SheetProperties, mask: Mask): void {
  const has = (name: string) => below(mask, name) !== undefined;
  if (has("title")) rename(context, sheet, properties.title ?? "");
  if (has("hidden")) sheet.hidden = properties.hidden ?? false;
  if (has("rightToLeft")) sheet.rightToLeft = properties.rightToLeft ?? false;
  if (has("tabColorStyle") || has("tabColor")) {
    const rgbColor = properties.tabColor;
    sheet.tabColorStyle = properties.tabColorStyle ?? (rgbColor && { rgbColor });
  }
  const grid = below(mask, "gridProperties");
  if (grid) applyGrid(context, sheet, properties.gridProperties ?? {}, grid);
  if (has("index") && properties.index !== undefined) reorder(context, sheet, properties.index);
  if (!context.draft.sheets.some((other) => !other.hidden))
    refuse(context, "You can't hide all the sheets in a document.");
}

/** The properties given for a new tab; all others keep their defaults. */
function givenFields({ gridProperties: grid = {} }: SheetProperties): Mask {
  const inner = Object.keys(grid).map((name) => `gridProperties.${name}`);
  return knownMask(["hidden", "rightToLeft", "tabColor", "tabColorStyle", ...inner].join(","));
}

function applyGrid(context: RequestContext, sheet: SheetDraft, grid: z.infer<typeof gridProperties>, mask: Mask): void {
  const has = (name: string) => below(mask, name) !== undefined;
  if (has("rowCount")) resize(context, sheet, "ROWS", grid.rowCount ?? 0);
  if (has("columnCount")) resize(context, sheet, "COLUMNS", grid.columnCount ?? 0);
  if (has("frozenRowCount")) sheet.frozenRowCount = grid.frozenRowCount ?? 0;
  if (has("frozenColumnCount")) sheet.frozenColumnCount = grid.frozenColumnCount ?? 0;
  if (has("hideGridlines")) sheet.hideGridlines = grid.hideGridlines ?? false;
  if (sheet.frozenRowCount >= sheet.rowCount) refuse(context, "You can't freeze all visible rows on the sheet.");
  if (sheet.frozenColumnCount >= sheet.columnCount)
    refuse(context, "You can't freeze all visible columns on the sheet.");
}

function resize(context: RequestContext, sheet: SheetDraft, dimension: "ROWS" | "COLUMNS", count: number): void {
  const old = dimension === "ROWS" ? sheet.rowCount : sheet.columnCount;
  if (count < 1)
    refuse(context, `gridProperties.${dimension === "ROWS" ? "rowCount" : "columnCount"} must be positive.`);
  if (dimension === "COLUMNS" && count > COLUMN_LIMIT)
    refuse(context, `A sheet cannot have more than ${COLUMN_LIMIT} columns.`);
  if (count < old) assertSomeNotFrozen(context, sheet, dimension, { start: count, end: old });
  if (count < old) deleteLines(context.draft, sheet, dimension, { start: count, end: old });
  else if (dimension === "ROWS") sheet.rowCount = count;
  else sheet.columnCount = count;
  writableRows(context.draft, sheet);
}

/** The index counts tabs before the move, so moving right needs one more [SHEETS]. */
function reorder(context: RequestContext, sheet: SheetDraft, index: number): void {
  const { draft } = context;
  const old = draft.sheets.indexOf(sheet);
  if (index > draft.sheets.length) refuse(context, `index[${index}] is outside the list of sheets.`);
  const rest = draft.sheets.filter((other) => other !== sheet);
  rest.splice(index > old ? index - 1 : index, 0, sheet);
  draft.sheets = rest;
}

/** Renames the tab and the references to it in every formula. */
function rename(context: RequestContext, sheet: SheetDraft, title: string): void {
  if (title === "") refuse(context, "Sheet name cannot be empty.");
  assertTitleLength(context, title);
  const namesake = sheetNamed(title, context.draft.sheets);
  if (namesake && namesake !== sheet)
    refuse(context, `A sheet with the name "${title}" already exists. Please enter another name.`);
  const old = sheet.title.toLowerCase();
  sheet.title = title;
  if (quotedTitle(title).toLowerCase() === quotedTitle(old).toLowerCase()) return;
  eachFormula(context.draft, (formula) =>
    rewriteReferences(formula, (reference) =>
      reference.tab?.toLowerCase() === old ? { ...reference, tab: title } : reference,
    ),
  );
}
