/** Gives a cell as read the meaning of its column: a value, or an issue. */
import { cents, type Instant } from "./brand";
import type { CellIssue, CellKind, CellTypes, Column, DateCell, RawCell } from "./column";

export type ParsedCell = { readonly value: CellTypes[CellKind] | null; readonly issue?: CellIssue };

export const MAX_QUANTITY = 999_999;

/**
 * Spreadsheet errors arrive as text, sometimes with an explanation in brackets.
 * Source: Sheets API, value render options; the list of error types of ErrorValue.
 */
const ERROR_TEXT = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)/;

export const isErrorCell = (raw: RawCell): boolean => typeof raw === "string" && ERROR_TEXT.test(raw);

export const isDateCell = (raw: unknown): raw is DateCell =>
  typeof raw === "object" && raw !== null && "instant" in raw;

/** Blank is never zero: it gives `null` without an issue. */
export function parseCell(name: string, column: Column, raw: RawCell): ParsedCell {
  if (raw === null || raw === "") return { value: null };
  const problem = (code: string, message: string): ParsedCell => ({
    value: null,
    issue: { code, subject: column.heading, column: name, message: `${column.heading}: ${message}` },
  });
  if (isErrorCell(raw)) {
    return problem("cell-error", `the cell shows the error ${shown(raw)}. Correct its formula or type a value.`);
  }
  return PARSERS[column.kind](raw, problem);
}

type Problem = (code: string, message: string) => ParsedCell;
type Parser = (raw: Exclude<RawCell, null>, problem: Problem) => ParsedCell;

const shown = (raw: RawCell): string => (isDateCell(raw) ? raw.text : `“${String(raw)}”`);

const asText: Parser = (raw) => ({ value: isDateCell(raw) ? raw.text : String(raw) });

const asIdentifier: Parser = (raw, problem) => {
  if (typeof raw === "string") return { value: raw };
  if (typeof raw === "number" && Number.isSafeInteger(raw)) return { value: String(raw) };
  return problem(
    "identifier-not-text",
    `${shown(raw)} is not text, so digits may be lost. Format the cell as plain text and type it again.`,
  );
};

const asNumber =
  (accept: (value: number, problem: Problem) => ParsedCell): Parser =>
  (raw, problem) =>
    typeof raw === "number"
      ? accept(raw, problem)
      : problem("not-a-number", `${shown(raw)} is not a number. Type a plain number such as 12.`);

const asQuantity = asNumber((value, problem) => {
  if (value < 0) return problem("quantity-negative", `${value} is below zero. Type 0 or more.`);
  if (value > MAX_QUANTITY)
    return problem("quantity-too-large", `${value} is more than 999,999. Type a smaller number.`);
  const whole = Math.floor(value);
  if (whole === value) return { value };
  const noted = problem("quantity-fraction", `${value} is not a whole number; ${whole} is used.`);
  return noted.issue === undefined ? { value: whole } : { value: whole, issue: noted.issue };
});

/** Up to 1 it is the fraction that a percent cell holds, to a hundredth of a per cent; from 2 on plain whole per cent. */
const asPercent = asNumber((value, problem) => {
  const percent = value <= 1 ? Math.round(value * 10_000) / 100 : value;
  return percent >= 1 && percent <= 100 && (value <= 1 || Number.isInteger(value))
    ? { value: percent }
    : problem("percent-out-of-range", `${shown(value)} is not between 1 % and 100 %.`);
});

const asInstant: Parser = (raw, problem) =>
  isDateCell(raw)
    ? { value: raw.instant satisfies Instant }
    : problem("not-a-date", `${shown(raw)} is not a date. Type one such as 2026-11-23 14:30.`);

const asTick: Parser = (raw, problem) =>
  typeof raw === "boolean"
    ? { value: raw }
    : problem("not-a-tick", `${shown(raw)} is not a tick box. Use the tick box.`);

const PARSERS: Readonly<Record<CellKind, Parser>> = {
  identifier: asIdentifier,
  text: asText,
  choice: asText,
  quantity: asQuantity,
  count: asNumber((value) => ({ value })),
  money: asNumber((value) => ({ value: cents(Math.round(value * 100)) })),
  percent: asPercent,
  instant: asInstant,
  tick: asTick,
  any: (raw) => ({ value: raw }),
};
