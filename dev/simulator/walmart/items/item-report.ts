/**
 * The ITEM report as CSV. The first twelve columns are in published order; the order of the others is not known.
 * Source: walmart-api section 3.4; later versions add columns.
 */

import type { Marketplace } from "../state/call";
import { type Item, isRecord } from "../wire/wire";
import { itemIdOf } from "./item-ids";

interface Column {
  readonly name: string;
  /** The first version that has it. */
  readonly since: number;
  readonly value: (item: Item, market: Marketplace) => string;
}

const blank = (): string => "";
const column = (name: string, value: Column["value"] = blank, since = 1): Column => ({ name, value, since });
const textOf = (member: string) => (item: Item) => String(item[member] ?? "");

const COLUMNS: readonly Column[] = [
  column("SKU", (item) => item.sku),
  column("Item ID", itemIdOf),
  column("Product Name", (item) => item.productName ?? ""),
  column("Lifecycle Status", (item) => item.lifecycleStatus ?? ""),
  column("Publish Status", (item) => item.publishedStatus ?? ""),
  column("Status Change Reason", (item) => reasonsOf(item).join("; ")),
  column("Product Category", textOf("productType")),
  column("Price", (item) => (item.price === undefined ? "" : String(item.price.amount))),
  column("Currency", (item) => item.price?.currency ?? ""),
  column("Buy Box Item Price"),
  column("Buy Box Shipping Price"),
  column("Buy Box Eligible", () => "false", 4),
  column("MSRP"),
  column("Product Tax Code"),
  column("Ship Methods"),
  column("Shipping Weight"),
  column("Shipping Weight Unit"),
  column("Fulfillment Lag Time", () => "1"),
  column("Fulfillment Type", (item, market) => market.state.account.fulfillment.get(item.sku) ?? "Seller Fulfilled"),
  column("WFS Sales Restriction"),
  column("WPID", (item) => item.wpid ?? ""),
  column("GTIN", (item) => item.gtin ?? ""),
  column("UPC", (item) => item.upc ?? ""),
  column("Item Page URL", (item) => `https://www.walmart.com/ip/${itemIdOf(item)}`),
  column("Shelf Name", textOf("shelf")),
  column("Primary Category Path"),
  column("Brand", textOf("brand")),
  column("Offer Start Date"),
  column("Offer End Date"),
  column("Average Rating"),
  column("Variant Group ID", textOf("variantGroupId"), 3),
  column("Variant Group Attributes", (item) => attributesOf(item, "name"), 3),
  column("Variant Group Value", (item) => attributesOf(item, "value"), 3),
  column("Price Type", () => "BASE", 5),
  column("Promo Start Date", blank, 5),
  column("Promo End Date", blank, 5),
  column("Comparison Price", blank, 5),
  column("Comparison Price Type", blank, 5),
  column("Product Condition", textOf("condition"), 6),
];

export const ITEM_REPORT_COLUMNS: readonly string[] = COLUMNS.map(({ name }) => name);

/** v1 is still accepted in 2026 [EJ:api/reports.py]. */
export const REPORT_VERSIONS: readonly string[] = ["v1", "v2", "v3", "v4", "v5", "v6"];

/** Names from one page of the documents, which live files do not use. All other names lose their blanks (assumed). */
const UNSPACED: Readonly<Record<string, string>> = { "Publish Status": "PublishedStatus" };

/** In Mexico the first row of headings is Spanish and the second English. Only these words are known, or assumed. */
const SPANISH: Readonly<Record<string, string>> = {
  "Item ID": "ID del artículo",
  "Product Name": "Nombre del producto",
  "Lifecycle Status": "Estado del ciclo de vida",
  "Publish Status": "Estado de publicación",
  Price: "Precio",
  Currency: "Moneda",
};

/** Every listing that passes the filters of a checked payload, ended ones included. Each row ends with a line break. */
export function toItemReport(market: Marketplace, version: string, payload: unknown): string {
  const { rowFilters, excludeColumns } = toWish(payload);
  const columns = COLUMNS.filter(
    ({ name, since }) => since <= Number(version.slice(1)) && !excludeColumns.includes(name),
  );
  const items = [...market.state.items.values()].filter((item) =>
    rowFilters.every((filter) => passes(market, item, filter)),
  );
  const rows = items.map((item) => columns.map(({ value }) => value(item, market)));
  return [...toHeadings(market, columns), ...rows].map((row) => `${row.map(toField).join(",")}\n`).join("");
}

function toHeadings(market: Marketplace, columns: readonly Column[]): string[][] {
  const { market: country, reportHeadings } = market.settings.switches;
  const names = columns.map(({ name }) =>
    reportHeadings === "spaced" ? name : (UNSPACED[name] ?? name.replaceAll(" ", "")),
  );
  return country === "mx" ? [columns.map(({ name }) => SPANISH[name] ?? name), names] : [names];
}

interface RowFilter {
  readonly columnName: string;
  readonly values?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

function toWish(payload: unknown): { rowFilters: readonly RowFilter[]; excludeColumns: readonly string[] } {
  const { rowFilters, excludeColumns } = isRecord(payload) ? payload : {};
  return {
    rowFilters: Array.isArray(rowFilters) ? rowFilters : [],
    excludeColumns: Array.isArray(excludeColumns) ? excludeColumns : [],
  };
}

/** Ranges compare numbers as numbers and dates as text. Their ends are included (assumed). */
function passes(market: Marketplace, item: Item, { columnName, values, from, to }: RowFilter): boolean {
  const value = COLUMNS.find(({ name }) => name === columnName)?.value(item, market) ?? "";
  if (values !== undefined) return values.includes(value);
  const isAfter = (a: string, b: string): boolean => (Number.isNaN(Number(a)) ? a >= b : Number(a) >= Number(b));
  return value !== "" && (from === undefined || isAfter(value, from)) && (to === undefined || isAfter(to, value));
}

function attributesOf(item: Item, member: string): string {
  const attributes = isRecord(item.variantGroupInfo) ? item.variantGroupInfo.groupingAttributes : undefined;
  return Array.isArray(attributes) ? attributes.map((one) => (isRecord(one) ? String(one[member]) : "")).join(",") : "";
}

function reasonsOf(item: Item): readonly string[] {
  const reasons = isRecord(item.unpublishedReasons) ? item.unpublishedReasons.reason : undefined;
  return Array.isArray(reasons) ? reasons.map(String) : [];
}

function toField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
