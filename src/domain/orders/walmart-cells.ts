/** The cells of `Orders` that only Walmart knows, and how Aisle notices that somebody typed over them. */
import { type Ledger, remember } from "../ledger/ledger";
import type { LogEntry } from "../log/log";
import type { Change } from "../values/change";
import { digestOf } from "../values/digest";
import { twinsOf } from "../values/twins";
import { ORDERS, type OrderRow } from "./order-columns";
import { fittedMemory, type OrderMemory, rowsByOrder } from "./order-memory";

type Cells = Partial<OrderRow["values"]>;
type Digests = Readonly<Record<string, string>>;

/**
 * Columns outside the digest: the key; cells that are equal for all of Walmart's lines or remembered themselves; cells
 * that follow from others.
 */
const OTHER_COLUMNS = /^(po|line|channel|customer|acknowledgedAt|sku|committed|outstanding|shipStation|problem)$/;

const WALMART_COLUMNS = (Object.keys(ORDERS.columns) as (keyof Cells)[]).filter(
  (name) => ORDERS.columns[name].owner === "aisle" && !OTHER_COLUMNS.test(name),
);

/** A digest of everything that Walmart says about a line. */
export const walmartDigest: (cells: Cells) => string = digestOf(ORDERS.columns, WALMART_COLUMNS);

/**
 * Orders with a row that no longer holds Walmart's values, each with the digests of its rows by line. If two rows have
 * the same key, both are left out.
 */
export function typedOver(rows: readonly OrderRow[], ledger: Ledger): ReadonlyMap<string, Digests> {
  const over = new Map<string, Digests>();
  for (const [po, own] of rowsByOrder(rows)) {
    const digests = ledger.recall("order", po)?.told ?? {};
    const twins = twinsOf(own.map(({ values }) => values.line));
    const lines = own.filter(
      ({ values: { line } }) => typeof digests[line ?? ""] === "string" && !twins.has(line ?? ""),
    );
    const stands = lines.map(({ values }) => [values.line ?? "", walmartDigest(values)] as const);
    if (stands.some(([line, digest]) => digests[line] !== digest)) over.set(po, Object.fromEntries(stands));
  }
  return over;
}

/**
 * Walmart was asked again and the orders still read as they did `before`. Their cells count as right from now on, since
 * asking once more would change nothing.
 */
export const planAsTheyStand = (
  before: ReadonlyMap<string, Digests>,
  rows: readonly OrderRow[],
  ledger: Ledger,
): Change[] =>
  [...typedOver(rows, ledger)].flatMap(([po, stands]) => {
    const memory = ledger.recall("order", po);
    if (memory === null || JSON.stringify(before.get(po)) !== JSON.stringify(stands)) return [];
    return [remember(ledger, "order", po, fittedMemory({ ...memory, told: { ...memory.told, ...stands } }))];
  });

/**
 * Nobody types over more cells than this in one row whose values Walmart leaves out. Bounds the combinations to try.
 */
const MOST_UNSAID = 8;

/**
 * The cells to write when Walmart describes a line again. A value that Walmart leaves out stays as it is. If somebody
 * typed into such a cell, the digest proves whether it was blank before. `null`: it was not, so the old value is lost.
 */
export function refreshedCells({ values }: OrderRow, said: Cells, memory: OrderMemory): Cells | null {
  const was = memory.told?.[values.line ?? ""];
  const stands = walmartDigest(values);
  if (was === undefined || was === stands) return said;
  const unsaid = WALMART_COLUMNS.filter((name) => !(name in said) && values[name] !== null).slice(0, MOST_UNSAID);
  const fresh = { ...values, ...said };
  for (let choice = 0; choice < 2 ** unsaid.length; choice += 1) {
    const blank = Object.fromEntries(unsaid.flatMap((name, bit) => ((choice >> bit) & 1 ? [[name, null]] : [])));
    if ([fresh, values].some((cells) => walmartDigest({ ...cells, ...blank }) === was)) return { ...said, ...blank };
  }
  return walmartDigest(fresh) === stands ? null : said;
}

/** `name`: the order, or one of its lines. */
export const overwrittenEntry = (po: string, name: string): LogEntry => ({
  severity: "Warning",
  area: "Orders",
  key: po,
  what: `Somebody typed over a cell of ${name}, and Walmart no longer tells what it was, so it stays as it is now.`,
  todo: "Look for what it held in Seller Center, or in File ▸ Version history.",
});
