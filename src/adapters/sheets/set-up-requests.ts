/** How tabs and columns look: formats, notes, dropdowns, tick boxes, colours, warnings, first rows. */

import { SETTINGS, type SettingDescription } from "../../domain/settings/settings";
import type { CellKind, Column } from "../../domain/values/column";
import { TABS, type TabName } from "../../domain/workbook/tabs";
import type { GridRange, Request } from "./api";
import { formatOf, toCell } from "./cells";
import { columnsOf } from "./grid";

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
    ...keyWarning(tab, name, column, sheetId, place),
  ];
}

function heading(column: Column, sheetId: number, place: number): Request {
  const owner = column.owner === "seller" ? "You type this." : "Aisle writes this.";
  const example = column.example === "" ? "" : `\nExample: ${column.example}`;
  return {
    updateCells: {
      start: { sheetId, rowIndex: 0, columnIndex: place },
      rows: [
        {
          values: [
            {
              userEnteredValue: { stringValue: column.heading },
              note: `${column.meaning} ${owner}${example}`,
              userEnteredFormat: {
                textFormat: { bold: true },
                backgroundColor: column.owner === "seller" ? HEADING_SELLER : HEADING_AISLE,
              },
            },
          ],
        },
      ],
      fields: "userEnteredValue,note,userEnteredFormat(textFormat,backgroundColor)",
    },
  };
}

const below = (sheetId: number, place: number) => ({
  sheetId,
  startRowIndex: 1,
  startColumnIndex: place,
  endColumnIndex: place + 1,
});

/** Format, dropdown or tick boxes of the cells in a range of one column. */
export function dressCells(column: Column, range: GridRange): Request[] {
  const condition = conditionOf(column);
  return [...formatCells(range, column.kind), ...(condition === null ? [] : [validate(range, condition)])];
}

function formatCells(range: GridRange, kind: CellKind): Request[] {
  const userEnteredFormat = formatOf(kind);
  if (userEnteredFormat === null) return [];
  return [{ repeatCell: { range, cell: { userEnteredFormat }, fields: "userEnteredFormat.numberFormat" } }];
}

type Condition = { readonly type: string; readonly values?: { userEnteredValue: string }[] };

/** A dropdown lets other text stand: the row then says what is wrong, and nothing that was typed is lost. */
function conditionOf({ kind, choices, choicesFrom, owner }: Column): Condition | null {
  if (owner === "aisle") return null;
  if (kind === "tick") return { type: "BOOLEAN" };
  if (choices !== undefined)
    return { type: "ONE_OF_LIST", values: choices.map((choice) => ({ userEnteredValue: choice })) };
  if (choicesFrom === undefined) return null;
  return { type: "ONE_OF_RANGE", values: [{ userEnteredValue: `='${choicesFrom.tab}'!A2:A` }] };
}

const validate = (range: GridRange, condition: Condition): Request => ({
  setDataValidation: {
    range,
    rule: { condition, strict: condition.type === "BOOLEAN", showCustomUi: true },
    filteredRowsIncluded: true,
  },
});

/** A warning, not a lock: a lock would block colleagues who run Aisle. */
function keyWarning(tab: TabName, name: string, { owner }: Column, sheetId: number, place: number): Request[] {
  if (owner !== "aisle" || !TABS[tab].key.includes(name)) return [];
  return [
    {
      addProtectedRange: {
        protectedRange: {
          range: below(sheetId, place),
          description: "Aisle finds rows by this column.",
          warningOnly: true,
        },
      },
    },
  ];
}

/** What concerns the tab as a whole. */
export function dressTab(tab: TabName, sheetId: number): Request[] {
  const headings: Request = {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId, startRowIndex: 0, endRowIndex: 1 },
        description: "Aisle finds columns by their headings.",
        warningOnly: true,
      },
    },
  };
  return [headings, ...colours(tab, sheetId), ...(tab === "settings" ? settingChoices(sheetId) : [])];
}

function colours(tab: TabName, sheetId: number): Request[] {
  const names = Object.keys(columnsOf(tab));
  const colour = (name: string, text: string, backgroundColor: typeof GREEN): Request => ({
    addConditionalFormatRule: {
      rule: {
        ranges: [{ ...below(sheetId, names.indexOf(name)), startRowIndex: 0 }],
        booleanRule: {
          condition: { type: "TEXT_EQ", values: [{ userEnteredValue: text }] },
          format: { backgroundColor },
        },
      },
      index: 0,
    },
  });
  if (tab === "listings")
    return [colour("connection", "Connected", GREEN), colour("connection", "Target missing", RED)];
  if (tab === "orders") return [colour("cancelRequested", "Yes", RED)];
  if (tab === "shipments") return [colour("state", "Sent", GREEN), colour("state", "Problem", RED)];
  return [];
}

/** Each setting is a cell of its own kind. */
function settingChoices(sheetId: number): Request[] {
  const place = Object.keys(TABS.settings.columns).indexOf("value");
  return SETTINGS.flatMap((setting: SettingDescription, index) => {
    const range = { ...below(sheetId, place), startRowIndex: index + 1, endRowIndex: index + 2 };
    if (setting.choices !== undefined) {
      return [
        validate(range, {
          type: "ONE_OF_LIST",
          values: setting.choices.map((choice) => ({ userEnteredValue: choice })),
        }),
      ];
    }
    if (setting.choosesStatus) {
      return [validate(range, { type: "ONE_OF_RANGE", values: [{ userEnteredValue: "='Order Statuses'!A2:A" }] })];
    }
    return setting.isInstant ? formatCells(range, "instant") : [];
  });
}

export function seedRows(tab: TabName, sheetId: number): Request[] {
  const columns = columnsOf(tab);
  const { seeds } = TABS[tab];
  if (seeds.length === 0) return [];
  const noDates = () => 0;
  const rows = seeds.map((seed) => ({
    values: Object.entries(columns).map(([name, { kind }]) => toCell(kind, seed[name] ?? null, noDates)),
  }));
  return [{ updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows, fields: "userEnteredValue" } }];
}
