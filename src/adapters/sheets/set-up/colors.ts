/** Colors that depend on what a cell holds (conditional formats). */
import type { TabName } from "../../../domain/workbook/tabs";
import type { GridRange, Request } from "../google/api";
import { columnCells, columnLetters, reaches } from "../shape/ranges";
import type { ChoicesAt } from "../write/dress-cells";

const GREEN = { red: 0.72, green: 0.88, blue: 0.8 };
const AMBER = { red: 0.99, green: 0.9, blue: 0.65 };
const RED = { red: 0.96, green: 0.8, blue: 0.8 };

/** Gives a reference to the cell in which another column of the tab has its first row, such as `$F1`. */
type CellIn = (name: string) => string;

/** Gives the present column of another tab in A1 notation, without its last row; `null`: there is none. */
type Elsewhere = ChoicesAt;

/** Colors the cells of a column that show this text, or for whose row this formula is true. */
interface ColorRule {
  readonly name: string;
  readonly color: typeof GREEN;
  readonly when: string | Begins | ((cell: CellIn, elsewhere: Elsewhere) => string);
}

/** For cells whose text begins so. */
interface Begins {
  readonly begins: string;
}

/**
 * Units of the line are left to ship, and *Ship by* is at most `days` ahead. Without commas, because the separator
 * of arguments depends on the spreadsheet's locale.
 */
const dueWithin =
  (days: number) =>
  (cell: CellIn): string =>
    `=(${cell("shipBy")}<>"")*(${cell("shipBy")}<NOW()+${days})*(N(${cell("quantity")})>N(${cell("cancelled")})+N(${cell("shipped")}))`;

/** A heading is no problem: the formula is asked of row 1, too. */
const isFilled =
  (name: string) =>
  (cell: CellIn): string =>
    `=(${cell(name)}<>"")*(ROW()>1)`;

/** The colors that `Order Statuses` offers. */
const STATUS_COLORS = {
  blue: { red: 0.81, green: 0.89, blue: 0.99 },
  green: GREEN,
  gray: { red: 0.88, green: 0.89, blue: 0.9 },
  red: RED,
  amber: AMBER,
  purple: { red: 0.89, green: 0.84, blue: 0.96 },
} as const;

/** Rows of `Order Statuses` that are looked through for each order. */
const STATUS_ROWS = 100;

/**
 * The order's status has this color in `Order Statuses`. A rule can look into another tab only by its name, as text.
 * Source: Google Docs Editors Help, conditional formatting with custom formulas.
 */
const statusIn =
  (word: string) =>
  (cell: CellIn, elsewhere: Elsewhere): string => {
    const column = (name: string): string => {
      const from = elsewhere({ tab: "orderStatuses", column: name });
      return from === null ? LOST : `INDIRECT("${from}${STATUS_ROWS}")`;
    };
    return `=SUMPRODUCT((${column("status")}=${cell("status")})*(${column("colour")}="${word}"))*(${cell("status")}<>"")`;
  };

/** Stands for a column that is not there. */
const LOST = "#REF!";

/** Earlier rules win. */
const RULES: Partial<Record<TabName, readonly ColorRule[]>> = {
  listings: [
    { name: "connection", when: "Connected", color: GREEN },
    { name: "connection", when: "Target missing", color: RED },
    { name: "sync", when: { begins: "Problem" }, color: RED },
    { name: "sync", when: { begins: "Paused" }, color: AMBER },
  ],
  orders: [
    { name: "cancelRequested", when: "Yes", color: RED },
    { name: "shipBy", when: dueWithin(0), color: RED },
    { name: "shipBy", when: dueWithin(1), color: AMBER },
    { name: "problem", when: isFilled("problem"), color: RED },
    ...Object.entries(STATUS_COLORS).map(([word, color]) => ({ name: "status", when: statusIn(word), color })),
  ],
  shipments: [
    { name: "state", when: "Sent", color: GREEN },
    { name: "state", when: "Problem", color: RED },
    { name: "state", when: "Sending", color: AMBER },
  ],
};

/** A rule as a tab holds it. `text`: that of its condition. */
export interface ColorSeen {
  readonly ranges: readonly GridRange[];
  readonly type: string;
  readonly text: string;
}

/** A rule to be added at a place of its tab. */
interface PlacedColor {
  readonly place: number;
  readonly color: typeof GREEN;
  readonly condition: { readonly type: "TEXT_EQ" | "TEXT_STARTS_WITH" | "CUSTOM_FORMULA"; readonly text: string };
}

/**
 * The rules that a tab lacks. `places`: its columns; `elsewhere`: those of other tabs. A rule whose columns are not all
 * there is left out. Google rewrites the references of a rule when columns move, so they are not compared.
 */
export function lostColors(
  tab: TabName,
  { places, elsewhere }: { readonly places: ReadonlyMap<string, number>; readonly elsewhere: Elsewhere },
  seen: readonly ColorSeen[],
): readonly PlacedColor[] {
  return (RULES[tab] ?? []).flatMap(({ name, color, when }) => {
    const place = places.get(name);
    const condition = conditionOf(when, places, elsewhere);
    if (place === undefined || condition === null) return [];
    const isThere = seen.some(
      ({ ranges, type, text }) =>
        type === condition.type &&
        withoutReferences(text) === withoutReferences(condition.text) &&
        ranges.some((range) => reaches(range, place)),
    );
    return isThere ? [] : [{ place, color, condition }];
  });
}

/** Without references. Those in a quoted text are part of it, because Google leaves it as it is. */
const withoutReferences = (text: string): string =>
  text.startsWith("=") ? text.replace(/("[^"]*")|\$?[A-Z]{1,3}\$?\d+/g, (_, quoted = "$") => quoted) : text;

function conditionOf(
  when: ColorRule["when"],
  places: ReadonlyMap<string, number>,
  elsewhere: Elsewhere,
): PlacedColor["condition"] | null {
  if (typeof when === "string") return { type: "TEXT_EQ", text: when };
  if (typeof when === "object") return { type: "TEXT_STARTS_WITH", text: when.begins };
  const text = when((name) => {
    const place = places.get(name);
    return place === undefined ? LOST : `$${columnLetters(place)}1`;
  }, elsewhere);
  return text.includes(LOST) ? null : { type: "CUSTOM_FORMULA", text };
}

/** Adds rules behind those that a tab has. `count`: how many it has. Each rule covers its whole column. */
export const colorCells = (rules: readonly PlacedColor[], sheetId: number, count: number): readonly Request[] =>
  rules.map(({ place, color, condition: { type, text } }, index) => ({
    addConditionalFormatRule: {
      rule: {
        ranges: [columnCells({ sheetId, place }, 0)],
        booleanRule: {
          condition: { type, values: [{ userEnteredValue: text }] },
          format: { backgroundColor: color },
        },
      },
      index: count + index,
    },
  }));
