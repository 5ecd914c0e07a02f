/** Which stock each listing sells. */
import type { Catalog } from "../catalog/catalog";
import { type StockKey, sharedKey } from "../inventory/stock";
import {
  type CatalogSku,
  catalogSku,
  type ListingSku,
  listingSku,
  type VariationId,
  variationId,
} from "../values/brand";
import { type Issue, issue } from "../values/issue";
import type { SkuMapRow } from "./connection-columns";

/** The stock that a listing sells: its variations, and the units typed by a SKU that several of them share. */
export interface Pool {
  readonly variations: ReadonlySet<VariationId>;
  readonly stockKeys: ReadonlySet<StockKey>;
}

export type ConnectionState = "Connected" | "Not connected" | "Target missing" | "Off";

export interface Connection {
  readonly state: ConnectionState;
  readonly pool: Pool;
  /** The targets, for people. */
  readonly connectedTo: string | null;
  /** Why the connection cannot be used although it resolves. */
  readonly issue: Issue | null;
}

const EMPTY: Pool = { variations: new Set(), stockKeys: new Set() };

/** Resolves one listing after the other. A listing with a row in `SKU Map` uses exactly its rows, else the equal SKU. */
export function connectionsOf(rows: readonly SkuMapRow[], catalog: Catalog): (sku: ListingSku) => Connection {
  const bySku = new Map<ListingSku, SkuMapRow[]>();
  for (const row of rows) {
    if (row.values.sku === null) continue;
    const sku = listingSku(row.values.sku);
    bySku.set(sku, [...(bySku.get(sku) ?? []), row]);
  }
  return (sku) => {
    const own = bySku.get(sku);
    return own === undefined ? byEqualSku(sku, catalog) : byHand(own, catalog);
  };
}

/** Exactly equal: upper and lower case matter, blanks are not trimmed. */
function byEqualSku(sku: ListingSku, catalog: Catalog): Connection {
  const pool = poolOfSku(catalogSku(sku), catalog);
  return pool === null
    ? { state: "Not connected", pool: EMPTY, connectedTo: null, issue: null }
    : { state: "Connected", pool, connectedTo: sku, issue: null };
}

function byHand(rows: readonly SkuMapRow[], catalog: Catalog): Connection {
  if (rows.some(({ values }) => values.connectTo === "Nothing")) {
    return { state: "Off", pool: EMPTY, connectedTo: null, issue: null };
  }
  const resolved = rows.flatMap((row) => {
    const pool = poolOfTarget(row, catalog);
    return pool === null ? [] : [{ target: row.values.target ?? "", pool }];
  });
  const state = resolved.length > 0 ? "Connected" : "Target missing";
  const connectedTo = resolved.map(({ target }) => target).join(", ");
  return {
    state,
    pool: union(resolved.map(({ pool }) => pool)),
    connectedTo: connectedTo === "" ? null : connectedTo,
    issue: rows.flatMap((row) => unreadIssue(row) ?? packIssue(row) ?? [])[0] ?? null,
  };
}

function poolOfTarget({ values }: SkuMapRow, catalog: Catalog): Pool | null {
  if (values.target === null) return null;
  if (values.connectTo === "SKU") return poolOfSku(catalogSku(values.target), catalog);
  const id = variationId(values.target);
  if (values.connectTo !== "Variation" || !catalog.skuOf.has(id)) return null;
  return { variations: new Set([id]), stockKeys: new Set([id]) };
}

function poolOfSku(sku: CatalogSku, { variationsOf }: Catalog): Pool | null {
  const carriers = variationsOf.get(sku);
  if (carriers === undefined) return null;
  return { variations: new Set(carriers), stockKeys: new Set<StockKey>([...carriers, sharedKey(sku)]) };
}

const union = (pools: readonly Pool[]): Pool => ({
  variations: new Set(pools.flatMap(({ variations }) => [...variations])),
  stockKeys: new Set(pools.flatMap(({ stockKeys }) => [...stockKeys])),
});

/** A pack size or tick that cannot be read must not pass as blank: one unit would be counted for several. */
const unreadIssue = ({ values, issues }: SkuMapRow): Issue | null =>
  issues.find(
    ({ column }) =>
      (column === "perListing" && values.perListing === null) || (column === "partOfKit" && values.partOfKit === null),
  ) ?? null;

/** Until packs and kits are computed, a number that ignored them would oversell. */
function packIssue({ values }: SkuMapRow): Issue | null {
  if ((values.perListing ?? 1) === 1 && values.partOfKit !== true) return null;
  return issue(
    "pack-not-supported",
    values.sku ?? "",
    "Packs and kits are not computed yet, so no quantity is sent. Leave Qty per listing blank and Part of kit unticked.",
  );
}

/** What a row of `SKU Map` does, for its State cell. */
export function skuMapState(row: SkuMapRow, catalog: Catalog, isListed: (sku: string) => boolean): string {
  const { sku, connectTo, target } = row.values;
  if (row.issues.length > 0) return row.issues.map(({ message }) => message).join(" · ");
  if (sku === null) return "Problem: type the Listing SKU.";
  if (!isListed(sku)) return "Waiting: no listing with this SKU has been imported.";
  if (connectTo === "Nothing") return "Off";
  if (connectTo === null) return "Problem: choose SKU, Variation or Nothing under Connect to.";
  if (target === null) return "Problem: type the Target.";
  const unsupported = packIssue(row);
  if (unsupported !== null) return `Problem: ${unsupported.message}`;
  return poolOfTarget(row, catalog) === null ? `Target missing: ${target} is not in Products.` : "Connected";
}
