/** A new variation for each SKU that is in `Listings` or `Inventory` but not in `Products`. */
import { ATTRIBUTES, PRODUCTS } from "../../catalog/product-columns";
import { looksAssigned } from "../../values/assigned-ids";
import { type Change, insert } from "../../values/change";
import { nearMissesIn } from "../../values/near-misses";
import { isHint } from "../../values/parse-cell";
import type { Shop } from "../shop";

export interface NewProducts {
  readonly changes: readonly Change[];
  readonly skus: readonly string[];
  /** SKUs that got no row because they are nearly another SKU: most likely the same product, misspelled. */
  readonly nearMisses: readonly { readonly sku: string; readonly near: string }[];
}

/**
 * Plans the new rows. Left out are listings that the seller connected or disconnected in `SKU Map`, texts that look
 * like a Variation ID, and cells with an issue. A row of `Products` that still waits for its id already has its SKU.
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

/** If texts are nearly equal, the first one counts as right and is nobody's near miss. */
function firstNear(texts: readonly string[]): (text: string) => string | null {
  const place = new Map<string, number>();
  for (const text of texts) if (!place.has(text)) place.set(text, place.size);
  const nearOf = nearMissesIn(texts);
  const placeOf = (text: string): number => place.get(text) ?? Number.POSITIVE_INFINITY;
  return (text) => nearOf(text).find((near) => placeOf(near) < placeOf(text)) ?? null;
}
