/** The text that a cell shows: `formattedValue`, in the en_US locale. */
import type { EffectiveValue, ErrorType, ErrorValue, NumberFormat } from "./cell";
import { wallClockOf } from "./serial-date";

const ERROR_TEXT: Record<ErrorType, string> = {
  ERROR: "#ERROR!",
  NULL_VALUE: "#NULL!",
  DIVIDE_BY_ZERO: "#DIV/0!",
  VALUE: "#VALUE!",
  REF: "#REF!",
  NAME: "#NAME?",
  NUM: "#NUM!",
  N_A: "#N/A",
  LOADING: "Loading...",
};

/** Patterns for formats that name only a type. Source: en_US defaults [inf]. */
const DEFAULT_PATTERN: Record<string, string> = {
  DATE: "m/d/yyyy",
  DATE_TIME: "m/d/yyyy h:mm:ss",
  TIME: "h:mm:ss am/pm",
  PERCENT: "0.00%",
  CURRENCY: '"$"#,##0.00',
  NUMBER: "#,##0.00",
  SCIENTIFIC: "0.00E+00",
};

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** True for formats that make a number a date, a time or both [OTHER]. */
export function isDateFormat(format: NumberFormat | undefined): boolean {
  return format?.type === "DATE" || format?.type === "DATE_TIME" || format?.type === "TIME";
}

/**
 * Error texts in other locales, by language. The words for loading are those that public scripts look for; the error
 * texts are those of spreadsheet programs in that language [inf].
 */
const LOCAL_SIGNS: Readonly<Record<string, Partial<Record<ErrorType, string>>>> = {
  de: { N_A: "#NV", REF: "#BEZUG!", VALUE: "#WERT!", NUM: "#ZAHL!", LOADING: "Wird geladen…" },
  es: { REF: "#¡REF!", VALUE: "#¡VALOR!", NAME: "#¿NOMBRE?", DIVIDE_BY_ZERO: "#¡DIV/0!", LOADING: "Cargando..." },
  fr: { VALUE: "#VALEUR!", NAME: "#NOM?", NUM: "#NOMBRE!", LOADING: "Chargement en cours..." },
  ja: { LOADING: "読み込み中" },
  ko: { LOADING: "로드 중..." },
};

/** An error with its text in a locale such as `de_DE`. */
export function signed(value: EffectiveValue, locale: string): EffectiveValue {
  const sign = "errorValue" in value ? LOCAL_SIGNS[locale.split("_")[0] ?? ""]?.[value.errorValue.type] : undefined;
  return "errorValue" in value && sign !== undefined ? { errorValue: { ...value.errorValue, sign } } : value;
}

/** The text of an error in a cell [DRO; T:63274590534]. */
export function errorText({ type, sign }: Pick<ErrorValue, "type" | "sign">): string {
  return sign ?? ERROR_TEXT[type];
}

/**
 * The text that a cell shows for a value with this number format.
 * @example
 * displayText({ numberValue: 1234.5 }, { type: "NUMBER", pattern: "#,##0.00" }) // => "1,234.50"
 * displayText({ numberValue: 0.125 }, { type: "PERCENT", pattern: "0.0%" }) // => "12.5%"
 * displayText({ numberValue: 46356 }, { type: "DATE", pattern: "yyyy-mm-dd" }) // => "2026-11-30"
 */
export function displayText(value: EffectiveValue | undefined, format: NumberFormat | undefined): string {
  if (value === undefined) return "";
  if ("errorValue" in value) return errorText(value.errorValue);
  if ("boolValue" in value) return value.boolValue ? "TRUE" : "FALSE";
  if ("stringValue" in value) return value.stringValue;
  return numberText(value.numberValue, format);
}

function numberText(value: number, format: NumberFormat | undefined): string {
  const pattern = format?.pattern || (format && DEFAULT_PATTERN[format.type]);
  if (!pattern || format?.type === "TEXT" || pattern === "@" || pattern === "General") return plainNumber(value);
  return isDateFormat(format) ? dateText(value, pattern) : patternText(value, pattern);
}

/**
 * A number in an automatic cell: up to 15 digits, then `1E+15` [TAN-BIG]; a fraction with ten significant digits [inf].
 */
export function plainNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size !== 0 && size < 1e-9)) return scientific(value, 5, "dropped");
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(Math.max(10, wholeDigits(size)))));
}

