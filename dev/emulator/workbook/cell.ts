/**
 * One cell: its input, the result of its formula, its format, and its rule. Cells, styles and rows are immutable, and
 * states share everything that is equal.
 */
import { canonicalText, type JsonObject } from "./json";

/** A literal. Source: `ExtendedValue` holds exactly one of these [OTHER]. */
export type LiteralValue =
  | { readonly numberValue: number }
  | { readonly stringValue: string }
  | { readonly boolValue: boolean };

/** What a person or a program put into the cell; formulas keep their text. */
export type EnteredValue = LiteralValue | { readonly formulaValue: string };

/** `ErrorValue` [OTHER]: type such as `N_A`, `REF`, `VALUE`; the message is for people. */
export interface ErrorValue {
  readonly type: ErrorType;
  readonly message: string;
  /** The error text in the spreadsheet's locale, if it differs from en_US. */
  readonly sign?: string;
}

export type ErrorType =
  | "ERROR"
  | "NULL_VALUE"
  | "DIVIDE_BY_ZERO"
  | "VALUE"
  | "REF"
  | "NAME"
  | "NUM"
  | "N_A"
  | "LOADING";

/** What the cell holds after calculation. */
export type EffectiveValue = LiteralValue | { readonly errorValue: ErrorValue };

/** `NumberFormat` [OTHER]: the only thing that makes a number a date. */
export interface NumberFormat {
  readonly type: string;
  readonly pattern?: string | undefined;
}

/** `DataValidationRule` [OTHER]. */
export interface ValidationRule {
  readonly condition: Condition;
  readonly inputMessage?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly showCustomUi?: boolean | undefined;
}

export interface Condition {
  readonly type: string;
  readonly values?:
    | readonly { readonly userEnteredValue?: string | undefined; readonly relativeDate?: string | undefined }[]
    | undefined;
}

/** Format and rule of a cell. Equal styles are one object (see `internStyle`). */
export interface Style {
  readonly id: string;
  readonly format: JsonObject | undefined;
  readonly validation: ValidationRule | undefined;
}

export interface Cell {
  readonly entered: EnteredValue | undefined;
  /** Set exactly when `entered` is a formula that has been calculated. */
  readonly computed: EffectiveValue | undefined;
  readonly style: Style | undefined;
  readonly note: string | undefined;
}

/** Cells from column A on. Cells beyond the end, and empty ones, are absent. */
export type Row = readonly (Cell | undefined)[];

const styles = new Map<string, Style>();

/** The one style object with this format and rule; undefined without both. Its id depends only on the content. */
export function internStyle(format: JsonObject | undefined, validation: ValidationRule | undefined): Style | undefined {
  const keptFormat = format && Object.keys(format).length > 0 ? format : undefined;
  if (keptFormat === undefined && validation === undefined) return undefined;
  const id = `${canonicalText(keptFormat)}|${canonicalText(validation && ruleJson(validation))}`;
  const known = styles.get(id);
  if (known) return known;
  const style = { id, format: keptFormat, validation };
  styles.set(id, style);
  return style;
}

/** The rule as JSON for answers and for comparison. */
export function ruleJson(rule: ValidationRule): JsonObject {
  return {
    condition: conditionJson(rule.condition),
    inputMessage: rule.inputMessage,
    strict: rule.strict,
    showCustomUi: rule.showCustomUi,
  };
}

export function conditionJson(condition: Condition): JsonObject {
  const values = condition.values?.map((value) => ({ ...value }));
  return { type: condition.type, values };
}

/** The cell; undefined if there is nothing to store. */
export function makeCell(parts: Cell): Cell | undefined {
  const { entered, style, note } = parts;
  return entered === undefined && style === undefined && !note ? undefined : parts;
}

/** The cell with another input. Format, rule and note stay; a formula's old result is forgotten. */
export function withEntered(cell: Cell | undefined, entered: EnteredValue | undefined): Cell | undefined {
  return makeCell({ entered, computed: undefined, style: cell?.style, note: cell?.note });
}

/** The cell with another format and rule. Its content stays. */
export function withStyle(cell: Cell | undefined, style: Style | undefined): Cell | undefined {
  return makeCell({ entered: cell?.entered, computed: cell?.computed, style, note: cell?.note });
}

/** The cell with some fields of its number format replaced. The rest of its format stays. */
export function withNumberFormat(cell: Cell | undefined, numberFormat: NumberFormat | undefined): Cell | undefined {
  const format = {
    ...cell?.style?.format,
    numberFormat: numberFormat && { type: numberFormat.type, pattern: numberFormat.pattern },
  };
  return withStyle(cell, internStyle(withoutUndefined(format), cell?.style?.validation));
}

/** The value that formulas see: the literal, or the formula's result. */
export function effectiveOf(cell: Cell | undefined): EffectiveValue | undefined {
  const entered = cell?.entered;
  if (entered === undefined) return undefined;
  return "formulaValue" in entered ? cell?.computed : entered;
}

/** The number format of the cell, if one was set. */
export function numberFormatOf(cell: Cell | undefined): NumberFormat | undefined {
  const format = cell?.style?.format?.numberFormat;
  if (typeof format !== "object" || format === null || !("type" in format) || typeof format.type !== "string")
    return undefined;
  return typeof format.pattern === "string" ? { type: format.type, pattern: format.pattern } : { type: format.type };
}

function withoutUndefined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
