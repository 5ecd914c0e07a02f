/** The orders' side of a unit: where it is or was sold, and which lines name it. */
import type { Unit } from "../inventory/stock";
import { nameKey, typedUnits } from "../inventory/unit-names";
import type { SheetLine } from "../orders/order-line";
import type { Instant } from "../values/brand";
import type { Shop } from "../workbook/shop";
import type { Section } from "./explanation";
import { ago, section } from "./words";

/** Sections may be empty. A phone that came back and was sold again has a row or a line for each sale. */
export function unitOrders(shop: Shop, unit: Unit, now: Instant): readonly Section[] {
  const isSame = ({ names }: Unit): boolean => names.some((name) => unit.names.includes(name));
  const sales = shop.units.flatMap((one) => (isSame(one) && one.soldOn !== null ? [one.soldOn] : []));
  const holder = shop.commits.lineOf(unit);
  const naming = shop.lines.filter((line) =>
    typedUnits(line.row.values.units, (key) => unit.names.includes(key)).some((name) =>
      unit.names.includes(nameKey(name)),
    ),
  );
  const others = naming.filter((line) => line !== holder && !sales.includes(line.label));
  return [
    section("Its order", holder === null ? [] : [saleText(shop, holder.label, now)]),
    section(
      "Sold on",
      [...new Set(sales)].map((label) => saleText(shop, label, now)),
    ),
    section(
      "Other orders that name it",
      others.map((line) => saleText(shop, line.label, now)),
    ),
  ];
}

function saleText({ lines }: Shop, label: string, now: Instant): string {
  const line = lines.find((one) => one.label === label);
  return line === undefined ? `${label} · not in Orders any more` : [label, ...wordsOf(line, now)].join(" · ");
}

const wordsOf = ({ row: { values }, sold }: SheetLine, now: Instant): readonly string[] => [
  sold ?? "no SKU",
  ...(values.orderedAt === null ? [] : [`ordered ${ago(now - values.orderedAt)}`]),
  values.status ?? "no status",
];
