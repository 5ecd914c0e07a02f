/** How tabs and columns look: formats, notes, dropdowns, tick boxes, colours, warnings, first rows. */

import { SETTINGS, type SettingDescription } from "../../domain/settings/settings";
import type { CellKind, Column } from "../../domain/values/column";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import type { CellData, GridRange, Request } from "./api";
import { formatOf, toCell } from "./cells";
import { columnsOf } from "./grid";
import { AS_DOCUMENTED } from "./platform-facts";

const HEADING_SELLER = { red: 1, green: 0.95, blue: 0.8 };
const HEADING_AISLE = { red: 0.91, green: 0.93, blue: 0.96 };
const GREEN = { red: 0.72, green: 0.88, blue: 0.8 };
const RED = { red: 0.96, green: 0.8, blue: 0.8 };

/** Heading with note and colour, then the format, dropdown or tick boxes of the cells below. */
export function dressColumn(tab: TabName, name: string, sheetId: number, place: number): Request[] {
  const column = columnsOf(tab)[name];
  if (column === undefined) return [];
  return [
    heading(column, sheetId, place),
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: "COLUMNS", startIndex: place, endIndex: place + 1 },
        properties: { pixelSize: column.width },
        fields: "pixelSize",
      },
    },
    ...dressCells(column, below(sheetId, place)),
    ...(isWarned(tab, name) ? [keyWarning(sheetId, place)] : []),
  ];
}

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

function headingNote({ owner, example, meaning }: Column): CellData {
  const who = owner === "seller" ? "You type this." : "Aisle writes this.";
  return { note: `${meaning} ${who}${example === "" ? "" : `\nExample: ${example}`}` };
}

const headingCell = (sheetId: number, columnIndex: number, fields: string, cell: CellData): Request => ({
  updateCells: { start: { sheetId, rowIndex: 0, columnIndex }, rows: [{ values: [cell] }], fields },
});

const below = (sheetId: number, place: number) => ({
  sheetId,
  startRowIndex: 1,
  startColumnIndex: place,
  endColumnIndex: place + 1,
});

/** Format, dropdown or tick boxes of the cells in a range of one column. */
export const dressCells = (column: Column, range: GridRange): Request[] => [
  ...formatCells(range, column.kind),
  ...offerChoices(range, conditionOf(column)),
];

export function formatCells(range: GridRange, kind: CellKind): Request[] {
  const userEnteredFormat = formatOf(kind);
  if (userEnteredFormat === null) return [];
  return [{ repeatCell: { range, cell: { userEnteredFormat }, fields: "userEnteredFormat.numberFormat" } }];
}

export type Condition = { readonly type: string; readonly values?: { userEnteredValue: string }[] };

const oneOf = (choices: readonly string[]): Condition => ({
  type: "ONE_OF_LIST",
  values: choices.map((choice) => ({ userEnteredValue: choice })),
});

const oneOfTab = (title: string): Condition => ({
  type: "ONE_OF_RANGE",
  values: [{ userEnteredValue: `='${title}'!A2:A` }],
});

/** What may stand in a column's cells; `null`: anything. */
export function conditionOf({ kind, choices, choicesFrom, owner }: Column): Condition | null {
  if (owner === "aisle") return null;
  if (kind === "tick") return { type: "BOOLEAN" };
  if (choices !== undefined) return oneOf(choices);
  return choicesFrom === undefined ? null : oneOfTab(choicesFrom.tab);
}

/** A dropdown lets other text stand: the row then says what is wrong, and nothing that was typed is lost. */
export function offerChoices(range: GridRange, condition: Condition | null): Request[] {
  if (condition === null) return [];
  const rule = { condition, strict: condition.type === "BOOLEAN", showCustomUi: true };
  return [{ setDataValidation: { range, rule, filteredRowsIncluded: true } }];
}

/** Aisle's own key columns: rows are lost when somebody types there. */
export const isWarned = (tab: TabName, name: string): boolean =>
  columnsOf(tab)[name]?.owner === "aisle" && TABS[tab].key.includes(name);

