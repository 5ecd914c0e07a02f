/** Adjacent rows, so that one request is enough for many. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/**
 * The blocks of ascending numbers, in order.
 * @example
 * blocksOf([2, 3, 4, 9]) // => [{ first: 2, last: 4 }, { first: 9, last: 9 }]
 */
export function blocksOf(positions: readonly number[]): readonly Block[] {
  const blocks: { first: number; last: number }[] = [];
  for (const position of positions) {
    const block = blocks[blocks.length - 1];
    if (block !== undefined && block.last + 1 === position) block.last = position;
    else blocks.push({ first: position, last: position });
  }
  return blocks;
}
