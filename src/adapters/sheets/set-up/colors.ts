/** Colors that depend on what a cell holds (conditional formats). */
import type { TabName } from "../../../domain/workbook/tabs";
import type { GridRange, Request } from "../google/api";
import { columnCells, columnLetters, reaches } from "../shape/ranges";

const GREEN = { red: 0.72, green: 0.88, blue: 0.8 };
const AMBER = { red: 0.99, green: 0.9, blue: 0.65 };
const RED = { red: 0.96, green: 0.8, blue: 0.8 };

/** Gives a reference to the cell in which another column of the tab has its first row, such as `$F1`. */
type CellIn = (name: string) => string;

/** Colors the cells of a column that show this text, or for whose row this formula is true. */
interface ColorRule {
  readonly name: string;
  readonly color: typeof GREEN;
  readonly when: string | ((cell: CellIn) => string);
}

/**
 * Units of the line are left to ship, and *Ship by* is at most `days` ahead. Without commas, because the separator
 * of arguments depends on the spreadsheet's locale.
 */
const dueWithin =
  (days: number) =>
  (cell: CellIn): string =>
    `=(${cell("shipBy")}<>"")*(${cell("shipBy")}<NOW()+${days})*(N(${cell("quantity")})>N(${cell("cancelled")})+N(${cell("shipped")}))`;

/** Earlier rules win. */
const RULES: Partial<Record<TabName, readonly ColorRule[]>> = {
  listings: [
    { name: "connection", when: "Connected", color: GREEN },
    { name: "connection", when: "Target missing", color: RED },
  ],
  orders: [
    { name: "cancelRequested", when: "Yes", color: RED },
    { name: "shipBy", when: dueWithin(0), color: RED },
    { name: "shipBy", when: dueWithin(1), color: AMBER },
  ],
  shipments: [
    { name: "state", when: "Sent", color: GREEN },
    { name: "state", when: "Problem", color: RED },
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
  readonly condition: { readonly type: "TEXT_EQ" | "CUSTOM_FORMULA"; readonly text: string };
}

/**
 * The rules that a tab lacks. `places`: its columns. A rule whose columns are not all there is left out. Google rewrites
 * the references of a rule when columns move, so they are not compared.
 */
export function lostColors(
  tab: TabName,
  places: ReadonlyMap<string, number>,
  seen: readonly ColorSeen[],
): readonly PlacedColor[] {
  return (RULES[tab] ?? []).flatMap(({ name, color, when }) => {
    const place = places.get(name);
    const condition = conditionOf(when, places);
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

/** Stands for a column that is not there. */
const LOST = "#REF!";

const withoutReferences = (text: string): string =>
  text.startsWith("=") ? text.replace(/\$?[A-Z]{1,3}\$?\d+/g, "$") : text;

function conditionOf(when: ColorRule["when"], places: ReadonlyMap<string, number>): PlacedColor["condition"] | null {
  if (typeof when === "string") return { type: "TEXT_EQ", text: when };
  const text = when((name) => {
    const place = places.get(name);
    return place === undefined ? LOST : `$${columnLetters(place)}1`;
  });
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
