/** How many units a listing should hold back. The guide explains the formula to sellers (docs/guide/hold-back.md). */
import { HOUR_MS } from "../../values/time";

/**
 * Confidence level: in 99 % of cases the held-back units cover the sales that arrive before Walmart hears about them.
 */
const SURE = 0.99;
/**
 * Above this mean, the terms of the sum below are too small for a number's precision, and the normal distribution is
 * used instead.
 */
const MANY = 500;
/** z-score of the 99th percentile of the normal distribution. */
const DEVIATIONS = 2.326;

/**
 * The smallest number of units that sales during `latencyMs` do not exceed in 99 % of cases. Sales are random, with a
 * mean of `unitsPerHour`, and Walmart learns of each one only after `latencyMs`.
 * @example
 * unitsToHoldBack(1, 3_600_000) // => 4
 * unitsToHoldBack(0.01, 3_600_000) // => 0
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
