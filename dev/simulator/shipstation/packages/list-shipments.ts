/** `GET /shipments`: labels that were bought in ShipStation, and nothing else. Source: [SS1-SHP]. */
import { toAddressView, toItemView } from "../orders/order-view";
import { type Call, noteUnknownParameters } from "../state/call";
import { answerPage, numberOf, PAGE_PARAMETERS, refusingBadParameters } from "../state/paging";
import { type Dates, inSpans, spanParameters } from "../state/spans";
import { type Account, findOrder, type Label, type Order } from "../state/state";
import type { Answer } from "../wire/answer";
import { toDate, toDay } from "../wire/dates";
import { parameter } from "../wire/query";

const DATES: Dates<Label> = {
  createDate: (label) => label.createdAt,
  shipDate: (label) => label.shipsAt,
  voidDate: (label) => label.voidedAt,
};

const KNOWN = [
  ...PAGE_PARAMETERS,
  ...["recipientName", "recipientCountryCode", "orderNumber", "orderId", "carrierCode", "serviceCode"],
  ...["trackingNumber", "customsCountryCode", "storeId", "includeShipmentItems"],
  ...spanParameters(DATES),
];

/** Without `sortBy`, by the day on which they were made, the oldest first. */
export function listShipments(account: Account, call: Call): Answer {
  noteUnknownParameters(call, KNOWN);
  const hasItems = parameter(call.query, "includeShipmentItems")?.toLowerCase() === "true";
  return refusingBadParameters(() =>
    answerPage(call, {
      entries: account.state.labels.filter(filterOf(account, call)),
      sorts: { ShipDate: (label) => label.shipsAt, CreateDate: (label) => label.createdAt },
      usual: (label) => label.createdAt,
      idOf: (label) => label.shipmentId,
      member: "shipments",
      show: (label) => toShipmentView(account, label, { hasItems }),
    }),
  );
}

function filterOf({ state, settings }: Account, call: Call): (label: Label) => boolean {
  const { query } = call;
  const words: readonly (readonly [string | undefined, (label: Label, order: Order | undefined) => unknown])[] = [
    // Exact, unlike among orders (assumed).
    [parameter(query, "orderNumber"), (_, order) => order?.orderNumber],
    [parameter(query, "orderId"), (label) => String(label.orderId)],
    [parameter(query, "storeId"), (_, order) => String(order?.storeId)],
    [parameter(query, "trackingNumber"), (label) => label.trackingNumber],
    [parameter(query, "carrierCode"), (label) => label.carrierCode],
    [parameter(query, "serviceCode"), (label) => label.serviceCode],
    [parameter(query, "recipientName"), (label) => label.shipTo.name],
    [parameter(query, "recipientCountryCode"), (label) => label.shipTo.country],
  ];
  numberOf(call, "orderId");
  numberOf(call, "storeId");
  const isInSpans = inSpans(call, DATES, { ...settings.switches, begins: "at" });
  return (label) => {
    const order = findOrder(state, label.orderId);
    return isInSpans(label) && words.every(([word, valueIn]) => word === undefined || valueIn(label, order) === word);
  };
}

/** Members of recorded answers. Source: [SS-REC]. */
function toShipmentView(
  { state, settings }: Account,
  label: Label,
  { hasItems }: { readonly hasItems: boolean },
): Readonly<Record<string, unknown>> {
  const { zone } = settings.switches;
  const order = findOrder(state, label.orderId);
  return {
    shipmentId: label.shipmentId,
    orderId: label.orderId,
    orderKey: order?.orderKey ?? null,
    userId: null,
    customerEmail: order?.rest.customerEmail ?? null,
    orderNumber: order?.orderNumber ?? null,
    createDate: toDate(label.createdAt, zone),
    shipDate: toDay(label.shipsAt, zone),
    shipmentCost: 5.25,
    insuranceCost: 0,
    trackingNumber: label.trackingNumber,
    isReturnLabel: label.isReturn,
    batchNumber: null,
    carrierCode: label.carrierCode,
    serviceCode: label.serviceCode,
    packageCode: "package",
    confirmation: null,
    warehouseId: 1,
    voided: label.voidedAt !== null,
    voidDate: label.voidedAt === null ? null : toDate(label.voidedAt, zone),
    marketplaceNotified: false,
    notifyErrorMessage: null,
    shipTo: toAddressView(label.shipTo),
    weight: { value: 8, units: "ounces", WeightUnits: 1 },
    dimensions: null,
    insuranceOptions: { provider: null, insureShipment: false, insuredValue: 0 },
    advancedOptions: { billToParty: null, billToAccount: null, storeId: order?.storeId ?? null },
    // Null unless asked for. Source: [SS-REC].
    shipmentItems: hasItems ? label.items.map((item) => toItemView(item, zone)) : null,
    labelData: null,
    formData: null,
  };
}
