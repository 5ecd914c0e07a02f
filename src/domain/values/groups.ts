/** Grouping and adding up. */

/**
 * The items by key. Groups and their items keep the order of `items`. An item whose key is `null` is left out.
 * @example
 * groupBy([1, 2, 3, 0], (n) => (n === 0 ? null : n % 2)) // => new Map([[1, [1, 3]], [0, [2]]])
 */
export function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | null,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The sum; 0 for an empty list. */
export const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
};
