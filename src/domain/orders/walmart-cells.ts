/** The cells of `Orders` that only Walmart knows, and what tells that somebody typed over them. */
import { type Ledger, remember } from "../ledger/ledger";
import type { LogEntry } from "../log/log";
import type { Change } from "../values/change";
import { digestOf } from "../values/digest";
import { twinsOf } from "../values/twins";
import { ORDERS, type OrderRow } from "./order-columns";
import { type OrderMemory, orderMemory, rowsByOrder } from "./order-memory";

type Cells = Partial<OrderRow["values"]>;
type Digests = Readonly<Record<string, string>>;

/** The key, what is the same for all of Walmart's lines or remembered itself, and what follows from other cells. */
const OTHER_COLUMNS = /^(po|line|channel|customer|acknowledgedAt|sku|committed|outstanding|shipStation|problem)$/;

const WALMART_COLUMNS = (Object.keys(ORDERS.columns) as (keyof Cells)[]).filter(
  (name) => ORDERS.columns[name].owner === "aisle" && !OTHER_COLUMNS.test(name),
);

/** Of everything that Walmart told of a line. */
export const walmartDigest: (cells: Cells) => string = digestOf(ORDERS.columns, WALMART_COLUMNS);

/**
 * Orders of which some row no longer holds what Walmart told, each with what its rows hold, by line. Two rows with one
 * key are looked at on neither.
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

/** Orders that hold what they held `before` Walmart was asked: it counts as told, since asking again changes nothing. */
export const planAsTheyStand = (
  before: ReadonlyMap<string, Digests>,
  rows: readonly OrderRow[],
  ledger: Ledger,
): Change[] =>
  [...typedOver(rows, ledger)].flatMap(([po, stands]) => {
    const memory = ledger.recall("order", po);
    if (memory === null || JSON.stringify(before.get(po)) !== JSON.stringify(stands)) return [];
    return [remember(ledger, "order", po, orderMemory({ ...memory, told: { ...memory.told, ...stands } }))];
  });

/** More cells than anybody types over in one row while Walmart tells nothing of them. */
const MOST_UNSAID = 8;

/**
 * What a row holds once Walmart told of its line again. What Walmart leaves out stays as it was told; where somebody
 * typed into such a cell the digest shows whether it was blank. `null`: it was not, and nobody knows what it held.
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

/** `name`: an order, or a line of it. */
export const lostEntry = (po: string, name: string): LogEntry => ({
  severity: "Warning",
  area: "Orders",
  key: po,
  what: `Somebody typed over a cell of ${name}, and Walmart no longer tells what stood there, so it stays as it is now.`,
  todo: "Look for what it held in Seller Center, or in File ▸ Version history.",
});
