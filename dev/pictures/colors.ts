/** Which conditional color a cell has. A rule that cannot be judged here is told, never passed over. */
import { formatDate } from "../emulator/services/format-date";
import { evaluateSubset } from "../emulator/workbook/evaluate";
import { rewriteReferences } from "../emulator/workbook/references";
import { serialOfInstant } from "../emulator/workbook/serial-date";
import type { Book, ColorRule, DrawnCell, Format, Tab } from "./resource";

export interface Palette {
  /** The format of the first rule that holds for the cell. */
  readonly at: (row: number, column: number) => Format | null;
  /** Rules that could not be judged. */
  readonly unjudged: ReadonlySet<string>;
}

export function paletteOf(book: Book, tab: Tab, now: number): Palette {
  const cellAt = (sheet: Tab, row: number, column: number): DrawnCell | undefined =>
    sheet.data[0]?.rowData?.[row]?.values?.[column];
  const serial = serialOfInstant(wallTime(now, book.properties.timeZone));
  const unjudged = new Set<string>();
  const holds = (rule: ColorRule, row: number, column: number): boolean => {
    const { type = "", values = [] } = rule.booleanRule?.condition ?? {};
    const shown = cellAt(tab, row, column)?.formattedValue ?? "";
    const wanted = values[0]?.userEnteredValue ?? "";
    if (type !== "CUSTOM_FORMULA") {
      const isMet = meets(type, shown, wanted);
      if (isMet === null) unjudged.add(`${tab.properties.title}: ${type}`);
      return isMet ?? false;
    }
    const [top, left] = cornerOf(rule);
    const formula = rewriteReferences(wanted.replaceAll("NOW()", String(serial)), (at) => ({
      ...at,
      row: at.isRowFixed ? at.row : at.row + row - top,
      column: at.isColumnFixed ? at.column : at.column + column - left,
    }));
    const value = evaluateSubset(formula, {
      valueAt: (name, atRow, atColumn) => {
        const sheet = name === undefined ? tab : book.sheets.find(({ properties }) => properties.title === name);
        return sheet === undefined ? "missing" : cellAt(sheet, atRow, atColumn)?.effectiveValue;
      },
    });
    const isUnknown = "errorValue" in value && ["NAME", "ERROR"].includes(value.errorValue.type);
    if (isUnknown) unjudged.add(`${tab.properties.title}: ${wanted}`);
    return ("boolValue" in value && value.boolValue) || ("numberValue" in value && value.numberValue !== 0);
  };
  return {
    unjudged,
    at: (row, column) => {
      const rule = (tab.conditionalFormats ?? []).find((one) => covers(one, row, column) && holds(one, row, column));
      return rule?.booleanRule?.format ?? null;
    },
  };
}

/** `null`: a kind of condition that nobody draws yet. Letter case does not matter. */
function meets(type: string, shown: string, wanted: string): boolean | null {
  const [text, part] = [shown.toLowerCase(), wanted.toLowerCase()];
  if (type === "TEXT_EQ") return text === part;
  if (type === "TEXT_STARTS_WITH") return text.startsWith(part);
  if (type === "TEXT_CONTAINS") return text.includes(part);
  if (type === "NOT_BLANK") return text !== "";
  return type === "BLANK" ? text === "" : null;
}

const covers = ({ ranges }: ColorRule, row: number, column: number): boolean =>
  ranges.some(
    ({ startRowIndex = 0, endRowIndex = row + 1, startColumnIndex = 0, endColumnIndex = column + 1 }) =>
      row >= startRowIndex && row < endRowIndex && column >= startColumnIndex && column < endColumnIndex,
  );

/** References in a rule are those of the first cell of its first range. */
function cornerOf({ ranges }: ColorRule): readonly [row: number, column: number] {
  const [first] = ranges;
  return [first?.startRowIndex ?? 0, first?.startColumnIndex ?? 0];
}

/** The clock on the wall of a zone, as if it were UTC. Epoch ms. */
const wallTime = (now: number, timeZone: string): number =>
  Date.parse(formatDate(now, timeZone, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
