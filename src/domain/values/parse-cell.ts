/** Gives a raw cell the meaning of its column: a value, an issue, or both. */
import { cents, type Instant } from "./brand";
import type { CellIssue, CellKind, CellTypes, Column, DateCell, ErrorCell, RawCell } from "./column";

/** What a cell means. `value` is `null` if the cell is blank or cannot be used; `issue` says what is wrong with it. */
export type ParsedCell = { readonly value: CellTypes[CellKind] | null; readonly issue?: CellIssue };

/** The largest quantity that a cell may hold. Unit: units. */
export const MAX_QUANTITY = 999_999;

/** Whether a raw cell shows an error or is still being calculated. */
export const isErrorCell = (raw: unknown): raw is ErrorCell =>
  typeof raw === "object" && raw !== null && "error" in raw;

/** Whether a raw cell holds a date. */
export const isDateCell = (raw: unknown): raw is DateCell =>
  typeof raw === "object" && raw !== null && "instant" in raw;

/** An issue that is only a hint: the value is used, and the row is processed as usual. */
export const isHint = ({ code }: Pick<CellIssue, "code">): boolean => code === "identifier-became-a-number";

const BLANK: ParsedCell = { value: null };

/**
 * Reads one cell. A blank cell gives `null` without an issue, never zero. An issue may come with a value that is used.
 * @example
 * import { sellers } from "./column";
 * const qty = sellers("quantity", "Qty", "Units in the lot.");
 * parseCell("qty", qty, 12) // => { value: 12 }
 * parseCell("qty", qty, null) // => { value: null }
 * parseCell("qty", qty, "12 pcs").issue.message // => "Qty: “12 pcs” is not a number. Type a plain number such as 12."
 * parseCell("qty", qty, 2.5).value // => 2
 */
export function parseCell(name: string, column: Column, raw: RawCell): ParsedCell {
  if (raw === null || raw === "") return BLANK;
  const { heading } = column;
  const parsed = isErrorCell(raw)
    ? errorCell(raw, column)
    : (tooSmall(raw, column) ?? PARSERS[column.isWhole ? "whole" : column.kind](raw));
  if (!("problem" in parsed)) return parsed;
  const [code, message] = parsed.problem;
  const issue = { code, subject: heading, column: name, message: `${heading}: ${message}` };
  return { value: parsed.value ?? null, issue };
}

/** A value, or what is wrong with the cell, or both if the cell can still be used. */
type Parsed =
  | { readonly value: CellTypes[CellKind] }
  | { readonly problem: readonly [code: string, message: string]; readonly value?: number | string };
type Parser = (raw: Exclude<RawCell, ErrorCell | null>) => Parsed;

const problem = (code: string, message: string): Parsed => ({ problem: [code, message] });

/**
 * An error in a text column of Aisle's keeps its text as value, so that no plan takes the cell for blank and fills it.
 */
function errorCell({ error }: ErrorCell, { owner, kind }: Column): Parsed {
  const said = error.startsWith("#")
    ? `the cell shows the error “${error}”. Correct its formula or type a value.`
    : `the cell still shows “${error}”. Wait until its formula has worked it out, or type a value.`;
  return { problem: ["cell-error", said], ...(owner === "aisle" && TEXTS.has(kind) ? { value: error } : {}) };
}

const TEXTS: ReadonlySet<CellKind> = new Set<CellKind>(["identifier", "text", "choice"]);

const shown = (raw: Exclude<RawCell, ErrorCell>): string => (isDateCell(raw) ? raw.text : `“${String(raw)}”`);

const asText: Parser = (raw) => ({ value: isDateCell(raw) ? raw.text : String(raw) });

/** At this size a spreadsheet drops digits. Source: Sheets keeps 15 significant digits, as all spreadsheets do. */
const TOO_LONG_FOR_A_NUMBER = 1e15;

/** How a long number looks after the spreadsheet shortened it: `1E+15`, `1.79628E+12`. */
const SHORTENED = /^\d(\.\d+)?E\+\d+$/i;

/**
 * Keeps the text exactly, because identifiers are compared character by character. A doubtful one also gets an issue.
 */
