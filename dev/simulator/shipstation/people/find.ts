/** How people name an order: by ShipStation's own id, or by its number as far as only one order has it. */
import { type Account, findOrder, isVisible, type Order } from "../state/state";

export type OrderName = number | string;

/** Of several orders with a number, the one that was split off from none. Throws if there is no such order. */
export function orderNamed({ state }: Account, name: OrderName): Order {
  const order =
    typeof name === "number"
      ? findOrder(state, name)
      : state.orders.find((one) => one.orderNumber === name && one.parentId === null && isVisible(one));
  if (order === undefined || !isVisible(order)) throw new Error(`ShipStation shows no order ${name}.`);
  return order;
}

/** Throws a sentence where a person could not do it either. */
export function mustAwait(order: Order): void {
  if (order.status !== "awaiting_shipment")
    throw new Error(`Order ${order.orderNumber} is ${order.status}, not awaiting_shipment.`);
}
