import type { Instant } from "../../domain/values/brand";

/** Gives the offset of a named time zone at an instant, from the platform's own calendar. Unit: milliseconds. */
export const platformZone =
  (formatDate: (at: Instant, zone: string, pattern: string) => string) =>
  (zone: string) =>
  (at: Instant): number => {
    const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d\d)(\d\d)$/.exec(formatDate(at, zone, "Z")) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
