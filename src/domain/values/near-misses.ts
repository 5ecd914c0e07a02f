/** Texts that are almost equal: other letter case, other spaces, or one typing mistake. */

import { groupBy, grouped } from "./groups";

/** The text without spaces and in lower case. */
export const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, "");

/**
 * For a text, gives the `known` texts that differ from it only in letter case or spaces.
 * @example
 * nearMissesIn(["Available", "sold"])("available ") // => ["Available"]
 * nearMissesIn(["Available"])("Available") // => []
 */
export function nearMissesIn(known: Iterable<string>): (text: string) => readonly string[] {
  const byFold = groupBy(new Set(known), folded);
  return (text) => (byFold.get(folded(text)) ?? []).filter((one) => one !== text);
}

/** Characters. A shorter text is almost equal to too many others. */
const LONG_ENOUGH = 6;

/**
 * For a text, gives the `known` texts of the same length in which one character differs, or two neighbors are swapped.
 * @example
 * slipsIn(["1Z999AA10123456784"])("1Z999AA10123456748") // => ["1Z999AA10123456784"]
 * slipsIn(["A-1", "A-2"])("A-3") // => []
 */
export function slipsIn(known: Iterable<string>): (text: string) => readonly string[] {
  // One typing mistake changes only one half of a text, so a candidate shares the other half. The middle character of
  // an odd length belongs to neither half.
  const halves = (text: string): readonly string[] => {
    const half = Math.floor((text.length - 1) / 2);
    return [`${text.length}<${text.slice(0, half)}`, `${text.length}>${text.slice(text.length - half)}`];
  };
  const byHalf = grouped([...known].flatMap((one) => halves(one).map((half) => [half, one] as const)));
  return (text) => {
    if (text.length < LONG_ENOUGH) return [];
    const near = new Set(halves(text).flatMap((half) => byHalf.get(half) ?? []));
    return [...near].filter((one) => isSlip(one, text));
  };
}

function isSlip(one: string, other: string): boolean {
  const differing = [...one].flatMap((sign, at) => (sign === other[at] ? [] : [at]));
  const [first = -1, second = -1] = differing;
  if (differing.length === 1) return true;
  return differing.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first];
}
