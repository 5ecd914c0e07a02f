/** Filling packs one after the other. */

export interface PackRules<Item> {
  /** In the unit of `limit`. */
  readonly sizeOf: (item: Item) => number;
  /** What a pack may hold together. An item that alone is larger has a pack of its own. */
  readonly limit: number;
  /** Whether an item may stand in a pack with the items that are in it already; any may by default. */
  readonly mayJoin?: (pack: readonly Item[], item: Item) => boolean;
}

/**
 * The items in packs, in their order: each joins the pack before it while it fits. A pack is given as soon as the next
 * one begins, so that a caller who has enough need not read on.
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
