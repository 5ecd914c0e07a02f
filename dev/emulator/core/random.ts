/** Seeded random numbers. The world owns all randomness, so that the same seed gives the same history. */

/** One step of the mulberry32 generator: the next state, and a number in [0, 1) made from it. */
export function nextRandom(state: number): { readonly state: number; readonly value: number } {
  const next = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(next ^ (next >>> 15), 1 | next);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return { state: next, value: ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296 };
}

/** A generator with its own state. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    const step = nextRandom(state);
    state = step.state;
    return step.value;
  };
}

/** Makes one seed of two numbers. Neighboring numbers give unrelated seeds. */
export function mixSeeds(first: number, second: number): number {
  return Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x165667b1, 0xc2b2ae35);
}
