/** How many calls may go: ShipStation's limit, the day's requests, and the run's time. */
import type { Clock } from "../../ports/clock";
import type { HttpResponse } from "../../ports/http";
import type { Quota } from "../../ports/quota";
import type { Shortage } from "./errors";

/** Time that must stay for orders, quantities, and writing down results. Unit: milliseconds. */
const RESERVE_MS = 60_000;
/** A minute's limit is full again after a minute. More waiting would only take time from orders. Unit: milliseconds. */
const PATIENCE_MS = 65_000;
/** If ShipStation does not say when calls are allowed again. Unit: milliseconds. */
const USUAL_WAIT_MS = 15_000;

export interface StationPace {
  /** What is short for the next call, after waiting for it; `null`: nothing. */
  shortage(): Shortage | null;
  /** Learns from an answer how many calls are left. */
  heard(answer: HttpResponse): void;
  /** Waits. `false`: there is not enough time, or the run has waited enough. */
  wait(ms: number): boolean;
}

/**
 * The limit of 40 calls a minute is shared with all other software of the account, so only ShipStation's answers say what
 * is left. Waits a minute at most in a run. Source: ShipStation API V1, requirements, rate limits.
 */
export function stationPace({ clock, quota }: { readonly clock: Clock; readonly quota: Quota }): StationPace {
  /** `null`: nothing says that calls are short. */
  let left: number | null = null;
  let fullAt = 0;
  let waited = 0;
  const wait = (ms: number): boolean => {
    if (waited + ms > PATIENCE_MS || ms + RESERVE_MS > clock.remainingMs()) return false;
    if (ms > 0) clock.sleep(ms);
    waited += ms;
    return clock.remainingMs() > 0;
  };
  return {
    wait,
    shortage() {
      if (quota.left() <= 0) return "day";
      if (clock.remainingMs() < RESERVE_MS) return "time";
      if (left === null || left > 0) return null;
      if (!wait(Math.max(0, fullAt - clock.now()))) return "limit";
      left = null;
      return null;
    },
    heard({ status, headers }) {
      const remaining = Number(headers["x-rate-limit-remaining"] || Number.NaN);
      left = status === 429 ? 0 : Number.isFinite(remaining) ? remaining : null;
      const seconds = Number(headers["x-rate-limit-reset"] || headers["retry-after"] || Number.NaN);
      // Another program may take the first calls of the next minute, so no wait is shorter than a second.
      fullAt = clock.now() + (seconds >= 0 ? Math.max(1, seconds) * 1000 : USUAL_WAIT_MS);
    },
  };
}
