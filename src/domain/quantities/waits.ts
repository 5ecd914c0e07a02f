/** Why a number waits in Preview. `zero` and `orders`: it looks like an accident. */
export type Wait = "zero" | "orders" | "unread" | "gate" | "fulfilment";

/** As the end of “waits in Preview, since …”. */
export const WAITS: Readonly<Record<Wait, string>> = {
  zero: "more than half of your listings would become 0 at once, which looks like an accident",
  orders: "many open orders are gone from Orders, so there may be less to sell than it seems",
  unread: "not all orders could be read from Walmart, so more may be sold than it seems",
  gate: "Inventory Quantity Sync was switched on",
  fulfilment: "Walmart has not said who fulfils this listing",
};
