import { type Cents, cents } from "../../../domain/values/brand";

/** An amount in units of the currency. `null`: not told, or none that can be. */
export function toCents(amount: number | null | undefined): Cents | null {
  const hundredths = Math.round((amount ?? Number.NaN) * 100);
  return Number.isSafeInteger(hundredths) ? cents(hundredths) : null;
}
