/**
 * What saving an order does: the whole resource is replaced, so what is not sent is emptied. Source: [SS1-ORD; SS1-TS].
 */
import type { Call } from "../state/call";
import { type Account, isVisible, nextId, OPEN, type Order, type OrderItem, type State } from "../state/state";
import { readDate } from "../wire/dates";
import {
  complaintsAbout,
  type ItemBody,
  ORDER_BODY,
  type OrderBody,
  type OrderStatus,
  READ_ONLY,
  strangeMembers,
} from "../wire/order-body";

/** Why an order is not saved; `complaints` where its body does not fit. */
export interface NotSaved {
  readonly message: string;
  readonly complaints?: Readonly<Record<string, readonly string[]>>;
}

/** Makes or changes one order. `open`: the states in which an order can be changed. */
export function saveOne(
  account: Account,
  call: Call,
  wish: { readonly body: unknown; readonly open?: readonly OrderStatus[] },
): Order | NotSaved {
  const complaints = complaintsAbout(wish.body) ?? complaintsAboutDates(account, wish.body);
  if (complaints !== undefined) return { message: sentence(complaints), complaints };
  const body = ORDER_BODY.parse(wish.body);
  if (strangeMembers(body).length > 0) call.note("unknown-member");
  const known = findKnown(account, body);
  if (known !== null && "message" in known) return known;
  if (known === null) return make(account, call, body);
  if (!(wish.open ?? OPEN).includes(known.status))
    return { message: `The order is ${known.status} and cannot be updated.` };
  const wanted = body.advancedOptions?.storeId;
  // Only settable at creation; here it has no effect. Source: [SS1-TS].
  if (wanted !== undefined && wanted !== null && wanted !== known.storeId) call.note("store-of-known-order");
  fill(account, call, { order: known, body });
  return known;
}

const sentence = (complaints: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(complaints)
    .map(([member, found]) => `${member}: ${found.join(" ")}`)
    .join(" ");

const DATES = ["orderDate", "paymentDate", "shipByDate"] as const;

function complaintsAboutDates({ settings }: Account, body: unknown): Readonly<Record<string, string[]>> | undefined {
  const { data } = ORDER_BODY.safeParse(body);
  const bad = DATES.filter((name) => {
    const text = data?.[name];
    return typeof text === "string" && readDate(text, settings.switches) === undefined;
  });
  if (bad.length === 0) return undefined;
  return Object.fromEntries(bad.map((name) => [`apiOrder.${name}`, ["It is no date."]]));
}

/** The order that a body means; null: it means a new one. */
function findKnown(account: Account, { orderId = null, orderKey = null }: OrderBody): Order | NotSaved | null {
  const { state, settings } = account;
  if (orderId !== null) {
    const order = state.orders.find((one) => one.orderId === orderId && isVisible(one));
    if (order === undefined) return { message: `Order ${orderId} was not found.` };
    // "For split orders, the orderKey is always required". Source: [SS1-ORD].
    if (orderKey === null && isSplit(state, order)) return { message: "orderKey is required to update a split order." };
    const isOther = orderKey !== null && orderKey !== order.orderKey;
    return isOther ? { message: `The orderKey of order ${orderId} is another one.` } : order;
  }
  if (orderKey === null || orderKey === "") return null;
  const named = state.orders.filter((one) => one.orderKey === orderKey);
  const [order] = named.filter(isVisible);
  if (order === undefined)
    return named.length > 0 && settings.switches.freedKeys === "refused"
      ? { message: "The order is no longer active and cannot be updated." }
      : null;
  // "And the orderId is always required for updates". Source: [SS1-ORD].
  return isSplit(state, order) ? { message: "orderId is required to update a split order." } : order;
}

const isSplit = (state: State, { orderId, parentId }: Order): boolean =>
  parentId !== null || state.orders.some((one) => one.parentId === orderId);

function make(account: Account, call: Call, body: OrderBody): Order | NotSaved {
  const { state } = account;
  const storeId = body.advancedOptions?.storeId ?? firstManual(state);
  const store = state.stores.find((one) => one.storeId === storeId && one.isActive);
  if (store === undefined) return { message: `Store ${storeId ?? ""} was not found or is not active.` };
  // Orders of a marketplace come from the marketplace (assumed).
  if (store.marketplaceId !== 0) return { message: `Orders cannot be created in the ${store.marketplaceName} store.` };
  const orderId = nextId(state);
  const key = body.orderKey ?? "";
  const order: Order = {
    orderId,
    orderKey: key === "" ? orderId.toString(16).padStart(32, "0") : key,
    storeId: store.storeId,
    createdAt: call.now,
    ...{ modifiedAt: call.now, orderNumber: "", orderedAt: 0, paidAt: null, shipBy: null, status: "awaiting_shipment" },
    ...{ shipTo: {}, items: [], rest: {}, advanced: {} },
    ...{ parentId: null, isMergedOrSplit: false, mergedIds: [], mergedInto: null },
    ...{ isDeleted: false, holdUntil: null, isMarked: false },
  };
  fill(account, call, { order, body });
  state.orders.push(order);
  return order;
}

/** "The first manual store on the account". Source: [SS1-TS]. */
const firstManual = ({ stores }: State): number | undefined =>
  stores.find(({ marketplaceId, isActive }) => marketplaceId === 0 && isActive)?.storeId;

function fill(
  account: Account,
  call: Call,
  { order, body }: { readonly order: Order; readonly body: OrderBody },
): void {
  const { orderId: _id, orderKey: _key, advancedOptions, items, shipTo, orderStatus, ...others } = body;
  const { orderNumber, orderDate, paymentDate, shipByDate, ...rest } = others;
  const instant = (text: string | null | undefined): number | null =>
    text === undefined || text === null ? null : (readDate(text, account.settings.switches) ?? null);
  order.modifiedAt = call.now;
  order.orderNumber = orderNumber;
  order.orderedAt = instant(orderDate) ?? call.now;
  order.paidAt = instant(paymentDate);
  order.shipBy = instant(shipByDate);
  order.status = orderStatus;
  order.shipTo = shipTo;
  order.items = (items ?? []).map((item) => toItem(account.state, call, { item, before: order.items }));
  order.rest = sentOnly(rest);
  order.advanced = sentOnly(withoutReadOnly(advancedOptions ?? {}));
  if (orderStatus !== "on_hold") order.holdUntil = null;
}

/** A known key, or a known id, keeps the item (assumed). */
function toItem(
  state: State,
  { now }: Call,
  { item, before }: { readonly item: ItemBody; readonly before: readonly OrderItem[] },
): OrderItem {
  const { orderItemId: sentId, lineItemKey = null, sku = null, quantity, ...rest } = item;
  const known = before.find((one) =>
    lineItemKey === null ? one.orderItemId === sentId : one.lineItemKey === lineItemKey,
  );
  const orderItemId = known?.orderItemId ?? nextId(state);
  return { orderItemId, createdAt: known?.createdAt ?? now, modifiedAt: now, quantity, lineItemKey, sku, rest };
}

function withoutReadOnly(advanced: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { storeId: _store, mergedOrSplit: _split, mergedIds: _ids, parentId: _parent, ...sent } = advanced;
  return sent;
}

/** A member that is null counts as not sent. */
const sentOnly = (members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(members).filter(([name, value]) => (value ?? null) !== null && !READ_ONLY.includes(name)),
  );
