/** Dates and times as people in the en_US locale type them. */
import type { NumberFormat } from "./cell";
import { serialOf, timeFraction } from "./serial-date";

interface DateReading {
  readonly value: number;
  readonly format: NumberFormat;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly pattern: string;
}

/**
 * In full, or at least its first three letters, as in `Sep` and `Sept`. A longer word that only begins so is a word.
 */
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const MONTH_NAMES = "janfebmaraprmayjunjulaugsepoctnovdec";

/** The serial and the format for the typed text; undefined: no date and no time, or a day that does not exist. */
export function readDate(text: string, thisYear: number): DateReading | undefined {
  const time = readTime(text);
  if (time) return { value: time.fraction, format: { type: "TIME", pattern: time.pattern } };
  const [, dayText = "", timeText] = /^(.*?)(?:[ T]+(\d{1,2}:\d{2}.*))?$/s.exec(text) ?? [];
  const day = readDay(dayText, thisYear);
  const dayTime = timeText === undefined ? undefined : readTime(timeText);
  if (!day || (timeText !== undefined && !dayTime)) return undefined;
  const value = serialOf(day.year, day.month, day.day, dayTime?.fraction);
  if (value === undefined) return undefined;
  return dayTime
    ? { value, format: { type: "DATE_TIME", pattern: `${day.pattern} ${dayTime.pattern}` } }
    : { value, format: { type: "DATE", pattern: day.pattern } };
}

function readDay(text: string, thisYear: number): Day | undefined {
  return readDigits(text, thisYear) ?? readMonthName(text, thisYear);
}

/** `2026-01-02`, `2026/1/2`, `1/2/2026`, `1-2-26`, `1/2`: the month comes first without a leading year. */
function readDigits(text: string, thisYear: number): Day | undefined {
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso)
    return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), pattern: `yyyy${iso[2]}mm${iso[2]}dd` };
  const american = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!american) return undefined;
  const year = american[4] === undefined ? thisYear : fullYear(american[4]);
  return {
    year,
    month: Number(american[1]),
    day: Number(american[3]),
    pattern: american[4] === undefined ? "m/d" : "m/d/yyyy",
  };
}

/** `Jan 5, 2026`, `5-Jan-2026`, `MAR-5`: product codes of this shape become dates too. */
function readMonthName(text: string, thisYear: number): Day | undefined {
  const first = new RegExp(`^${MONTH}[ -](\\d{1,2})(?:,? ?-?(\\d{4}))?$`, "i").exec(text);
  const second = new RegExp(`^(\\d{1,2})[ -]${MONTH}(?:[ -](\\d{4}|\\d{2}))?$`, "i").exec(text);
  const [name, day, year] = first ? [first[1], first[2], first[3]] : [second?.[2], second?.[1], second?.[3]];
  if (name === undefined || day === undefined) return undefined;
  const month = MONTH_NAMES.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
  return {
    year: year === undefined ? thisYear : fullYear(year),
    month,
    day: Number(day),
    pattern: first ? "mmm d, yyyy" : "d-mmm-yyyy",
  };
}

function fullYear(digits: string): number {
  return digits.length === 4 ? Number(digits) : 2000 + Number(digits) - (Number(digits) > 49 ? 100 : 0);
}

function readTime(text: string): { fraction: number; pattern: string } | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?( ?[ap]m)?$/i.exec(text.trim());
  if (!match) return undefined;
  const half = match[4]?.trim().toLowerCase();
  const hours = Number(match[1]);
  if (half !== undefined && (hours < 1 || hours > 12)) return undefined;
  const fullHours = half === undefined ? hours : (hours % 12) + (half === "pm" ? 12 : 0);
  const fraction = timeFraction(fullHours, Number(match[2]), Number(match[3] ?? 0));
  const pattern = `${half ? "h" : "hh"}:mm${match[3] === undefined ? "" : ":ss"}${half ? " am/pm" : ""}`;
  return fraction === undefined ? undefined : { fraction, pattern };
}
