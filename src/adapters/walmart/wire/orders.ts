/**
 * Orders as Walmart sends them. Quantities are strings, instants mostly epoch milliseconds, and most fields may be
 * missing. Source: Walmart Marketplace, Orders API, all orders.
 */
import * as z from "zod/mini";
import { figure, lazySchemas, maybe, moment, text } from "./schemas";

const makeSchemas = () => {
  // A quantity or date that cannot be read makes the order unreadable: guessed ones would oversell.
  const amount = figure(/^\d{1,9}(\.0+)?$/).check(z.refine((units) => units >= 0));
  const status = z.object({
    status: z.string(),
    statusQuantity: maybe(z.object({ amount })),
    trackingInfo: maybe(z.object({ trackingNumber: maybe(text()) })),
  });
  const charge = z.object({
    chargeType: maybe(z.string()),
    chargeName: maybe(z.string()),
    chargeAmount: maybe(z.object({ amount: maybe(figure()) })),
  });
  const line = z.object({
    lineNumber: text(),
    item: z.object({ sku: text(), productName: maybe(text()) }),
    charges: maybe(z.object({ charge: maybe(z.array(charge)) })),
    orderLineQuantity: z.object({ amount }),
    statusDate: maybe(moment()),
    orderLineStatuses: z.object({ orderLineStatus: z.array(status) }),
    intentToCancel: maybe(z.union([z.string(), z.boolean()])),
  });
  const part = maybe(text());
  const address = z.object({
    name: part,
    address1: part,
    address2: part,
    city: part,
    state: part,
    postalCode: part,
    country: part,
  });
  const order = z.object({
    purchaseOrderId: text(),
    customerOrderId: part,
    orderDate: moment(),
    shippingInfo: maybe(z.object({ phone: part, estimatedShipDate: maybe(moment()), postalAddress: maybe(address) })),
    orderLines: z.object({ orderLine: z.array(line) }),
    shipNode: maybe(z.object({ type: maybe(z.string()), id: part })),
  });
  return {
    order,
    single: z.object({ order }),
    page: z.object({
      list: z.object({
        meta: maybe(z.object({ totalCount: maybe(figure()), nextCursor: maybe(z.string()) })),
        elements: maybe(z.object({ order: maybe(z.array(z.unknown())) })),
      }),
    }),
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
export type WireOrder = z.infer<Schemas["order"]>;
export type WireOrderLine = WireOrder["orderLines"]["orderLine"][number];

const parse = lazySchemas(makeSchemas);

export const parseOrderPage = (json: unknown) => parse("page", json);
/** The order inside `{"order": …}`. */
export const parseSingleOrder = (json: unknown) => parse("single", json)?.order ?? null;
export const parseOrder = (json: unknown) => parse("order", json);
