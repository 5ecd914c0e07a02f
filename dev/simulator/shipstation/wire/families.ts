/** The kinds of requests: what faults strike, and what the ledger counts. */
export type Family =
  | "stores"
  | "carriers"
  | "orders"
  | "order"
  | "save-order"
  | "save-orders"
  | "delete-order"
  | "hold-order"
  | "shipments"
  | "fulfillments"
  | "unknown";
