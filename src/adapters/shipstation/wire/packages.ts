/** Labels and hand-marked packages in ShipStation's form. Source: ShipStation API V1, list shipments, list fulfillments. */
import * as z from "zod/mini";
import { figure, informing, lazySchemas, maybe, name, text } from "../../wire/schemas";

/** A member that decides something: a text is read, anything else spoils the entry. */
const flag = () => maybe(z.union([z.boolean(), z.enum(["true", "false"])]));

const common = () => ({
  orderId: maybe(text()),
  orderNumber: maybe(text()),
  trackingNumber: maybe(text()),
  createDate: informing(z.string()),
  shipDate: informing(z.string()),
  voidDate: informing(z.string()),
  voided: flag(),
  carrierCode: informing(text()),
});

const parse = lazySchemas(() => ({
  label: z.object({
    ...common(),
    shipmentId: name(),
    orderKey: informing(text()),
    isReturnLabel: flag(),
    serviceCode: informing(text()),
    shipmentItems: z.optional(z.nullable(z.array(z.unknown()))),
    advancedOptions: informing(
      z.object({ parentId: informing(text()), mergedIds: informing(z.array(z.catch(text(), ""))) }),
    ),
  }),
  marked: z.object({ ...common(), fulfillmentId: name(), fulfillmentServiceCode: informing(text()) }),
  item: z.object({ lineItemKey: informing(text()), sku: informing(text()), quantity: informing(figure(/^\d+$/)) }),
}));

export const parseLabel = (json: unknown) => parse("label", json);
export const parseMarked = (json: unknown) => parse("marked", json);
export const parsePackedItem = (json: unknown) => parse("item", json);
export type Label = NonNullable<ReturnType<typeof parseLabel>>;
export type Marked = NonNullable<ReturnType<typeof parseMarked>>;
