/**
 * Turns text that a person types, or that comes as USER_ENTERED, into a value, in the en_US locale [VIO]. The readings
 * are tried in turn. Text that fits none of them stays text.
 */
import type { EnteredValue, NumberFormat } from "./cell";
import { canonicalFormula } from "./references";
import type { SheetState } from "./state";
import type { Switches } from "./switches";
import { readDate } from "./typed-dates";

/** The cell's new input and number format; undefined: the format stays. */
export interface Typed {
  readonly entered: EnteredValue | undefined;
  readonly numberFormat: NumberFormat | undefined;
}

export interface TypingPlace {
  /** The number format of the cell before. */
  readonly format: NumberFormat | undefined;
  /** The year of a date that was typed without one. */
  readonly year: number;
  readonly switches: Switches;
  /** The tabs that formulas may name. */
  readonly sheets: readonly Pick<SheetState, "title">[];
}

interface Reading {
  readonly value: number;
  readonly format?: NumberFormat;
}

/** The value that the typed text becomes in a cell of this format. */
export function coerceTyped(text: string, place: TypingPlace): Typed {
  if (text === "") return { entered: undefined, numberFormat: undefined };
  // A leading apostrophe is not part of the text [OTHER].
  if (text.startsWith("'")) return asText(text.slice(1));
  // A cell with the format plain text parses nothing [SQ20].
  if (place.format?.type === "TEXT") return asText(text);
  if (/^=./s.test(text))
    return { entered: { formulaValue: canonicalFormula(text, place.sheets) }, numberFormat: undefined };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { entered: { boolValue: /^t/i.test(trimmed) }, numberFormat: undefined };
  const reading = readNumber(trimmed, place) ?? readDate(trimmed, place.year);
  return reading
    ? { entered: { numberValue: reading.value }, numberFormat: takenFormat(reading, place) }
    : asText(text);
}

function asText(text: string): Typed {
  return { entered: text === "" ? undefined : { stringValue: text }, numberFormat: undefined };
}

/**
 * A format that the cell already has stays. A date turns even a number cell into a date, unless the switch says
 * otherwise.
 */
function takenFormat(reading: Reading, place: TypingPlace): NumberFormat | undefined {
  if (place.format === undefined) return reading.format;
  const isDate = reading.format?.type.startsWith("DATE") && !place.format.type.startsWith("DATE");
  return isDate && place.switches.dateTypedIntoNumberCell === "becomesDate" ? reading.format : undefined;
}

function readNumber(text: string, place: TypingPlace): Reading | undefined {
  return readPlain(text, place) ?? readPercent(text) ?? readCurrency(text);
}

/** `0012` is 12, `+1` is 1, `1E5` is 100000 [VIO]; `22 34` is 2234 [SQ20]; `1,200` is 1200. */
function readPlain(text: string, place: TypingPlace): Reading | undefined {
  const value = plainValue(text);
  if (value === undefined) return undefined;
  // In a percent cell a typed 50 means 50 % [inf].
  if (place.format?.type === "PERCENT") return { value: fifteenDigits(value / 100) };
  if (/e/i.test(text)) return { value, format: { type: "SCIENTIFIC", pattern: "0.00E+00" } };
  if (text.includes(","))
    return { value, format: { type: "NUMBER", pattern: text.includes(".") ? "#,##0.00" : "#,##0" } };
  return { value };
}

function readPercent(text: string): Reading | undefined {
  if (!text.endsWith("%")) return undefined;
  const value = plainValue(text.slice(0, -1).trim());
  const pattern = text.includes(".") ? "0.00%" : "0%";
  return value === undefined ? undefined : { value: fifteenDigits(value / 100), format: { type: "PERCENT", pattern } };
}

function readCurrency(text: string): Reading | undefined {
  const match = /^([+-]?)\$\s*([\d.,]+)$/.exec(text) ?? /^\$\s*([+-]?)([\d.,]+)$/.exec(text);
  const size = match && plainValue(match[2] ?? "");
  if (size === undefined || size === null) return undefined;
  const pattern = text.includes(".") ? '"$"#,##0.00' : '"$"#,##0';
  return { value: match?.[1] === "-" ? -size : size, format: { type: "CURRENCY", pattern } };
}

function plainValue(text: string): number | undefined {
  const isBracketed = /^\(.+\)$/.test(text);
  const bare = isBracketed ? text.slice(1, -1) : text;
  const isNumber =
    /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(bare) ||
    /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ||
    /^[+-]?\d+( \d+)+$/.test(bare);
  if (!isNumber) return undefined;
  const value = fifteenDigits(Number(bare.replace(/[, ]/g, "")));
  if (!Number.isFinite(value)) return undefined;
  return isBracketed ? -value : value;
}

/** Numbers keep fifteen significant digits; longer digit strings lose their end [TAN-BIG]. */
function fifteenDigits(value: number): number {
  return Number(value.toPrecision(15));
}
