/** Rows beside each other, so that one request does for many. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

/** The blocks that ascending numbers make, in order. */
export function blocksOf(positions: readonly number[]): readonly Block[] {
  const blocks: { first: number; last: number }[] = [];
  for (const position of positions) {
    const block = blocks[blocks.length - 1];
    if (block !== undefined && block.last + 1 === position) block.last = position;
    else blocks.push({ first: position, last: position });
  }
  return blocks;
}
