/** A quantity to set on Walmart, and when two of them are the same. */

import type { Memory } from "../../ledger/ledger";
import { sumOf } from "../../values/groups";

/** Quantities by ship node. */
export type NodeNumbers = Readonly<Record<string, number>>;

/** The quantity to set on Walmart: one number for the default ship node, or one for each node that is named. */
export interface TargetQuantity {
  readonly quantity: number;
  readonly nodes?: NodeNumbers | undefined;
}

export const toTarget = (numbers: number | NodeNumbers): TargetQuantity =>
  typeof numbers === "number" ? { quantity: numbers } : { quantity: sumOf(Object.values(numbers)), nodes: numbers };

/** Numbers by place; one that names no node has the single place "". */
export const placesOfTarget = ({ quantity, nodes }: TargetQuantity): NodeNumbers => nodes ?? { "": quantity };

export function isSame(one: TargetQuantity, other: TargetQuantity | null): boolean {
  if (other === null) return false;
  const [mine, theirs] = [placesOfTarget(one), placesOfTarget(other)];
  const nodes = Object.keys(mine);
  return nodes.length === Object.keys(theirs).length && nodes.every((node) => mine[node] === theirs[node]);
}

/** A reading as the target that it would fulfill. */
export const targetRead = ({
  quantity,
  nodes,
}: Pick<NonNullable<Memory<"sent">["read"]>, "quantity" | "nodes">): TargetQuantity => ({
  quantity,
  nodes: nodes && Object.fromEntries(Object.entries(nodes).map(([node, { set }]) => [node, set])),
});
