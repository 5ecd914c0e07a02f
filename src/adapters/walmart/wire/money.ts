import { type Cents, cents } from "../../../domain/values/brand";

/**
 * Cents from an amount in units of the currency. `null`: no amount, or one that makes no sense.
 * @example
 * toCents(249.9) // => 24_990
 * toCents(undefined) // => null
 */
export function toCents(amount: number | null | undefined): Cents | null {
  const hundredths = Math.round((amount ?? Number.NaN) * 100);
  return Number.isSafeInteger(hundredths) ? cents(hundredths) : null;
}
