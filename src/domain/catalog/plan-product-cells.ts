/** Cells of `Products` that Aisle writes. */

import { foreignId, wantsId } from "../values/assigned-ids";
import { type VariationId, variationId } from "../values/brand";
import { type Change, update } from "../values/change";
import { isTyped } from "../values/column";
import { issueText } from "../values/issue";
import { twinsOf } from "../values/twins";
import { productIssues } from "./catalog";
import { ATTRIBUTES, PRODUCTS, type ProductRow } from "./product-columns";

/** Rows that become variations: they have no id yet, and every attribute is filled. */
export const productsWithoutId = (rows: readonly ProductRow[]): ProductRow[] =>
  rows.filter(({ values }) => wantsId(values.variationId) && ATTRIBUTES.every((name) => values[name] !== null));

/**
 * Plans Available, Outstanding, Calculated and Problem. `lastId`: the number of the last assigned Variation ID, if known.
 * `uniqueSkus`: no SKU may be in two rows.
 */
export function planProductCells(
  rows: readonly ProductRow[],
  levelOf: (id: VariationId) => { readonly available: number; readonly outstanding: number },
  { lastId, uniqueSkus = false }: { readonly lastId?: number | undefined; readonly uniqueSkus?: boolean } = {},
): Change[] {
  const twins = twinsOf(rows.map(({ values }) => values.variationId));
  const doubled = uniqueSkus ? twinsOf(rows.map(({ values }) => values.sku)) : new Set<string>();
  return rows.map((row) => {
    const { variationId: id } = row.values;
    const level = id === null || wantsId(id) ? null : levelOf(variationId(id));
    return update(PRODUCTS, row, {
      available: level?.available ?? null,
      outstanding: level?.outstanding ?? null,
      calculated: level === null ? null : level.available - level.outstanding,
      problem:
        id === null && !isTyped(PRODUCTS, row)
          ? null
          : issueText([...foreignId("V", id, lastId), ...productIssues(row, twins, doubled)]),
    });
  });
}
