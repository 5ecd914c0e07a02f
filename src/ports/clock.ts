import type { Instant } from "../domain/values/brand";

export interface Clock {
  now(): Instant;
  /** Waits. Unit: milliseconds. */
  sleep(ms: number): void;
  /** The time left for this run. Unit: milliseconds. */
  remainingMs(): number;
}
