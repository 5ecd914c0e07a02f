/** `GET /fulfillments`: orders that somebody marked as shipped; neither a key nor items. Source: [SS1-FUL; SS1-TS]. */
import { toAddressView } from "../orders/order-view";
import { type Call, noteUnknownParameters } from "../state/call";
import { answerPage, numberOf, PAGE_PARAMETERS, refusingBadParameters } from "../state/paging";
import { type Dates, inSpans, spanParameters } from "../state/spans";
import { type Account, type Fulfillment, findOrder } from "../state/state";
import type { Answer } from "../wire/answer";
import { toDate } from "../wire/dates";
import { parameter } from "../wire/query";

const DATES: Dates<Fulfillment> = { createDate: (one) => one.createdAt, shipDate: (one) => one.shipsAt };

const KNOWN = [
  ...PAGE_PARAMETERS,
  ...["fulfillmentId", "orderId", "orderNumber", "trackingNumber", "recipientName"],
  ...spanParameters(DATES),
];

export function listFulfillments(account: Account, call: Call): Answer {
  noteUnknownParameters(call, KNOWN);
  return refusingBadParameters(() => {
    const answer = answerPage(call, {
      entries: account.state.fulfillments.filter(filterOf(account, call)),
      sorts: { ShipDate: (one) => one.shipsAt, CreateDate: (one) => one.createdAt },
      usual: (one) => one.createdAt,
      idOf: (one) => one.fulfillmentId,
      member: "fulfillments",
      show: (one) => toFulfillmentView(account, one),
    });
    if (account.settings.switches.fulfillmentPages === "counted") return answer;
    return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), pages: 0 }) };
  });
}

function filterOf({ state, settings }: Account, call: Call): (one: Fulfillment) => boolean {
  const [fulfillmentId, orderId] = [numberOf(call, "fulfillmentId"), numberOf(call, "orderId")];
  const [number, tracking] = [parameter(call.query, "orderNumber"), parameter(call.query, "trackingNumber")];
  const recipient = parameter(call.query, "recipientName");
  const isInSpans = inSpans(call, DATES, { ...settings.switches, begins: "at" });
  return (one) =>
    (fulfillmentId === undefined || one.fulfillmentId === fulfillmentId) &&
    (orderId === undefined || one.orderId === orderId) &&
    // Exact, unlike among orders (assumed).
    (number === undefined || findOrder(state, one.orderId)?.orderNumber === number) &&
    (tracking === undefined || one.trackingNumber === tracking) &&
    (recipient === undefined || one.shipTo.name === recipient) &&
    isInSpans(one);
}

/** Members of recorded answers. Source: [SS-REC]. */
function toFulfillmentView({ state, settings }: Account, one: Fulfillment): Readonly<Record<string, unknown>> {
  const { zone } = settings.switches;
  const order = findOrder(state, one.orderId);
  return {
    fulfillmentId: one.fulfillmentId,
    orderId: one.orderId,
    orderNumber: order?.orderNumber ?? null,
    userId: null,
    customerEmail: order?.rest.customerEmail ?? null,
    trackingNumber: one.trackingNumber,
    createDate: toDate(one.createdAt, zone),
    shipDate: toDate(one.shipsAt, zone),
    voidDate: one.voidedAt === null ? null : toDate(one.voidedAt, zone),
    deliveryDate: null,
    carrierCode: one.carrierCode,
    sellerFillProviderId: null,
    sellerFillProviderName: null,
    fulfillmentProviderCode: null,
    fulfillmentServiceCode: null,
    fulfillmentFee: 0,
    voidRequested: one.voidedAt !== null,
    voided: one.voidedAt !== null,
    marketplaceNotified: false,
    notifyErrorMessage: null,
    shipTo: toAddressView(one.shipTo),
  };
}
