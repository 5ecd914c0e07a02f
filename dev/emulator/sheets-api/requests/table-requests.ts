/** Google *tables*: adding, changing and deleting them [TABLES, DISC]. */
import * as z from "zod";
import { effectiveOf, numberFormatOf, withEntered } from "../../workbook/cell";
import { displayText } from "../../workbook/display";
import { changeCells, freshId, type SheetDraft } from "../../workbook/draft";
import { boundsOf, intersects } from "../../workbook/grid-range";
import { unnamed } from "../../workbook/tables";
import type { TableColumn, TypedTable } from "../../workbook/typed-table";
import { below, knownMask } from "../base/field-mask";
import { assertMayWrite, maskOf, type RequestContext, refuse, request, sheetOfRange } from "../base/request";
import { condition, gridRange, int, jsonObject, text } from "../base/shapes";
import { tableJson } from "../base/sheet-json";

const COLUMN_TYPES = (
  "COLUMN_TYPE_UNSPECIFIED DOUBLE CURRENCY PERCENT DATE TIME DATE_TIME TEXT BOOLEAN DROPDOWN " +
  "FILES_CHIP PEOPLE_CHIP FINANCE_CHIP PLACE_CHIP RATINGS_CHIP"
).split(" ");

const columnProperties = z.strictObject({
  columnIndex: int.min(0).default(0),
  columnName: text.optional(),
  columnType: z.enum(COLUMN_TYPES).optional(),
  dataValidationRule: z.strictObject({ condition }).optional(),
});

const table = z.strictObject({
  tableId: text.optional(),
  name: text.optional(),
  range: gridRange.optional(),
  columnProperties: z.array(columnProperties).default([]),
  rowsProperties: jsonObject.optional(),
});

type TableInput = z.infer<typeof table>;

/** The reply has the table, with an id that the API chooses if none is given [DISC]. Texts of refusals: assumed. */
export const addTable = request(z.strictObject({ table }), (context, { table: wanted }) => {
  const range = wanted.range ?? refuse(context, "No range specified");
  const sheet = sheetOfRange(context, range);
  const isUsed = (id: string) => find(context, id) !== undefined;
  if (wanted.tableId !== undefined && isUsed(wanted.tableId))
    refuse(context, `A table with the ID ${wanted.tableId} already exists.`);
  const tableId = wanted.tableId ?? String(freshId(context.draft, (id) => isUsed(String(id))));
  const bounds = boundsOf(range, sheet);
  if (sheet.tables.some((other) => intersects(boundsOf(other.range, sheet), bounds)))
    refuse(context, "You can't have tables that overlap.");
  const { top, bottom, left, right } = bounds;
  const closed = { startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
  const name = freeName(context, wanted.name);
  const headings = headingsOf(sheet, { top, left, right });
  const columns = columnsOf(context, headings, wanted.columnProperties);
  const made = {
    tableId,
    name,
    range: { sheetId: sheet.sheetId, ...closed },
    columns,
    rowsProperties: wanted.rowsProperties,
  };
  sheet.tables = [...sheet.tables, made];
  return { addTable: { table: tableJson(made) } };
});

const CHANGEABLE = knownMask("name,range,columnProperties,rowsProperties");

/** The mask does not name `table` itself [DISC]. */
export const updateTable = request(
  z.strictObject({ table, fields: text.optional() }),
  (context, { table: wanted, fields }) => {
    const mask = maskOf(context, fields, CHANGEABLE);
    const has = (key: string) => below(mask, key) !== undefined;
    const { sheet, found } = owned(context, wanted);
    const range = (has("range") && wanted.range) || found.range;
    const { top, left, right } = boundsOf(range, sheet);
    const columns = has("columnProperties")
      ? columnsOf(context, headingsOf(sheet, { top, left, right }), wanted.columnProperties)
      : Array.from({ length: right - left }, (_, offset) => found.columns[offset] ?? unnamed(offset));
    const name = has("name") && wanted.name !== found.name ? freeName(context, wanted.name) : found.name;
    const rowsProperties = has("rowsProperties") ? wanted.rowsProperties : found.rowsProperties;
    const changed = { ...found, name, range, columns, rowsProperties };
    sheet.tables = sheet.tables.map((other) => (other === found ? changed : other));
    return {};
  },
);

/** Deletes the table with the contents of its cells [T:56185448250]. */
export const deleteTable = request(z.strictObject({ tableId: text }), (context, wanted) => {
  const { sheet, found } = owned(context, wanted);
  assertMayWrite(context, sheet, found.range);
  sheet.tables = sheet.tables.filter((other) => other !== found);
  changeCells(context.draft, sheet, found.range, (cell) => withEntered(cell, undefined));
  return {};
});

function find({ draft }: RequestContext, id: string): { sheet: SheetDraft; found: TypedTable } | undefined {
  for (const sheet of draft.sheets) {
    const found = sheet.tables.find(({ tableId }) => tableId === id);
    if (found) return { sheet, found };
  }
  return undefined;
}

function owned(context: RequestContext, { tableId = "" }: Pick<TableInput, "tableId">) {
  return find(context, tableId) ?? refuse(context, `No table with id: ${tableId}`);
}

function freeName(context: RequestContext, wanted: string | undefined): string {
  const names = new Set(context.draft.sheets.flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())));
  if (wanted !== undefined && wanted !== "")
    return names.has(wanted.toLowerCase())
      ? refuse(context, `A table with the name "${wanted}" already exists.`)
      : wanted;
  let number = names.size + 1;
  while (names.has(`table${number}`)) number += 1;
  return `Table${number}`;
}

/** The texts in the first row of the range. A blank heading gets a name. */
function headingsOf(sheet: SheetDraft, { top, left, right }: { top: number; left: number; right: number }): string[] {
  return Array.from({ length: right - left }, (_, offset) => {
    const cell = sheet.rows[top]?.[left + offset];
    return displayText(effectiveOf(cell), numberFormatOf(cell)) || unnamed(offset).columnName;
  });
}

/** A dropdown has its choices; every other type has none [TABLES]. */
function columnsOf(
  context: RequestContext,
  headings: readonly string[],
  given: TableInput["columnProperties"],
): readonly TableColumn[] {
  for (const { columnIndex, columnType, dataValidationRule: rule } of given) {
    if (columnIndex >= headings.length) refuse(context, `columnIndex[${columnIndex}] is outside the table.`);
    if ((columnType === "DROPDOWN") !== (rule !== undefined))
      refuse(context, "A dataValidationRule must be set for columns of type DROPDOWN, and for no others.");
  }
  return headings.map((heading, offset) => {
    const own = given.find(({ columnIndex }) => columnIndex === offset);
    const columnType = own?.columnType === "COLUMN_TYPE_UNSPECIFIED" ? undefined : own?.columnType;
    return { columnName: own?.columnName ?? heading, columnType, condition: own?.dataValidationRule?.condition };
  });
}