const asIdentifier: Parser = (raw) => {
  if (typeof raw === "string") return textIdentifier(raw);
  if (typeof raw === "number" && Number.isInteger(raw) && Math.abs(raw) < TOO_LONG_FOR_A_NUMBER) {
    return {
      value: String(raw),
      problem: [
        "identifier-became-a-number",
        `${raw} became a number, so zeros at its beginning would be lost. It is used as it stands. Format the cell as plain text and type it again.`,
      ],
    };
  }
  const isLost = typeof raw === "number" || isDateCell(raw);
  const became = isDateCell(raw) ? " became a date, so what was typed is lost" : " is not text, so digits may be lost";
  return problem(
    "identifier-not-text",
    `${shown(raw)}${isLost ? became : " is not text"}. Format the cell as plain text and type it again.`,
  );
};

function textIdentifier(text: string): Parsed {
  if (SHORTENED.test(text)) {
    return {
      value: text,
      problem: [
        "identifier-shortened",
        `${shown(text)} looks like a long number that lost its digits. Format the cell as plain text and type it again.`,
      ],
    };
  }
  if (text.trim() === text) return { value: text };
  return {
    value: text,
    problem: [
      "identifier-spaces",
      `${shown(text)} begins or ends with a space, which counts. Delete it if it is not meant.`,
    ],
  };
}

const asNumber =
  (accept: (value: number) => Parsed): Parser =>
  (raw) =>
    typeof raw === "number"
      ? accept(raw)
      : problem("not-a-number", `${shown(raw)} is not a number. Type a plain number such as 12.`);

function tooSmall(raw: RawCell, { kind, least = 0 }: Column): Parsed | null {
  if (kind !== "quantity" || typeof raw !== "number" || raw >= least) return null;
  const todo = least === 0 ? "Type 0 or more." : `Type ${least} or more, or leave it blank.`;
  return problem("quantity-too-small", `${raw} is ${least === 0 ? "below zero" : `less than ${least}`}. ${todo}`);
}

const asQuantity = asNumber((value) => {
  if (value > MAX_QUANTITY)
    return problem("quantity-too-large", `${value} is more than 999,999. Type a smaller number.`);
  const whole = Math.floor(value);
  if (whole === value) return { value };
  return { value: whole, problem: ["quantity-fraction", `${value} is not a whole number; ${whole} is used.`] };
});

/** Up to 1 the number is the fraction that a percent cell holds. From 2 on it counts as whole percent. */
const asPercent = asNumber((value) => {
  const percent = value <= 1 ? Math.round(value * 10_000) / 100 : value;
  return percent >= 1 && percent <= 100 && (value <= 1 || Number.isInteger(value))
    ? { value: percent }
    : problem("percent-out-of-range", `${asRead(value)} is not between 1 % and 100 %. Type one such as 90%.`);
});

/** How the cell looks to the seller: a percent cell shows a hundred times its value. */
const asRead = (value: number): string =>
  Number.isInteger(value) ? String(value) : `${value}, which is ${Math.round(value * 10_000) / 100} %,`;

const asInstant: Parser = (raw) =>
  isDateCell(raw)
    ? { value: raw.instant satisfies Instant }
    : problem("not-a-date", `${shown(raw)} is not a date. Type one such as 2026-11-23 14:30.`);

const asTick: Parser = (raw) =>
  typeof raw === "boolean"
    ? { value: raw }
    : problem("not-a-tick", `${shown(raw)} is not a tick box. Use the tick box.`);

/** For whole goods: 1.2 phones is a misread thousands separator or a typing mistake, so it is not rounded down. */
const asWhole: Parser = (raw) =>
  typeof raw === "number" && raw <= MAX_QUANTITY && !Number.isInteger(raw)
    ? problem("quantity-fraction", `${raw} is not a whole number. Type one such as ${Math.ceil(raw)}.`)
    : asQuantity(raw);

const PARSERS: Readonly<Record<CellKind | "whole", Parser>> = {
  whole: asWhole,
  identifier: asIdentifier,
  text: asText,
  choice: asText,
  quantity: asQuantity,
  count: asNumber((value) => ({ value })),
  difference: asNumber((value) => ({ value })),
  money: asNumber((value) => ({ value: cents(Math.round(value * 100)) })),
  percent: asPercent,
  instant: asInstant,
  tick: asTick,
  any: (raw) => ({ value: raw }),
};
