import { instant } from "../../domain/values/brand";
import type { Clock } from "../../ports/clock";

/** An execution is ended after six minutes without a word; a run stops well before. Unit: milliseconds. */
const RUN_BUDGET_MS = 270_000;

/** `sleep` waits; `now` gives epoch milliseconds. The run's time starts when the clock is made. */
export function platformClock(now: () => number, sleep: (ms: number) => void): Clock {
  const startedAt = now();
  return {
    now: () => instant(now()),
    sleep: (ms) => {
      if (ms > 0) sleep(ms);
    },
    remainingMs: () => startedAt + RUN_BUDGET_MS - now(),
  };
}
