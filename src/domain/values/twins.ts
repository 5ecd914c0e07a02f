/**
 * The texts that occur more than once. `null` is ignored.
 * @example
 * twinsOf(["A", "B", "A", null, null]) // => new Set(["A"])
 */
export function twinsOf(texts: Iterable<string | null>): ReadonlySet<string> {
  const seen = new Set<string>();
  const twins = new Set<string>();
  for (const text of texts) {
    if (text === null) continue;
    if (seen.has(text)) twins.add(text);
    seen.add(text);
  }
  return twins;
}
