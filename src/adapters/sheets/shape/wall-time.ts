/**
 * Converts between instants and the serial numbers of cells, which have no time zone. The only file that knows both.
 */

import { type Instant, instant } from "../../../domain/values/brand";
import { DAY_MS } from "../../../domain/values/time";

/** Offset of the spreadsheet's time zone from UTC at an instant. Unit: milliseconds, positive east of Greenwich. */
export type ZoneOffset = (at: Instant) => number;

/** Serial number of 1970-01-01, counted in days since 1899-12-30. Source: Sheets API, DateTimeRenderOption. */
const EPOCH_SERIAL = 25_569;

/**
 * The serial number of an instant in local time. Unit: days.
 * @example
 * toSerial(Date.UTC(2026, 10, 30, 17), () => -5 * 3_600_000) // => 46356.5
 */
export function toSerial(at: Instant, offset: ZoneOffset): number {
  return (Math.round(at / 1000) * 1000 + offset(at)) / DAY_MS + EPOCH_SERIAL;
}

/**
 * The serial number of the beginning of a day; `null`: there is no such day.
 * @example
 * serialOf("2026-11-30") // => 46356
 * serialOf("2026-11-31") // => null
 */
export function serialOf(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return Number.isNaN(at) || new Date(at).getUTCDate() !== Number(date) ? null : at / DAY_MS + EPOCH_SERIAL;
}

/**
 * The instant of a serial number, to the second. A local time that occurs twice means the earlier instant. A local time
 * that the clock skips is moved forward by the skipped time.
 * @example
 * fromSerial(46356.5, () => -5 * 3_600_000) === Date.UTC(2026, 10, 30, 17) // => true
 */
export function fromSerial(serial: number, offset: ZoneOffset): Instant {
  const wall = Math.round((serial - EPOCH_SERIAL) * 86_400) * 1000;
  const before = offset(instant(wall - DAY_MS));
  const after = offset(instant(wall + DAY_MS));
  const meant = [wall - before, wall - after].filter((at) => at + offset(instant(at)) === wall);
  return instant(meant.length > 0 ? Math.min(...meant) : wall - before);
}

/**
 * An instant in local time, to the minute. A local time that occurs twice reads the same twice.
 * @example
 * wallText(Date.UTC(2026, 10, 30, 17, 5), () => -5 * 3_600_000) // => "2026-11-30 12:05"
 */
export const wallText = (at: Instant, offset: ZoneOffset): string =>
  new Date(at + offset(at)).toISOString().slice(0, 16).replace("T", " ");

/**
 * Asks the platform for offsets as rarely as possible: a day with the same offset at both ends has it all day. `ask`:
 * gives the offset at an instant.
 */
export function rememberedOffset(ask: ZoneOffset): ZoneOffset {
  const known = new Map<number, number>();
  const askOnce = (at: number): number => {
    const offset = known.get(at) ?? ask(instant(at));
    known.set(at, offset);
    return offset;
  };
  return (at) => {
    const midnight = Math.floor(at / DAY_MS) * DAY_MS;
    const start = askOnce(midnight);
    return start === askOnce(midnight + DAY_MS) ? start : askOnce(Math.floor(at / 1000) * 1000);
  };
}
