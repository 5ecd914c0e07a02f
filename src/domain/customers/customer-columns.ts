import { aisles, defineTab, type Row } from "../values/column";

/** `Customers`: one customer in each row. */
export const CUSTOMERS = defineTab({
  name: "customers",
  title: "Customers",
  rowIs: "one customer",
  shown: "on demand",
  key: ["customer"],
  growsAt: "end",
  columns: {
    customer: aisles("text", "Customer", "The customer's name.", "Walmart"),
    channel: aisles("text", "Channel", "Where the customer buys.", "Walmart"),
    firstOrder: aisles("instant", "First order", "When the first order was placed."),
    lastOrder: aisles("instant", "Last order", "When the latest order was placed."),
    orders: aisles("count", "Orders", "How many orders are in Orders."),
    address: aisles("text", "Address", "The latest ship-to address.", "", { width: 260 }),
  },
});

export type CustomerRow = Row<typeof CUSTOMERS.columns>;
