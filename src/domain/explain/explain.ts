/** Explains the row that a person selects, or the text that they type. */

import type { Unit } from "../inventory/stock";
import { nameKey } from "../inventory/unit-names";
import type { SheetLine } from "../orders/order-line";
import { orderNamed } from "../orders/order-named";
import { labelOf } from "../orders/retyped-keys";
import type { Instant } from "../values/brand";
import { nearMissesIn } from "../values/near-misses";
import type { Shop } from "../workbook/shop";
import { explainListing } from "./explain-listing";
import { explainOrder } from "./explain-order";
import { explainShipment } from "./explain-shipment";
import { explainUnit } from "./explain-unit";
import type { Explanation } from "./explanation";
import { wrong } from "./words";

/** A row of a tab, by its position as read. */
export interface Pointed {
  readonly tab: string;
  readonly position: number;
}

/** `null`: there is nothing to explain about such a row. */
export function explainRow(shop: Shop, { tab, position }: Pointed, now: Instant): Explanation | null {
  if (tab === "inventory") {
    const unit = shop.units.find((one) => one.position === position);
    return unit === undefined ? null : explainUnit(shop, unit, now);
  }
  if (tab === "orders") {
    const line = lineAt(shop, position);
    return line === undefined ? null : explainOrder(shop, [line], now);
  }
  if (tab === "shipments") {
    const row = shipmentAt(shop, position);
    if (row === undefined) return null;
    const { po, line } = row.values;
    const own = shop.lines.filter((one) => one.row.values.po === po && (line === null || one.row.values.line === line));
    if (own.length === 0 && po !== null) return null;
    return explainShipment(shop, row, own.length === 0 ? null : explainOrder(shop, own, now), now);
  }
  if (tab !== "listings" && tab !== "skuMap") return null;
  const rows = shop.tables[tab];
  const sku = rows.find((row) => row.position === position)?.values.sku ?? null;
  return sku === null ? null : explainText(shop, sku, now);
}

const shipmentAt = ({ tables }: Shop, position: number) => tables.shipments.find((row) => row.position === position);

/** The number of an order that may have no row: the PO in a row of `Shipments`. `null`: the row names none. */
export const orderPointed = (shop: Shop, { tab, position }: Pointed): string | null =>
  tab === "shipments" ? (shipmentAt(shop, position)?.values.po ?? null) : null;

/** The explanation of an order that is not in `Orders`, and of the package if a row of `Shipments` is meant. */
export function withPackage(shop: Shop, { tab, position }: Pointed, order: Explanation, now: Instant): Explanation {
  const row = tab === "shipments" ? shipmentAt(shop, position) : undefined;
  return row === undefined ? order : explainShipment(shop, row, order, now);
}

/** The line of a row. A row that repeats the PO and line of an earlier one is explained as that line. */
function lineAt({ lines, tables }: Shop, position: number): SheetLine | undefined {
  const row = tables.orders.find((one) => one.position === position);
  if (row === undefined || row.values.po === null) return undefined;
  return lines.find((line) => line.row === row) ?? lines.find(({ label }) => label === labelOf(row));
}

/** What a text means, or that it means nothing. */
export const explainText = (shop: Shop, text: string, now: Instant): Explanation =>
  explainFound(shop, text, now) ?? unknown(shop, text);

/**
 * Finds a listing with exactly this SKU; otherwise an order with this PO or customer order number, or a line of it;
 * otherwise a unit with this IMEI or Unit ID. Numbers are found however they are typed. `null`: there is none.
 */
export function explainFound(shop: Shop, text: string, now: Instant): Explanation | null {
  const listing = explainListing(shop, text, now);
  if (listing !== null) return listing;
  const lines = linesNamed(shop, text);
  if (lines.length > 0) return explainOrder(shop, lines, now);
  const unit = unitNamed(shop.units, text);
  return unit === null ? null : explainUnit(shop, unit, now);
}

/** By the label of one line, by PO, or by the number that the buyer sees. */
function linesNamed({ lines, tables }: Shop, text: string): readonly SheetLine[] {
  const key = nameKey(text);
  const line = lines.filter(({ label }) => nameKey(label) === key);
  if (line.length > 0) return line;
  const named = orderNamed(tables.orders)(text);
  const pos: readonly (string | null)[] =
    named.kind === "po" ? [named.po] : named.kind === "customer order" ? named.pos : [];
  return lines.filter(({ row }) => pos.includes(row.values.po));
}

/** If several rows have the IMEI, the unsold one is meant. */
function unitNamed(units: readonly Unit[], text: string): Unit | null {
  const named = units.filter(({ names }) => names.includes(nameKey(text)));
  return named.find(({ soldOn }) => soldOn === null) ?? named[0] ?? null;
}

function unknown({ tables }: Shop, text: string): Explanation {
  const near = nearMissesIn(tables.listings.flatMap(({ values }) => values.sku ?? []))(text);
  const hint =
    near.length === 0 ? "" : ` ${near.map((sku) => `“${sku}”`).join(" and ")} differs in case or spaces alone.`;
  const said = `Nothing found for “${text}”. Capital letters and spaces count.${hint}`;
  const todo = "Correct it, or click Import Listings if the listing is new on Walmart.";
  return {
    about: text,
    inShort: said,
    tone: "wrong",
    answers: [wrong("Has the listing been imported?", said, todo)],
    sections: [],
  };
}
