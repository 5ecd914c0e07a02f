/** The event a clock trigger hands to its function, in the script's zone, UTC. Source: [EVT]. */
export function triggerEvent(uid: string, now: number): Readonly<Record<string, unknown>> {
  const date = new Date(now);
  return {
    authMode: "FULL",
    triggerUid: uid,
    timezone: "UTC",
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    "day-of-month": date.getUTCDate(),
    "day-of-week": date.getUTCDay() === 0 ? 7 : date.getUTCDay(),
    "week-of-year": weekOfYear(date),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** ISO week; the documents do not say which count the platform uses. */
function weekOfYear(date: Date): number {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - yearStart) / 86_400_000 + 1) / 7);
}
