/** The seller's product variations, and the SKUs that they carry. */

import { wantsId } from "../values/assigned-ids";
import { type CatalogSku, catalogSku, type VariationId, variationId } from "../values/brand";
import { groupBy } from "../values/groups";
import { type Issue, issue } from "../values/issue";
import { nearMissesIn } from "../values/near-misses";
import { lacking } from "../values/required";
import { PRODUCTS, type ProductRow } from "./product-columns";

export interface Catalog {
  readonly skuOf: ReadonlyMap<VariationId, CatalogSku | null>;
  readonly variationsOf: ReadonlyMap<CatalogSku, readonly VariationId[]>;
  /** The SKUs that differ from a text only in letter case or spaces. */
  readonly nearMisses: (sku: string) => readonly string[];
}

/**
 * Reads `Products`. A row without an assigned id is not a variation yet. If two rows have the same id, the first one
 * counts.
 */
export function readCatalog(rows: readonly ProductRow[]): Catalog {
  const skuOf = new Map<VariationId, CatalogSku | null>();
  for (const { values } of rows) {
    if (values.variationId === null || wantsId(values.variationId)) continue;
    const id = variationId(values.variationId);
    if (skuOf.has(id)) continue;
    skuOf.set(id, values.sku === null ? null : catalogSku(values.sku));
  }
  const variationsOf = groupBy(skuOf.keys(), (id) => skuOf.get(id) ?? null);
  return { skuOf, variationsOf, nearMisses: lazily(() => nearMissesIn(variationsOf.keys())) };
}

/** Built at the first call, because most runs need no near miss. */
function lazily(make: () => Catalog["nearMisses"]): Catalog["nearMisses"] {
  let made: Catalog["nearMisses"] | null = null;
  return (sku) => {
    made ??= make();
    return made(sku);
  };
}

/**
 * What is wrong with a row of `Products`. `twins`: ids in two rows. `doubled`: SKUs that may be in only one row and are
 * in two.
 */
export function productIssues(
  row: ProductRow,
  twins: ReadonlySet<string>,
  doubled: ReadonlySet<string>,
): readonly Issue[] {
  const { values, issues } = row;
  const id = values.variationId;
  if (id !== null && !wantsId(id) && twins.has(id)) {
    return [
      ...issues,
      issue(
        "variation-twice",
        id,
        `The Variation ID ${id} is in two rows. It counts once. Clear it in the row that is the copy.`,
      ),
    ];
  }
  const purpose = wantsId(id) ? " to create this variation" : "";
  return [
    ...issues,
    ...lacking(PRODUCTS, row, `${purpose}; “unknown” is allowed.`),
    ...(values.sku !== null && doubled.has(values.sku) ? [doubledSku(values.sku)] : []),
  ];
}

const doubledSku = (sku: string): Issue =>
  issue(
    "sku-not-unique",
    sku,
    `The SKU ${sku} is in two rows while Settings ask for unique SKUs, so quantities that reach it are paused. Give each row its own SKU, or switch Unique SKUs off.`,
  );
