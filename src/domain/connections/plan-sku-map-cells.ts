import type { Catalog } from "../catalog/catalog";
import { type Change, update } from "../values/change";
import { isTyped } from "../values/column";
import { SKU_MAP, type SkuMapRow } from "./connection-columns";
import type { Mappings } from "./connections";
import { mappingOf, skuMapState } from "./sku-map";

/** Plans the State cells of `SKU Map`. */
export const planSkuMapCells = (
  rows: readonly SkuMapRow[],
  mappings: Mappings,
  catalog: Catalog,
  isListed: (sku: string) => boolean,
): Change[] =>
  rows.map((row) => {
    const mapping = mappings.of(row.values.sku ?? "") ?? mappingOf([row]);
    return update(SKU_MAP, row, { state: isTyped(SKU_MAP, row) ? skuMapState(row, mapping, catalog, isListed) : null });
  });
