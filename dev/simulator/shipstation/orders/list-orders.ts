/** `GET /orders`. Source: [SS1-TS]. */
import { type Call, noteUnknownParameters } from "../state/call";
import { answerPage, dateOf, numberOf, PAGE_PARAMETERS, refusingBadParameters } from "../state/paging";
import { type Account, isVisible, type Order } from "../state/state";
import type { Answer } from "../wire/answer";
import { parameter } from "../wire/query";
import { toOrderView } from "./order-view";

/** Each date of an order that has filters, by the beginning of their names. */
const DATES: Readonly<Record<string, (order: Order) => number | null>> = {
  createDate: (order) => order.createdAt,
  modifyDate: (order) => order.modifiedAt,
  orderDate: (order) => order.orderedAt,
  paymentDate: (order) => order.paidAt,
};

const KNOWN = [
  ...PAGE_PARAMETERS,
  ...["customerName", "itemKeyword", "orderNumber", "orderStatus", "storeId", "customsCountryCode"],
  ...Object.keys(DATES).flatMap((name) => [`${name}Start`, `${name}End`]),
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
  const spans = Object.entries(DATES).map(([word, dateIn]) => ({
    dateIn,
    start: dateOf(call, `${word}Start`, settings.switches),
    end: dateOf(call, `${word}End`, settings.switches),
  }));
  return (order) =>
    // "Starts with", in any case (assumed).
    (number === undefined || order.orderNumber.toLowerCase().startsWith(number.toLowerCase())) &&
    (status === undefined || order.status === status) &&
    (storeId === undefined || order.storeId === storeId) &&
    (name === undefined || order.shipTo.name === name) &&
    (keyword === undefined || hasWord(order, keyword)) &&
    // "After" a start, and up to an end.
    spans.every(({ dateIn, start, end }) => isWithin(dateIn(order), start, end));
}

function isWithin(date: number | null, start: number | undefined, end: number | undefined): boolean {
  if (start === undefined && end === undefined) return true;
  return date !== null && (start === undefined || date > start) && (end === undefined || date <= end);
}

const hasWord = (order: Order, keyword: string): boolean =>
  order.items.some(({ sku, rest }) => `${sku ?? ""} ${String(rest.name)}`.toLowerCase().includes(keyword));
