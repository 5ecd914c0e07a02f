import type { Instant } from "../domain/values/brand";

export interface Clock {
  now(): Instant;
  /** Waits. Unit: milliseconds. */
  sleep(ms: number): void;
  /** What is left of the time that one run may take. Unit: milliseconds. */
  remainingMs(): number;
}
