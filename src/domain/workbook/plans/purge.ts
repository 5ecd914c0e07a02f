/** Which buyer data is emptied when the seller purges what is older than a day, and what keeps it away from then on. */
import { CUSTOMERS } from "../../customers/customer-columns";
import { planCustomers } from "../../customers/plan-customers";
import { type Ledger, remember } from "../../ledger/ledger";
import { isClosed, withoutBuyer } from "../../orders/buyer-data";
import { ORDERS, type OrderRow } from "../../orders/order-columns";
import { isFinished, isWalmart, type SheetLine, SINGLE_CUSTOMER } from "../../orders/order-line";
import { fittedMemory, removedOrders, rowsByOrder } from "../../orders/order-memory";
import { reachFrom } from "../../orders/order-windows";
import { walmartDigest } from "../../orders/walmart-cells";
import type { Instant } from "../../values/brand";
import { type Change, update } from "../../values/change";
import { digest } from "../../values/digest";
import { groupBy } from "../../values/groups";
import { twinsOf } from "../../values/twins";
import type { Shop } from "../shop";

export interface Purge {
  /** POs of the orders whose buyer data is emptied. */
  readonly orders: readonly string[];
  /** Rows of `Customers` that are emptied, or whose address is. */
  readonly customers: number;
  /** Orders that still need their address. They keep it. */
  readonly open: number;
  /** Orders without a date. Nobody knows how old they are, so they keep theirs. */
  readonly undated: number;
  readonly changes: readonly Change[];
  /** Differs as soon as anything else would be emptied. */
  readonly contents: string;
}

/** Plans to empty the buyer data of every closed order placed before an instant. No row is removed. */
export function planPurge(shop: Shop, before: Instant, now: Instant): Purge {
  const holding = [...rowsByOrder(shop.tables.orders)].flatMap(([po, rows]) =>
    rows.every((row) => withoutBuyer(row) === null) ? [] : [{ po, rows, at: placedAt(rows) }],
  );
  const old = holding.filter(({ at }) => at !== null && at < before);
  const isOpen = openOrders(shop, now);
  const purged = old.filter(({ po }) => !isOpen(po));
  const emptied = new Map(
    purged.flatMap(({ rows }) => rows.map((row) => [row, { ...row.values, ...withoutBuyer(row) }] as const)),
  );
  const customers = planCustomerRows(shop, emptied, before);
  const changes = [
    ...[...emptied.keys()].map((row) => update(ORDERS, row, withoutBuyer(row) ?? {})),
    ...purged.flatMap(({ po, rows }) => memoryOf(shop.ledger, po, rows, emptied)),
    ...customers,
  ];
  const orders = purged.map(({ po }) => po);
  const open = old.length - purged.length;
  return {
    orders,
    customers: customers.length,
    open,
    undated: holding.filter(({ at }) => at === null).length,
    changes,
    contents: digest(JSON.stringify([orders, customers, open])),
  };
}

const placedAt = (rows: readonly OrderRow[]): Instant | null =>
  rows.reduce<Instant | null>((found, { values }) => found ?? values.orderedAt, null);

/**
 * Whether an order still needs its address: its status is open, or Walmart still waits for a part of it. What Walmart does
 * not list any more, it does not wait for.
 */
function openOrders({ lines }: Shop, now: Instant): (po: string) => boolean {
  const byPo = groupBy(lines, ({ row }) => row.values.po);
  const isWaitedFor = (line: SheetLine): boolean =>
    isWalmart(line.row) && !isFinished(line) && (line.row.values.orderedAt ?? now) >= reachFrom(now);
  return (po) => (byPo.get(po) ?? []).some((line) => line.isOpen || isWaitedFor(line));
}

type Emptied = ReadonlyMap<OrderRow, OrderRow["values"]>;

/**
 * The order is remembered without its buyer, and its rows as they stand now, so that nothing reads the data again. A row
 * that somebody typed over keeps its digest: Walmart is asked for its other cells.
 */
function memoryOf(ledger: Ledger, po: string, rows: readonly OrderRow[], emptied: Emptied): Change[] {
  const memory = ledger.recall("order", po);
  if (memory === null || !rows.some(isWalmart)) return [];
  const twins = twinsOf(rows.map(({ values }) => values.line));
  const told = rows.flatMap((row): readonly (readonly [string, string])[] => {
    const line = row.values.line ?? "";
    const stands = memory.told?.[line] === walmartDigest(row.values) && !twins.has(line);
    return stands ? [[line, walmartDigest(emptied.get(row) ?? row.values)]] : [];
  });
  const later = { ...memory, purged: true, told: { ...memory.told, ...Object.fromEntries(told) } };
  return [remember(ledger, "order", po, fittedMemory(later))];
}

/**
 * If no order with data is left for a customer, the whole row is emptied: the name itself says who it is, and a row
 * without a name is nobody's. Others lose the address if their latest order has none any more.
 */
function planCustomerRows({ tables }: Shop, emptied: Emptied, before: Instant): readonly Change[] {
  const orders = tables.orders.map((row) => ({ ...row, values: emptied.get(row) ?? row.values }));
  const present = new Set(orders.map(({ values }) => values.customer));
  const left = new Set([...emptied.keys()].map(({ values }) => values.customer));
  const isGone = ({ customer, lastOrder }: (typeof tables.customers)[number]["values"]): boolean =>
    customer !== null &&
    customer !== SINGLE_CUSTOMER &&
    !present.has(customer) &&
    (left.has(customer) || (lastOrder !== null && lastOrder < before));
  const gone = tables.customers.filter(({ values }) => isGone(values));
  const kept = tables.customers.filter((row) => !gone.includes(row));
  const withAddress = new Set(kept.flatMap(({ position, values }) => (values.address === null ? [] : [position])));
  return [
    ...gone.map((row) => update(CUSTOMERS, row, NOBODY)),
    ...planCustomers(orders, kept).filter(
      (change) => change.kind === "update" && withAddress.has(change.position) && change.cells.address === null,
    ),
  ];
}

const NOBODY = { customer: null, channel: null, firstOrder: null, lastOrder: null, orders: null, address: null };

/** Closed orders whose rows the seller deleted come back without their buyer. */
export function planPurgedRemoved({ tables, ledger }: Shop, before: Instant): Change[] {
  const shown = rowsByOrder(tables.orders);
  return removedOrders(tables.orders, ledger).flatMap((po) => {
    const memory = ledger.recall("order", po);
    const isMeant = memory?.at !== undefined && memory.at < before && isClosed(memory.walmart) && !shown.has(po);
    return isMeant && memory !== null ? [remember(ledger, "order", po, fittedMemory({ ...memory, purged: true }))] : [];
  });
}
