import { instant } from "../../domain/values/brand";
import type { Clock } from "../../ports/clock";

/** The longest sleep during which nobody looks whether the run is to stop. Unit: milliseconds. */
const NAP_MS = 5_000;

/**
 * `sleep` waits; `now` gives milliseconds since 1970. The run's time, `budgetMs`, starts when the clock is made. A run
 * that somebody stops has no time left, so that it ends as one whose time is up: what was done is written down, and the
 * next run goes on.
 */
export function platformClock(
  now: () => number,
  sleep: (ms: number) => void,
  budgetMs: number,
  isStopped: () => boolean = () => false,
): Clock {
  const startedAt = now();
  return {
    now: () => instant(now()),
    sleep: (ms) => {
      for (let left = ms; left > 0 && !isStopped(); left -= NAP_MS) sleep(Math.min(left, NAP_MS));
    },
    remainingMs: () => (isStopped() ? 0 : startedAt + budgetMs - now()),
  };
}
