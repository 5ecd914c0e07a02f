/**
 * What a listing might be meant to sell, for the seller to choose from. Aisle never connects a listing because names
 * look alike.
 */

import { ATTRIBUTES, type ProductRow } from "../catalog/product-columns";
import { wantsId } from "../values/assigned-ids";
import { groupBy } from "../values/groups";
import { folded } from "../values/near-misses";
import { shortList } from "../values/words";
import type { Target } from "./plan-connection";

export interface Candidate extends Pick<Target, "kind" | "target"> {
  /** The products behind the target, in words. */
  readonly words: string;
}

/** The most candidates that a person looks through. */
const OFFERED = 20;
/** Characters. Shorter texts occur in too many others. */
const SHORTEST = 4;

/**
 * With `find`: the SKUs and variations whose rows contain it. Without: the SKUs that contain the listing's SKU or are
 * contained in it, the most similar first. Letter case and spaces do not matter.
 */
export function candidatesFor(sku: string, find: string, rows: readonly ProductRow[]): readonly Candidate[] {
  const products = rows.filter(({ values }) => values.variationId !== null && !wantsId(values.variationId));
  const skus = skusOf(products);
  const wanted = folded(find);
  if (wanted === "") {
    return skus
      .map((one) => ({ one, distance: distanceOf(folded(sku), folded(one.target)) }))
      .filter(({ distance }) => distance !== null)
      .sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0))
      .slice(0, OFFERED)
      .map(({ one }) => one);
  }
  return [...skus, ...products.map(variationOf)]
    .filter(({ target, words }) => folded(target + words).includes(wanted))
    .slice(0, OFFERED);
}

/** The targets of a choice, in words. Targets that `Products` does not hold are left out. */
export function inWords(
  targets: readonly Pick<Target, "kind" | "target">[],
  rows: readonly ProductRow[],
): readonly Candidate[] {
  const wanted = new Set(targets.map(({ kind, target }) => `${kind} ${target}`));
  return [...skusOf(rows), ...rows.map(variationOf)].filter(({ kind, target }) => wanted.has(`${kind} ${target}`));
}

/** The difference in length if one text contains the other; otherwise `null`. */
function distanceOf(one: string, other: string): number | null {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (shorter === longer) return 0;
  return shorter.length >= SHORTEST && longer.includes(shorter) ? longer.length - shorter.length : null;
}

const attributesOf = ({ values }: ProductRow): string =>
  ATTRIBUTES.flatMap((name) => (values[name] === null || values[name] === "unknown" ? [] : values[name])).join(" ");

function skusOf(products: readonly ProductRow[]): readonly Candidate[] {
  return [...groupBy(products, ({ values }) => values.sku)].map(([target, rows]) => {
    return { kind: "SKU", target, words: shortList(rows.map(attributesOf), 1) };
  });
}

const variationOf = (row: ProductRow): Candidate => ({
  kind: "Variation",
  target: row.values.variationId ?? "",
  words: [attributesOf(row), row.values.sku ?? ""].filter((text) => text !== "").join(" · "),
});
