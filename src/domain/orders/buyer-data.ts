/** Which cells of `Orders` say who the buyer is, and how they are emptied for good. */
import type { Instant } from "../values/brand";
import type { MarketplaceOrder } from "./order";
import type { OrderRow } from "./order-columns";
import { SINGLE_CUSTOMER } from "./order-line";
import { type OrderState, orderState } from "./order-status";

/** The cells of an order without its buyer. The country stays: it names nobody. */
export const NO_BUYER = {
  shipToName: null,
  shipToStreet: null,
  shipToCity: null,
  shipToState: null,
  shipToPostcode: null,
  shipToPhone: null,
} as const;

const BUYER_COLUMNS = Object.keys(NO_BUYER) as (keyof typeof NO_BUYER)[];

/** Whether the customer is a buyer by name, not the one customer of all of Walmart's orders. */
const isNamed = (customer: string | null): boolean => customer !== null && customer !== SINGLE_CUSTOMER;

/** The cells of a row that still say who the buyer is, emptied. `null`: there are none. */
export function withoutBuyer({ values }: OrderRow): Partial<OrderRow["values"]> | null {
  const filled = BUYER_COLUMNS.filter((name) => values[name] !== null);
  if (filled.length === 0 && !isNamed(values.customer)) return null;
  return { ...NO_BUYER, ...(isNamed(values.customer) ? { customer: null } : {}) };
}

const CLOSED: ReadonlySet<string> = new Set<OrderState>(["Shipped", "Delivered", "Cancelled"]);

/** Whether nothing of an order is left to ship, by Walmart's own word for it. */
export const isClosed = (state: string | null): boolean => state !== null && CLOSED.has(state);

/** What an order's memory says of its buyer. `purged`: the data was emptied, and stays away. */
type Purged = { readonly purged?: boolean | undefined };

/**
 * What to remember of an order that Aisle does not know yet. It comes without its buyer if the seller emptied the data
 * of all orders placed before `purgedBefore`, and this one is closed, or its rows stand without the data.
 */
export function purgedIf(
  order: MarketplaceOrder,
  rows: readonly OrderRow[],
  { purgedBefore = null }: { readonly purgedBefore?: Instant | null },
): Purged {
  if (purgedBefore === null || order.orderedAt >= purgedBefore) return {};
  const isWithout = rows.length === 0 ? isClosed(orderState(order)) : rows.every((row) => withoutBuyer(row) === null);
  return isWithout ? { purged: true } : {};
}

/** Blank cells for an order whose buyer data was emptied; for any other none. */
export const buyerOf = ({ purged }: Purged): Partial<typeof NO_BUYER> => (purged === true ? NO_BUYER : {});
