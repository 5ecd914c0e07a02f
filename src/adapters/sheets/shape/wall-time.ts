/** Between instants and the wall-clock serial numbers that cells hold. The only place that knows of either. */

import { type Instant, instant } from "../../../domain/values/brand";
import { DAY_MS } from "../../../domain/values/time";

/** Offset of the spreadsheet's zone from UTC at an instant. Unit: milliseconds, east of Greenwich positive. */
export type ZoneOffset = (at: Instant) => number;

/** Serial number of 1970-01-01: days since 1899-12-30. Source: Sheets API, DateTimeRenderOption. */
const EPOCH_SERIAL = 25_569;

/** The wall-clock serial number of an instant. Unit: days. */
export function toSerial(at: Instant, offset: ZoneOffset): number {
  return (Math.round(at / 1000) * 1000 + offset(at)) / DAY_MS + EPOCH_SERIAL;
}

/**
 * The instant that a wall-clock serial number means, to the second. A wall time that occurs twice is the earlier
 * instant; one that the clock skips moves forward by what was skipped.
 */
export function fromSerial(serial: number, offset: ZoneOffset): Instant {
  const wall = Math.round((serial - EPOCH_SERIAL) * 86_400) * 1000;
  const before = offset(instant(wall - DAY_MS));
  const after = offset(instant(wall + DAY_MS));
  const meant = [wall - before, wall - after].filter((at) => at + offset(instant(at)) === wall);
  return instant(meant.length > 0 ? Math.min(...meant) : wall - before);
}

/**
 * Asks the platform for a zone's offset as seldom as it can: a day whose both ends have one offset has it throughout.
 * `ask` gives the offset at an instant.
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
