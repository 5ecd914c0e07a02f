/** Remembers which units are sold, in addition to *Sold on*. After an order's row is deleted, no other cell says it. */
import { forget, type Ledger, remember } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { Change } from "../values/change";
import { isUnread } from "../values/column";
import type { InventoryRow } from "./inventory-columns";
import { labelDigest, unitDigest, unitNumber } from "./past-sales";
import { namesOf } from "./unit-names";

/** How many unit numbers share a row of the ledger, so that a sale rewrites only one row. */
const TOGETHER = 80;

/** Written if nobody knows the order line any more. */
const SOLD_EARLIER = "an earlier order";

const numberOf = ({ unitId }: InventoryRow["values"]): string | null => unitNumber(unitId);

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
      [...labels(), ...rows.flatMap(({ values }) => values.soldOn ?? [])].map((label) => [labelDigest(label), label]),
    );
    return texts.get(mark) ?? SOLD_EARLIER;
  };
  for (const row of memory.size === 0 ? [] : rows) {
    const { soldOn, returned } = row.values;
    const number = numberOf(row.values);
    if (number === null || isUnread(row, "soldOn")) continue;
    const [mark, unit] = memory.get(number)?.split(" ") ?? [];
    if (mark === undefined) {
      if (soldOn !== null && marks.has(labelDigest(soldOn))) wrong.set(row, null);
    } else if (
      unit === unitDigest(row.values) &&
      (soldOn === null ? returned !== true : labelDigest(soldOn) !== mark)
    ) {
      const own = labelOf(mark);
      if (own !== soldOn) wrong.set(row, own);
    }
  }
  return wrong;
}

/** What the lines say about earlier sales. */
export interface SaleLines {
  /** The label names a line that is in the sheet or remembered. */
  readonly isLine: (label: string) => boolean;
  /** All such labels. */
  readonly labels: () => Iterable<string>;
  /**
   * What is typed on a line: the names as keys. `null`: the line has no row now, or its cell cannot be read, so nobody
   * knows.
   */
  readonly namesOn: (label: string) => ReadonlySet<string> | null;
}

/** What to remember for the next run. `rows`: after this run. A *Sold on* that somebody typed is theirs to clear. */
export function planSold(rows: readonly InventoryRow[], ledger: Ledger, lines: SaleLines): Change[] {
  const memory = recallItems(ledger, "sold");
  const parts = new Map<string, Record<string, string>>();
  const left = new Map(memory);
  for (const row of rows) {
    const number = numberOf(row.values);
    const { soldOn } = row.values;
    if (number === null) continue;
    const before = memory.get(number);
    const now =
      soldOn !== null && (before !== undefined || lines.isLine(soldOn))
        ? `${soldOn === SOLD_EARLIER && before ? before.split(" ")[0] : labelDigest(soldOn)} ${unitDigest(row.values)}`
        : isUnread(row, "soldOn")
          ? before
          : undefined;
    if (now === undefined) continue;
    left.delete(number);
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
    ...planPast(rows, ledger, lines, left),
  ];
}

/** The most lines of one unit that are remembered. */
const LINES_KEPT = 12;

/**
 * Remembers the sales that are over, as long as a line may still name the unit. `ended`: sales that no row shows any more,
 * as they were remembered.
 */
function planPast(
  rows: readonly InventoryRow[],
  ledger: Ledger,
  lines: SaleLines,
  ended: ReadonlyMap<string, string>,
): Change[] {
  const past = new Map(recallItems(ledger, "past"));
  if (past.size === 0 && ended.size === 0) return [];
  for (const [number, text] of ended) {
    const [line = "", mark = ""] = text.split(" ");
    const [, ...before] = past.get(number) ?? [];
    past.set(number, [mark, ...before.filter((one) => one !== line).slice(1 - LINES_KEPT), line]);
  }
  const byNumber = new Map(rows.map((row) => [numberOf(row.values), row.values] as const));
  const labelOf = new Map([...lines.labels()].map((label) => [labelDigest(label), label]));
  const kept = [...past].flatMap(([number, [mark = "", ...marks]]): [string, string[]][] => {
    const values = byNumber.get(number);
    const isNamed = (line: string): boolean => {
      const label = labelOf.get(line);
      if (label === undefined || values?.soldOn === label) return false;
      const names = lines.namesOn(label);
      if (names === null || values?.returned === true) return true;
      const keys = values === undefined ? [] : namesOf(values);
      return (
        keys.some((key) => names.has(key)) ||
        names.has(`U${number.padStart(6, "0")}`) ||
        [...names].some((name) => unitDigest({ imei: name, stockOf: null }) === mark)
      );
    };
    const own = values?.returned === true ? marks : marks.filter(isNamed);
    return own.length === 0 ? [] : [[number, [mark, ...own]]];
  });
  return rememberItems(ledger, "past", new Map(kept));
}
