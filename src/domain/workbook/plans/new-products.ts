/** A variation for each SKU that stands in `Listings` or `Inventory` and nowhere in `Products`. */
import { ATTRIBUTES, PRODUCTS } from "../../catalog/product-columns";
import { looksAssigned } from "../../values/assigned-ids";
import { type Change, insert } from "../../values/change";
import { nearMissesIn } from "../../values/near-misses";
import { isHint } from "../../values/parse-cell";
import type { Shop } from "../shop";

export interface NewProducts {
  readonly changes: readonly Change[];
  readonly skus: readonly string[];
  /** What got no row since it is nearly another SKU: most likely the same product, misspelt. */
  readonly nearMisses: readonly { readonly sku: string; readonly near: string }[];
}

/**
 * A listing that the seller connected or disconnected in `SKU Map` is no product of its own; neither is what looks like a
 * Variation ID, nor a cell with which something is wrong. A row of `Products` that still waits for its id has its SKU.
 */
export function planNewProducts({ tables }: Pick<Shop, "tables">): NewProducts {
  const byHand = new Set(tables.skuMap.map(({ values }) => values.sku));
  const listed = tables.listings.map(({ values }) => values.sku).filter((sku) => !byHand.has(sku));
  const stocked = tables.inventory.flatMap(({ values, issues }) =>
    issues.some((one) => one.column === "stockOf" && !isHint(one)) ? [] : [values.stockOf],
  );
  const catalog = tables.products.flatMap(({ values: { sku, variationId } }) => [sku ?? [], variationId ?? []].flat());
  const known = new Set(catalog);
  const unknown = [...new Set([...listed, ...stocked])].filter(
    (sku): sku is string => sku !== null && !known.has(sku) && !looksAssigned("V", sku),
  );
  const nearestOf = firstNear([...catalog, ...unknown]);
  const nearMisses = unknown.flatMap((sku) => {
    const near = nearestOf(sku);
    return near === null ? [] : [{ sku, near }];
  });
  const left = new Set(nearMisses.map(({ sku }) => sku));
  const skus = unknown.filter((sku) => !left.has(sku));
  const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, "unknown"]));
  return { changes: skus.map((sku) => insert(PRODUCTS, { ...attributes, sku })), skus, nearMisses };
}

/** Of texts that nearly are each other the first one is meant; it is nobody's near miss. */
function firstNear(texts: readonly string[]): (text: string) => string | null {
  const place = new Map<string, number>();
  for (const text of texts) if (!place.has(text)) place.set(text, place.size);
  const nearOf = nearMissesIn(texts);
  const placeOf = (text: string): number => place.get(text) ?? Number.POSITIVE_INFINITY;
  return (text) => nearOf(text).find((near) => placeOf(near) < placeOf(text)) ?? null;
}
