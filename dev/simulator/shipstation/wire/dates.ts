/** Dates as V1 writes and reads them: without a zone, in Pacific time. Source: [SS1-REQ]. */

/** `pacific`: PST and PDT, as the requirements say. `utc`: as examples that end in Z can be read [SS1-ORD]. */
export type Zone = "pacific" | "utc";

/** How a date is written and read; the documents contradict each other. */
export interface DateReading {
  readonly zone: Zone;
  /** What a zone at the end of a sent date does: it is obeyed, or cut off. */
  readonly suffix: "obeyed" | "ignored";
}

const PACIFIC = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/Los_Angeles",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});

/** How far the zone's clock is ahead of UTC at an instant (epoch ms). Unit: ms. */
function aheadAt(instant: number, zone: Zone): number {
  if (zone === "utc") return 0;
  const parts = new Map(PACIFIC.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(instant / 1000) * 1000;
}

const shown = (instant: number, zone: Zone): string => new Date(instant + aheadAt(instant, zone)).toISOString();

/** With seven decimals, as in recorded answers. Source: [SS-REC]. */
export const toDate = (instant: number, zone: Zone): string => `${shown(instant, zone).slice(0, 23)}0000`;

/** Of items: without zeros at the end. Source: [SS-REC]. */
export const toItemDate = (instant: number, zone: Zone): string =>
  shown(instant, zone)
    .slice(0, 23)
    .replace(/\.?0+$/, "");

/** Of labels: only the day. Source: [SS-REC]. */
export const toDay = (instant: number, zone: Zone): string => shown(instant, zone).slice(0, 10);

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** The instant (epoch ms) that a sent date means; undefined if it is no date. A day without a time begins at midnight. */
export function readDate(text: string, { zone, suffix }: DateReading): number | undefined {
  const match = DATE.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", end] = match;
  const ms = Number(fraction.padEnd(3, "0").slice(0, 3));
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    ms,
  );
  if (new Date(local).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return undefined;
  if (end !== undefined && suffix === "obeyed") return local - offsetOf(end);
  // The offset of the guess is wrong only within hours of a change of the clock.
  const guess = local - aheadAt(local, zone);
  return local - aheadAt(guess, zone);
}

function offsetOf(end: string): number {
  if (end === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(end) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
