/** What planning the rows of orders needs from the shop. */
import { customersByName } from "../../customers/customer-names";
import type { MarketplaceOrder } from "../../orders/order";
import type { OrderFacts } from "../../orders/plan-order-import";
import { instant } from "../../values/brand";
import type { Shop } from "../shop";

/** The clock, and how times read back from cells. */
export type TimeFacts = Required<Pick<OrderFacts, "now" | "asShown">>;

/** The facts for these orders, whenever they were placed. `orders`: all that are planned together. */
export function orderFacts(shop: Shop, orders: readonly MarketplaceOrder[], times: TimeFacts): OrderFacts {
  const { tables, ledger, settings } = shop;
  const named = customersByName(tables.customers, tables.orders, orders);
  return {
    rows: tables.orders,
    ledger,
    statusMap: settings.statusMap,
    minimumOrderDate: instant(0),
    ...(settings.customersByName ? { customerOf: named } : {}),
    customerNamed: named,
    ...times,
  };
}
