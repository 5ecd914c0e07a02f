/** Rows of `Orders` whose key somebody typed over are the lines that they were. */
import type { Ledger } from "../ledger/ledger";
import { type Change, update } from "../values/change";
import { ORDERS, type OrderRow } from "./order-columns";
import { lineLabel, SINGLE_CUSTOMER, WALMART_CHANNEL } from "./order-line";
import { toldDigest } from "./told-cells";

export interface KeyedRows {
  /** All rows, each with the key, channel and customer that are its own. */
  readonly rows: readonly OrderRow[];
  /** Those that read otherwise in the sheet. `shown`: PO and line as they stand there. */
  readonly retyped: readonly { readonly row: OrderRow; readonly shown: string }[];
}

type Key = readonly [po: string, line: string];
type Told = Readonly<Record<string, string>>;

/**
 * A row that holds what Walmart told of a line that has no row is that line, whatever its key reads now. Nothing else
 * about a row is guessed at.
 */
export function keyedRows(rows: readonly OrderRow[], ledger: Ledger): KeyedRows {
  const known = new Map<string, Told>();
  const told = (po: string): Told => {
    const found = known.get(po) ?? ledger.recall("order", po)?.told ?? {};
    known.set(po, found);
    return found;
  };
  const keys = keysOfStrangers(rows, ledger, told);
  const retyped: { row: OrderRow; shown: string }[] = [];
  const all = rows.map((row) => {
    const { values } = row;
    const [po, line] = keys.get(row) ?? keyOf(row);
    if (typeof told(po)[line] !== "string") return row;
    const own = { po, line, channel: WALMART_CHANNEL, customer: SINGLE_CUSTOMER };
    const isItself = Object.entries(own).every(([name, value]) => values[name as keyof typeof own] === value);
    if (isItself) return row;
    const meant = { ...row, values: { ...values, ...own } };
    retyped.push({ row: meant, shown: labelOf(keyOf(row)) });
    return meant;
  });
  return { rows: all, retyped };
}

/** The cells of rows that are read otherwise than they stand. */
export const planRetyped = (retyped: KeyedRows["retyped"]): Change[] =>
  retyped.map(({ row }) => {
    const { po, line, channel, customer } = row.values;
    return update(ORDERS, row, { po, line, channel, customer });
  });

const keyOf = ({ values }: OrderRow): Key => [values.po ?? "", values.line ?? ""];
const labelOf = ([po, line]: Key): string => lineLabel(po, line);

function keysOfStrangers(
  rows: readonly OrderRow[],
  ledger: Ledger,
  told: (po: string) => Told,
): ReadonlyMap<OrderRow, Key> {
  const settled = new Set<string>();
  const strangers: { readonly row: OrderRow; readonly digest: string }[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const digest = toldDigest(row.values);
    if (told(key[0])[key[1]] === digest) settled.add(labelOf(key));
    else strangers.push({ row, digest });
  }
  if (strangers.length === 0) return new Map();
  const homeless = new Map<string, Key[]>();
  for (const po of ledger.names("order")) {
    for (const [line, digest] of Object.entries(told(po))) {
      if (!settled.has(lineLabel(po, line))) homeless.set(digest, [...(homeless.get(digest) ?? []), [po, line]]);
    }
  }
  const claims = new Map<OrderRow, Key>();
  for (const { row, digest } of strangers) {
    const key = homeless.get(digest)?.shift();
    if (key !== undefined) claims.set(row, key);
  }
  return withoutHeld(claims, rows);
}

/** No row gets the key of another one that keeps it. */
function withoutHeld(claims: ReadonlyMap<OrderRow, Key>, rows: readonly OrderRow[]): ReadonlyMap<OrderRow, Key> {
  if (claims.size === 0) return claims;
  const held = new Set(rows.filter((row) => !claims.has(row)).map((row) => labelOf(keyOf(row))));
  const free = new Map([...claims].filter(([, key]) => !held.has(labelOf(key))));
  return free.size === claims.size ? free : withoutHeld(free, rows);
}