/** A warning, not a lock: a lock would block colleagues who run Aisle. */
const warning = (range: GridRange, description: string): Request => ({
  addProtectedRange: { protectedRange: { range, description, warningOnly: true } },
});

export const KEY_WARNING = "Aisle finds rows by this column.";
export const HEADING_WARNING = "Aisle finds columns by their headings.";

export const keyWarning = (sheetId: number, place: number): Request => warning(below(sheetId, place), KEY_WARNING);

export const headingWarning = (sheetId: number): Request =>
  warning({ sheetId, startRowIndex: 0, endRowIndex: 1 }, HEADING_WARNING);

/** A colour that a column's cells take on when they show a text. */
export interface ColourRule {
  readonly name: string;
  readonly text: string;
  readonly colour: typeof GREEN;
}

export function coloursOf(tab: TabName): ColourRule[] {
  if (tab === "listings") {
    return [
      { name: "connection", text: "Connected", colour: GREEN },
      { name: "connection", text: "Target missing", colour: RED },
    ];
  }
  if (tab === "orders") return [{ name: "cancelRequested", text: "Yes", colour: RED }];
  if (tab === "shipments") {
    return [
      { name: "state", text: "Sent", colour: GREEN },
      { name: "state", text: "Problem", colour: RED },
    ];
  }
  return [];
}

/** `index`: the place among the tab's rules; earlier ones win. */
export const colourCells = ({ text, colour }: ColourRule, sheetId: number, place: number, index: number): Request => ({
  addConditionalFormatRule: {
    rule: {
      ranges: [{ ...below(sheetId, place), startRowIndex: 0 }],
      booleanRule: {
        condition: { type: "TEXT_EQ", values: [{ userEnteredValue: text }] },
        format: { backgroundColor: colour },
      },
    },
    index,
  },
});

/** Each setting is a cell of its own kind. */
export function settingCondition({ choices, choosesStatus }: SettingDescription): Condition | null {
  if (choices !== undefined) return oneOf(choices);
  return choosesStatus === true ? oneOfTab(TABS.orderStatuses.title) : null;
}

export const settingKind = ({ isInstant }: SettingDescription): CellKind => (isInstant === true ? "instant" : "any");

export const dressSetting = (setting: SettingDescription, range: GridRange): Request[] => [
  ...formatCells(range, settingKind(setting)),
  ...offerChoices(range, settingCondition(setting)),
];

/** What concerns a new tab as a whole; its columns stand in the order of their descriptions. */
export function dressTab(tab: TabName, sheetId: number): Request[] {
  const names = Object.keys(columnsOf(tab));
  const colours = coloursOf(tab).map((rule) => colourCells(rule, sheetId, names.indexOf(rule.name), 0));
  return [headingWarning(sheetId), ...colours, ...(tab === "settings" ? settingChoices(sheetId) : [])];
}

function settingChoices(sheetId: number): Request[] {
  const place = Object.keys(TABS.settings.columns).indexOf("value");
  return SETTINGS.flatMap((setting: SettingDescription, index) =>
    dressSetting(setting, { ...below(sheetId, place), startRowIndex: index + 1, endRowIndex: index + 2 }),
  );
}

export function seedRows(tab: TabName, sheetId: number): Request[] {
  const rows = TABS[tab].seeds.map((seed) => ({
    values: Object.keys(columnsOf(tab)).map((name) => seedCell(tab, seed, name)),
  }));
  if (rows.length === 0) return [];
  return [{ updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows, fields: "userEnteredValue" } }];
}

type Seed = Readonly<Record<string, string | number | boolean>>;

/** No tab starts with a date, so no zone is asked for; nor with a text that Google could take for something else. */
export const seedCell = (tab: TabName, seed: Seed, name: string): CellData =>
  toCell(columnsOf(tab)[name]?.kind ?? "text", seed[name] ?? null, { offset: () => 0, facts: AS_DOCUMENTED });
