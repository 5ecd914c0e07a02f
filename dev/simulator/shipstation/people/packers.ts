/** What people do in ShipStation itself. Whatever they could not do there throws a sentence. */
import { putOnHold } from "../orders/hold";
import { type Account, arrive, type Order } from "../state/state";
import type { AddressBody } from "../wire/order-body";
import { mustAwait, type OrderName, orderNamed } from "./find";
import { buyLabel, buyReturnLabel, type LabelOptions, voidLabel } from "./labels";
import { type MarkOptions, markShipped, unmarkShipped } from "./marking";
import { combineOrders, type Part, splitOrder, uncombineOrders } from "./splitting";

/** Every deed takes the present instant (epoch ms) last. An order goes by its number or by ShipStation's id. */
export interface Packers {
  /** Gives the id of the label. */
  buyLabel(order: OrderName, wish: LabelOptions, now: number): number;
  buyReturnLabel(order: OrderName, wish: LabelOptions, now: number): number;
  voidLabel(shipmentId: number, now: number): void;
  markShipped(order: OrderName, wish: MarkOptions, now: number): number;
  unmarkShipped(order: OrderName, now: number): void;
  /** Gives the ids of the new orders. What is in no part stays in the first one. */
  split(order: OrderName, parts: readonly Part[], now: number): readonly number[];
  /** Gives the id of the order that stays. */
  combine(order: OrderName, others: readonly OrderName[], now: number): number;
  uncombine(order: OrderName, now: number): void;
  /** Until somebody restores it, or until an instant (epoch ms). */
  hold(order: OrderName, until: number | null, now: number): void;
  restore(order: OrderName, now: number): void;
  cancel(order: OrderName, now: number): void;
  delete(order: OrderName, now: number): void;
  editAddress(order: OrderName, change: Partial<AddressBody>, now: number): void;
  /** Sets units by SKU; 0 takes the item out. */
  editItems(order: OrderName, quantities: Part, now: number): void;
  /** Sets any other members of the order, such as `internalNotes`, `weight` or `serviceCode`. */
  edit(order: OrderName, members: Readonly<Record<string, unknown>>, now: number): void;
}

export function createPackers(account: Account): Packers {
  const change = (name: OrderName, when: number, deed: (order: Order, now: number) => void): void => {
    const now = arrive(account, when);
    const order = orderNamed(account, name);
    deed(order, now);
    order.modifiedAt = now;
  };
  const at = (now: number): number => arrive(account, now);
  return {
    buyLabel: (order, wish, now) => buyLabel(account, order, { ...wish, now: at(now) }),
    buyReturnLabel: (order, wish, now) => buyReturnLabel(account, order, { ...wish, now: at(now) }),
    voidLabel: (shipmentId, now) => voidLabel(account, shipmentId, at(now)),
    markShipped: (order, wish, now) => markShipped(account, order, { ...wish, now: at(now) }),
    unmarkShipped: (order, now) => unmarkShipped(account, order, at(now)),
    split: (order, parts, now) => splitOrder(account, order, { parts, now: at(now) }),
    combine: (order, others, now) => combineOrders(account, order, { others, now: at(now) }),
    uncombine: (order, now) => uncombineOrders(account, order, at(now)),
    hold: (name, until, when) =>
      change(name, when, (order, now) => {
        mustAwait(order);
        putOnHold(order, { until, now });
      }),
    restore: (name, when) =>
      change(name, when, (order) => {
        order.status = "awaiting_shipment";
        order.holdUntil = null;
      }),
    cancel: (name, when) =>
      change(name, when, (order) => {
        order.status = "cancelled";
      }),
    delete: (name, when) =>
      change(name, when, (order) => {
        order.isDeleted = true;
      }),
    editAddress: (name, address, when) =>
      change(name, when, (order) => {
        order.shipTo = { ...order.shipTo, ...address };
      }),
    editItems: (name, quantities, when) =>
      change(name, when, (order) => {
        const left = order.items.map((item) => ({ ...item, quantity: quantities[item.sku ?? ""] ?? item.quantity }));
        order.items = left.filter(({ quantity }) => quantity > 0);
      }),
    edit: (name, members, when) =>
      change(name, when, (order) => {
        order.rest = { ...order.rest, ...members };
      }),
  };
}
