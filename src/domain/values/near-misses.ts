/** Texts that look alike and are not the same: only upper and lower case or spaces tell them apart. */

/** What is left of a text without spaces, in lower case. */
export const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, "");

/** Gives, for a text, those of `known` that nearly are it, in their order; never the text itself. */
export function nearMissesIn(known: Iterable<string>): (text: string) => readonly string[] {
  const byFold = new Map<string, Set<string>>();
  for (const one of known) byFold.set(folded(one), (byFold.get(folded(one)) ?? new Set()).add(one));
  return (text) => [...(byFold.get(folded(text)) ?? [])].filter((one) => one !== text);
}
