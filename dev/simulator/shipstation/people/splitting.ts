/** Orders that are split, and orders that are combined. Source: [SS1-TS; SS-COMB; SS-REC; SS-SPLIT]. */
import { type Account, findOrder, nextId, type Order } from "../state/state";
import { mustAwait, type OrderName, orderNamed } from "./find";

/** Units by SKU or by `lineItemKey`. */
export type Part = Readonly<Record<string, number>>;

/**
 * Takes each part out of an order into an order of its own, with an own id, the parent's number, and the parent's key or
 * an own one. Gives the ids of the children. Throws for units that the order lacks.
 */
export function splitOrder(
  account: Account,
  name: OrderName,
  wish: { readonly parts: readonly Part[]; readonly now: number },
): readonly number[] {
  const parent = orderNamed(account, name);
  mustAwait(parent);
  return wish.parts.map((part) => {
    const child = splitOff(account, { parent, part, now: wish.now });
    account.state.orders.push(child);
    parent.isMergedOrSplit = true;
    parent.modifiedAt = wish.now;
    return child.orderId;
  });
}

function splitOff(
  { state, settings }: Account,
  { parent, part, now }: { readonly parent: Order; readonly part: Part; readonly now: number },
): Order {
  const wanted = Object.entries(part).map(([name, quantity]) => {
    const item = parent.items.find((one) => one.sku === name || one.lineItemKey === name);
    if (item === undefined || item.quantity < quantity) throw new Error(`${quantity} of ${name} are not left.`);
    return { item, quantity };
  });
  const taken = (id: number): number => wanted.find(({ item }) => item.orderItemId === id)?.quantity ?? 0;
  parent.items = parent.items
    .map((item) => ({ ...item, quantity: item.quantity - taken(item.orderItemId) }))
    .filter(({ quantity }) => quantity > 0);
  if (parent.items.length === 0) throw new Error(`Nothing would be left in order ${parent.orderNumber}.`);
  const orderId = nextId(state);
  const ownKey = orderId.toString(16).padStart(32, "0");
  return {
    ...parent,
    orderId,
    orderKey: settings.switches.splitKeys === "own" ? ownKey : parent.orderKey,
    createdAt: now,
    modifiedAt: now,
    parentId: parent.orderId,
    isMergedOrSplit: true,
    mergedIds: [],
    items: wanted.map(({ item, quantity }) => ({ ...item, orderItemId: nextId(state), quantity })),
  };
}

/** One order takes the items of others, which the API knows no more. Source: [SS-COMB]. */
export function combineOrders(
  account: Account,
  name: OrderName,
  wish: { readonly others: readonly OrderName[]; readonly now: number },
): number {
  const main = orderNamed(account, name);
  const others = wish.others.map((other) => orderNamed(account, other));
  for (const order of [main, ...others]) mustAwait(order);
  for (const other of others) {
    main.items = [...main.items, ...other.items];
    main.mergedIds = [...main.mergedIds, other.orderId];
    other.mergedInto = main.orderId;
    other.modifiedAt = wish.now;
  }
  main.isMergedOrSplit = true;
  main.modifiedAt = wish.now;
  return main.orderId;
}

/** Takes combined orders apart again. */
export function uncombineOrders(account: Account, name: OrderName, now: number): void {
  const main = orderNamed(account, name);
  mustAwait(main);
  for (const id of main.mergedIds) {
    const other = findOrder(account.state, id);
    if (other === undefined) continue;
    const ids = other.items.map(({ orderItemId }) => orderItemId);
    main.items = main.items.filter(({ orderItemId }) => !ids.includes(orderItemId));
    other.mergedInto = null;
    other.modifiedAt = now;
  }
  main.mergedIds = [];
  main.isMergedOrSplit = false;
  main.modifiedAt = now;
}
