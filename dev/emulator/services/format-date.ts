import { notEmulated } from "../core/service-error";

interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
  readonly offsetMinutes: number;
  readonly zoneName: string;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/**
 * Writes an instant (epoch ms) as a wall time, by a pattern of Java's SimpleDateFormat with English names.
 * Fails: `not emulated` for an unknown zone or pattern letter. Source: reference of `Utilities.formatDate`.
 */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  const wall = fixedWallTime(instant, timeZone) ?? wallTime(instant, timeZone);
  let text = "";
  for (const part of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    const [whole, quoted] = part;
    if (quoted !== undefined) text += quoted === "" ? "'" : quoted.replaceAll("''", "'");
    else text += /^[A-Za-z]/.test(whole) ? field(wall, whole) : whole;
  }
  return text;
}

function field(wall: Wall, run: string): string {
  const length = run.length;
  const padded = (value: number): string => String(value).padStart(length, "0");
  switch (run.charAt(0)) {
    case "y":
      return length === 2 ? String(wall.year % 100).padStart(2, "0") : padded(wall.year);
    case "M":
      return length < 3 ? padded(wall.month) : named(MONTHS[wall.month - 1], length);
    case "d":
      return padded(wall.day);
    case "E":
      return named(DAYS[wall.weekday], length);
    case "u":
      return padded(wall.weekday === 0 ? 7 : wall.weekday);
    case "a":
      return wall.hour < 12 ? "AM" : "PM";
    case "H":
      return padded(wall.hour);
    case "k":
      return padded(wall.hour === 0 ? 24 : wall.hour);
    case "K":
      return padded(wall.hour % 12);
    case "h":
      return padded(wall.hour % 12 === 0 ? 12 : wall.hour % 12);
    case "m":
      return padded(wall.minute);
    case "s":
      return padded(wall.second);
    case "S":
      return padded(wall.millisecond);
    case "z":
      return wall.zoneName;
    case "Z":
      return offset(wall.offsetMinutes, "");
    case "X":
      return isoOffset(wall.offsetMinutes, length);
    default:
      throw notEmulated(`Utilities.formatDate pattern letter ${run.charAt(0)}`);
  }
}

function named(name: string | undefined, length: number): string {
  return (name ?? "").slice(0, length < 4 ? 3 : undefined);
}

function offset(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${hours}${separator}${String(size % 60).padStart(2, "0")}`;
}

function isoOffset(minutes: number, length: number): string {
  if (minutes === 0) return "Z";
  if (length === 1) return offset(minutes, "").slice(0, 3);
  return offset(minutes, length === 2 ? "" : ":");
}

/** Java's own names for a fixed offset, such as `GMT+2` or `GMT-03:30`; Intl does not know them everywhere. */
function fixedWallTime(instant: number, timeZone: string): Wall | null {
  const [, sign, hours, minutes = "0"] = /^GMT([+-])(\d{1,2}):?(\d\d)?$/.exec(timeZone) ?? [];
  if (hours === undefined) return null;
  const offsetMinutes = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const zoneName = `GMT${offset(offsetMinutes, ":")}`;
  return { ...wallTime(instant + offsetMinutes * 60_000, "UTC"), offsetMinutes, zoneName };
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function wallTime(instant: number, timeZone: string): Wall {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second)];
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const millisecond = ((instant % 1000) + 1000) % 1000;
  const offsetMinutes = Math.round((asUtc - (instant - millisecond)) / 60_000);
  const weekday = new Date(asUtc).getUTCDay();
  const zoneName = parts.timeZoneName ?? "";
  return { year, month, day, hour, minute, second, millisecond, weekday, offsetMinutes, zoneName };
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(timeZone);
  if (known !== undefined) return known;
  const made = newFormatter(timeZone);
  FORMATTERS.set(timeZone, made);
  return made;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName: "short",
    });
  } catch {
    // The platform falls back to GMT without a word; a silent wrong zone must not pass here.
    throw notEmulated(`time zone ${timeZone}`);
  }
}
