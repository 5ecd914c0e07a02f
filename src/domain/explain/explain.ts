/** Explains the row that a person selects, or the text that they type. */
import type { Unit } from "../inventory/stock";
import { nameKey } from "../inventory/unit-names";
import type { Instant } from "../values/brand";
import { nearMissesIn } from "../values/near-misses";
import type { Shop } from "../workbook/shop";
import { explainListing } from "./explain-listing";
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
    return unit === undefined ? null : explainUnit(shop, unit);
  }
  if (tab !== "listings" && tab !== "skuMap") return null;
  const rows = shop.tables[tab];
  const sku = rows.find((row) => row.position === position)?.values.sku ?? null;
  return sku === null ? null : explainText(shop, sku, now);
}

/** Finds a listing with exactly this SKU; otherwise a unit with this IMEI or Unit ID, however it is typed. */
export function explainText(shop: Shop, text: string, now: Instant): Explanation {
  const listing = explainListing(shop, text, now);
  if (listing !== null) return listing;
  const unit = unitNamed(shop.units, text);
  return unit === null ? notFound(shop, text) : explainUnit(shop, unit);
}

/** If several rows have the IMEI, the unsold one is meant. */
function unitNamed(units: readonly Unit[], text: string): Unit | null {
  const named = units.filter(({ names }) => names.includes(nameKey(text)));
  return named.find(({ soldOn }) => soldOn === null) ?? named[0] ?? null;
}

function notFound({ tables }: Shop, text: string): Explanation {
  const near = nearMissesIn(tables.listings.flatMap(({ values }) => values.sku ?? []))(text);
  const hint =
    near.length === 0 ? "" : ` ${near.map((sku) => `“${sku}”`).join(" and ")} differs in case or spaces alone.`;
  const said = `No listing, IMEI or Unit ID reads “${text}”, to the letter.${hint}`;
  const todo = "Correct it, or click Import Listings if the listing is new on Walmart.";
  return {
    about: text,
    inShort: said,
    tone: "wrong",
    answers: [wrong("Has the listing been imported?", said, todo)],
    sections: [],
  };
}
