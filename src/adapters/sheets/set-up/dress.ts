/** The look of tabs and columns: formats, notes, dropdowns, tick boxes, colors, first rows. */

import { SETTINGS, type SettingDescription } from "../../../domain/settings/settings";
import type { Column } from "../../../domain/values/column";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { CellData, GridRange, Request } from "../google/api";
import { writeCells } from "../google/requests";
import { toCell } from "../shape/cells";
import { columnsOf } from "../shape/grid";
import { markColumn, type NextId } from "../shape/marks";
import { AS_DOCUMENTED } from "../shape/platform-facts";
import { columnCells } from "../shape/ranges";
import { type ChoicesAt, dressCells, isChosen } from "../write/dress-cells";
import { colorCells, lostColors } from "./colors";

const HEADING_SELLER = { red: 1, green: 0.95, blue: 0.8 };
const HEADING_AISLE = { red: 0.91, green: 0.93, blue: 0.96 };

/** A column's mark and heading, with note and color; then format, dropdown or tick boxes of the cells below. */
export const makeColumn = (
  tab: TabName,
  { name, column, place }: { readonly name: string; readonly column: Column; readonly place: number },
  sheetId: number,
  { ids, choicesAt }: { readonly ids: NextId; readonly choicesAt: ChoicesAt },
): Request[] => [
  markColumn(tab, name, sheetId, place, ids),
  heading(column, sheetId, place),
  {
    updateDimensionProperties: {
      range: { sheetId, dimension: "COLUMNS", startIndex: place, endIndex: place + 1 },
      properties: { pixelSize: column.width },
      fields: "pixelSize",
    },
  },
  // A dropdown or a tick box shows whole by itself, and a format more would make the answers to set-up larger.
  ...(isChosen(column) ? [] : [layText(column, below(sheetId, place))]),
  ...dressCells(column, below(sheetId, place), choicesAt),
];

/** A sentence that a seller has to read shows whole; any other text is cut at the edge of its cell. */
const layText = ({ wraps }: Column, range: GridRange): Request => ({
  repeatCell: {
    range,
    cell: { userEnteredFormat: { wrapStrategy: wraps === true ? "WRAP" : "CLIP" } },
    fields: "userEnteredFormat.wrapStrategy",
  },
});

/** The whole heading: text, note and look. */
export const heading = (column: Column, sheetId: number, place: number): Request =>
  headingCell(sheetId, place, "userEnteredValue,note,userEnteredFormat(textFormat,backgroundColor)", {
    ...headingText(column),
    ...headingNote(column),
    userEnteredFormat: {
      textFormat: { bold: true },
      backgroundColor: column.owner === "seller" ? HEADING_SELLER : HEADING_AISLE,
    },
  });

/** Only the heading's text. Colors and note of the cell stay. */
export const renameHeading = (column: Column, sheetId: number, place: number): Request =>
  headingCell(sheetId, place, "userEnteredValue", headingText(column));

export const noteHeading = (column: Column, sheetId: number, place: number): Request =>
  headingCell(sheetId, place, "note", headingNote(column));

const headingText = (column: Column): CellData => ({ userEnteredValue: { stringValue: column.heading } });

function headingNote({ owner, example, meaning, required }: Column): CellData {
  const needed = required === undefined ? "" : ` Needed ${required}.`;
  const who = owner === "seller" ? `You type this.${needed}` : "Aisle writes this.";
  return { note: `${meaning} ${who}${example === "" ? "" : `\nExample: ${example}`}` };
}

const headingCell = (sheetId: number, place: number, fields: string, cell: CellData): Request =>
  writeCells({ sheetId, rowIndex: 0, columnIndex: place }, [[cell]], fields);

const below = (sheetId: number, place: number) => columnCells({ sheetId, place }, 1);

/** Every setting has a kind of cell of its own. */
export const settingColumn = ({ choices, choosesStatus, isInstant }: SettingDescription): Column => ({
  ...TABS.settings.columns.value,
  ...(isInstant === true ? { kind: "instant" } : {}),
  ...(choices === undefined ? {} : { choices }),
  ...(choosesStatus === true ? { choicesFrom: { tab: "orderStatuses", column: "status" } } : {}),
});

/** The headings get a filter, which hides nothing until the seller chooses something. */
export const filterTab = (sheetId: number): Request => ({
  setBasicFilter: { filter: { range: { sheetId, startRowIndex: 0 } } },
});

/** Everything about a new tab as a whole. Its columns are in the order of their descriptions. */
export function dressTab(tab: TabName, sheetId: number, choicesAt: ChoicesAt): Request[] {
  const names = Object.keys(columnsOf(tab));
  const places = new Map(names.map((name, place) => [name, place]));
  return [
    filterTab(sheetId),
    ...colorCells(lostColors(tab, { places, elsewhere: choicesAt }, []), sheetId, 0),
    ...(tab === "settings" ? settingChoices(sheetId, choicesAt) : []),
  ];
}

function settingChoices(sheetId: number, choicesAt: ChoicesAt): Request[] {
  const place = Object.keys(TABS.settings.columns).indexOf("value");
  return SETTINGS.flatMap((setting: SettingDescription, index) =>
    dressCells(settingColumn(setting), columnCells({ sheetId, place }, index + 1, index + 2), choicesAt),
  );
}

/** Writes the rows with which a new tab starts, from row 2 on. A tab without seeds needs no request. */
export function seedRows(tab: TabName, sheetId: number): Request[] {
  const names = Object.keys(columnsOf(tab));
  const rows = TABS[tab].seeds.map((seed) => names.map((name) => seedCell(tab, seed, name)));
  return rows.length === 0 ? [] : [writeCells({ sheetId, rowIndex: 1, columnIndex: 0 }, rows)];
}

type Seed = Readonly<Record<string, string | number | boolean>>;

/** No tab starts with a date, so no time zone is needed; nor with a text that Google could take for something else. */
export const seedCell = (tab: TabName, seed: Seed, name: string): CellData =>
  toCell(columnsOf(tab)[name]?.kind ?? "text", seed[name] ?? null, { offset: () => 0, facts: AS_DOCUMENTED });
