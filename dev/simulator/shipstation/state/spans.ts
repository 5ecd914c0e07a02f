/** Filters by date: for each date of an entry, a parameter with its start and one with its end. */
import type { DateReading } from "../wire/dates";
import type { Call } from "./call";
import { dateOf } from "./paging";

/** By the beginning of the parameters' names. */
export type Dates<Entry> = Readonly<Record<string, (entry: Entry) => number | null>>;

export const spanParameters = (dates: Dates<never>): readonly string[] =>
  Object.keys(dates).flatMap((name) => [`${name}Start`, `${name}End`]);

/** `begins`: an entry at the very instant of a start is given (`at`), or only those after it. An end is always given. */
export interface SpanReading extends DateReading {
  readonly begins: "at" | "after";
}

export function inSpans<Entry>(call: Call, dates: Dates<Entry>, reading: SpanReading): (entry: Entry) => boolean {
  const spans = Object.entries(dates)
    .map(([name, dateIn]) => ({
      dateIn,
      start: dateOf(call, `${name}Start`, reading),
      end: dateOf(call, `${name}End`, reading),
    }))
    .filter(({ start, end }) => start !== undefined || end !== undefined);
  return (entry) =>
    spans.every(({ dateIn, start = Number.NEGATIVE_INFINITY, end = Number.POSITIVE_INFINITY }) => {
      const date = dateIn(entry);
      if (date === null || date > end) return false;
      return reading.begins === "at" ? date >= start : date > start;
    });
}
