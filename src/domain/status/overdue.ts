/** When the schedule runs, and when it is late. */

/** The time between two runs of the schedule. Unit: milliseconds. */
export const SCHEDULE_MS = 3_600_000;

/**
 * Whether no run has ended well for more than two intervals. Both are instants in milliseconds.
 * @example
 * isOverdue(0, 2 * SCHEDULE_MS) // => false
 * isOverdue(0, 2 * SCHEDULE_MS + 1) // => true
 */
export const isOverdue = (lastSuccess: number, now: number): boolean => now - lastSuccess > 2 * SCHEDULE_MS;
