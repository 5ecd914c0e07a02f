/** When the schedule runs, and when it is late. */

/** Runs of the schedule begin so far apart. Unit: milliseconds. */
export const SCHEDULE_MS = 3_600_000;

/** Whether no run has ended well for more than two intervals. `lastSuccess`, `now`: epoch milliseconds. */
export const isOverdue = (lastSuccess: number, now: number): boolean => now - lastSuccess > 2 * SCHEDULE_MS;
