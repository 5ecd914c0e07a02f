/**
 * Orders as Walmart sends them. Quantities are strings, instants mostly epoch milliseconds, and most fields may be
 * missing. Source: Walmart Marketplace, Orders API, all orders.
 */
import * as z from "zod/mini";

let schemas: ReturnType<typeof makeSchemas> | null = null;

const makeSchemas = () => {
  const maybe = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));
  // A quantity or date that cannot be read makes the order unreadable: guessed ones would oversell.
  const amount = z.union([z.string().check(z.regex(/^\d{1,9}(\.0+)?$/)), z.number().check(z.nonnegative())]);
  const time = z.union([z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)))), z.number()]);
  const status = z.object({
    status: z.string(),
    statusQuantity: maybe(z.object({ amount })),
    trackingInfo: maybe(z.object({ trackingNumber: maybe(z.string()) })),
  });
  const charge = z.object({
    chargeType: maybe(z.string()),
    chargeName: maybe(z.string()),
    chargeAmount: maybe(z.object({ amount: z.number() })),
  });
  const line = z.object({
    lineNumber: z.string(),
    item: z.object({ sku: z.string(), productName: maybe(z.string()) }),
    charges: maybe(z.object({ charge: maybe(z.array(charge)) })),
    orderLineQuantity: z.object({ amount }),
    statusDate: maybe(time),
    orderLineStatuses: z.object({ orderLineStatus: z.array(status) }),
    intentToCancel: maybe(z.union([z.string(), z.boolean()])),
  });
  const address = z.object({
    name: maybe(z.string()),
    address1: maybe(z.string()),
    address2: maybe(z.string()),
    city: maybe(z.string()),
    state: maybe(z.string()),
    postalCode: maybe(z.string()),
    country: maybe(z.string()),
  });
  const order = z.object({
    purchaseOrderId: z.string(),
    customerOrderId: maybe(z.string()),
    orderDate: time,
    shippingInfo: maybe(
      z.object({ phone: maybe(z.string()), estimatedShipDate: maybe(time), postalAddress: maybe(address) }),
    ),
    orderLines: z.object({ orderLine: z.array(line) }),
    shipNode: maybe(z.object({ type: maybe(z.string()), id: maybe(z.string()) })),
  });
  return {
    order,
    single: z.object({ order: z.unknown() }),
    page: z.object({
      list: z.object({
        meta: maybe(z.object({ totalCount: maybe(z.number()), nextCursor: maybe(z.string()) })),
        elements: maybe(z.object({ order: maybe(z.array(z.unknown())) })),
      }),
    }),
  };
};

export type WireOrder = z.infer<ReturnType<typeof makeSchemas>["order"]>;
export type WireOrderLine = WireOrder["orderLines"]["orderLine"][number];
export type WireOrderPage = z.infer<ReturnType<typeof makeSchemas>["page"]>;

export const parseOrderPage = (json: unknown): WireOrderPage | null => {
  schemas ??= makeSchemas();
  const result = schemas.page.safeParse(json);
  return result.success ? result.data : null;
};

/** The order inside `{"order": …}`. */
export const parseSingleOrder = (json: unknown): WireOrder | null => {
  schemas ??= makeSchemas();
  const result = schemas.single.safeParse(json);
  return result.success ? parseOrder(result.data.order) : null;
};

export const parseOrder = (json: unknown): WireOrder | null => {
  schemas ??= makeSchemas();
  const result = schemas.order.safeParse(json);
  return result.success ? result.data : null;
};
