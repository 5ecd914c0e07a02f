/** Conditions of data validation and filters [OTHER]: which values they let through. */
import { parseRange } from "./a1";
import {
  type Cell,
  type Condition,
  type EffectiveValue,
  effectiveOf,
  numberFormatOf,
  type ValidationRule,
} from "./cell";
import { coerceTyped } from "./coercion";
import { displayText, isDateFormat } from "./display";
import { boundsOf } from "./grid-range";
import type { SheetState } from "./state";
import { DEFAULT_SWITCHES } from "./switches";

/** Every condition type of data validation, with the least and the greatest number of its values. */
export const CONDITION_VALUES: Readonly<Record<string, readonly [number, number]>> = {
  NUMBER_GREATER: [1, 1],
  NUMBER_GREATER_THAN_EQ: [1, 1],
  NUMBER_LESS: [1, 1],
  NUMBER_LESS_THAN_EQ: [1, 1],
  NUMBER_EQ: [1, 1],
  NUMBER_NOT_EQ: [1, 1],
  NUMBER_BETWEEN: [2, 2],
  NUMBER_NOT_BETWEEN: [2, 2],
  TEXT_CONTAINS: [1, 1],
  TEXT_NOT_CONTAINS: [1, 1],
  TEXT_STARTS_WITH: [1, 1],
  TEXT_ENDS_WITH: [1, 1],
  TEXT_EQ: [1, 1],
  TEXT_NOT_EQ: [1, 1],
  TEXT_IS_EMAIL: [0, 0],
  TEXT_IS_URL: [0, 0],
  DATE_EQ: [1, 1],
  DATE_BEFORE: [1, 1],
  DATE_AFTER: [1, 1],
  DATE_ON_OR_BEFORE: [1, 1],
  DATE_ON_OR_AFTER: [1, 1],
  DATE_BETWEEN: [2, 2],
  DATE_NOT_BETWEEN: [2, 2],
  DATE_IS_VALID: [0, 0],
  ONE_OF_RANGE: [1, 1],
  ONE_OF_LIST: [1, Number.POSITIVE_INFINITY],
  BLANK: [0, 0],
  NOT_BLANK: [0, 0],
  CUSTOM_FORMULA: [1, 1],
  BOOLEAN: [0, 2],
};

/** Whether the rule allows the cell's content. An empty cell is always allowed; a custom formula is not judged. */
export function satisfiesRule(rule: ValidationRule, cell: Cell | undefined, sheets: readonly SheetState[]): boolean {
  const value = effectiveOf(cell);
  return value === undefined || satisfies(rule.condition, value, cell, sheets);
}

/** True where the value meets the condition. */
export function satisfies(
  condition: Condition,
  value: EffectiveValue | undefined,
  cell: Cell | undefined,
  sheets: readonly SheetState[],
): boolean {
  const { type } = condition;
  const wanted = (condition.values ?? []).map((entry) => entry.userEnteredValue ?? "");
  const shown = displayText(value, numberFormatOf(cell));
  if (type === "CUSTOM_FORMULA") return true;
  if (type === "BLANK") return shown === "";
  if (type === "NOT_BLANK") return shown !== "";
  if (type === "BOOLEAN") return isTickValue(value, shown, wanted);
  if (type === "ONE_OF_LIST") return wanted.includes(shown) || wanted.includes(displayText(value, undefined));
  if (type === "ONE_OF_RANGE") return choicesOf(wanted[0] ?? "", sheets).includes(shown);
  if (type.startsWith("NUMBER_")) return numberMeets(type.slice(7), value, wanted);
  if (type.startsWith("DATE_")) return dateMeets(type.slice(5), value, cell, wanted);
  return textMeets(type.slice(5), shown, wanted);
}

function isTickValue(value: EffectiveValue | undefined, shown: string, wanted: readonly string[]): boolean {
  return wanted.length > 0 ? wanted.includes(shown) : value !== undefined && "boolValue" in value;
}

function choicesOf(formula: string, sheets: readonly SheetState[]): string[] {
  const range = parseRange(formula.replace(/^=/, ""), sheets);
  const sheet = range && sheets.find((candidate) => candidate.sheetId === range.sheetId);
  if (!range || !sheet) return [];
  const { top, bottom, left, right } = boundsOf(range, sheet);
  return sheet.rows
    .slice(top, bottom)
    .flatMap((row) => row?.slice(left, right) ?? [])
    .map((cell) => displayText(effectiveOf(cell), numberFormatOf(cell)));
}

function numberMeets(type: string, value: EffectiveValue | undefined, wanted: readonly string[]): boolean {
  if (value === undefined || !("numberValue" in value)) return false;
  const [low, high] = wanted.map(serialOrNumber);
  return compares(type, value.numberValue, low, high);
}

function dateMeets(
  type: string,
  value: EffectiveValue | undefined,
  cell: Cell | undefined,
  wanted: readonly string[],
): boolean {
  if (value === undefined || !("numberValue" in value) || !isDateFormat(numberFormatOf(cell))) return false;
  const [low, high] = wanted.map(serialOrNumber);
  const comparisons: Record<string, string> = {
    BEFORE: "LESS",
    AFTER: "GREATER",
    ON_OR_BEFORE: "LESS_THAN_EQ",
    ON_OR_AFTER: "GREATER_THAN_EQ",
  };
  return type === "IS_VALID" || compares(comparisons[type] ?? type, value.numberValue, low, high);
}

function serialOrNumber(text: string): number | undefined {
  const { entered } = coerceTyped(text, { format: undefined, year: 1900, switches: DEFAULT_SWITCHES, sheets: [] });
  return entered && "numberValue" in entered ? entered.numberValue : undefined;
}

function compares(type: string, value: number, low: number | undefined, high: number | undefined): boolean {
  if (low === undefined) return false;
  if (type === "GREATER") return value > low;
  if (type === "GREATER_THAN_EQ") return value >= low;
  if (type === "LESS") return value < low;
  if (type === "LESS_THAN_EQ") return value <= low;
  if (type === "EQ") return value === low;
  if (type === "NOT_EQ") return value !== low;
  const isBetween = high !== undefined && value >= low && value <= high;
  return type === "BETWEEN" ? isBetween : !isBetween;
}

function textMeets(type: string, shown: string, wanted: readonly string[]): boolean {
  const text = shown.toLowerCase();
  const part = (wanted[0] ?? "").toLowerCase();
  if (type === "CONTAINS") return text.includes(part);
  if (type === "NOT_CONTAINS") return !text.includes(part);
  if (type === "STARTS_WITH") return text.startsWith(part);
  if (type === "ENDS_WITH") return text.endsWith(part);
  if (type === "EQ") return text === part;
  if (type === "NOT_EQ") return text !== part;
  if (type === "IS_EMAIL") return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(shown);
  return /^(https?:\/\/)?[\w-]+(\.[\w-]+)+(\/\S*)?$/i.test(shown);
}
