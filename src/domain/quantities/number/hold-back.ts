/** How many units a listing should hold back; the guide explains the formula to sellers (docs/guide/hold-back.md). */
import { HOUR_MS } from "../../values/time";

/** In so many of all cases what is held back suffices. */
const SURE = 0.99;
/** Beyond so many, the terms of the sum below vanish in a number's precision; the bell curve takes its place. */
const MANY = 500;
/** So many standard deviations above the mean lies the rare case. Source: the normal distribution's 99 % quantile. */
const DEVIATIONS = 2.326;

/**
 * Sales come by chance, so many an hour on average, and each is known to Walmart only after `latencyMs`. The smallest
 * number that is not exceeded by the sales of such a time, surely enough.
 */
export function unitsToHoldBack(unitsPerHour: number, latencyMs: number): number {
  const expected = (unitsPerHour * latencyMs) / HOUR_MS;
  if (expected > MANY) return Math.ceil(expected + DEVIATIONS * Math.sqrt(expected));
  let units = 0;
  let chance = Math.exp(-expected);
  for (let sum = chance; sum < SURE; sum += chance) {
    units += 1;
    chance *= expected / units;
  }
  return units;
}
