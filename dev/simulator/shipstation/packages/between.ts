/** Whether a date is "on or after" a start and "on or before" an end, as far as they are given. Source: [SS1-TS]. */
export function isBetween(date: number | null, start: number | undefined, end: number | undefined): boolean {
  if (start === undefined && end === undefined) return true;
  return date !== null && (start === undefined || date >= start) && (end === undefined || date <= end);
}
