/** Makes a product for each SKU of `Listings` and `Inventory` that `Products` lacks. */

import type { Said } from "../domain/log/run-report";
import { shortList } from "../domain/values/words";
import { type NewProducts, planNewProducts } from "../domain/workbook/plans/new-products";
import type { Run } from "./open-run";

/**
 * Creates a row in `Products` for each SKU of `Listings` or `Inventory` that has none. The answer counts the rows that
 * are there after the commit.
 */
export function createProducts(run: Run): Said {
  run.need(["products", "listings", "inventory", "skuMap"]);
  const planned = new Set<string>();
  run.commit("create products", (shop) => {
    const { changes, skus } = planNewProducts(shop);
    for (const sku of skus) planned.add(sku);
    return changes;
  });
  const inProducts = new Set(run.shop().tables.products.map(({ values }) => values.sku));
  const made = [...planned].filter((sku) => inProducts.has(sku)).length;
  const message = [madeSentence(made), ...leftOutSentence(planNewProducts(run.shop()))].join(" ");
  return { isDone: true, message };
}

const madeSentence = (made: number): string =>
  made === 0
    ? "No product was created: Products has every SKU."
    : `${made} ${made === 1 ? "product was" : "products were"} created. Replace “unknown” by what you know of them. Listings with these SKUs are connected now: where Inventory holds nothing of one, its quantity is 0.`;

/** The most near misses in one notice. */
const LISTED_MAX = 5;

function leftOutSentence({ nearMisses }: NewProducts): readonly string[] {
  const named = nearMisses.map(({ sku, near }) => `“${sku}” (there is “${near}”)`);
  if (named.length === 0) return [];
  return [
    `Not created, since these differ from a SKU you already have only in capitals or spaces: ${shortList(named, LISTED_MAX)}. Correct them, or connect the listing in SKU Map.`,
  ];
}
