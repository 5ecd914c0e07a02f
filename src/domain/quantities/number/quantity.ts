/** From Available and Outstanding to the quantity that Walmart should hold, with the arithmetic in words. */

import type { NodeNumbers } from "../history/target";
import type { RecipeLevel } from "../stock/recipe-level";

/** The seller's rules for one listing. `null`: blank. */
export interface QuantityRules {
  /** Per cent, 1 to 100. */
  readonly percent: number | null;
  readonly holdBack: number | null;
  readonly max: number | null;
  readonly fixedNumber: number | null;
}

export interface Quantity {
  /** Stock units, for a kit those of its scarcest part. May be below zero: oversold. */
  readonly calculated: number;
  readonly toSend: number;
  /** What of it goes to which ship node; absent: all to the default one. */
  readonly nodes?: NodeNumbers;
  /** What of it is added for orders that Walmart keeps stock aside for. */
  readonly reserved?: number;
  /** It is no more than stood on Walmart when the spreadsheet was set back, less what was ordered since. */
  readonly isStanding?: true;
  readonly why: string;
}

/** Order: percent (rounded down), hold back, at most max, at least 0. A fixed number replaces all of it. */
export function quantityOf(level: RecipeLevel, rules: QuantityRules): Quantity {
  const calculated = level.available - level.outstanding;
  const steps = [...level.steps];
  if (rules.fixedNumber !== null) {
    return { calculated, toSend: rules.fixedNumber, why: [...steps, `fixed number ${rules.fixedNumber}`].join(" · ") };
  }
  let { number } = level;
  const step = (next: number, words: string): void => {
    number = next;
    steps.push(words);
  };
  if (rules.percent !== null && rules.percent !== 100) {
    const share = Math.floor((number * rules.percent) / 100);
    step(share, `${rules.percent} % = ${share}`);
  }
  if (rules.holdBack !== null && rules.holdBack > 0)
    step(number - rules.holdBack, `hold back ${rules.holdBack} = ${number - rules.holdBack}`);
  if (rules.max !== null && number > rules.max) step(rules.max, `at most ${rules.max}`);
  if (number < 0) step(0, "never below 0");
  return { calculated, toSend: number, why: steps.join(" · ") };
}
