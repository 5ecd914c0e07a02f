import { notEmulated } from "../core/service-error";
import type { ClockSpec, TriggerRecord } from "../core/state";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const WEEK_DAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];

/** The ms between two runs; null: the trigger runs once. */
function intervalOf(spec: ClockSpec): number | null {
  if (spec.everyMinutes !== undefined) return spec.everyMinutes * MINUTE_MS;
  if (spec.everyHours !== undefined) return spec.everyHours * HOUR_MS;
  if (spec.everyDays !== undefined) return spec.everyDays * DAY_MS;
  if (spec.everyWeeks !== undefined) return spec.everyWeeks * WEEK_MS;
  return null;
}

/**
 * The instant (epoch ms) of the first run; hours are those of the script's zone, UTC. `draw` is a random number in
 * [0, 1): the platform picks a moment inside the interval, the hour, or 15 minutes around. Source: [INST], [CLOCK].
 */
export function firstRun(spec: ClockSpec, now: number, draw: number): number {
  if (spec.afterMs !== undefined) return now + spec.afterMs;
  if (spec.at !== undefined) return spec.at + Math.round((draw - 0.5) * 30 * MINUTE_MS);
  const interval = intervalOf(spec);
  if (interval === null) throw notEmulated("a clock trigger without an interval");
  if (interval < DAY_MS) return now + Math.floor(draw * interval);
  return nextDay(spec, now, minuteOfDay(spec, draw));
}

/** Sets the next run of a trigger that has fired. Missed runs are not made up for. */
export function advanceTrigger(trigger: TriggerRecord, now: number): void {
  const interval = intervalOf(trigger.spec);
  if (interval === null || trigger.nextAt === null) trigger.nextAt = null;
  else trigger.nextAt += interval * Math.max(1, Math.ceil((now - trigger.nextAt + 1) / interval));
}

function minuteOfDay(spec: ClockSpec, draw: number): number {
  const hour = spec.atHour ?? Math.floor(draw * 24);
  if (spec.nearMinute === undefined) return hour * 60 + Math.floor(draw * 60);
  return hour * 60 + spec.nearMinute + Math.round((draw - 0.5) * 30);
}

function nextDay(spec: ClockSpec, now: number, minute: number): number {
  let run = Math.floor(now / DAY_MS) * DAY_MS + minute * MINUTE_MS;
  const day = spec.onWeekDay === undefined ? -1 : WEEK_DAYS.indexOf(spec.onWeekDay);
  while (run <= now || (day >= 0 && new Date(run).getUTCDay() !== day)) run += DAY_MS;
  return run;
}
