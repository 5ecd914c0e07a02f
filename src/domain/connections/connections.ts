/** Which stock each listing sells. */

import type { Catalog } from "../catalog/catalog";
import { catalogSku, type ListingSku } from "../values/brand";
import { groupBy } from "../values/groups";
import { type Issue, issue } from "../values/issue";
import { countedBeyond } from "../values/words";
import type { SkuMapRow } from "./connection-columns";
import {
  alternativesOf,
  EMPTY_POOL,
  isTooEntangled,
  kitOf,
  NO_RECIPE,
  type Part,
  type Pool,
  type Recipe,
  unionOf,
} from "./recipe";
import { type Mapping, mappingOf, poolOfSku, poolOfTarget } from "./sku-map";

/** `Off`: the seller chose Nothing. `Target missing`: the rows name nothing that `Products` has. */
export type ConnectionState = "Connected" | "Not connected" | "Target missing" | "Off";

/** Which stock a listing sells, and whether that can be used. */
export interface Connection {
  readonly state: ConnectionState;
  /** All stock that the connection reaches. */
  readonly pool: Pool;
  /** What one unit of the listing takes from it. */
  readonly recipe: Recipe;
  /** The names of the targets, for people. */
  readonly connectedTo: string | null;
  /** Why the connection cannot be used, although its targets exist. */
  readonly issue: Issue | null;
  /** Other remarks for the seller. */
  readonly remarks: readonly string[];
}

/** `of`: the mapping of a listing; `null` if `SKU Map` has no row for it. */
export interface Mappings {
  readonly of: (sku: string) => Mapping | null;
}

/** Reads the rows of `SKU Map`, by listing. */
export function readMappings(rows: readonly SkuMapRow[]): Mappings {
  const bySku = groupBy(rows, ({ values }) => values.sku);
  const mappings = new Map([...bySku].map(([sku, own]) => [sku, mappingOf(own)]));
  return { of: (sku) => mappings.get(sku) ?? null };
}

/**
 * Gives the connection of each listing. A listing with rows in `SKU Map` uses exactly these; any other listing uses the
 * product with the same SKU. With `uniqueSkus`, a SKU that two variations carry pauses every listing that reaches it.
 */
export function connectionsOf(
  mappings: Mappings,
  catalog: Catalog,
  { uniqueSkus }: { readonly uniqueSkus: boolean },
): (sku: ListingSku) => Connection {
  return (sku) => {
    const mapping = mappings.of(sku);
    const connection = mapping === null ? byEqualSku(sku, catalog) : byHand(mapping, catalog);
    const doubled = uniqueSkus ? doubledSku(connection.pool, catalog) : null;
    return doubled === null ? connection : { ...connection, issue: notUnique(doubled) };
  };
}

const unconnected = (state: ConnectionState, notes: readonly string[] = []): Connection => ({
  state,
  pool: EMPTY_POOL,
  recipe: NO_RECIPE,
  connectedTo: null,
  issue: null,
  remarks: notes,
});

/** SKUs have to be exactly equal: letter case matters, and blanks are not trimmed. */
function byEqualSku(sku: ListingSku, catalog: Catalog): Connection {
  const pool = poolOfSku(catalogSku(sku), catalog);
  if (pool === null) return unconnected("Not connected", nearMissNotes(sku, catalog));
  const recipe = alternativesOf([{ pool, per: 1, names: [sku] }]);
  return { state: "Connected", pool, recipe, connectedTo: sku, issue: null, remarks: [] };
}

function byHand({ rows, issue: unusable }: Mapping, catalog: Catalog): Connection {
  if (rows.some(({ values }) => values.connectTo === "Nothing")) return unconnected("Off");
  const parts = rows.flatMap((row): Part[] => {
    const pool = poolOfTarget(row, catalog);
    return pool === null ? [] : [{ pool, per: row.values.perListing ?? 1, names: [row.values.target ?? ""] }];
  });
  const isKit = rows.some(({ values }) => values.partOfKit === true);
  const recipe = isKit ? kitOf(parts) : alternativesOf(parts);
  const isMissing = parts.length === 0 || (isKit && parts.length < rows.length);
  return {
    state: isMissing ? "Target missing" : "Connected",
    pool: unionOf(parts.map(({ pool }) => pool)),
    recipe,
    connectedTo: parts.length === 0 ? null : wordsFor(parts, isKit ? " + " : ", "),
    issue: unusable ?? (isTooEntangled(recipe) ? issue("kit-entangled", "", ENTANGLED) : null),
    remarks: rows.flatMap((row) => missingNotes(row, catalog)),
  };
}

const ENTANGLED =
  "More than ten parts of this kit share stock with one another, which is too many to compute. Connect the parts to fewer SKUs or variations.";

/** The most targets named in a cell. */
const NAMED = 20;

function wordsFor(parts: readonly Part[], between: string): string {
  const words = parts.map(({ per, names }) => (per === 1 ? names.join() : `${per} × ${names.join()}`));
  return countedBeyond(words, NAMED).join(between);
}

function missingNotes(row: SkuMapRow, catalog: Catalog): readonly string[] {
  const { connectTo, target } = row.values;
  if (target === null || connectTo === null || poolOfTarget(row, catalog) !== null) return [];
  const near = connectTo === "SKU" ? nearMissNotes(target, catalog) : [];
  return [`${target} in SKU Map is not in Products, so it counts for nothing`, ...near];
}

/** Names SKUs that differ only in letter case or spaces. They are never taken for one another. */
function nearMissNotes(sku: string, catalog: Catalog): readonly string[] {
  const found = catalog.nearMisses(sku);
  if (found.length === 0) return [];
  const names = found.map((other) => `“${other}”`).join(" and ");
  return [
    `Products has ${names}, which differs from “${sku}” in upper and lower case or spaces alone: make them equal, or connect it in SKU Map`,
  ];
}

function doubledSku({ variations }: Pool, { skuOf, variationsOf }: Catalog): string | null {
  for (const id of variations) {
    const sku = skuOf.get(id) ?? null;
    if (sku !== null && (variationsOf.get(sku) ?? []).length > 1) return sku;
  }
  return null;
}

/** Code of the issue that two variations carry one SKU although Settings ask for unique SKUs. */
export const SKU_NOT_UNIQUE = "sku-not-unique";

const notUnique = (sku: string): Issue =>
  issue(
    SKU_NOT_UNIQUE,
    sku,
    `the SKU ${sku} is in two rows of Products while Settings ask for unique SKUs. Give each its own SKU, or switch Unique SKUs off.`,
  );
