/** Details of an order: its lines, units, packages, and the listings whose number it lowers. */
import type { SheetLine } from "../orders/order-line";
import { quantityHistory } from "../quantities/history/sent";
import { syncState } from "../quantities/number/plan-listing-quantities";
import type { Instant } from "../values/brand";
import { counted } from "../values/words";
import { quantitiesOf } from "../workbook/numbers";
import type { Shop } from "../workbook/shop";
import type { Section } from "./explanation";
import { ago, section, unitName } from "./words";

/** Sections without lines are left out. */
export function orderSections(shop: Shop, lines: readonly SheetLine[], now: Instant): readonly Section[] {
  return [
    section("Lines", lines.map(lineText)),
    section(
      "Units committed or sold",
      lines.flatMap((line) => unitTexts(shop, line)),
    ),
    section("Packages", packageTexts(shop, lines, now)),
    section("Listings whose number counts it", listingTexts(shop, lines)),
  ].filter((one) => one.lines.length > 0);
}

const lineText = ({ label, sold, quantity, canceled, shipped, row }: SheetLine): string =>
  [
    label,
    sold ?? "no SKU",
    `${counted(quantity, "unit")} ordered`,
    ...(canceled === 0 ? [] : [`${canceled} canceled`]),
    ...(shipped === 0 ? [] : [`${shipped} shipped`]),
    row.values.status ?? "no status",
  ].join(" · ");

function unitTexts({ units, commits }: Shop, line: SheetLine): readonly string[] {
  const committed = commits.ofLine(line).units;
  return units.flatMap((unit) => {
    if (unit.soldOn === line.label) return [`${unitName(unit)} · sold on ${line.label}`];
    return committed.includes(unit) ? [`${unitName(unit)} · committed to ${line.label}`] : [];
  });
}

function packageTexts({ tables }: Shop, lines: readonly SheetLine[], now: Instant): readonly string[] {
  const pos = new Set(lines.map(({ row }) => row.values.po));
  return tables.shipments.flatMap(({ values }) => {
    if (values.po === null || !pos.has(values.po)) return [];
    const sent = values.sentAt === null ? [] : [ago(now - values.sentAt)];
    return [
      [values.carrier ?? "no carrier", values.tracking ?? "no tracking number", values.state ?? "new", ...sent].join(
        " · ",
      ),
    ];
  });
}

/** Every listing that shares stock with what the lines still take. */
function listingTexts(shop: Shop, lines: readonly SheetLine[]): readonly string[] {
  const own = new Set(lines);
  const historyOf = quantityHistory(shop.ledger);
  return quantitiesOf(shop).flatMap((listing) => {
    const { connection, quantity, sku } = listing;
    if (!shop.levels.demandIn(connection.pool).some(({ line }) => own.has(line))) return [];
    const number = quantity === null ? "no number" : `to send ${quantity.toSend}`;
    return [`${sku}: ${number} · ${syncState(listing, historyOf(sku))}`];
  });
}
