/** The rows of `SKU Map` for one listing: which of them count, and what is wrong with each. */
import type { Catalog } from "../catalog/catalog";
import { sharedKey } from "../inventory/stock";
import { type CatalogSku, catalogSku, variationId } from "../values/brand";
import { groupBy } from "../values/groups";
import { type Issue, issue, issueText } from "../values/issue";
import type { SkuMapRow } from "./connection-columns";
import type { Pool } from "./recipe";

export interface Mapping {
  /** The rows that count. If several say the same, only the first one. */
  readonly rows: readonly SkuMapRow[];
  /** Why nothing may be sent for the listing. */
  readonly issue: Issue | null;
  /** Rows that name the same target as another row. `alike`: they say the same in every cell. */
  readonly copies: ReadonlyMap<SkuMapRow, "alike" | "unlike">;
}

/**
 * Decides which rows of one listing count. Rows with the same target but different cells make the whole mapping
 * unusable.
 */
export function mappingOf(rows: readonly SkuMapRow[]): Mapping {
  const byTarget = groupBy(rows, targetOf);
  const copies = new Map<SkuMapRow, "alike" | "unlike">();
  for (const [, group] of byTarget) {
    if (group.length === 1) continue;
    const kind = new Set(group.map(meaningOf)).size === 1 ? "alike" : "unlike";
    for (const row of group) copies.set(row, kind);
  }
  const counted = rows.filter((row) => copies.get(row) !== "alike" || byTarget.get(targetOf(row) ?? "")?.[0] === row);
  return { rows: counted, copies, issue: issueOf(rows, copies) };
}

const targetOf = ({ values: { connectTo, target } }: SkuMapRow): string | null =>
  connectTo === "Nothing" ? "" : target;

const meaningOf = ({ values, issues }: SkuMapRow): string =>
  JSON.stringify([values.connectTo, values.perListing ?? 1, values.partOfKit ?? false, issues.length]);

function issueOf(rows: readonly SkuMapRow[], copies: Mapping["copies"]): Issue | null {
  const own = rows.flatMap((row) => cellIssue(row) ?? [])[0];
  if (own !== undefined) return own;
  const unlike = rows.find((row) => copies.get(row) === "unlike");
  if (unlike !== undefined) return issue("target-twice", unlike.values.sku ?? "", unlikeCopies(unlike));
  return isMixed(rows) ? issue("kit-mixed", rows[0]?.values.sku ?? "", MIXED) : null;
}

/** An unreadable cell must not count as blank: its target would be lost, or a pack would count as a single unit. */
const cellIssue = (row: SkuMapRow): Issue | null => unusable(row)[0] ?? null;

/** The issues of cells that cannot be used at all. */
const unusable = ({ values, issues }: SkuMapRow) =>
  issues.filter(({ column }) => values[column as keyof typeof values] === null);

const MIXED =
  "Some rows of this listing are ticked Part of kit and others are not, so nobody knows what it sells. Tick all of them or none.";

const unlikeCopies = ({ values: { target } }: SkuMapRow): string =>
  `${target ?? "Nothing"} is in two rows of this listing that differ in Connect to, Qty per listing or Part of kit. Delete the row that is wrong.`;

const ALIKE = "The same is in another row, and counts once. Delete one of them.";

/** Some rows are ticked as parts of a kit and others are not. Rows without a target are left out. */
function isMixed(rows: readonly SkuMapRow[]): boolean {
  const ticks = new Set(rows.filter((row) => targetOf(row)).map(({ values }) => values.partOfKit === true));
  return ticks.size > 1;
}

/** The stock that a row names; `null` if `Products` does not have it. */
export function poolOfTarget({ values }: SkuMapRow, catalog: Catalog): Pool | null {
  if (values.target === null) return null;
  if (values.connectTo === "SKU") return poolOfSku(catalogSku(values.target), catalog);
  const id = variationId(values.target);
  if (values.connectTo !== "Variation" || !catalog.skuOf.has(id)) return null;
  return { variations: new Set([id]), stockKeys: new Set([id]) };
}

/** The stock of a SKU: its variations, and units that were typed by the SKU. `null` if `Products` does not have it. */
export function poolOfSku(sku: CatalogSku, { variationsOf }: Catalog): Pool | null {
  const carriers = variationsOf.get(sku);
  if (carriers === undefined) return null;
  return { variations: new Set(carriers), stockKeys: new Set([...carriers, sharedKey(sku)]) };
}

/** What a row does, for its State cell. `mapping`: of the row's listing. */
export function skuMapState(
  row: SkuMapRow,
  mapping: Mapping,
  catalog: Catalog,
  isListed: (sku: string) => boolean,
): string {
  const { sku, connectTo, target } = row.values;
  const wrong = issueText(unusable(row));
  if (wrong !== null) return `Problem: ${wrong}`;
  const named = row.issues.map(({ message }) => message);
  const problem = (text: string): string => `Problem: ${[text, ...named].join(" · ")}`;
  if (sku === null) return problem("type the Listing SKU.");
  if (connectTo === null) return problem("choose SKU, Variation or Nothing under Connect to.");
  if (connectTo !== "Nothing" && target === null) return problem("type the Target.");
  const copy = mapping.copies.get(row);
  if (copy === "unlike") return `Problem: ${unlikeCopies(row)}`;
  if (mapping.issue?.code === "kit-mixed") return `Problem: ${MIXED}`;
  return [doing(row, catalog, isListed), ...named, ...(copy === undefined ? [] : [ALIKE])].join(" · ");
}

function doing(row: SkuMapRow, catalog: Catalog, isListed: (sku: string) => boolean): string {
  const { sku, connectTo, target } = row.values;
  if (!isListed(sku ?? "")) return "Waiting: no listing with this SKU has been imported.";
  if (connectTo === "Nothing") return "Off";
  return poolOfTarget(row, catalog) === null ? `Target missing: ${target} is not in Products.` : "Connected";
}
