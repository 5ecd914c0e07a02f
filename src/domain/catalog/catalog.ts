/** The seller's product variations and the SKUs they carry. */
import { type CatalogSku, catalogSku, type VariationId, variationId } from "../values/brand";
import { type Issue, issue } from "../values/issue";
import { wantsId } from "../values/issued-ids";
import { lacking } from "../values/required";
import { PRODUCTS, type ProductRow } from "./product-columns";

export interface Catalog {
  readonly skuOf: ReadonlyMap<VariationId, CatalogSku | null>;
  readonly variationsOf: ReadonlyMap<CatalogSku, readonly VariationId[]>;
}

/** Rows without an issued id are no variations yet. Of two rows with one id the first counts. */
export function readCatalog(rows: readonly ProductRow[]): Catalog {
  const skuOf = new Map<VariationId, CatalogSku | null>();
  const variationsOf = new Map<CatalogSku, VariationId[]>();
  for (const { values } of rows) {
    if (values.variationId === null || wantsId(values.variationId)) continue;
    const id = variationId(values.variationId);
    if (skuOf.has(id)) continue;
    const sku = values.sku === null ? null : catalogSku(values.sku);
    skuOf.set(id, sku);
    if (sku !== null) variationsOf.set(sku, [...(variationsOf.get(sku) ?? []), id]);
  }
  return { skuOf, variationsOf };
}

/** What keeps a row from becoming a variation. */
export function productIssues(row: ProductRow, twins: ReadonlySet<string>): readonly Issue[] {
  const { values, issues } = row;
  const id = values.variationId;
  if (id !== null && !wantsId(id) && twins.has(id)) {
    return [
      ...issues,
      issue(
        "variation-twice",
        id,
        `The Variation ID ${id} stands in two rows. It counts once. Clear it in the row that is the copy.`,
      ),
    ];
  }
  const purpose = wantsId(id) ? " to create this variation" : "";
  return [...issues, ...lacking(PRODUCTS, row, `${purpose}; “unknown” is allowed.`)];
}
