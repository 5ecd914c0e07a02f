/** Labels: bought, voided, for returns. Source: [SS-VOID; SS-SPLIT]. */
import { type Account, findOrder, type Label, nextId, type Order, type OrderItem, type State } from "../state/state";
import { type OrderName, orderNamed } from "./find";

export interface LabelOptions {
  /** `stamps_com` unless told otherwise. */
  readonly carrier?: string | undefined;
  readonly service?: string | undefined;
  readonly tracking?: string | undefined;
  /** Units by SKU or by `lineItemKey`; everything that is left without it. */
  readonly items?: Readonly<Record<string, number>> | undefined;
  /** The day that is printed on it; today without it. Unit: epoch ms. */
  readonly shipsAt?: number | undefined;
}

/** The units of an order's items that are in no label, by item. */
function leftOf({ labels }: State, order: Order): readonly OrderItem[] {
  const mine = labels.filter((one) => one.orderId === order.orderId && one.voidedAt === null && !one.isReturn);
  const packed = (id: number): number =>
    mine
      .flatMap(({ items }) => items)
      .filter((item) => item.orderItemId === id)
      .reduce((sum, item) => sum + item.quantity, 0);
  return order.items
    .map((item) => ({ ...item, quantity: item.quantity - packed(item.orderItemId) }))
    .filter((item) => item.quantity > 0);
}

/**
 * Buys a label and gives its id. The order is shipped when every unit has a label [SS-SPLIT]. A further label for a
 * shipped order has no items [SS-VOID]. Throws for an order that is canceled or on hold, and for units that it lacks.
 */
export function buyLabel(account: Account, name: OrderName, wish: LabelOptions & { readonly now: number }): number {
  const order = orderNamed(account, name);
  if (order.status !== "awaiting_shipment" && order.status !== "shipped")
    throw new Error(`Order ${order.orderNumber} is ${order.status}: no label can be bought.`);
  const items = order.status === "shipped" ? [] : pick(leftOf(account.state, order), wish.items);
  const isWhole = wish.items === undefined;
  const label = toLabel(account, order, wish, {
    items: isWhole && account.settings.switches.labelItems === "missing" ? [] : items,
    isReturn: false,
  });
  const left = isWhole ? [] : leftOf(account.state, order);
  if (left.length === 0) order.status = "shipped";
  order.modifiedAt = wish.now;
  return label.shipmentId;
}

/** A label for the way back. The order stays as it is. */
export function buyReturnLabel(
  account: Account,
  name: OrderName,
  wish: LabelOptions & { readonly now: number },
): number {
  const order = orderNamed(account, name);
  return toLabel(account, order, wish, { items: order.items, isReturn: true }).shipmentId;
}

function toLabel(
  { state }: Account,
  order: Order,
  wish: LabelOptions & { readonly now: number },
  what: Pick<Label, "items" | "isReturn">,
): Label {
  const shipmentId = nextId(state);
  const { carrier = "stamps_com", service = "usps_ground_advantage", now } = wish;
  const label: Label = {
    shipmentId,
    orderId: order.orderId,
    createdAt: now,
    shipsAt: wish.shipsAt ?? now,
    trackingNumber: wish.tracking ?? `9400111899${String(shipmentId).padStart(12, "0")}`,
    carrierCode: carrier,
    serviceCode: service,
    ...what,
    shipTo: order.shipTo,
    voidedAt: null,
  };
  state.labels.push(label);
  return label;
}

function pick(left: readonly OrderItem[], wish: LabelOptions["items"]): readonly OrderItem[] {
  if (wish === undefined) return left;
  return Object.entries(wish).map(([name, quantity]) => {
    const item = left.find((one) => one.sku === name || one.lineItemKey === name);
    if (item === undefined || item.quantity < quantity) throw new Error(`${quantity} of ${name} are not left.`);
    return { ...item, quantity };
  });
}

/** The record stays, and the order waits for shipment again. Source: [SS-VOID]. */
export function voidLabel({ state }: Account, shipmentId: number, now: number): void {
  const label = state.labels.find((one) => one.shipmentId === shipmentId);
  if (label === undefined || label.voidedAt !== null) throw new Error(`There is no label ${shipmentId} to void.`);
  label.voidedAt = now;
  const order = findOrder(state, label.orderId);
  if (order === undefined || label.isReturn) return;
  if (order.status === "shipped") order.status = "awaiting_shipment";
  order.modifiedAt = now;
}
