/** Serial numbers: days since 1899-12-30; the fraction is the time of day; no time zone [DRO]. */

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** A wall-clock instant without a zone. Months from 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

/**
 * The serial of a date and time; undefined: no such day or no such time exists.
 * @example
 * serialOf(2026, 11, 30, 0.5) // => 46356.5
 * serialOf(2026, 2, 30) // => undefined
 */
export function serialOf(year: number, month: number, day: number, time = 0): number | undefined {
  const instant = Date.UTC(year, month - 1, day);
  const date = new Date(instant);
  if (year < 1900 || year > 9999) return undefined;
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return (instant - EPOCH_MS) / DAY_MS + time;
}

/** The fraction of a day; undefined: no clock shows such a time. */
export function timeFraction(hours: number, minutes: number, seconds: number): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** The wall clock of a serial, to the nearest second. */
export function wallClockOf(serial: number): WallClock {
  const date = new Date(EPOCH_MS + Math.round(serial * 86_400) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hours: date.getUTCHours(),
    minutes: date.getUTCMinutes(),
    seconds: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  };
}

/** The serial of an instant (epoch ms) on a clock that shows UTC. */
export function serialOfInstant(epochMs: number): number {
  return (epochMs - EPOCH_MS) / DAY_MS;
}
