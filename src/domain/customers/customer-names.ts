/** Under which customer new orders of Walmart's are kept. */

import type { MarketplaceOrder } from "../orders/order";
import type { OrderRow } from "../orders/order-columns";
import { byBuyer, type CustomerNamed, customerKey } from "../orders/order-customer";
import type { CustomerRow } from "./customer-columns";

/**
 * Gives the customer of an order by the buyer's name: a customer that the sheet has, in whatever case and with whatever
 * blanks, as it is spelled there; otherwise a new one, spelled as in the oldest of these orders.
 */
export function customersByName(
  customers: readonly CustomerRow[],
  rows: readonly OrderRow[],
  orders: readonly MarketplaceOrder[],
): CustomerNamed {
  const spelled = new Map<string, string>();
  const oldestFirst = [...orders].sort((one, other) => one.orderedAt - other.orderedAt || (one.po < other.po ? -1 : 1));
  const names = [
    ...customers.map(({ values }) => values.customer),
    ...rows.map(({ values }) => values.customer),
    ...oldestFirst.map(byBuyer),
  ];
  for (const name of names) {
    const key = customerKey(name ?? "");
    if (name !== null && !spelled.has(key)) spelled.set(key, name);
  }
  return (order) => {
    const name = byBuyer(order);
    return spelled.get(customerKey(name)) ?? name;
  };
}
