/** How many of a listing can be made from the stock, with the arithmetic in words. */

import { competingParts, type Part, type Recipe, unionOf } from "../../connections/recipe";
import { sumOf } from "../../values/groups";
import { shortList } from "../../values/words";
import type { StockLevel, StockLevels } from "./stock-levels";

export interface RecipeLevel extends StockLevel {
  /** Unit: listings; below zero: oversold. */
  readonly number: number;
  /** The arithmetic, step by step. */
  readonly steps: readonly string[];
}

/**
 * How many of a listing the stock allows. Available and Outstanding are those of all its stock; for a kit those of its
 * scarcest part.
 * @example
 * const levels = { of: () => ({ available: 7, outstanding: 2 }) };
 * const pack = { isKit: false, parts: [{ pool: {}, per: 2, names: ["A"] }] };
 * recipeLevel(pack, levels).number // => 2
 * recipeLevel(pack, levels).steps // => ["7 − 2 = 5", "2 a listing = 2"]
 */
export function recipeLevel(recipe: Recipe, levels: StockLevels): RecipeLevel {
  if (recipe.isKit) return kitLevel(recipe, levels);
  const [only, ...others] = recipe.parts;
  if (only === undefined || others.length > 0) return splitLevel(recipe.parts, levels);
  const level = levels.of(only.pool);
  return { ...level, number: listingsIn(level, only.per), steps: stepsFor(level, only.per, "a listing") };
}

const calculated = ({ available, outstanding }: StockLevel): number => available - outstanding;

const listingsIn = (level: StockLevel, per: number): number => Math.floor(calculated(level) / per);

/** Such as `5 − 2 = 3`, `2 a listing = 1`. */
function stepsFor(level: StockLevel, per: number, what: string): readonly string[] {
  const left = calculated(level);
  return [
    `${level.available} − ${level.outstanding} = ${left}`,
    ...(left < 0 ? [`oversold by ${-left}`] : []),
    ...(per === 1 ? [] : [`${per} ${what} = ${listingsIn(level, per)}`]),
  ];
}

/** The sizes together never allow more listings than there are units left. */
function splitLevel(parts: readonly Part[], levels: StockLevels): RecipeLevel {
  const { level, parts: each, either } = levels.split(parts);
  const numbers = parts.map(({ per }, at) => listingsIn(each[at] ?? level, per));
  const together = sumOf(numbers) - either;
  const number = Math.min(together, calculated(level));
  const steps = parts.map(
    (part, at) => `${nameOf([part])}: ${stepsFor(each[at] ?? level, part.per, "a listing").join(", ")}`,
  );
  const sold = either === 0 ? [] : [`${either} sold of one or another`];
  return { ...level, number, steps: [...steps, ...sold, `together ${number}`] };
}

/** The most parts that are listed one by one. */
const LISTED_MAX = 5;

function kitLevel(recipe: Recipe, levels: StockLevels): RecipeLevel {
  const bounds = competingParts(recipe).map((parts) => {
    const level = levels.of(unionOf(parts.map(({ pool }) => pool)));
    const per = sumOf(parts.map(({ per: units }) => units));
    return {
      name: nameOf(parts),
      level,
      number: listingsIn(level, per),
      words: stepsFor(level, per, "a kit").join(", "),
    };
  });
  const [first, ...others] = bounds;
  if (first === undefined) return { available: 0, outstanding: 0, number: 0, steps: [] };
  const scarcest = others.reduce((least, one) => (one.number < least.number ? one : least), first);
  const shown = bounds.length > LISTED_MAX ? [scarcest] : bounds;
  return {
    ...scarcest.level,
    number: scarcest.number,
    steps: [
      ...shown.map(({ name, words }) => `${name}: ${words}`),
      ...(others.length === 0 ? [] : [`the scarcest of ${bounds.length} allows ${scarcest.number}`]),
    ],
  };
}

/** The names of the parts; of many targets only the first. */
function nameOf(parts: readonly Part[]): string {
  const names = parts.flatMap((part) => part.names);
  return names.length > 2 ? shortList(names, 1) : names.join(" and ");
}
