/** Remembers which units are sold, in addition to *Sold on*. After an order's row is deleted, no other cell says it. */
import { forget, type Ledger, remember } from "../ledger/ledger";
import { recallItems } from "../ledger/packed";
import { looksAssigned } from "../values/assigned-ids";
import type { Change } from "../values/change";
import { isUnread } from "../values/column";
import { digest } from "../values/digest";
import type { InventoryRow } from "./inventory-columns";

/** How many unit numbers share a row of the ledger, so that a sale rewrites only one row. */
const TOGETHER = 80;

/** Written if nobody knows the order line any more. */
const SOLD_EARLIER = "an earlier order";

const numberOf = ({ unitId }: InventoryRow["values"]): string | null =>
  unitId !== null && looksAssigned("U", unitId) ? String(Number(unitId.slice(2))) : null;

const labelMark = (label: string): string => digest(label).slice(-5);

/** Shows whether a row is still the unit that was sold. */
const unitMark = ({ imei, stockOf }: InventoryRow["values"]): string => digest(`${imei}\n${stockOf}`).slice(-4);

/**
 * The rows whose *Sold on* was sorted, cleared or typed over alone, each with its right value. `labels`: all known
 * order lines. A unit that reads *Returned* and is not sold has come back.
 */
export function misreadSales(
  rows: readonly InventoryRow[],
  ledger: Ledger,
  labels: () => Iterable<string>,
): ReadonlyMap<InventoryRow, string | null> {
  const memory = recallItems(ledger, "sold");
  const marks = new Set([...memory.values()].map((text) => text.split(" ")[0]));
  const wrong = new Map<InventoryRow, string | null>();
  let texts: ReadonlyMap<string, string> | null = null;
  const labelOf = (mark: string): string => {
    texts ??= new Map(
      [...labels(), ...rows.flatMap(({ values }) => values.soldOn ?? [])].map((label) => [labelMark(label), label]),
    );
    return texts.get(mark) ?? SOLD_EARLIER;
  };
  for (const row of memory.size === 0 ? [] : rows) {
    const { soldOn, returned } = row.values;
    const number = numberOf(row.values);
    if (number === null || isUnread(row, "soldOn")) continue;
    const [mark, unit] = memory.get(number)?.split(" ") ?? [];
    if (mark === undefined) {
      if (soldOn !== null && marks.has(labelMark(soldOn))) wrong.set(row, null);
    } else if (unit === unitMark(row.values) && (soldOn === null ? returned !== true : labelMark(soldOn) !== mark)) {
      const own = labelOf(mark);
      if (own !== soldOn) wrong.set(row, own);
    }
  }
  return wrong;
}

/** What to remember for the next run. `rows`: after this run. A *Sold on* that somebody typed is theirs to clear. */
export function planSold(rows: readonly InventoryRow[], ledger: Ledger, isLine: (label: string) => boolean): Change[] {
  const memory = recallItems(ledger, "sold");
  const parts = new Map<string, Record<string, string>>();
  for (const row of rows) {
    const number = numberOf(row.values);
    const { soldOn } = row.values;
    if (number === null) continue;
    const before = memory.get(number);
    const now =
      soldOn !== null && (before !== undefined || isLine(soldOn))
        ? `${soldOn === SOLD_EARLIER && before ? before.split(" ")[0] : labelMark(soldOn)} ${unitMark(row.values)}`
        : isUnread(row, "soldOn")
          ? before
          : undefined;
    if (now === undefined) continue;
    const part = String(Math.floor(Number(number) / TOGETHER));
    parts.set(part, { ...parts.get(part), [number]: now });
  }
  return [
    ...[...parts].flatMap(([part, items]) =>
      JSON.stringify(ledger.recall("sold", part)?.items) === JSON.stringify(items)
        ? []
        : [remember(ledger, "sold", part, { items })],
    ),
    ...ledger.names("sold").flatMap((part) => (parts.has(part) ? [] : forget(ledger, "sold", part))),
  ];
}
