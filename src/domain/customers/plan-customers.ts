/** `Customers`, computed from the orders in the sheet. */

import type { OrderRow } from "../orders/order-columns";
import { customerKey } from "../orders/order-customer";
import { type Change, insert, update } from "../values/change";
import { isUnread } from "../values/column";
import { groupBy } from "../values/groups";
import { CUSTOMERS, type CustomerRow } from "./customer-columns";

/**
 * Plans one row for each customer of an order: channels, first and last order, number of orders, latest address. Names
 * that differ in letter case or blanks are one customer, spelled as in its row or as in its first order.
 */
export function planCustomers(orders: readonly OrderRow[], customers: readonly CustomerRow[]): Change[] {
  const known = new Map<string, CustomerRow>();
  // If two rows have the same name, the second one was sorted or typed over alone. It is reused for a customer without
  // a row.
  const spare: CustomerRow[] = [];
  for (const row of customers) {
    if (row.values.customer === null) continue;
    const key = customerKey(row.values.customer);
    if (known.has(key)) spare.push(row);
    else known.set(key, row);
  }
  const areKnown = !customers.some((row) => isUnread(row, "customer"));
  return [...ordersByCustomer(orders)].flatMap(([key, own]): Change[] => {
    const cells = summary(own);
    const row = known.get(key);
    if (row !== undefined) return [update(CUSTOMERS, row, { ...cells, customer: row.values.customer })];
    const free = spare.shift();
    if (free !== undefined) return [update(CUSTOMERS, free, cells)];
    return areKnown ? [insert(CUSTOMERS, cells)] : [];
  });
}

const ordersByCustomer = (orders: readonly OrderRow[]): ReadonlyMap<string, readonly OrderRow[]> =>
  groupBy(orders, (row) => {
    const { po, customer } = row.values;
    return po === null || customer === null || isUnread(row, "customer") ? null : customerKey(customer);
  });

function summary(orders: readonly OrderRow[]) {
  // Orders that nobody dated come first, so that they are neither the first nor the last if another one is dated.
  const byAge = orders
    .map(({ values }) => values)
    .sort((one, other) => (one.orderedAt ?? 0) - (other.orderedAt ?? 0) || comparePo(one.po, other.po));
  const dated = byAge.filter(({ orderedAt }) => orderedAt !== null);
  const addresses = byAge.flatMap((one) => addressOf(one) ?? []);
  return {
    customer: byAge[0]?.customer?.trim() ?? null,
    channel: [...new Set(byAge.flatMap(({ channel }) => channel ?? []))].join(", ") || null,
    firstOrder: dated[0]?.orderedAt ?? null,
    lastOrder: dated[dated.length - 1]?.orderedAt ?? null,
    orders: new Set(byAge.map(({ po }) => po)).size,
    address: addresses[addresses.length - 1] ?? null,
  };
}

/** `null`: the order has none. */
function addressOf(order: OrderRow["values"]): string | null {
  const parts = [order.shipToName, order.shipToStreet, order.shipToPostcode, order.shipToCity, order.shipToState];
  return parts.filter((part) => part != null).join(", ") || null;
}

const comparePo = (one: string | null, other: string | null): number => ((one ?? "") < (other ?? "") ? -1 : 1);
