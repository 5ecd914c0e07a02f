/** Items in Walmart's form. Source: Walmart Marketplace, Items API, all items. */
import * as z from "zod/mini";
import { figure, informing, lazySchemas, listed, name, text } from "../../wire/schemas";

const makeSchemas = () => ({
  item: z.object({
    sku: name(),
    productName: informing(text()),
    wpid: informing(text()),
    price: informing(z.object({ amount: informing(figure()) })),
    publishedStatus: informing(z.string()),
    lifecycleStatus: informing(z.string()),
    variantGroupId: informing(text()),
  }),
  page: z.object({
    ItemResponse: listed(),
    totalItems: informing(figure()),
    nextCursor: informing(text()),
  }),
});

type Schemas = ReturnType<typeof makeSchemas>;
export type WireItem = z.infer<Schemas["item"]>;
export type WireItemPage = z.infer<Schemas["page"]>;

const parse = lazySchemas(makeSchemas);

export const parseItem = (json: unknown) => parse("item", json);
export const parseItemPage = (json: unknown) => parse("page", json);
