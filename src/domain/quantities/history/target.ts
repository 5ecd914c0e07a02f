/** A quantity to set on Walmart, and when two of them are equal. */

import type { Memory } from "../../ledger/ledger";
import { sumOf } from "../../values/groups";

/** Quantities by ship node. */
export type NodeNumbers = Readonly<Record<string, number>>;

/** The quantity to set on Walmart: one number for the default ship node, or one for each named node. */
export interface TargetQuantity {
  readonly quantity: number;
  readonly nodes?: NodeNumbers | undefined;
}

/** A target from a number, or from numbers by node; their sum is the quantity. */
export const toTarget = (numbers: number | NodeNumbers): TargetQuantity =>
  typeof numbers === "number" ? { quantity: numbers } : { quantity: sumOf(Object.values(numbers)), nodes: numbers };

/**
 * The numbers by place. A number without nodes has the single place "".
 * @example
 * placesOfTarget({ quantity: 3 }) // => { "": 3 }
 * placesOfTarget({ quantity: 3, nodes: { A: 1, B: 2 } }) // => { A: 1, B: 2 }
 */
export const placesOfTarget = ({ quantity, nodes }: TargetQuantity): NodeNumbers => nodes ?? { "": quantity };

/**
 * Whether both set the same number at every place.
 * @example
 * isSame({ quantity: 3 }, { quantity: 3, nodes: { A: 3 } }) // => false
 */
export function isSame(one: TargetQuantity, other: TargetQuantity | null): boolean {
  if (other === null) return false;
  const [mine, theirs] = [placesOfTarget(one), placesOfTarget(other)];
  const nodes = Object.keys(mine);
  return nodes.length === Object.keys(theirs).length && nodes.every((node) => mine[node] === theirs[node]);
}

/** The target that Walmart would hold if this reading were set. */
export const targetRead = ({
  quantity,
  nodes,
}: Pick<NonNullable<Memory<"sent">["read"]>, "quantity" | "nodes">): TargetQuantity => ({
  quantity,
  nodes: nodes && Object.fromEntries(Object.entries(nodes).map(([node, { set }]) => [node, set])),
});
