/** Converts between the domain's values and the typed cells of the Sheets API. */
import type { Cents, Instant } from "../../../domain/values/brand";
import type { CellKind, CellTypes, DateCell, RawCell } from "../../../domain/values/column";
import { isDateCell, isErrorCell } from "../../../domain/values/parse-cell";
import { clipped } from "../../../domain/values/words";
import type { CellData, ExtendedValue } from "../google/api";
import { escapedText, type PlatformFacts } from "./platform-facts";
import { toSerial, type ZoneOffset } from "./wall-time";

export type CellValue = CellTypes[CellKind] | null;

/**
 * The cell that holds a value. Text is always written as text, so nothing from outside becomes a formula. Source:
 * Sheets API, ExtendedValue: formulas are in `formulaValue` only.
 */
export function toCell(
  kind: CellKind,
  value: CellValue,
  { offset, facts }: { readonly offset: ZoneOffset; readonly facts: PlatformFacts },
): CellData {
  const typed = toTyped(kind, value, offset);
  if (typed === null) return {};
  const { stringValue } = typed;
  return { userEnteredValue: stringValue == null ? typed : { stringValue: escapedText(stringValue, facts) } };
}

/** The most characters of a cell, with room for an apostrophe in front. Source: Google Sheets, size limits: 50,000. */
const CELL_LENGTH = 49_999;

function toTyped(kind: CellKind, value: CellValue, offset: ZoneOffset): ExtendedValue | null {
  if (value === null || value === "") return null;
  if (isDateCell(value)) return { numberValue: toSerial(value.instant, offset) };
  if (typeof value === "string") return { stringValue: clipped(value, CELL_LENGTH) };
  if (typeof value === "boolean") return { boolValue: value };
  return { numberValue: toNumber(kind, value, offset) };
}

function toNumber(kind: CellKind, value: number, offset: ZoneOffset): number {
  if (kind === "money") return (value satisfies number as Cents) / 100;
  if (kind === "percent") return value / 100;
  if (kind === "instant") return toSerial(value as Instant, offset);
  return value;
}

export interface NumberFormat {
  readonly type: string;
  readonly pattern?: string;
}

/** The format that gives a cell its meaning. Kinds without one keep the cell's format, so formulas stay possible. */
export const NUMBER_FORMATS: Readonly<Partial<Record<CellKind, NumberFormat>>> = {
  identifier: { type: "TEXT", pattern: "@" },
  quantity: { type: "NUMBER", pattern: "0" },
  count: { type: "NUMBER", pattern: "0" },
  difference: { type: "NUMBER", pattern: "+0;-0;0" },
  money: { type: "NUMBER", pattern: "0.00" },
  percent: { type: "PERCENT", pattern: "0%" },
  instant: { type: "DATE_TIME", pattern: "yyyy-mm-dd hh:mm" },
};

/** The cell format of a kind; `null`: the kind has none. */
export const formatOf = (kind: CellKind): { numberFormat: NumberFormat } | null => {
  const numberFormat = NUMBER_FORMATS[kind];
  return numberFormat === undefined ? null : { numberFormat };
};

/** Half a second, in days, because serial numbers are compared to the second. */
const SAME_SECOND = 0.5 / 86_400;

/** Whether a cell, as read, already holds a value. */
export function holds(raw: RawCell, kind: CellKind, value: CellValue, offset: ZoneOffset): boolean {
  const wanted = toTyped(kind, value, offset);
  if (raw === null || raw === "") return wanted === null;
  if (wanted === null) return false;
  // If a plan wants the text that the cell shows, it has read that text there, so the cell stays as it is.
  if (isErrorCell(raw)) return wanted.stringValue === raw.error;
  if (isDateCell(raw)) return holdsDate(raw, wanted, offset);
  if (typeof raw === "string") return wanted.stringValue === raw;
  if (typeof raw === "boolean") return wanted.boolValue === raw;
  return typeof wanted.numberValue === "number" && Math.abs(wanted.numberValue - raw) < 1e-9;
}

function holdsDate(raw: DateCell, wanted: ExtendedValue, offset: ZoneOffset): boolean {
  const { numberValue } = wanted;
  return typeof numberValue === "number" && Math.abs(numberValue - toSerial(raw.instant, offset)) < SAME_SECOND;
}

/** How a cell will read after a value was written into it. */
export function asRead(kind: CellKind, value: CellValue): RawCell {
  if (value === null || value === "") return null;
  if (kind === "instant" && typeof value === "number") return { instant: value as Instant, text: "" };
  if (typeof value === "number") return kind === "money" || kind === "percent" ? value / 100 : value;
  return typeof value === "string" ? clipped(value, CELL_LENGTH) : value;
}

/**
 * Error texts begin like this in every locale (`#N/A`, `#BEZUG!`, `#\u00a1REF!`), and the words for loading end like
 * this (`Loading...`, `\u8aad\u307f\u8fbc\u307f\u4e2d`). Sources: Sheets API, ErrorValue; words seen in public scripts.
 */
const SUSPECT = /^#|(\.\.\.|\u2026|\u4e2d)$/;

/**
 * Whether a text may be an error, or the sign of a cell that is still being calculated. The text alone does not prove
 * it.
 * @example
 * mayBeUnreadable("#N/A") // => true
 * mayBeUnreadable("Loading...") // => true
 * mayBeUnreadable("iPhone 13") // => false
 */
export const mayBeUnreadable = (raw: RawCell | undefined): raw is string =>
  typeof raw === "string" && SUSPECT.test(raw);
