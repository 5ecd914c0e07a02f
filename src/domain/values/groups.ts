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
    if (key !== null) add(groups, key, item);
  }
  return groups;
}

/**
 * The values by key, for values that may have several keys. Groups and their values keep the order of `pairs`.
 * @example
 * grouped([["a", 1], ["b", 2], ["a", 3]]) // => new Map([["a", [1, 3]], ["b", [2]]])
 */
export function grouped<Key, Value>(pairs: Iterable<readonly [Key, Value]>): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of pairs) add(groups, key, value);
  return groups;
}

function add<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/**
 * The sum of the numbers of each key. The keys keep the order of `pairs`.
 * @example
 * totals([["a", 1], ["b", 2], ["a", 3]]) // => new Map([["a", 4], ["b", 2]])
 */
export function totals<Key>(pairs: Iterable<readonly [Key, number]>): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const [key, number] of pairs) sums.set(key, (sums.get(key) ?? 0) + number);
  return sums;
}

/** The sum; 0 for an empty list. */
export const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
};
