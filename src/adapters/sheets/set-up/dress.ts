/** How tabs and columns look: formats, notes, dropdowns, tick boxes, colours, first rows. */

import { SETTINGS, type SettingDescription } from "../../../domain/settings/settings";
import type { CellKind, Column } from "../../../domain/values/column";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { CellData, GridRange, Request } from "../api";
import { formatOf, toCell } from "../cells";
import { columnsOf, type Grid } from "../grid";
import { markColumn, type NextId } from "../marks";
import { AS_DOCUMENTED } from "../platform-facts";
import { columnCells, columnRange } from "../ranges";
import { writeCells } from "../requests";

const HEADING_SELLER = { red: 1, green: 0.95, blue: 0.8 };
const HEADING_AISLE = { red: 0.91, green: 0.93, blue: 0.96 };
const GREEN = { red: 0.72, green: 0.88, blue: 0.8 };
const RED = { red: 0.96, green: 0.8, blue: 0.8 };

/** Mark, heading with note and colour, then the format, dropdown or tick boxes of the cells below. */
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
  ...dressCells(column, below(sheetId, place), choicesAt),
];

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

/** The heading's text alone: colours and note of the cell stay. */
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
  writeCells(sheetId, 0, place, [[cell]], fields);

const below = (sheetId: number, place: number) => columnCells(sheetId, place, 1);

/** Format, dropdown or tick boxes of the cells in a range of one column. */
export const dressCells = (column: Column, range: GridRange, choicesAt: ChoicesAt): Request[] => [
  ...formatCells(range, column.kind),
  ...offerChoices(range, conditionOf(column, choicesAt)),
];

export function formatCells(range: GridRange, kind: CellKind): Request[] {
  const userEnteredFormat = formatOf(kind);
  if (userEnteredFormat === null) return [];
  return [{ repeatCell: { range, cell: { userEnteredFormat }, fields: "userEnteredFormat.numberFormat" } }];
}

export type Condition = { readonly type: string; readonly values?: { userEnteredValue: string }[] };

type ChoicesFrom = NonNullable<Column["choicesFrom"]>;

/** The column, in A1 notation, that a dropdown offers; `null` where there is none, and so no dropdown. */
export type ChoicesAt = (from: ChoicesFrom) => string | null;

/** The columns as they stand in tabs that are there, whatever they are called and wherever they were moved. */
export const choicesIn =
  (tabs: readonly (Pick<Grid, "tab" | "places"> & { readonly sheet: { readonly title: string } })[]): ChoicesAt =>
  ({ tab, column }) => {
    const one = tabs.find((candidate) => candidate.tab === tab);
    const place = one?.places.get(column);
    return one === undefined || place === undefined ? null : columnRange(one.sheet.title, place, 2);
  };

/** Whether a column's cells offer a choice. */
export const isChosen = ({ kind, choices, choicesFrom, owner }: Column): boolean =>
  owner === "seller" && (kind === "tick" || choices !== undefined || choicesFrom !== undefined);

/** What may stand in a column's cells; `null`: anything. */
export function conditionOf(column: Column, choicesAt: ChoicesAt): Condition | null {
  const { kind, choices, choicesFrom } = column;
  if (!isChosen(column)) return null;
  if (kind === "tick") return { type: "BOOLEAN" };
  const range = choicesFrom === undefined ? null : choicesAt(choicesFrom);
  const offered = choices ?? (range === null ? [] : [`=${range}`]);
  const values = offered.map((userEnteredValue) => ({ userEnteredValue }));
  return values.length === 0 ? null : { type: choices === undefined ? "ONE_OF_RANGE" : "ONE_OF_LIST", values };
}

/** A dropdown lets other text stand: the row then says what is wrong, and nothing that was typed is lost. */
export function offerChoices(range: GridRange, condition: Condition | null): Request[] {
  if (condition === null) return [];
  const rule = { condition, strict: condition.type === "BOOLEAN", showCustomUi: true };
  return [{ setDataValidation: { range, rule, filteredRowsIncluded: true } }];
}

/** A colour that a column's cells take on when they show a text. */
export interface ColourRule {
  readonly name: string;
  readonly text: string;
  readonly colour: typeof GREEN;
}

const COLOURS: Partial<Record<TabName, readonly ColourRule[]>> = {
  listings: [
    { name: "connection", text: "Connected", colour: GREEN },
    { name: "connection", text: "Target missing", colour: RED },
  ],
  orders: [{ name: "cancelRequested", text: "Yes", colour: RED }],
  shipments: [
    { name: "state", text: "Sent", colour: GREEN },
    { name: "state", text: "Problem", colour: RED },
  ],
};

export const coloursOf = (tab: TabName): readonly ColourRule[] => COLOURS[tab] ?? [];

/** `index`: the place among the tab's rules; earlier ones win. */
export const colourCells = ({ text, colour }: ColourRule, sheetId: number, place: number, index: number): Request => ({
  addConditionalFormatRule: {
    rule: {
      ranges: [columnCells(sheetId, place, 0)],
      booleanRule: {
        condition: { type: "TEXT_EQ", values: [{ userEnteredValue: text }] },
        format: { backgroundColor: colour },
      },
    },
    index,
  },
});

/** Each setting is a cell of its own kind. */
export const settingColumn = ({ choices, choosesStatus, isInstant }: SettingDescription): Column => ({
  ...TABS.settings.columns.value,
  ...(isInstant === true ? { kind: "instant" } : {}),
  ...(choices === undefined ? {} : { choices }),
  ...(choosesStatus === true ? { choicesFrom: { tab: "orderStatuses", column: "status" } } : {}),
});

/** What concerns a new tab as a whole; its columns stand in the order of their descriptions. */
export function dressTab(tab: TabName, sheetId: number, choicesAt: ChoicesAt): Request[] {
  const names = Object.keys(columnsOf(tab));
  const colours = coloursOf(tab).map((rule) => colourCells(rule, sheetId, names.indexOf(rule.name), 0));
  return [...colours, ...(tab === "settings" ? settingChoices(sheetId, choicesAt) : [])];
}

function settingChoices(sheetId: number, choicesAt: ChoicesAt): Request[] {
  const place = Object.keys(TABS.settings.columns).indexOf("value");
  return SETTINGS.flatMap((setting: SettingDescription, index) =>
    dressCells(settingColumn(setting), columnCells(sheetId, place, index + 1, index + 2), choicesAt),
  );
}

export function seedRows(tab: TabName, sheetId: number): Request[] {
  const names = Object.keys(columnsOf(tab));
  const rows = TABS[tab].seeds.map((seed) => names.map((name) => seedCell(tab, seed, name)));
  return rows.length === 0 ? [] : [writeCells(sheetId, 1, 0, rows)];
}

type Seed = Readonly<Record<string, string | number | boolean>>;

/** No tab starts with a date, so no zone is asked for; nor with a text that Google could take for something else. */
export const seedCell = (tab: TabName, seed: Seed, name: string): CellData =>
  toCell(columnsOf(tab)[name]?.kind ?? "text", seed[name] ?? null, { offset: () => 0, facts: AS_DOCUMENTED });
