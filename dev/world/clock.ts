/** The world's time in epoch ms. It stands still until somebody advances it. */
export interface Clock {
  now(): number;
  advance(ms: number): void;
  set(instant: number): void;
}

/** A clock that shows `start`, an instant in epoch ms. Fails: a duration that is not a finite number from 0 on. */
export function createClock(start: number): Clock {
  let instant = start;
  return {
    now: () => instant,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new Error(`The clock cannot advance by ${ms} ms`);
      instant += ms;
    },
    set(next) {
      instant = next;
    },
  };
}
