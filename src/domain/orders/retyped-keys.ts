/** Finds the line of a row whose key somebody typed over. */

import type { Ledger } from "../ledger/ledger";
import type { Instant } from "../values/brand";
import { type Change, update } from "../values/change";
import { digestOf } from "../values/digest";
import { grouped } from "../values/groups";
import { type LineKey, lineLabel } from "./line-key";
import { ORDERS, type OrderRow } from "./order-columns";
import { ownCustomer } from "./order-customer";
import { WALMART_CHANNEL } from "./order-line";
import type { OrderMemory } from "./order-memory";
import { walmartDigest } from "./walmart-cells";

export interface KeyedRows {
  /** All rows, each with its own key, channel, customer and time of acknowledgment. */
  readonly rows: readonly OrderRow[];
  /** The rows whose cells in the sheet differ from that. `shown`: the label that the sheet shows. */
  readonly retyped: readonly { readonly row: OrderRow; readonly shown: string }[];
}

type DigestsOf = (po: string) => Readonly<Record<string, string>>;

/**
 * A row with the content of a line that has no row is that line, whatever its key cells say. Nothing else about a row
 * is guessed.
 */
export function keyedRows(rows: readonly OrderRow[], ledger: Ledger): KeyedRows {
  const known = new Map<string, OrderMemory | null>();
  const memoryOf = (po: string): OrderMemory | null => {
    const memory = known.get(po) ?? ledger.recall("order", po);
    known.set(po, memory);
    return memory;
  };
  const digestsOf: DigestsOf = (po) => memoryOf(po)?.told ?? {};
  const keys = keysOfStrangers(rows, ledger, digestsOf);
  const retyped: { row: OrderRow; shown: string }[] = [];
  const all = rows.map((row) => {
    const { values } = row;
    const { po, line } = keys.get(row) ?? keyOf(row);
    if (typeof digestsOf(po)[line] !== "string") return row;
    const acknowledgedAt = (memoryOf(po)?.acknowledgedAt as Instant | undefined) ?? null;
    const own = {
      ...values,
      po,
      line,
      channel: WALMART_CHANNEL,
      customer: ownCustomer(memoryOf(po), row),
      acknowledgedAt,
    };
    if (ownDigest(values) === ownDigest(own)) return row;
    const meant = { ...row, values: own };
    retyped.push({ row: meant, shown: labelOf(row) });
    return meant;
  });
  return { rows: all, retyped };
}

const ownDigest = digestOf(ORDERS.columns, ["po", "line", "channel", "customer", "acknowledgedAt"]);

const keyOf = ({ values }: OrderRow): LineKey => ({ po: values.po ?? "", line: values.line ?? "" });

/** The label that a row's own cells give: PO and line. */
export const labelOf = (row: OrderRow): string => lineLabel(keyOf(row));

/** Gives a row its key cells back. */
export const planKeys = (row: OrderRow): Change => {
  const { po, line, channel, customer, acknowledgedAt } = row.values;
  return update(ORDERS, row, { po, line, channel, customer, acknowledgedAt });
};

function keysOfStrangers(
  rows: readonly OrderRow[],
  ledger: Ledger,
  digestsOf: DigestsOf,
): ReadonlyMap<OrderRow, LineKey> {
  const settled = new Set<string>();
  const strangers = new Map<OrderRow, string>();
  for (const row of rows) {
    const { po, line } = keyOf(row);
    const digest = walmartDigest(row.values);
    if (digestsOf(po)[line] === digest) settled.add(labelOf(row));
    else strangers.set(row, digest);
  }
  if (strangers.size === 0) return new Map();
  const homeless = grouped(
    ledger
      .names("order")
      .flatMap((po) =>
        Object.entries(digestsOf(po)).flatMap(([line, digest]): (readonly [string, LineKey])[] =>
          settled.has(lineLabel({ po, line })) ? [] : [[digest, { po, line }]],
        ),
      ),
  );
  const left = new Map([...homeless].map(([digest, keys]) => [digest, keys.values()]));
  const claims = [...strangers].flatMap(([row, digest]) => {
    const key = left.get(digest)?.next().value;
    return key === undefined ? [] : [[row, key] as const];
  });
  return withoutHeld(new Map(claims), rows);
}

/** Leaves out a key that another row keeps. */
function withoutHeld(
  claims: ReadonlyMap<OrderRow, LineKey>,
  rows: readonly OrderRow[],
): ReadonlyMap<OrderRow, LineKey> {
  if (claims.size === 0) return claims;
  const held = new Set(rows.filter((row) => !claims.has(row)).map(labelOf));
  const free = new Map([...claims].filter(([, key]) => !held.has(lineLabel(key))));
  return free.size === claims.size ? free : withoutHeld(free, rows);
}
