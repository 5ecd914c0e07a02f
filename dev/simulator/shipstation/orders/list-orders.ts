/** `GET /orders`. Source: [SS1-TS]. */
import { type Call, noteUnknownParameters } from "../state/call";
import { answerPage, numberOf, PAGE_PARAMETERS, refusingBadParameters } from "../state/paging";
import { type Dates, inSpans, spanParameters } from "../state/spans";
import { type Account, isVisible, type Order } from "../state/state";
import type { Answer } from "../wire/answer";
import { parameter } from "../wire/query";
import { toOrderView } from "./order-view";

const DATES: Dates<Order> = {
  createDate: (order) => order.createdAt,
  modifyDate: (order) => order.modifiedAt,
  orderDate: (order) => order.orderedAt,
  paymentDate: (order) => order.paidAt,
};

const KNOWN = [
  ...PAGE_PARAMETERS,
  ...["customerName", "itemKeyword", "orderNumber", "orderStatus", "storeId", "customsCountryCode"],
  ...spanParameters(DATES),
];

/** Without `sortBy`, by ascending id. */
export function listOrders(account: Account, call: Call): Answer {
  noteUnknownParameters(call, KNOWN);
  return refusingBadParameters(() =>
    answerPage(call, {
      entries: account.state.orders.filter(isVisible).filter(filterOf(account, call)),
      sorts: {
        OrderDate: (order) => order.orderedAt,
        ModifyDate: (order) => order.modifiedAt,
        CreateDate: (order) => order.createdAt,
      },
      usual: (order) => order.orderId,
      idOf: (order) => order.orderId,
      member: "orders",
      show: (order) => toOrderView(account, order),
    }),
  );
}

function filterOf({ settings }: Account, call: Call): (order: Order) => boolean {
  const { query } = call;
  const [number, status] = [parameter(query, "orderNumber"), parameter(query, "orderStatus")];
  const [name, keyword] = [parameter(query, "customerName"), parameter(query, "itemKeyword")?.toLowerCase()];
  const storeId = numberOf(call, "storeId");
  // "After" a start, and up to an end.
  const isInSpans = inSpans(call, DATES, { ...settings.switches, begins: "after" });
  return (order) =>
    // "Starts with", in any case (assumed).
    (number === undefined || order.orderNumber.toLowerCase().startsWith(number.toLowerCase())) &&
    (status === undefined || order.status === status) &&
    (storeId === undefined || order.storeId === storeId) &&
    (name === undefined || order.shipTo.name === name) &&
    (keyword === undefined || hasWord(order, keyword)) &&
    isInSpans(order);
}

const hasWord = (order: Order, keyword: string): boolean =>
  order.items.some(({ sku, rest }) => `${sku ?? ""} ${String(rest.name)}`.toLowerCase().includes(keyword));
