/** What the order lines of the whole shop say about sales. */
import type { SaleLines } from "../../inventory/sold-units";
import { nameKey, typedUnits } from "../../inventory/unit-names";
import type { SheetLine } from "../../orders/order-line";
import type { Shop } from "../shop";
import { labelsIn } from "../sorted-alone";

/** Gives when the order of a line was placed; `null`: not known. */
export function orderTimes(lines: readonly SheetLine[]): (label: string) => number | null {
  let times: ReadonlyMap<string, number | null> | null = null;
  return (label) => {
    times ??= new Map(lines.map((line) => [line.label, line.row.values.orderedAt]));
    return times.get(label) ?? null;
  };
}

/** The lines in the sheet or the ledger, and what is typed on those in the sheet. */
export function saleLines({ tables, ledger, lines, units }: Shop): SaleLines {
  const labels = new Set(labelsIn(tables, ledger));
  const byLabel = new Map(lines.map((line) => [line.label, line]));
  let known: ReadonlySet<string> | null = null;
  return {
    labels: () => labels,
    isLine: (label) => labels.has(label),
    namesOn: (label) => {
      const line = byLabel.get(label);
      if (line === undefined || line.unread.includes("units")) return null;
      const found = known ?? new Set(units.flatMap(({ names }) => names));
      known = found;
      return new Set(typedUnits(line.row.values.units, (key) => found.has(key)).map(nameKey));
    },
  };
}
