/** What order lines read whose own SKU is not in `Products`. */
import type { Catalog } from "../catalog/catalog";
import type { Connection } from "../connections/connections";
import type { Recognition } from "../orders/order-line";
import { variationId } from "../values/brand";
import { countedBeyond } from "../values/words";

/** The most SKUs in one label. */
const NAMED = 20;

/**
 * A listing's connection as the label of its order lines: the SKU of each target, or its Variation ID if it has none.
 * `null`: the connection reaches nothing.
 */
export function recognizedBy({ state, pool, recipe }: Connection, { skuOf }: Catalog): Recognition | null {
  if (state !== "Connected") return null;
  const names = recipe.parts.flatMap((part) => part.names.map((name) => skuOf.get(variationId(name)) ?? name));
  return {
    variations: [...pool.variations],
    reads: countedBeyond([...new Set<string>(names)], NAMED).join(recipe.isKit ? " + " : ", "),
  };
}
