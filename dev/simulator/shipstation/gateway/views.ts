/** The state for tests and an independent check: copies, so that nothing can be changed through them. */
import { toOrderView } from "../orders/order-view";
import { type Counters, countEntries, type LedgerEntry } from "../state/ledger";
import { type Account, type Fulfillment, isVisible, type Label, type Order, type Store } from "../state/state";

export interface Views {
  stores(): Store[];
  /** All that ever were, those that the API knows no more included. */
  orders(): Order[];
  /** Those with this number that the API shows, in wire shape. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever member it wants.
  shown(orderNumber: string): any[];
  labels(): Label[];
  fulfillments(): Fulfillment[];
  ledger(): LedgerEntry[];
  counters(): Counters;
}

export const createViews = (account: Account): Views => ({
  stores: () => structuredClone(account.state.stores),
  orders: () => structuredClone(account.state.orders),
  shown: (orderNumber) =>
    account.state.orders
      .filter((order) => order.orderNumber === orderNumber && isVisible(order))
      .map((order) => structuredClone(toOrderView(account, order))),
  labels: () => structuredClone(account.state.labels),
  fulfillments: () => structuredClone(account.state.fulfillments),
  ledger: () => [...account.state.ledger],
  counters: () => countEntries(account.state.ledger),
});