function wholeDigits(size: number): number {
  return Math.min(15, Math.trunc(size).toString().length + 2);
}

function scientific(value: number, decimals: number, lastZeros: "kept" | "dropped"): string {
  const [mantissa = "0", exponent = "+0"] = value.toExponential(decimals).split("e");
  const digits = lastZeros === "dropped" && mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  const size = exponent.slice(1).padStart(2, "0");
  return `${digits}E${exponent[0] === "-" ? "-" : "+"}${size}`;
}

function dateText(serial: number, pattern: string): string {
  const clock = wallClockOf(serial);
  const isHalfDay = /am\/pm|a\/p/i.test(pattern);
  const hours = isHalfDay ? clock.hours % 12 || 12 : clock.hours;
  let lastWasHours = false;
  return pattern.replace(/"[^"]*"|\\.|y+|m+|d+|h+|s+|am\/pm|a\/p/gi, (token, offset: number) => {
    const kind = (token[0] ?? "").toLowerCase();
    const isMinutes =
      kind === "m" && token.length <= 2 && (lastWasHours || /^[^a-z]*s/i.test(pattern.slice(offset + token.length)));
    lastWasHours = kind === "h";
    if (kind === '"') return token.slice(1, -1);
    if (kind === "\\") return token.slice(1);
    if (kind === "y")
      return token.length > 2 ? String(clock.year).padStart(4, "0") : String(clock.year % 100).padStart(2, "0");
    if (isMinutes) return padded(clock.minutes, token);
    if (kind === "m") return named(MONTHS, clock.month - 1, clock.month, token);
    if (kind === "d") return named(WEEKDAYS, clock.weekday, clock.day, token);
    if (kind === "h") return padded(hours, token);
    if (kind === "s") return padded(clock.seconds, token);
    return clock.hours < 12 ? "AM" : "PM";
  });
}

function padded(value: number, token: string): string {
  return String(value).padStart(Math.min(token.length, 2), "0");
}

function named(names: readonly string[], index: number, value: number, token: string): string {
  if (token.length <= 2) return padded(value, token);
  const name = names[index] ?? "";
  return token.length === 3 ? name.slice(0, 3) : name;
}

/** Number patterns: digits, grouping, decimals, percent, quoted text; sections for negative numbers and zero. */
function patternText(value: number, pattern: string): string {
  const sections = pattern.split(";");
  const isNegative = value < 0;
  const own = isNegative ? sections[1] : value === 0 ? sections[2] : undefined;
  const section = own ?? sections[0] ?? "";
  const text = sectionText(Math.abs(value), section);
  return isNegative && own === undefined ? `-${text}` : text;
}

function sectionText(size: number, section: string): string {
  const digits = /[#0][#0,]*(\.[#0]+)?(E\+0+)?/.exec(section);
  const clean = (text: string) => text.replace(/\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|"([^"]*)"|\\(.)|_./g, "$1$2$3");
  if (!digits) return clean(section);
  const scaled = section.includes("%") ? size * 100 : size;
  const before = clean(section.slice(0, digits.index));
  return `${before}${digitText(scaled, digits[0])}${clean(section.slice(digits.index + digits[0].length))}`;
}

function digitText(size: number, digits: string): string {
  const decimals = /\.([#0]+)/.exec(digits)?.[1] ?? "";
  if (digits.includes("E")) return scientific(size, decimals.length, "kept");
  const [whole = "0", fraction = ""] = roundHalfUp(size, decimals.length).split(".");
  const least = (digits.split(".")[0] ?? "").replace(/[^0]/g, "").length;
  const optional = decimals.length - decimals.replace(/#+$/, "").length;
  const kept = optional > 0 ? fraction.replace(new RegExp(`0{0,${optional}}$`), "") : fraction;
  const filled = (whole === "0" && least === 0 ? "" : whole).padStart(least, "0");
  const grouped = digits.includes(",") ? filled.replace(/\B(?=(\d{3})+$)/g, ",") : filled;
  return kept === "" ? grouped : `${grouped}.${kept}`;
}

/** Rounds the decimal number as written, not its binary neighbor: 1.005 shows 1.01. */
function roundHalfUp(size: number, decimals: number): string {
  if (size >= 1e15 || size < 1e-6) return size.toFixed(decimals);
  return Number(`${Math.round(Number(`${Number(size.toPrecision(15))}e${decimals}`))}e-${decimals}`).toFixed(decimals);
}
