/** Orders that somebody marks as shipped, without a label. Source: [SS1-SHP; SS-REC]. */
import { type Account, nextId } from "../state/state";
import { type OrderName, orderNamed } from "./find";

export interface MarkOptions {
  /** As it is typed or chosen, such as `UPS`. Null and a blank number where nothing was. Source: [SS-REC]. */
  readonly carrier?: string | null;
  readonly tracking?: string;
  /** Unit: epoch ms. */
  readonly shipsAt?: number;
}

/** Gives the id of the fulfillment. Throws for an order that is not open. */
export function markShipped(account: Account, name: OrderName, wish: MarkOptions & { readonly now: number }): number {
  const order = orderNamed(account, name);
  if (["shipped", "cancelled"].includes(order.status))
    throw new Error(`Order ${order.orderNumber} is ${order.status}.`);
  const { carrier = null, tracking = "", now, shipsAt = now } = wish;
  const fulfillmentId = nextId(account.state);
  const { orderId, shipTo } = order;
  const what = { carrierCode: carrier, trackingNumber: tracking, shipsAt, shipTo };
  account.state.fulfillments.push({ fulfillmentId, orderId, createdAt: now, voidedAt: null, ...what });
  order.status = "shipped";
  order.isMarked = true;
  order.modifiedAt = now;
  return fulfillmentId;
}

/** Somebody takes the mark back. The record stays, voided. */
export function unmarkShipped(account: Account, name: OrderName, now: number): void {
  const order = orderNamed(account, name);
  const mark = account.state.fulfillments.findLast((one) => one.orderId === order.orderId && one.voidedAt === null);
  if (mark === undefined) throw new Error(`Order ${order.orderNumber} was not marked as shipped.`);
  mark.voidedAt = now;
  order.status = "awaiting_shipment";
  order.isMarked = false;
  order.modifiedAt = now;
}
