/** `Customers`, computed from the orders in the sheet. */

import type { OrderRow } from "../orders/order-columns";
import { type Change, insert, update } from "../values/change";
import { isUnread } from "../values/column";
import { groupBy } from "../values/groups";
import { CUSTOMERS, type CustomerRow } from "./customer-columns";

/** Plans one row for each customer of an order: channel, first and last order, number of orders, latest address. */
export function planCustomers(orders: readonly OrderRow[], customers: readonly CustomerRow[]): Change[] {
  const known = new Map<string | null, CustomerRow>();
  // If two rows have the same name, the second one was sorted or typed over alone. It is reused for a customer without
  // a row.
  const spare: CustomerRow[] = [];
  for (const row of customers) {
    const { customer } = row.values;
    if (customer !== null && known.has(customer)) spare.push(row);
    else known.set(customer, row);
  }
  const areKnown = !customers.some((row) => isUnread(row, "customer"));
  return [...ordersByCustomer(orders)].flatMap(([customer, own]): Change[] => {
    const cells = { customer, ...summary(own) };
    const row = known.get(customer) ?? spare.shift();
    if (row !== undefined) return [update(CUSTOMERS, row, cells)];
    return areKnown ? [insert(CUSTOMERS, cells)] : [];
  });
}

const ordersByCustomer = (orders: readonly OrderRow[]): ReadonlyMap<string, readonly OrderRow[]> =>
  groupBy(orders, (row) => (row.values.po === null || isUnread(row, "customer") ? null : row.values.customer));

function summary(orders: readonly OrderRow[]) {
  const byAge = orders
    .map(({ values }) => values)
    .sort((one, other) => (one.orderedAt ?? 0) - (other.orderedAt ?? 0) || comparePo(one.po, other.po));
  const first = byAge[0];
  const last = byAge[byAge.length - 1];
  const address = [last?.shipToName, last?.shipToStreet, last?.shipToPostcode, last?.shipToCity, last?.shipToState];
  return {
    channel: last?.channel ?? null,
    firstOrder: first?.orderedAt ?? null,
    lastOrder: last?.orderedAt ?? null,
    orders: new Set(byAge.map(({ po }) => po)).size,
    address: address.filter((part) => part != null).join(", ") || null,
  };
}

const comparePo = (one: string | null, other: string | null): number => ((one ?? "") < (other ?? "") ? -1 : 1);
