/** An order in ShipStation's form. Source: ShipStation API V1, list orders, create or update several orders. */
import * as z from "zod/mini";
import { figure, informing, lazySchemas, maybe, name, text } from "../../wire/schemas";

const address = () =>
  informing(
    z.object({
      name: informing(text()),
      street1: informing(text()),
      street2: informing(text()),
      street3: informing(text()),
      city: informing(text()),
      state: informing(text()),
      postalCode: informing(text()),
      country: informing(text()),
      phone: informing(text()),
    }),
  );

const parse = lazySchemas(() => ({
  order: z.object({
    orderId: name(),
    orderKey: maybe(text()),
    orderNumber: maybe(text()),
    orderStatus: z.string(),
    orderDate: informing(z.string()),
    modifyDate: informing(z.string()),
    shipByDate: informing(z.string()),
    shipTo: address(),
    items: informing(z.array(z.unknown())),
    advancedOptions: informing(
      z.object({
        storeId: informing(text()),
        parentId: informing(text()),
        mergedIds: informing(z.array(z.catch(text(), ""))),
      }),
    ),
  }),
  item: z.object({
    lineItemKey: informing(text()),
    sku: informing(text()),
    name: informing(text()),
    quantity: z.catch(figure(), 0),
    unitPrice: informing(figure()),
  }),
  result: z.object({
    orderId: informing(text()),
    orderKey: informing(text()),
    success: z.boolean(),
    errorMessage: informing(text()),
  }),
}));

export const parseOrder = (json: unknown) => parse("order", json);
export const parseItem = (json: unknown) => parse("item", json);
export const parseResult = (json: unknown) => parse("result", json);
