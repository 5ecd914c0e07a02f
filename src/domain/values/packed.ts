/** Divides items into packs of a limited size. */

export interface PackRules<Item> {
  /** The size of an item. Unit: that of `limit`. */
  readonly sizeOf: (item: Item) => number;
  /** The largest size of a pack. An item that is larger gets its own pack. */
  readonly limit: number;
  /** Whether an item may be in one pack with the items that are already there. Absent: it may. */
  readonly mayJoin?: (pack: readonly Item[], item: Item) => boolean;
}

/**
 * The items in packs, in their order. An item joins the current pack if it fits, otherwise it begins a new one. A pack
 * is given as soon as the next one begins, so a caller that has enough can stop early.
 * @example
 * [...packed([3, 1, 2, 5, 1], { sizeOf: (n) => n, limit: 4 })] // => [[3, 1], [2], [5], [1]]
 */
export function* packed<Item>(
  items: Iterable<Item>,
  { sizeOf, limit, mayJoin = () => true }: PackRules<Item>,
): Generator<Item[], void> {
  let pack: Item[] = [];
  let size = 0;
  for (const item of items) {
    const own = sizeOf(item);
    if (pack.length > 0 && (size + own > limit || !mayJoin(pack, item))) {
      yield pack;
      pack = [];
      size = 0;
    }
    pack.push(item);
    size += own;
  }
  if (pack.length > 0) yield pack;
}
