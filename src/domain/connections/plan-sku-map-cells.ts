import type { Catalog } from "../catalog/catalog";
import { type Change, update } from "../values/change";
import { isTyped } from "../values/column";
import { SKU_MAP, type SkuMapRow } from "./connection-columns";
import { skuMapState } from "./connections";

/** The State cells of `SKU Map`. */
export const planSkuMapCells = (
  rows: readonly SkuMapRow[],
  catalog: Catalog,
  isListed: (sku: string) => boolean,
): Change[] =>
  rows.map((row) =>
    update(SKU_MAP, row, { state: isTyped(SKU_MAP, row) ? skuMapState(row, catalog, isListed) : null }),
  );
