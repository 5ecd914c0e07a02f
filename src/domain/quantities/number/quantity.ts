/** Computes the quantity that Walmart should hold from Available and Outstanding, with the arithmetic in words. */

import type { NodeNumbers } from "../history/target";
import type { RecipeLevel } from "../stock/recipe-level";
import type { Wait } from "./waits";

/** The seller's rules for one listing. `null`: blank. */
export interface QuantityRules {
  /** Unit: percent, 1 to 100. */
  readonly percent: number | null;
  readonly holdBack: number | null;
  readonly max: number | null;
  readonly fixedNumber: number | null;
}

export interface Quantity {
  /** Stock units; for a kit those of its scarcest part. Below zero: oversold. */
  readonly calculated: number;
  readonly toSend: number;
  /** The part for each ship node; absent: everything is for the default node. */
  readonly nodes?: NodeNumbers;
  /** The part that was added because Walmart keeps stock aside for its own orders. */
  readonly reserved?: number;
  /** It is what Walmart held, less what was ordered since: sent while the listing's own number waits for this reason. */
  readonly standsFor?: Wait;
  readonly why: string;
}

/**
 * Applies the rules in this order: percent (rounded down), hold back, maximum, never below 0. A fixed number replaces
 * all of them.
 * @example
 * const level = { available: 12, outstanding: 2, number: 10, steps: ["12 − 2 = 10"] };
 * const rules = { percent: null, holdBack: null, max: null, fixedNumber: null };
 * quantityOf(level, { ...rules, percent: 75, holdBack: 2 }).toSend // => 5
 * quantityOf(level, { ...rules, max: 3 }).why // => "12 − 2 = 10 · at most 3"
 * quantityOf(level, { ...rules, holdBack: 20 }).toSend // => 0
 * quantityOf(level, { ...rules, max: 3, fixedNumber: 8 }).toSend // => 8
 */
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
