/**
 * Orders in Walmart's form. Quantities are strings, instants mostly epoch milliseconds, and most fields may be missing.
 * Source: Walmart Marketplace, Orders API, all orders.
 */
import * as z from "zod/mini";
import { figure, informing, lazySchemas, listed, maybe, moment, name, text, units } from "../../wire/schemas";

const part = () => informing(text());

const tracking = () =>
  z.object({
    trackingNumber: part(),
    carrierName: informing(z.object({ carrier: part(), otherCarrier: part() })),
    trackingURL: part(),
    shipDateTime: informing(moment()),
  });

const charge = () =>
  z.object({
    chargeType: informing(z.string()),
    chargeName: informing(z.string()),
    chargeAmount: informing(z.object({ amount: informing(figure()) })),
  });

const makeSchemas = () => {
  // Which order, which line, what was sold and how many: a guess would oversell, so these are required. Everything else
  // only informs.
  const amount = units();
  const share = z.object({
    status: informing(z.string()),
    statusQuantity: maybe(z.object({ amount })),
    trackingInfo: informing(tracking()),
    cancellationReason: informing(z.string()),
  });
  const line = z.object({
    lineNumber: name(),
    item: z.object({ sku: name(), productName: informing(text()) }),
    charges: informing(z.object({ charge: listed() })),
    orderLineQuantity: z.object({ amount }),
    statusDate: informing(moment()),
    orderLineStatuses: informing(z.object({ orderLineStatus: listed() })),
    fulfillment: informing(z.object({ shipMethod: part() })),
    intentToCancel: informing(z.union([z.string(), z.boolean()])),
  });
  const address = z.object({
    name: part(),
    address1: part(),
    address2: part(),
    city: part(),
    state: part(),
    postalCode: part(),
    country: part(),
  });
  const order = z.object({
    purchaseOrderId: name(),
    customerOrderId: part(),
    orderDate: moment(),
    shippingInfo: informing(
      z.object({
        phone: part(),
        methodCode: part(),
        estimatedShipDate: informing(moment()),
        postalAddress: informing(address),
      }),
    ),
    orderLines: z.object({ orderLine: listed() }),
    shipNode: informing(z.object({ type: informing(z.string()), id: part() })),
  });
  return {
    order,
    line,
    share,
    charge: charge(),
    single: z.object({ order }),
    page: z.object({
      list: z.object({
        meta: informing(z.object({ totalCount: informing(figure()), nextCursor: z.optional(z.unknown()) })),
        elements: maybe(z.object({ order: listed() })),
      }),
    }),
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
export type WireOrder = z.infer<Schemas["order"]>;
export type WireOrderLine = z.infer<Schemas["line"]>;
export type WireShare = z.infer<Schemas["share"]>;

const parse = lazySchemas(makeSchemas);

export const parseOrderPage = (json: unknown) => parse("page", json);
/** The order in an answer `{"order": …}`; `null`: not such an answer. */
export const parseSingleOrder = (json: unknown) => parse("single", json)?.order ?? null;
export const parseOrder = (json: unknown) => parse("order", json);
export const parseOrderLine = (json: unknown) => parse("line", json);
export const parseShare = (json: unknown) => parse("share", json);
export const parseCharge = (json: unknown) => parse("charge", json);
