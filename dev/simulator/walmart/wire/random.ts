/** A seeded generator whose whole state is one 32-bit number: same seed, same history. */
export interface RandomState {
  seed: number;
}

/** A whole number from 0 up to, not including, `below`; moves the generator on (the mulberry32 algorithm). */
export function nextWhole(state: RandomState, below: number): number {
  state.seed = (state.seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state.seed ^ (state.seed >>> 15), 1 | state.seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
}

/** `count` decimal digits, the first one not a zero. */
export function nextDigits(state: RandomState, count: number): string {
  let digits = String(1 + nextWhole(state, 9));
  while (digits.length < count) digits += String(nextWhole(state, 10));
  return digits;
}

/** One member of a list. Throws when the list is empty. */
export function pick<T>(state: RandomState, choices: readonly T[]): T {
  const chosen = choices[nextWhole(state, choices.length)];
  if (chosen === undefined) throw new Error("Nothing to pick from.");
  return chosen;
}
