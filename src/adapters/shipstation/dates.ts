/**
 * ShipStation's dates carry no time zone. Its documents say Pacific time; other software reads UTC, and nothing of ours
 * depends on who is right. Source: ShipStation API V1, requirements, date format.
 */
import { type Instant, instant } from "../../domain/values/brand";
import { HOUR_MS } from "../../domain/values/time";

/** Pacific time is 8 hours behind UTC, in summer 7. Unit: milliseconds. */
const PACIFIC_MS = 8 * HOUR_MS;

/**
 * The start of a window that leaves nothing out: read as Pacific time it means the instant, or an hour before; read as
 * UTC it means eight hours before.
 * @example
 * windowStart(Date.UTC(2026, 10, 30, 14, 39, 5)) // => "2026-11-30 06:39:05"
 */
export const windowStart = (at: number): string =>
  new Date(at - PACIFIC_MS).toISOString().slice(0, 19).replace("T", " ");

const WALL = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?)?$/;

/**
 * The latest instant that a date may mean: the one in Pacific time. `null`: it is no date.
 * @example
 * latestInstant("2026-11-30T06:39:05.1230000") // => Date.UTC(2026, 10, 30, 14, 39, 5)
 * latestInstant("2026-11-30T06:39:05Z") // => Date.UTC(2026, 10, 30, 6, 39, 5)
 * latestInstant("soon") // => null
 */
export function latestInstant(text: string | null | undefined): Instant | null {
  const given = text?.trim() ?? "";
  const wall = WALL.exec(given)?.slice(1);
  if (wall === undefined) {
    const zoned = /(Z|[+-]\d\d:?\d\d)$/.test(given) ? Date.parse(given) : Number.NaN;
    return Number.isNaN(zoned) ? null : instant(zoned);
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = wall.map((part) => Number(part ?? 0));
  return instant(Date.UTC(year, month - 1, day, hour, minute, second) + PACIFIC_MS);
}

/**
 * When a package left. ShipStation gives a day only: on the day on which the package was made, it is the moment it was
 * made.
 */
export function shippedAt(day: string | null | undefined, made: string | null | undefined): Instant | null {
  const isThatDay = typeof day === "string" && typeof made === "string" && day.slice(0, 10) === made.slice(0, 10);
  return latestInstant(isThatDay ? made : day);
}
