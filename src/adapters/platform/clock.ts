import { instant } from "../../domain/values/brand";
import type { Clock } from "../../ports/clock";

/** `sleep` waits; `now` gives milliseconds since 1970. The run's time, `budgetMs`, starts when the clock is made. */
export function platformClock(now: () => number, sleep: (ms: number) => void, budgetMs: number): Clock {
  const startedAt = now();
  return {
    now: () => instant(now()),
    sleep: (ms) => {
      if (ms > 0) sleep(ms);
    },
    remainingMs: () => startedAt + budgetMs - now(),
  };
}
