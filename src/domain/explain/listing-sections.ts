/** Details of a listing's number: the arithmetic, units, orders, Walmart's side, what to hold back. */

import type { Connection } from "../connections/connections";
import { type Pool, unitsPerListing } from "../connections/recipe";
import type { Unit } from "../inventory/stock";
import type { QuantityHistory } from "../quantities/history/sent";
import { refusalIn } from "../quantities/history/sent-states";
import { unitsToHoldBack } from "../quantities/number/hold-back";
import { type ListingQuantity, remarksOf } from "../quantities/number/plan-listing-quantities";
import { compareReserve, openOrders } from "../quantities/number/reserve";
import { latencyOf } from "../quantities/push/latency";
import { salesIn } from "../quantities/stock/recent-sales";
import type { StockLevels } from "../quantities/stock/stock-levels";
import type { Instant } from "../values/brand";
import { sumOf } from "../values/groups";
import { DAY_MS, HOUR_MS } from "../values/time";
import { counted } from "../values/words";
import type { Shop } from "../workbook/shop";
import type { Section } from "./explanation";
import { ago, duration, listed, section, unitName } from "./words";

/** The details below the answers about a listing. A listing without a number has only the section *On Walmart*. */
export function listingSections(
  shop: Shop,
  listing: ListingQuantity,
  history: QuantityHistory,
  now: Instant,
): readonly Section[] {
  const { ledger, lines, tables } = shop;
  const skus = tables.listings.flatMap(({ values }) => values.sku ?? []);
  const reserve = compareReserve(ledger, skus, openOrders(lines)).sentence;
  const walmart = section("On Walmart", [...nodeLines(listing, history), ...walmartLines(history, now), reserve]);
  if (listing.quantity === null) return [walmart];
  return [
    section("The number", [...listing.quantity.why.split(" · "), `to send ${listing.quantity.toSend}`]),
    ...stockSections(shop, listing.connection),
    walmart,
    section("Hold back", holdBackLines(shop, listing, now)),
  ];
}

/** One section for each part of a kit, and for each size of a pack. */
function stockSections({ levels }: Shop, { recipe }: Connection): readonly Section[] {
  return recipe.parts.flatMap(({ pool, names }) =>
    poolSections(levels, pool, recipe.parts.length === 1 ? "" : `${listed(names)}: `),
  );
}

/** `of`: the part that the units belong to, if there are several. */
function poolSections(levels: StockLevels, pool: Pool, of: string): readonly Section[] {
  const units = levels.unitsIn(pool);
  const counting = units.filter(({ leftOut }) => leftOut === null);
  const others = units.filter(({ leftOut }) => leftOut !== null);
  const held = levels.demandIn(pool);
  return [
    section(`${of}${counted(quantityOf(counting), "unit")} available`, counting.map(unitAndPlace)),
    ...(others.length === 0
      ? []
      : [
          section(
            `${of}${counted(quantityOf(others), "unit")} left out`,
            others.map((unit) => `${unitName(unit)} ${unit.leftOut?.words}`),
          ),
        ]),
    section(
      `${of}${counted(sumOf(held.map(({ units: count }) => count)), "unit")} outstanding on orders`,
      held.map(
        ({ line, units: count }) =>
          `${line.label} · ${line.sold ?? ""} · ${line.row.values.status ?? "no status"} · ${counted(count, "unit")}`,
      ),
    ),
  ];
}

const quantityOf = (units: readonly Unit[]): number => sumOf(units.map(({ quantity }) => quantity));

const unitAndPlace = (unit: Unit): string =>
  [unitName(unit), unit.warehouse].filter((text) => text !== null).join(" · ");

/** How the number is divided among ship nodes, if the seller chose any, and what other nodes hold. */
const nodeLines = (listing: ListingQuantity, history: QuantityHistory): readonly string[] => [
  ...Object.entries(listing.quantity?.nodes ?? {}).map(([node, number]) => `ship node ${node}: to send ${number}`),
  ...remarksOf(listing, history).flatMap(({ topic, text }) => (topic === "nodes" ? [text] : [])),
];

/** What Aisle set, what buyers can order, and how old the last accepted number is. */
function walmartLines({ sent, underWay }: QuantityHistory, now: Instant): readonly string[] {
  const read = sent?.read;
  const refused = refusalIn(sent);
  return [
    sent?.quantity == null || sent.at === null
      ? "no number of Aisle's was accepted yet"
      : `last accepted: ${sent.quantity}, ${ago(now - sent.at)}`,
    read === undefined
      ? "not read yet"
      : `set there: ${read.quantity}, buyers can order ${read.sellable}; read ${ago(now - read.at)}`,
    ...(underWay === null ? [] : [`on its way to Walmart: ${underWay}`]),
    ...(refused === undefined ? [] : [`refused: ${refused.quantity}. ${refused.message}`]),
  ];
}

/** The days whose sales make the rate. */
const DAYS = 28;

function holdBackLines(
  { lines, recipesOf, ledger }: Shop,
  { connection, row }: ListingQuantity,
  now: Instant,
): readonly string[] {
  const placedAt = lines.map((line) => line.row.values.orderedAt ?? now);
  const oldest = placedAt.reduce((first, at) => Math.min(first, at), now - DAY_MS);
  const since = Math.max(now - DAYS * DAY_MS, oldest);
  const sold = sumOf(salesIn(lines, recipesOf)(connection.pool, since - 1).map(({ units }) => units));
  const latency = latencyOf(ledger);
  const perHour = sold / ((now - since) / HOUR_MS);
  const suggested = Math.ceil(unitsToHoldBack(perHour, latency ?? HOUR_MS) / unitsPerListing(connection.recipe));
  return [
    `suggested: ${suggested}; yours: ${row.values.holdBack ?? 0}`,
    `${counted(sold, "unit")} of its stock ordered in ${duration(now - since)}`,
    latency === null
      ? "how long a sale takes to reach Walmart was not measured yet; one hour is assumed"
      : `a sale reaches Walmart within ${duration(latency)}`,
    ...(row.values.fixedNumber === null ? [] : ["a Fixed number is sent whatever is held back"]),
  ];
}
