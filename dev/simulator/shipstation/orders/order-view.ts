/** An order as the API gives it, with every member that recorded answers have. Source: [SS-REC; SS1-TS]. */
import type { Account, Order, OrderItem } from "../state/state";
import { toDate, toItemDate, type Zone } from "../wire/dates";

export function toOrderView({ settings }: Account, order: Order): Readonly<Record<string, unknown>> {
  const { zone } = settings.switches;
  const date = (instant: number | null): string | null => (instant === null ? null : toDate(instant, zone));
  return {
    ...EMPTY,
    ...order.rest,
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    orderKey: order.orderKey,
    orderDate: date(order.orderedAt),
    createDate: date(order.createdAt),
    modifyDate: date(order.modifiedAt),
    paymentDate: date(order.paidAt),
    shipByDate: date(order.shipBy),
    orderStatus: order.status,
    shipTo: toAddressView(order.shipTo),
    items: order.items.map((item) => toItemView(item, zone)),
    orderTotal: totalOf(order),
    holdUntilDate: order.holdUntil === null ? null : toDate(order.holdUntil, zone).slice(0, 10),
    advancedOptions: {
      ...EMPTY_ADVANCED,
      ...order.advanced,
      storeId: order.storeId,
      mergedOrSplit: order.isMergedOrSplit,
      mergedIds: order.mergedIds,
      parentId: order.parentId,
    },
    externallyFulfilled: order.isMarked,
  };
}

/** The value of a member that was not sent. */
const EMPTY = {
  customerId: null,
  customerUsername: null,
  customerEmail: null,
  billTo: null,
  amountPaid: 0,
  taxAmount: 0,
  shippingAmount: 0,
  customerNotes: null,
  internalNotes: null,
  gift: false,
  giftMessage: null,
  paymentMethod: null,
  requestedShippingService: null,
  carrierCode: null,
  serviceCode: null,
  packageCode: null,
  confirmation: "none",
  shipDate: null,
  weight: null,
  dimensions: null,
  insuranceOptions: { provider: null, insureShipment: false, insuredValue: 0 },
  internationalOptions: { contents: null, customsItems: null, nonDelivery: null },
  tagIds: null,
  userId: null,
  externallyFulfilledBy: null,
  externallyFulfilledById: null,
  externallyFulfilledByName: null,
  labelMessages: null,
};

const EMPTY_ADVANCED = {
  warehouseId: 1,
  nonMachinable: false,
  saturdayDelivery: false,
  containsAlcohol: false,
  customField1: null,
  customField2: null,
  customField3: null,
  source: null,
  billToParty: null,
  billToAccount: null,
  billToPostalCode: null,
  billToCountryCode: null,
  billToMyOtherAccount: null,
};

const EMPTY_ADDRESS = {
  name: null,
  company: null,
  street1: null,
  street2: null,
  street3: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
  phone: null,
  residential: null,
  addressVerified: null,
};

const EMPTY_ITEM = {
  imageUrl: null,
  weight: null,
  unitPrice: null,
  taxAmount: null,
  shippingAmount: null,
  warehouseLocation: null,
  options: [],
  productId: null,
  fulfillmentSku: null,
  adjustment: false,
  upc: null,
};

export const toAddressView = (address: Order["shipTo"]): unknown => ({ ...EMPTY_ADDRESS, ...address });

export const toItemView = (item: OrderItem, zone: Zone): Readonly<Record<string, unknown>> => ({
  ...EMPTY_ITEM,
  ...item.rest,
  orderItemId: item.orderItemId,
  lineItemKey: item.lineItemKey,
  sku: item.sku,
  quantity: item.quantity,
  createDate: toItemDate(item.createdAt, zone),
  modifyDate: toItemDate(item.modifiedAt, zone),
});

function totalOf({ items, rest }: Order): number {
  const amount = (name: string): number => Number(rest[name] ?? 0);
  const goods = items.reduce((sum, item) => sum + item.quantity * Number(item.rest.unitPrice ?? 0), 0);
  return goods + amount("taxAmount") + amount("shippingAmount");
}
