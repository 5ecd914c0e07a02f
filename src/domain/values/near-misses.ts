/** Texts that look alike and are not the same: only upper and lower case or spaces tell them apart. */

/** What is left of a text without spaces, in lower case. */
export const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, "");

/** Gives, for a text, those of `known` that nearly are it, in their order; never the text itself. */
export function nearMissesIn(known: Iterable<string>): (text: string) => readonly string[] {
  const byFold = new Map<string, Set<string>>();
  for (const one of known) byFold.set(folded(one), (byFold.get(folded(one)) ?? new Set()).add(one));
  return (text) => [...(byFold.get(folded(text)) ?? [])].filter((one) => one !== text);
}

/** Shorter texts are nearly many others. */
const LONG_ENOUGH = 6;

/** Gives, for a text, those of `known` as long as it in which one sign is another one, or two neighbors are swapped. */
export function slipsIn(known: Iterable<string>): (text: string) => readonly string[] {
  const byHalf = new Map<string, string[]>();
  // A slip leaves one of the two ends as it is, whichever; the middle sign belongs to neither.
  const halves = (text: string): readonly string[] => {
    const half = Math.floor((text.length - 1) / 2);
    return [`${text.length}<${text.slice(0, half)}`, `${text.length}>${text.slice(text.length - half)}`];
  };
  for (const one of known) for (const half of halves(one)) byHalf.set(half, [...(byHalf.get(half) ?? []), one]);
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
